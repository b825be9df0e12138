"""Sentences that the summary of a scan says in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawcheck.reports.wording import counted, inert, on_one_line

if TYPE_CHECKING:
    from lawcheck.reports.summary import Summary


def name_of(summary: Summary) -> str:
    """The name of the scanned folder, on one line."""
    return on_one_line(inert(summary.name))


def lead(summary: Summary) -> str:
    """What was checked, in a sentence or two."""
    laws, countries = counted(len(summary.laws), "law"), counted(len(summary.countries), "country", "countries")
    words = counted(sum(law.words for law in summary.laws), "word")
    said = f"{laws} of {countries} checked, each by itself: {words}."
    outside = sum(law.out_of_scope for law in summary.laws)
    if outside:
        said += f" {counted(outside, 'law deals', 'laws deal')} with none of the treaties."
    if summary.duplicates:
        repeats = counted(len(summary.duplicates), "file has", "files have")
        said += f" {repeats} the words of another one."
    return said


def unread_heading(summary: Summary) -> str:
    """How many files were not read."""
    return f"{counted(len(summary.unread), 'file')} could not be read"
