"""What the commands share: options, reading files and rules with plain messages, and writing output."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

import click

from lawcheck.reports.wording import INSTRUMENTS, inert

if TYPE_CHECKING:
    from rich.console import Console

    from lawcheck.reading.law import Law
    from lawcheck.rules.loading import RuleSet
    from lawcheck.rules.schema import Requirement
    from lawcheck.sources.document import UnreadableDocument

DONE = 0
AT_OR_ABOVE = 1
WRONG_USAGE = 2
UNREADABLE = 3

FAILING = {"conflict": frozenset({"conflict"}), "gap": frozenset({"conflict", "gap"}), "never": frozenset[str]()}
"""The verdicts at or above each level of --fail-on."""

_OCR = "lawcheck.ocr"

_Command = TypeVar("_Command", bound=Callable[..., Any])


def rules_option(command: _Command) -> _Command:
    """`--rules DIR`, repeatable."""
    return click.option(
        "--rules",
        "folders",
        metavar="DIR",
        multiple=True,
        help="A folder of further rules, which add to those of lawcheck or replace them; may be given several times.",
    )(command)


def reading_options(command: _Command) -> _Command:
    """`--lang` and `--revisions`."""
    command = click.option(
        "--revisions",
        type=click.Choice(["accepted", "original"]),
        default="accepted",
        show_default=True,
        help="Read tracked changes of a Word file as accepted, or read the text before them.",
    )(command)
    return click.option("--lang", metavar="xx", help="Language of the text, as in: en. Told from it by default.")(
        command
    )


def ocr_option(command: _Command) -> _Command:
    """`--ocr`, which `read_law` knows of from the command that runs."""
    return click.option(
        "--ocr",
        is_flag=True,
        expose_value=False,
        callback=_note_ocr,
        help="Read pages that are pictures with tesseract, where it is installed.",
    )(command)


def _note_ocr(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    ctx.meta[_OCR] = value


def scope_option(command: _Command) -> _Command:
    """`--scope`: "auto", "all" or a tuple of instruments in their order."""
    return click.option(
        "--scope",
        callback=_scope,
        default="auto",
        metavar="LIST",
        help="Instruments to check against: tip, som, untoc (by comma), all, or auto: those the law deals with "
        "(default).",
    )(command)


def _scope(ctx: click.Context, param: click.Parameter, value: str) -> str | tuple[str, ...]:
    if value in ("auto", "all"):
        return value
    names = [name.strip().lower() for name in value.split(",")]
    unknown = [name for name in names if name not in INSTRUMENTS]
    if unknown:
        known = "; ".join(f"{name} ({title})" for name, title in INSTRUMENTS.items())
        raise click.BadParameter(
            f"'{unknown[0]}' is not known. Give auto, all, or one or more, by comma, of: {known}.", ctx, param
        )
    return tuple(name for name in INSTRUMENTS if name in names)


def fail_on_option(command: _Command) -> _Command:
    """`--fail-on`."""
    return click.option(
        "--fail-on",
        type=click.Choice(list(FAILING)[::-1]),
        default="never",
        show_default=True,
        help="Exit with 1 where a verdict is a conflict, or a gap or conflict.",
    )(command)


def output_option(command: _Command) -> _Command:
    """`-o PATH`."""
    return click.option(
        "-o", "--output", metavar="PATH", default="-", help="Write to this file; - is the screen (standard output)."
    )(command)


def fail(message: str, code: int = WRONG_USAGE) -> NoReturn:
    """End the program with one sentence on standard error."""
    complain(message)
    sys.exit(code)


def complain(message: str) -> None:
    """Write one sentence to standard error."""
    click.echo(inert(f"lawcheck: {message}"), err=True)


def rules_of(folders: tuple[str, ...]) -> RuleSet:
    """Load the rules; ends the program where they can't be read."""
    import lawcheck

    with faults_of_rules():
        try:
            return lawcheck.load_rules(*folders)
        except OSError as error:
            fail(f"The rules can't be read: {reason(error)}.")


@contextmanager
def faults_of_rules() -> Iterator[None]:
    """End the program with one sentence where rules can't be used; patterns are read when they are first needed."""
    from lawcheck.rules import RulesError

    try:
        yield
    except RulesError as error:
        fail(f"The rules can't be used. {error}.".replace("..", "."))


def read_law(path: str, language: str | None, revisions: str) -> Law:
    """Read a law; UnreadableDocument, with one plain sentence, whatever goes wrong."""
    import lawcheck
    from lawcheck.sources import UnreadableDocument

    kept: Literal["accepted", "original"] = "original" if revisions == "original" else "accepted"
    with faults_of(path, "reading this file"):
        try:
            return lawcheck.read(path, language=language, revisions=kept, ocr=ocr_asked())
        except OSError as error:
            message = f"The file can't be opened: {reason(error)}."
            raise UnreadableDocument(path, "not-opened", message) from error


def ocr_asked() -> bool:
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_OCR))


@contextmanager
def faults_of(path: str, doing: str) -> Iterator[None]:
    """Turn a fault of the program into an UnreadableDocument that says what to report, so that other files go on."""
    from lawcheck.sources import UnreadableDocument
    from lawcheck.sources.faults import fault_of

    try:
        with faults_of_rules():
            yield
    except UnreadableDocument:
        raise
    except Exception as error:
        raise fault_of(path, doing, error) from error


def complain_of_file(error: UnreadableDocument) -> None:
    """Say on standard error why a file was not read."""
    name = "standard input" if error.path == "-" else error.path
    complain(f"{name}: {error.message}")


def language_at_hand(language: str | None, rules: RuleSet) -> None:
    """End the program where there are no words for a language that was asked for."""
    if language and language not in rules.lexicons:
        fail(f"There are no rules for the language '{language}'; there are for: {', '.join(sorted(rules.lexicons))}.")


def requirement_of(name: str, rules: RuleSet) -> Requirement:
    """The requirement of that id; ends the program, with the ids that come close, where there is none."""
    if name in rules.requirements:
        return rules.requirements[name]
    close = difflib.get_close_matches(name, rules.requirements, cutoff=0.5)
    hint = f"did you mean {' or '.join(close)}?" if close else "`lawcheck rules list` names all."
    fail(f"There is no requirement '{name}': {hint}")


def spare_the_law(files: Iterable[str], output: str) -> None:
    """End the program where the report would be written over a law that it reports on."""
    for file in files:
        if output != "-" and os.path.exists(file) and os.path.exists(output) and os.path.samefile(file, output):
            fail(f"{output}: The report would overwrite the law; give another name after -o.")


def spare_the_screen(kind: str, output: str) -> None:
    """End the program where a report that is no text would go to the screen."""
    from lawcheck.reports.formats import BINARY

    if kind in BINARY and output == "-" and sys.stdout.isatty():
        fail(f"A report as {kind} can't be shown on the screen; name a file to write it to: -o REPORT.")


def write(content: str | bytes, output: str) -> None:
    """Write a report to a file, or to standard output for `-`; text as UTF-8 with plain newlines."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        fail(f"{output}: The report can't be written there: {reason(error)}.")


@contextmanager
def console(output: str) -> Iterator[Console]:
    """A console to print a report on: the screen for `-`, else a file, 80 columns wide and without colour."""
    from lawcheck.reports.sheet import paper, screen

    if output == "-":
        yield screen()
    else:
        page, written = paper()
        yield page
        write(written.getvalue(), output)


def reason(error: OSError) -> str:
    """Why a file can't be read or written, in small letters."""
    name = f"{error.filename}: " if error.filename and str(error.filename) not in ("-",) else ""
    return f"{name}{(error.strerror or str(error)).lower()}"
