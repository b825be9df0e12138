"""Plain text for a screen: wrapped, indented, and safe to print whatever the law says."""

from __future__ import annotations

import io
import re

from rich.console import Console
from rich.text import Text

from lawcheck.reports.wording import inert

_WIDEST = 100  # columns; longer lines are hard to read
_PLAIN = 80
_TIE = "\ue000"  # stands for a blank at which no line is broken: the one in "s 4(1)"
_TIED = re.compile(r"\b(arts?|ss?|paras?|page|Schedule) (?=[\d'(])")


class Sheet:
    """Writes lines to a console. All text is printed as it stands: no markup, no control characters."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self.width = max(min(console.width, _WIDEST), 40)

    def line(self, text: str | Text = "", *, indent: int = 0, lead: str = "", style: str = "") -> None:
        """Write a paragraph, wrapped; `lead` (a bullet, a label) stands before it and sets how far it hangs."""
        body = text if isinstance(text, Text) else Text(inert(text), style)
        body.plain = _TIED.sub(rf"\1{_TIE}", body.plain)
        hang = indent + len(lead)
        for number, part in enumerate(body.wrap(self._console, self.width - hang) or [Text()]):
            part.rstrip()
            part.plain = part.plain.replace(_TIE, " ")
            margin = " " * indent + inert(lead) if number == 0 else " " * hang
            self._print(Text(margin if part.plain else margin.rstrip()) + part)

    def verbatim(self, text: str, *, indent: int = 0) -> None:
        """Write one line as it is, however long: a command to be copied."""
        self._print(Text(" " * indent + inert(text)))

    def heading(self, text: str, style: str = "bold") -> None:
        """Write a heading, underlined, after a blank line."""
        self._print(Text())
        title = Text(inert(text), style)
        self._print(title)
        self._print(Text("─" * min(title.cell_len, self.width)))

    def _print(self, text: Text) -> None:
        self._console.print(text, soft_wrap=True)


class _Screen(Console):
    """Standard output; that its reader has gone away is for the program to hear of, not for Rich to end it."""

    def on_broken_pipe(self) -> None:
        """Let the error through that is being handled."""
        raise


def screen() -> Console:
    """Standard output, in colour where it is a terminal and NO_COLOR is not set."""
    return _Screen(highlight=False, emoji=False, markup=False)


def paper() -> tuple[Console, io.StringIO]:
    """A console of 80 columns without colour, and what is written to it."""
    written = io.StringIO()
    console = Console(
        file=written, width=_PLAIN, color_system=None, force_terminal=False, highlight=False, emoji=False, markup=False
    )
    return console, written
