"""Verdicts are held against those of careful readers, and the figures say which way they err."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lawcheck.clauses import build_tree
from lawcheck.measuring.accuracy import Judged, confusion_of, figures_of, judge_law, section_of
from lawcheck.measuring.accuracy_page import BEGIN, END, figures_page, renewed
from lawcheck.measuring.gold import GoldError, GoldFile, GoldVerdict, find_gold
from lawcheck.reading import read_law
from lawcheck.rules import RuleSet
from lawcheck.sources import read_text


def judged(verdict: Any, gold: Any, requirement: str = "tip-1-shelter", **more: Any) -> Judged:
    """A verdict beside a gold one; `more` are `also`, `at`, `conflicts`, `missing` of gold."""
    ours = {key: more.pop(f"our_{key}", ()) for key in ("missing", "conflicts", "sections")}
    reader = GoldVerdict(verdict=gold, **more)
    return Judged(
        "a-law", requirement, reader, verdict, ours["missing"], ours["conflicts"], frozenset(ours["sections"])
    )


@pytest.mark.parametrize(
    ("entry", "right", "false_assurance", "false_alarm"),
    [
        (judged("met", "met"), True, False, False),
        (judged("met", "partial"), False, True, False),
        (judged("met", "partial", also=("met",)), True, False, False),
        (judged("met", "review"), False, False, False),
        (judged("gap", "met"), False, False, True),
        (judged("conflict", "met"), False, False, True),
        (judged("review", "met"), False, False, False),
        (judged("partial", "met"), False, False, False),
    ],
)
def test_a_verdict_is_right_or_errs_to_one_side(
    entry: Judged, right: bool, false_assurance: bool, false_alarm: bool
) -> None:
    assert (entry.right, entry.false_assurance, entry.false_alarm) == (right, false_assurance, false_alarm)


@pytest.mark.parametrize(
    ("entry", "pinpointed"),
    [
        (judged("met", "met", at=("4(1)(b)",), our_sections=("4", "9")), True),
        (judged("met", "met", at=("art 225-4-1",), our_sections=("225",)), False),
        (judged("met", "met"), None),
        (judged("gap", "gap", at=("4",)), None),
        (judged("met", "gap", at=("4",), our_sections=("4",)), None),
    ],
)
def test_a_right_verdict_cites_a_section_that_the_reader_names(entry: Judged, pinpointed: bool | None) -> None:
    """It is asked of findings that cite something."""
    assert entry.pinpointed is pinpointed


@pytest.mark.parametrize(
    ("citation", "section"),
    [("s 4(1)(a)", "4"), ("art 127-1", "127-1"), ("4A", "4a"), ("Schedule II", "ii"), ("preamble", None)],
)
def test_the_section_of_a_citation_is_its_first_number(citation: str, section: str | None) -> None:
    assert section_of(citation) == section


def test_the_figures_sum_up_verdicts_conflicts_and_missing_elements() -> None:
    """Shares of nothing are not given."""
    entries = [
        judged("met", "met"),
        judged("gap", "met"),
        judged("conflict", "conflict", conflicts=("paid", "late"), our_conflicts=("paid",)),
        judged("partial", "partial", missing=("care",), our_missing=("care", "shelter")),
    ]
    figures = figures_of(entries)
    assert (figures.verdicts, figures.right, figures.accuracy) == (4, 3, 0.75)
    assert (figures.false_assurance, figures.false_alarm) == (0, 1)
    assert (figures.conflict_recall, figures.conflict_precision) == (0.5, 1.0)
    assert figures.missing_f1 == pytest.approx(2 / 3)
    assert figures.pinpoint is None
    assert confusion_of(entries)["met", "gap"] == 1
    assert figures_of([]).accuracy == 0.0


def test_a_law_is_checked_against_its_gold_verdicts(rules: RuleSet) -> None:
    """The evidence is brought to the sections it stands in; requirements that the rules don't know are left out."""
    law = read_law(build_tree(read_text("1. Care\nVictims shall be given care.\n2. There shall be a shelter.")), "en")
    verdicts = {"tip-1-shelter": {"verdict": "met", "at": ["2"]}, "tip-99-other": {"verdict": "gap"}}
    gold = GoldFile.model_validate({"document": "a-law", "scope": ["tip"], "verdicts": verdicts})
    [entry] = judge_law(law, gold, rules)
    assert entry.right
    assert entry.sections == {"1", "2"}
    assert entry.pinpointed


def test_the_figures_of_a_page_are_renewed_and_what_is_written_around_them_stays() -> None:
    """A page without marks becomes the figures alone."""
    old, new = (figures_page([judged("met", gold)]) for gold in ("gap", "met"))
    page = f"# How accurate\n\nBy hand.\n\n{old}\nThe end.\n"
    assert renewed(page, new) == f"# How accurate\n\nBy hand.\n\n{new}\nThe end.\n"
    assert renewed("", new) == new
    assert new.startswith(BEGIN)
    assert new.endswith(f"{END}\n")
    assert "| tip-1-shelter | 1 | 0 | 0.000 | 1 | 0 | – |" in old
    assert "| false assurance: said met, where the reader says gap, partial or conflict | 100.0 % (1) |" in old


@pytest.mark.parametrize(
    ("gold", "says"),
    [
        ("document: a\nscope: [tip]\nverdicts: {x: {verdict: perhaps}}\n", r"a\.gold\.yaml: verdicts\.x\.verdict: "),
        ("document: b\nscope: [tip]\nverdicts: {}\n", "the law 'b' is not under"),
        ("verdicts: [\n", "is not valid YAML"),
    ],
)
def test_gold_that_cannot_be_used_is_said(tmp_path: Path, gold: str, says: str) -> None:
    (tmp_path / "a.gold.yaml").write_text(gold, "utf-8")
    with pytest.raises(GoldError, match=says):
        list(find_gold([tmp_path]))


def test_gold_finds_its_law_in_the_folder(tmp_path: Path) -> None:
    """Beside it or below, Word before text; other YAML files are passed over."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.yaml").write_text("document: a\nscope: [tip]\nverdicts: {}\n", "utf-8")
    (tmp_path / "gold" / "other.yaml").write_text("other: 1\n", "utf-8")
    (tmp_path / "laws").mkdir()
    for name in ("a.txt", "a.docx"):
        (tmp_path / "laws" / name).touch()
    [found] = find_gold([tmp_path])
    assert found.path.name == "a.docx"
