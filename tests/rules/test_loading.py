"""Rule folders: what is wrong in one is said with file and line, and nothing half-loaded is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck.rules import RulesError, load_rules
from lawcheck.rules.schema import Doubt, Region

REQUIREMENT = """\
id: tip-0-test
instrument: tip
article: "0"
title: A test
strength: mandatory
theme: criminalization
laws: [trafficking]
asks: Something.
elements:
  it:
    says: it is there
    when: {find: testword}
remedy: {add: Add it., wording: It is there.}
cannot_see: Much.
"""
CASES = """\
requirement: tip-0-test
cases:
  - {name: there, verdict: met, text: "1. The frobnicator is here."}
  - {name: not there, verdict: gap, text: "1. Nothing is here."}
"""
LEXICON = "concepts: {testword: {says: A word., patterns: [frobnicator~]}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "words.yaml").write_text(LEXICON)
    (tmp_path / "tip-0-test.yaml").write_text(REQUIREMENT)
    (tmp_path / "tip-0-test.cases.yaml").write_text(CASES)
    return tmp_path


def test_a_folder_of_ones_own_is_read_beside_the_rules_that_come_with_the_program(folder: Path) -> None:
    rules = load_rules(folder)
    assert "tip-0-test" in rules.requirements
    assert set(load_rules().requirements) < set(rules.requirements)


def test_two_rule_sets_with_different_rules_have_different_hashes(folder: Path) -> None:
    assert load_rules(folder).sha256 != load_rules().sha256


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("strength: mandatory", "strength: strong"), 5, "mandatory"),
        (("asks: Something.", "asks: Something.\nfoo: 1"), 9, "foo"),
        (("{find: testword}", "{seek: testword}"), 12, "begins with one of"),
        (("{find: testword}", "{find: testword, unit: page}"), 12, "unit"),
        (("title: A test", "title: [A test"), 5, "not valid YAML"),
    ],
)
def test_a_fault_is_named_with_file_and_line(folder: Path, change: tuple[str, str], line: int, says: str) -> None:
    (folder / "tip-0-test.yaml").write_text(REQUIREMENT.replace(*change))
    with pytest.raises(RulesError, match=rf"tip-0-test\.yaml, line {line}: .*{says}"):
        load_rules(folder)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("tip-0-test.yaml", REQUIREMENT.replace("testword", "nosuchword"), "no lexicon file defines the concept"),
        ("tip-0-test.yaml", REQUIREMENT.replace("testword}", "testword, in: nowhere}"), "no file defines the region"),
        ("tip-0-test.cases.yaml", CASES.replace("gap", "met"), "one that is not"),
        ("tip-0-test.yaml", "- a list", "must be a mapping"),
    ],
)
def test_names_and_cases_are_checked(folder: Path, name: str, text: str, says: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(RulesError, match=says):
        load_rules(folder)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(frobnicator", r"words\.yaml, line 1: 'testword': .*not closed"),
        ('"{nosuchword} here"', r"words\.yaml, line 1: 'testword': .*no lexicon file defines"),
        ('"{testword} here"', "refers to itself"),
    ],
)
def test_patterns_are_checked_when_they_are_first_needed(folder: Path, pattern: str, says: str) -> None:
    (folder / "en" / "words.yaml").write_text(LEXICON.replace("frobnicator~", pattern))
    rules = load_rules(folder)
    with pytest.raises(RulesError, match=says):
        rules.matcher("en")


def test_a_conflict_needs_a_case_of_its_own(folder: Path) -> None:
    conflict = "conflicts: {bad: {says: Bad., when: {find: testword}, remedy: Mend it.}}\nremedy:"
    (folder / "tip-0-test.yaml").write_text(REQUIREMENT.replace("remedy:", conflict))
    with pytest.raises(RulesError, match="conflict 'bad'"):
        load_rules(folder)


def test_a_missing_folder_is_said() -> None:
    with pytest.raises(RulesError, match="no such folder"):
        load_rules("/nowhere/at/all")


def test_all_stands_for_every_name_and_not_for_a_concept_called_all() -> None:
    assert Doubt.model_validate({"says": "open", "when": {"outside": "child"}, "excuses": "all"}).excuses == "all"
    assert Region.model_validate({"says": "wide", "definitions": "all"}).definitions == "all"
    assert Region.model_validate({"says": "narrow", "definitions": "child"}).definitions == ("child",)
