"""`lawcheck config`: the values in force, and where each comes from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from lawcheck.cli.common import fail, fail_on_option, output_option, rules_option, scope_option, write
from lawcheck.cli.settings import limit_options, settings_in_force
from lawcheck.configuration import KEYS, Settings
from lawcheck.reports.wording import inert, on_one_line


@click.command("config", short_help="Show the settings in force, and where each comes from.")
@click.argument("folder", metavar="[DIR]", default=".")
@scope_option
@rules_option
@click.option("--lang", metavar="xx", help="Language of the text, as in: en. Told from it by default.")
@limit_options
@fail_on_option
@output_option
@click.pass_context
def command(ctx: click.Context, /, folder: str, output: str, **_: Any) -> None:
    """Show each setting with its value and where it comes from: default, a line of lawcheck.yaml, or command line.

    DIR is the folder whose lawcheck.yaml is read, by default the current one. Options of check and scan can be given
    to see what they change.
    """
    if not Path(folder).is_dir():
        fail(f"{folder}: There is no such folder.")
    settings = settings_in_force(ctx, folder)
    rows = [(key, _shown(settings, name), settings.origin(name)) for key, (name, _) in KEYS.items()]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = (f"{key:<{widths[0]}}  {value:<{widths[1]}}  {origin}".rstrip() for key, value, origin in rows)
    write("".join(inert(line) + "\n" for line in lines), output)


def _shown(settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if value is None:
        return {"country": "by the first folder", "language": "told from the text"}[name]
    if name == "roles":
        shown = ", ".join(f"{pattern}: {role}" for pattern, role in value.items())
    elif isinstance(value, tuple):
        shown = ", ".join(value)
    else:
        unit = {"seconds": " seconds", "memory": " MB"}.get(name, "")
        shown = f"{value:g}{unit}" if isinstance(value, float | int) else value
    return on_one_line(shown) or "none"
