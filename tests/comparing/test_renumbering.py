"""Matched by requirement and words: new numbers, new line breaks and another file format change no finding."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from textwrap import fill

import pytest
from comparing_samples import BILL, changed, file_side
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lawcheck.comparing import compare

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
sys.path.insert(0, str(CORPORA))

from build import BILLS, Bill  # noqa: E402
from source import paragraphs  # noqa: E402
from to_pdf import pdf  # noqa: E402

_SECTION = re.compile(r"^(?:(?:SECTION|Article|§) )?(\d+)(?=[A-Z]?(?:-[A-Z])?\.\s)", re.MULTILINE)
_NUMBER = re.compile(r"^\d+(?=[A-Z]?(?:-[A-Z])?\.\s)", re.MULTILINE)
_CITED = re.compile(
    r"((?:[Ss]ections?|SECTION|[Aa]rticles?|§§?) )"
    r"((?:\d+[A-Z]?(?:-[A-Z])?(?:\(\w+\))*(?:, (?:or |and )?| and | or | to )?)+)"
)
_BARE = re.compile(r"(?<![(\w])\d+")


def renumbered(text: str, by: int) -> str:
    """Every section of a text, and every reference to one, with a higher number."""
    own = set(_SECTION.findall(text))

    def higher(number: re.Match[str]) -> str:
        return str(int(number[0]) + by) if number[0] in own else number[0]

    return _CITED.sub(lambda found: found[1] + _BARE.sub(higher, found[2]), _NUMBER.sub(higher, text))


def test_a_new_number_is_no_change_of_a_clause() -> None:
    """Nor is a reference to it."""
    comparison = changed(BILL, renumbered(BILL, 40))
    assert comparison.alignment
    assert (comparison.changes, comparison.alignment.changes) == ((), ())


@pytest.mark.parametrize("bill", BILLS, ids=lambda bill: bill.name)
def test_a_renumbered_print_has_no_change_of_findings(bill: Bill, tmp_path: Path) -> None:
    """Word in, every section renumbered, PDF out."""
    source = (CORPORA / bill.name / f"{bill.name}.txt").read_text(encoding="utf-8")
    new = tmp_path / f"{bill.name}.pdf"
    new.write_bytes(pdf(tuple(paragraphs(renumbered(source, 20), bill.enacting)), bill.title, bill.style))
    comparison = compare(file_side(CORPORA / bill.name / f"{bill.name}.docx"), file_side(new))
    assert [(change.kind, change.standing.requirement) for change in comparison.changes] == []
    assert comparison.unchanged


@settings(max_examples=8, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(by=st.integers(0, 300), width=st.integers(60, 200))
def test_new_numbers_and_line_breaks_change_nothing(by: int, width: int) -> None:
    """Every finding rests on the words it rested on."""
    lines = renumbered(BILL, by).split("\n")
    flowed = "\n".join(line if len(line) < 60 else fill(line, width, break_long_words=False) for line in lines)
    assert changed(BILL, flowed).changes == ()
