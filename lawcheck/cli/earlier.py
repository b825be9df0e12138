"""Reports of earlier runs on the command line: told from laws, read with plain messages, laid beside laws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lawcheck.cli.common import complain, fail

if TYPE_CHECKING:
    from lawcheck.checking.findings import Report
    from lawcheck.comparing import Comparison, Side
    from lawcheck.rules.loading import RuleSet


def looks_like_report(path: str) -> bool:
    """Whether a file is a report in JSON and no law; a file that can't be opened is left to whoever reads it."""
    from lawcheck.comparing.earlier import is_report

    if path == "-":
        return False
    try:
        with open(path, "rb") as file:
            return is_report(file.read(400))
    except OSError:
        return False


def earlier_laws(path: str, rules: RuleSet) -> list[Side]:
    """The laws of an earlier report; ends the program where it can't be used."""
    from lawcheck.comparing import EarlierError, earlier_report

    try:
        return earlier_report(path, rules)
    except EarlierError as error:
        fail(f"{path}: {error}")
    except OSError as error:
        fail(f"{path}: The report can't be opened: {(error.strerror or str(error)).lower()}.")


def since_baseline(report: Report, baseline: str, earlier: Sequence[Side]) -> dict[str, Comparison]:
    """Each law compared with the baseline, by its path; all of a law is new that the baseline does not hold."""
    from lawcheck.comparing import compare, side_of
    from lawcheck.comparing.earlier import side_for
    from lawcheck.comparing.standings import Side

    found = {}
    for checked in report.laws:
        new = side_of(checked)
        old = side_for(earlier, new.path, alone=len(report.laws) == 1)
        if old is None:
            complain(f"{baseline}: The baseline holds no law named {new.path}; all that is found in it counts as new.")
            old = Side(new.path, "", new.title, (), {})
        found[new.path] = compare(old, new)
    return found


def states_of(since: dict[str, Comparison] | None) -> dict[tuple[str, str], str] | None:
    """How each finding stands to the baseline, by path of the law and requirement; None without a baseline."""
    if since is None:
        return None
    return {(path, name): state for path, found in since.items() for name, state in found.states().items()}
