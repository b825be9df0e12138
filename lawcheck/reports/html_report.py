"""The report as one HTML file: the law beside the findings; nothing is fetched, and it reads without JavaScript."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

import lawcheck
from lawcheck.reports.marked import Block, Mark, Segment, blocks, marks_of
from lawcheck.reports.matrix import SIGNS, matrix_of
from lawcheck.reports.model import EVALUATIONS, MEANINGS, NAMES, plain

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView, View

_BANDS = 160  # of the heat strip
_WEIGHTS = {"conflict": 40, "partial": 28, "review": 20, "gap": 16, "met": 10}  # height of a band, also read in grey


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the law in the heat strip."""

    x: int
    verdict: str
    height: int
    target: str  # id of the first mark
    label: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the template shows of one law."""

    key: str
    view: CheckedView
    blocks: tuple[Block, ...]
    bands: tuple[Band, ...]
    anchors: dict[tuple[int, int], str]  # number of the entry and start of a quotation: id of its mark


def html_report(view: View) -> str:
    """The report as a self-contained HTML document."""
    style, script = asset("report.css"), asset("report.js")
    pages = [_page(number, law) for number, law in enumerate(view.laws, 1)]
    return (
        environment()
        .get_template("report.html")
        .render(
            view=view,
            pages=pages,
            matrix=matrix_of(view) if len(view.laws) > 1 else None,
            filters=_filters(view),
            signs=SIGNS,
            names=NAMES,
            meanings=MEANINGS,
            evaluations=EVALUATIONS,
            version=lawcheck.__version__,
            rules=view.report.rules,
            style=style,
            script=script,
            policy=(
                f"default-src 'none'; style-src 'sha256-{hash_of(style)}'; script-src 'sha256-{hash_of(script)}'; "
                "base-uri 'none'; form-action 'none'"
            ),
        )
    )


@cache
def environment() -> Environment:
    """The templates, compiled once, with everything escaped that comes from a law."""
    return Environment(
        loader=PackageLoader("lawcheck.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def place_of(law: int, entry: int) -> str:
    """Where the report shows an entry: the fragment of a link; laws and entries count from 1."""
    return f"l{law}f{entry}"


def asset(name: str) -> str:
    """A style sheet or script of the templates."""
    return resources.files("lawcheck.reports").joinpath("templates", name).read_text(encoding="utf-8")


def hash_of(content: str) -> str:
    """The hash by which a content-security policy lets a style or script through."""
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _filters(view: View) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Name, label and choices of each filter."""
    entries = [entry for law in view.laws for entry in law.entries]
    verdicts = {entry.verdict for entry in entries}
    return [
        ("verdict", "Verdict", [(key, name) for key, name in NAMES.items() if key in verdicts]),
        ("instrument", "Instrument", list(dict.fromkeys((e.instrument, e.instrument_name) for e in entries))),
        ("theme", "Theme", sorted({(e.theme, e.theme_name) for e in entries})),
        ("strength", "Strength", list(dict.fromkeys((e.strength, e.strength_name) for e in entries))),
    ]


def _page(number: int, law: CheckedView) -> Page:
    key = f"l{number}"
    marks = marks_of(law)
    shown = tuple(blocks(law.law, marks)) if law.entries else ()
    return Page(key, law, tuple(_tidied(shown)), tuple(_bands(key, law, marks)), _anchors(key, law, marks))


def _anchors(key: str, law: CheckedView, marks: list[Mark]) -> dict[tuple[int, int], str]:
    of_entry: dict[int, list[Mark]] = {}
    for mark in marks:
        of_entry.setdefault(mark.number, []).append(mark)
    return {
        (entry.number, quotation.start): f"{key}m{entry.number}-{mark.start}"
        for entry in law.entries
        for quotation in entry.quotations
        for mark in of_entry.get(entry.number, ())
        if mark.start <= quotation.start < mark.end
    }


def _tidied(shown: tuple[Block, ...]) -> Iterator[Block]:
    """Where several marks of one entry end one after the other in a block, only the last carries its number."""
    for block in shown:
        seen: set[int] = set()
        segments: list[Segment] = []
        for segment in reversed(block.segments):
            ends = tuple(number for number in segment.ends if number not in seen)
            seen |= set(ends)
            segments.append(Segment(segment.text, segment.under, segment.begins, ends))
        yield Block(block.depth, block.heading, block.page, tuple(reversed(segments)))


def _bands(key: str, law: CheckedView, marks: list[Mark]) -> Iterator[Band]:
    length = max(len(law.law.document.text), 1)
    found: dict[int, Mark] = {}
    for mark in marks:
        first, last = mark.start * _BANDS // length, max(mark.end - 1, mark.start) * _BANDS // length
        for at in range(first, last + 1):
            if at not in found or mark.number < found[at].number:
                found[at] = mark
    for at, mark in sorted(found.items()):
        entry = law.entries[mark.number - 1]
        where = next((q.where for q in entry.quotations if q.start == mark.start), entry.title)
        label = f"{entry.verdict_name}: {plain(where)}, {entry.title}"
        yield Band(at, entry.verdict, _WEIGHTS[entry.verdict], f"{key}m{mark.number}-{mark.start}", label)
