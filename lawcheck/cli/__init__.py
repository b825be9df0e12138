"""The command line: each command in a file of its own, loaded when it is called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from lawcheck import __version__

INTERRUPTED = 130
BROKEN_PIPE = 141


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called or listed.

    `lazy` maps the name of a command to the module that holds it, under the name `command`.
    """

    def __init__(self, *args: Any, lazy: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order in which they are meant to be met."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and take the command from it."""
        if cmd_name not in self._lazy:
            return None
        command: click.Command = importlib.import_module(self._lazy[cmd_name]).command
        return command


class _Program(LazyGroup):
    """The program itself: ends without a traceback when the user or the reader of its output has had enough."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except KeyboardInterrupt:
            click.echo("lawcheck: stopped.", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _forget_stdout()
            ctx.exit(BROKEN_PIPE)


def _forget_stdout() -> None:
    """Send what is still to be written nowhere, so that closing the stream does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=_Program,
    lazy={
        "check": "lawcheck.cli.check",
        "diff": "lawcheck.cli.diff",
        "scan": "lawcheck.cli.scan",
        "framework": "lawcheck.cli.framework",
        "explain": "lawcheck.cli.explain",
        "tree": "lawcheck.cli.tree",
        "config": "lawcheck.cli.config",
        "rules": "lawcheck.cli.rules",
    },
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Nothing leaves this computer: lawcheck uses no network.",
)
@click.version_option(__version__, prog_name="lawcheck")
def main() -> None:
    """Check laws and draft bills against the UN Convention against Transnational Organized Crime and its Protocols.

    Start with: lawcheck check BILL.docx
    """
