"""Verdicts hang on the words that they cite: where those are taken out or negated, met is no longer said."""

from __future__ import annotations

from pathlib import Path

from lawcheck.clauses import build_tree
from lawcheck.measuring.edits import Edit, edited, pruned
from lawcheck.measuring.laws import laws_under
from lawcheck.measuring.mutation import Mutant, explanation_of, mutants, mutants_of_cases
from lawcheck.reading import read_law
from lawcheck.rules import RuleSet, load_rules
from lawcheck.sources import read_text


def _mutants(text: str, requirement: str, rules: RuleSet) -> list[Mutant]:
    return list(mutants(read_law(build_tree(read_text(text, "law.txt")), "en"), "law", [requirement], rules))


def test_each_element_of_a_case_that_is_met_is_changed(rules: RuleSet) -> None:
    """The words of each are taken out, and negated; cases with another verdict are left alone."""
    found = list(mutants_of_cases(rules, ["tip-1-shelter"]))
    assert [(m.elements, m.change, m.words) for m in found] == [
        (("shelter",), "removed", ("safe shelter",)),
        (("shelter",), "negated", ("safe shelter",)),
        (("care",), "removed", ("given medical care",)),
        (("care",), "negated", ("given medical care",)),
    ]
    assert not any(m.survived for m in found)


def test_words_in_a_second_place_are_changed_too(rules: RuleSet) -> None:
    """A verdict that rests on two clauses survives neither of them."""
    text = "1. Victims shall be given care.\n2. There shall be a shelter.\n3. A house of refuge shall be kept."
    found = [m for m in _mutants(text, "tip-1-shelter", rules) if m.elements == ("shelter",)]
    assert found
    assert all(set(m.words) == {"shelter", "house of refuge"} and not m.survived for m in found)


def test_a_law_that_does_not_meet_a_requirement_is_left_alone(rules: RuleSet) -> None:
    assert _mutants("1. There shall be a shelter.", "tip-1-shelter", rules) == []


def test_what_a_lead_in_governs_goes_with_it(rules: RuleSet) -> None:
    """Where the words are the whole lead-in of a list, its items are taken out too."""
    text = "1. Victims shall be given care.\n2. Safe shelter:\n(a) a house of refuge;\n(b) a bed."
    removed = next(m for m in _mutants(text, "tip-1-shelter", rules) if m.elements == ("shelter",))
    assert removed.words == ("Safe shelter:\n(a) a house of refuge;\n(b) a bed.",)
    assert not removed.survived


def test_a_verdict_that_stays_met_is_told_and_explained(rules: RuleSet, rule_folder: Path) -> None:
    """An offence forbids its conduct, so its words count under `shall not`; a file of the rules may say so."""
    [stays] = [m for m in mutants_of_cases(rules, ["tip-2-ban"]) if m.survived]
    assert stays.change == "negated"
    assert stays.still
    assert explanation_of(stays, rules) is None
    why = "survivors: [{requirement: tip-2-ban, elements: ban, change: negated, why: A ban is negative.}]\n"
    own = rule_folder.with_name("own")
    own.mkdir()
    (own / "survivors.yaml").write_text(why, "utf-8")
    assert explanation_of(stays, load_rules(own)) == "A ban is negative."


def test_the_clauses_of_an_edited_text_keep_their_words() -> None:
    """What stands behind a change moves with it."""
    tree = build_tree(read_text("1. A person may enter the gate.\n2. The end.", "law.txt"))
    after, moved = edited(tree, [Edit(12, 15, "shall not")])
    assert after.document.text == "1. A person shall not enter the gate.\n2. The end."
    first, last = (clause for clause in after.clauses if clause.kind == "section")
    assert [after.text(words) for words in first.words] == ["A person shall not enter the gate."]
    assert after.text((last.start, last.end)) == "2. The end."
    assert last.start == moved(32)


def test_an_offset_among_words_that_are_changed_moves_behind_what_stands_in_their_place() -> None:
    tree = build_tree(read_text("1. A person may enter the gate.", "law.txt"))
    after, moved = edited(tree, [Edit(5, 15, "Nobody")])
    assert moved(9) == 11
    assert after.document.text[moved(9) :] == " enter the gate."


def test_a_pruned_tree_keeps_what_lies_under_a_clause_and_what_it_stands_in() -> None:
    """The text stays whole, so offsets hold."""
    tree = build_tree(read_text("PART 1\n1. One.\n2. Two:\n(a) a;\n(b) b.\n3. Three.", "law.txt"))
    section = next(clause for clause in tree.clauses if clause.number and clause.number.startswith("2"))
    kept = pruned(tree, [section.index])
    assert [tree.text((clause.start, clause.end)).split()[0] for clause in kept.clauses] == ["PART", "2.", "(a)", "(b)"]
    assert [clause.index for clause in kept.clauses] == list(range(len(kept.clauses)))


def test_a_law_in_several_formats_is_looked_at_once(tmp_path: Path) -> None:
    """Word before PDF before text."""
    for name in ("one/a.txt", "one/a.pdf", "one/a.docx", "b.txt", "b.pdf", "notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in laws_under(tmp_path)] == ["b.pdf", "one/a.docx"]
