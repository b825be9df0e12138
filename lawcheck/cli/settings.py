"""The values in force for a command: the command line over lawcheck.yaml over the defaults."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from lawcheck.cli.common import fail

if TYPE_CHECKING:
    from lawcheck.configuration import Settings

_SETTING_OF = {
    "scope": "scope",
    "lang": "language",
    "folders": "rules",
    "fail_on": "fail_on",
    "time_limit": "seconds",
    "memory_limit": "memory",
}
"""Parameters of commands, and the setting that each gives."""


_Command = TypeVar("_Command", bound=Callable[..., Any])


def limit_options(command: _Command) -> _Command:
    """`--time-limit` and `--memory-limit`."""
    command = click.option(
        "--memory-limit",
        metavar="MB",
        type=click.IntRange(500, 1_000_000),
        default=2000,
        show_default=True,
        help="Stop where one law needs more memory than this.",
    )(command)
    return click.option(
        "--time-limit",
        metavar="SECONDS",
        type=click.FloatRange(1, 86_400),
        default=120,
        show_default=True,
        help="Stop reading or checking one law after so long.",
    )(command)


def settings_in_force(ctx: click.Context, folder: str | Path = ".") -> Settings:
    """What holds for a command: its own options where they were given, else the lawcheck.yaml of a folder.

    Commands that read a folder of laws give that folder; those that read single laws take the current one. Further
    rules of the command line stand after those of the file. Ends the program where the file can't be used.
    """
    from lawcheck.configuration import COMMAND_LINE, ConfigurationError, settings_in

    try:
        settings = settings_in(Path(folder))
    except ConfigurationError as error:
        fail(str(error))
    given: dict[str, Any] = {
        name: ctx.params[parameter]
        for parameter, name in _SETTING_OF.items()
        if parameter in ctx.params and ctx.get_parameter_source(parameter) is ParameterSource.COMMANDLINE
    }
    if "rules" in given:
        given["rules"] = (*settings.rules, *given["rules"])
    return settings.given(COMMAND_LINE, **given)
