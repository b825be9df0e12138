"""The pages of the docs that follow from rules and gold verdicts are those that `make docs` writes."""

from __future__ import annotations

from pathlib import Path

import pytest

import lawcheck
from lawcheck.measuring.accuracy import judge_law
from lawcheck.measuring.accuracy_page import figures_page, renewed
from lawcheck.measuring.gold import find_gold
from lawcheck.reports.lexicon_page import lexicon_page
from lawcheck.reports.rule_pages import requirement_pages

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
RULES = lawcheck.load_rules()
PAGES = requirement_pages(RULES)


def _kept(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_page_of_the_lexicon_is_that_of_the_rules() -> None:
    assert _kept(DOCS / "lexicon.md") == lexicon_page(RULES), "run `make docs`"


def test_the_pages_of_the_requirements_are_those_of_the_rules() -> None:
    """Each file, and no other; delete by hand what no article asks for any more."""
    kept = {path.name: _kept(path) for path in (DOCS / "requirements").iterdir()}
    assert kept.keys() == PAGES.keys(), "run `make docs`"
    assert [name for name, page in PAGES.items() if kept[name] != page] == [], "run `make docs`"


def test_the_figures_on_accuracy_are_those_that_are_measured() -> None:
    """What a person wrote around the figures stays as it is."""
    judged = [
        entry for law in find_gold([ROOT / "corpora"]) for entry in judge_law(lawcheck.read(law.path), law.gold, RULES)
    ]
    page = _kept(DOCS / "accuracy.md")
    assert "0.756" in page
    assert page == renewed(page, figures_page(judged)), "run `make docs`"


@pytest.mark.parametrize("name", RULES.requirements)
def test_every_requirement_is_explained_on_one_page_and_says_what_it_cannot_see(name: str) -> None:
    """The index leads there."""
    [page] = [page for page, text in PAGES.items() if f'<a id="{name}"></a>' in text]
    text = PAGES[page].partition(f'<a id="{name}"></a>')[2].partition('<a id="')[0]
    assert f"[{name}]({page}#{name})" in PAGES["README.md"]
    assert "**What must be found" in text
    assert text.partition("**What this rule cannot see**")[2].strip()
