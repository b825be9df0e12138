"""Rule folders: what is wrong in one is said with file and line, and nothing half-loaded is used."""

from __future__ import annotations

import shutil
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


def test_a_condition_that_is_stated_under_a_name_stands_where_a_rule_says_that_it_holds(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain = shutil.copytree(folder, tmp_path_factory.mktemp("plain"), dirs_exist_ok=True)
    (folder / "regions.yaml").write_text(
        "regions: {}\nconditions: {word-there: {says: The word is there., when: {find: testword}}}\n"
    )
    (folder / "tip-0-test.yaml").write_text(REQUIREMENT.replace("{find: testword}", "{holds: word-there}"))
    assert load_rules(folder).requirements["tip-0-test"] == load_rules(plain).requirements["tip-0-test"]


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
        ("tip-0-test.yaml", REQUIREMENT.replace("{find: testword}", "{holds: nosuch}"), "no file of regions states"),
        ("tip-0-test.yaml", REQUIREMENT.replace("testword}", "testword, in: nowhere}"), "no file defines the region"),
        ("tip-0-test.cases.yaml", CASES.replace("gap", "met"), "one that is not"),
        ("tip-0-test.yaml", "- a list", "must be a mapping"),
        ("tip-0-test.yaml", REQUIREMENT.replace("[trafficking]", "[traficking]"), "no file defines the kind of law"),
        ("tip-0-test.yaml", REQUIREMENT.replace("testword}", "testword, role: ofence}"), "role.*'offence'"),
        ("tip-0-test.yaml", REQUIREMENT + "review: [{says: Open., when: {find: testword}, excuses: [its]}]\n", "'its'"),
        ("tip-0-test.cases.yaml", CASES.replace("tip-0-test", "tip-0-tset"), "no file defines the requirement"),
        ("en/words.yaml", LEXICON.replace("concepts", "concept"), "is no rule file that lawcheck knows"),
        ("en/words.yaml", LEXICON + "regions: {}\n", "holds both 'concepts' and 'regions'"),
        ("en/more.yml", LEXICON, "names that end in .yaml"),
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


@pytest.mark.parametrize(
    ("name", "again", "text"),
    [
        ("en/words.yaml", "en/words-again.yaml", LEXICON),
        ("tip-0-test.yaml", "tip-0-test-again.yaml", REQUIREMENT),
        ("tip-0-test.cases.yaml", "tip-0-test-again.cases.yaml", CASES),
        ("one.yaml", "two.yaml", "regions: {place: {says: A place.}}\n"),
        ("one.yaml", "two.yaml", "kinds: {sort: {says: A sort., when: {subject: testword}}}\n"),
    ],
)
def test_what_a_folder_says_twice_is_refused_with_both_places(folder: Path, name: str, again: str, text: str) -> None:
    """Which of the two would count hangs on the names of the files."""
    (folder / name).write_text(text)
    (folder / again).write_text(f"# The same once more.\n{text}")
    with pytest.raises(
        RulesError, match=r"\.yaml, line \d: '.*' stands already in .*\.yaml, line \d; keep one"
    ) as fault:
        load_rules(folder)
    assert f"{folder / name}, line 1" in str(fault.value)
    assert f"{folder / again}, line 2" in str(fault.value)


def test_a_further_folder_replaces_what_those_before_it_say(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """That is what it is for."""
    own = tmp_path_factory.mktemp("own") / "en"
    own.mkdir()
    (own / "words.yaml").write_text(LEXICON.replace("A word.", "Another word."))
    assert load_rules(folder, own.parent).lexicons["en"]["testword"].says == "Another word."


def test_a_key_that_stands_twice_in_a_file_is_refused(folder: Path) -> None:
    (folder / "en" / "words.yaml").write_text("concepts:\n  testword: {}\n  other: {}\n  testword: {}\n")
    with pytest.raises(RulesError, match=r"line 4: .*the key 'testword' stands twice, first on line 2"):
        load_rules(folder)


def test_a_missing_folder_is_said() -> None:
    with pytest.raises(RulesError, match="no such folder"):
        load_rules("/nowhere/at/all")


def test_all_stands_for_every_name_and_not_for_a_concept_called_all() -> None:
    assert Doubt.model_validate({"says": "open", "when": {"outside": "child"}, "excuses": "all"}).excuses == "all"
    assert Region.model_validate({"says": "wide", "definitions": "all"}).definitions == "all"
    assert Region.model_validate({"says": "narrow", "definitions": "child"}).definitions == ("child",)
