"""`lawcheck rules`: the rule set, for those who read and write rules; each command in a file of its own."""

from __future__ import annotations

import click

from lawcheck.cli import LazyGroup


@click.group(
    "rules",
    cls=LazyGroup,
    lazy={
        "list": "lawcheck.cli.rules.list",
        "show": "lawcheck.cli.rules.show",
        "validate": "lawcheck.cli.rules.validate",
        "test": "lawcheck.cli.rules.test",
        "new": "lawcheck.cli.rules.new",
        "coverage": "lawcheck.cli.rules.coverage",
        "mutate": "lawcheck.cli.rules.mutate",
        "accuracy": "lawcheck.cli.rules.accuracy",
        "docs": "lawcheck.cli.rules.docs",
    },
)
def command() -> None:
    """List, write, test and measure the rules."""
