"""Habits of codes and of translated laws: numbers with bis, lists of letters, notes, repeals, translators."""

from __future__ import annotations

import pytest
from clause_samples import check_invariants, citations, cited, heading, tree_of, words

from lawcheck.clauses.tree import ClauseTree


def law(body: str, following: str = "2. Other\nText.\n") -> ClauseTree:
    tree = tree_of(f"1. Heading\n{body}\n\n{following}")
    check_invariants(tree)
    return tree


@pytest.mark.parametrize(
    "numbers",
    [
        ["188", "188-bis", "188-ter", "189"],
        ["188", "188 bis", "188 ter", "189"],
        ["188", "188bis", "188ter", "189"],
        ["188", "188a", "188b", "189"],
        ["188", "188-1", "188-2", "189"],
    ],
)
def test_articles_inserted_between_others_are_articles(numbers: list[str]) -> None:
    tree = tree_of(
        "".join(f"Article {number}\nHeading of it\nWhoever does {number} is fined.\n\n" for number in numbers)
    )
    check_invariants(tree)
    assert citations(tree) == [f"art {number}" for number in numbers]
    assert {heading(tree, citation) for citation in citations(tree)} == {"Heading of it"}


def test_a_letter_z_before_the_letter_inserts_ahead_of_it() -> None:
    tree = tree_of(
        "3 Offence\n(1) A.\n(2) B.\n\n3A Other offence\n(1) A.\n\n4ZA More\nText.\n\n4A Next\nText.\n\n5 End\nText.\n"
    )
    assert [c for c in citations(tree) if "(" not in c] == ["s 3", "s 3A", "s 4ZA", "s 4A", "s 5"]


def test_texas_numbers_sections_by_chapter() -> None:
    tree = tree_of(
        'Sec. 20A.01. DEFINITIONS. In this chapter:\n(1) "Child" means a person younger than 18.\n\nSec. 20A.02. '
        "TRAFFICKING. (a) A person commits an offense if the person knowingly:\n(1) traffics another; or\n(2) gains.\n"
        "(b) It is a felony.\n\nSec. 20A.03. MORE. (a) Text.\n"
    )
    assert citations(tree) == [
        "s 20A.01", "s 20A.01(1) 'Child'", "s 20A.02", "s 20A.02(a)", "s 20A.02(a)(1)", "s 20A.02(a)(2)",
        "s 20A.02(b)", "s 20A.03", "s 20A.03(a)",
    ]  # fmt: skip
    assert heading(tree, "s 20A.02") == "TRAFFICKING"
    kinds = [cited(tree, citation).kind for citation in ("s 20A.02(a)", "s 20A.02(a)(1)")]
    assert kinds == ["subsection", "paragraph"]


def test_headings_of_subsections_may_end_with_two_hyphens() -> None:
    tree = law('(a) In general.--Whoever sells is fined.\n(b) Attempt.--The same.\n(c) Meaning.--The term "sell" is.')
    assert [heading(tree, f"s 1({letter})") for letter in "ab"] == ["In general", "Attempt"]
    assert words(tree, "s 1(a)") == ["Whoever sells is fined."]


def test_letters_with_a_stop_and_roman_numbers_below_them_are_items() -> None:
    tree = law("A person who—\na. runs; or\nb. jumps—\ni. high; or\nii. low,\nis fined.")
    assert citations(tree)[1:-1] == ["s 1(a)", "s 1(b)", "s 1(b)(i)", "s 1(b)(ii)"]
    assert words(tree, "s 1")[-1] == "is fined."


@pytest.mark.parametrize("after", [("aa", "bb", "cc"), ("aa", "ab", "ac")])
def test_letters_go_on_behind_z(after: tuple[str, ...]) -> None:
    marks = [chr(letter) for letter in range(ord("a"), ord("z") + 1)] + list(after)
    tree = law("A person may—\n" + "".join(f"({mark}) do a thing;\n" for mark in marks))
    assert citations(tree)[1:-1] == [f"s 1({mark})" for mark in marks]


def test_examples_are_notes_and_no_law() -> None:
    tree = law(
        "(1) A person commits an offence if he runs.\nExample: A person drives another over the border.\n(2) A fine is "
        "due.\nExamples\nA fee. A charge."
    )
    notes = [tree.text((clause.start, clause.end)) for clause in tree.clauses if clause.kind == "note"]
    assert notes == ["Example: A person drives another over the border.", "Examples\nA fee. A charge."]
    assert words(tree, "s 1(1)") == ["A person commits an offence if he runs."]


def test_examples_in_a_sentence_are_law() -> None:
    tree = law("(1) Runs are forbidden.\nExamples of runs include races.")
    assert not any(clause.kind == "note" for clause in tree.clauses)


def test_a_numbered_note_of_a_code_speaks_in_its_own_voice() -> None:
    tree = tree_of(
        "Article 127. Trade\nTrade is punished.\nNote: 1. Officials are persons.\n2. A large amount is 100.\n\n"
        "Article 128. End\nText.\n"
    )
    assert citations(tree)[1:4] == ["art 127 explanation", "art 127 explanation(1)", "art 127 explanation(2)"]


@pytest.mark.parametrize(
    "words",
    [
        "Repealed.",
        "(Repealed by Law No. 5 of 2001)",
        "Excluded.",
        "Lost force by Law No. 5.",
        "Invalid – Law No. 5.",
        "[Deleted]",
        "Abrogated.",
    ],
)
def test_an_article_that_only_tells_its_end_is_no_law(words: str) -> None:
    tree = tree_of(f"Article 1. One\nText.\n\nArticle 2. {words}\n\nArticle 3. Three\nText.\n")
    assert [clause.repealed for clause in tree.clauses] == [False, True, False]


@pytest.mark.parametrize(
    "words", ["Excluded are children.", "Invalid contracts bind no one.", "Lost property is kept."]
)
def test_an_article_that_goes_on_is_law(words: str) -> None:
    tree = tree_of(f"Article 1. One\nText.\n\nArticle 2. {words}\n\nArticle 3. Three\nText.\n")
    assert not any(clause.repealed for clause in tree.clauses)


def test_a_number_may_stand_for_several_sections_that_are_gone() -> None:
    tree = tree_of("1. One\nText.\n\n2. to 4. Repealed.\n\n5. Five\nText.\n")
    assert cited(tree, "s 2").repealed
    assert tree.problems == ()


@pytest.mark.parametrize(
    "note",
    [
        "Translator's note: The word also means transport by threat.",
        "Disclaimer: Recruitment by force is translated freely.",
        "Unofficial translation of the text in force.",
    ],
)
def test_what_translators_say_is_a_note(note: str) -> None:
    tree = tree_of(f"Article 1. One\nText.\n\nArticle 2. Two\nThis Law enters into force today.\n\n{note}\n")
    assert [tree.text((clause.start, clause.end)) for clause in tree.clauses if clause.kind == "note"] == [note]
    assert words(tree, "art 2") == ["This Law enters into force today."]


def test_a_heading_before_a_dash_is_one_where_a_list_runs_on_in_the_line() -> None:
    tree = law("(a) Employment.—Whoever hires (1) an adult; or (2) a child, is fined.\n(b) Attempt.—The same.")
    assert heading(tree, "s 1(a)") == "Employment"
    assert citations(tree)[1:-1] == ["s 1(a)", "s 1(a)(1)", "s 1(a)(2)", "s 1(b)"]


def test_words_written_into_another_act_may_break_over_lines() -> None:
    tree = law(
        "In section 5 of the Companies Act 1999, after “winding up” there is added: “and a company\nthat tenders an "
        "undue favour to a person commits an offence and may be fined five lani”."
    )
    quoted = [tree.text((clause.start, clause.end)) for clause in tree.clauses if clause.kind == "quotation"]
    assert [" ".join(words.split())[:28] for words in quoted] == ["“and a company that tenders "]


def test_enacting_words_below_a_chapter_are_no_heading_of_its_own() -> None:
    tree = tree_of(
        "CHAPTER 81\nTRADE\n\nBe it enacted by the General Assembly of the Federated\nTerritories, that chapter 81 of "
        "title 17 of the Code of Public\nLaw shall read as follows:\n\n§ 8101. Trees\nText of the first section that "
        "goes on into a second\nline of print.\n\n§ 8102. Woods\nText.\n"
    )
    check_invariants(tree)
    assert [clause.kind for clause in tree.clauses] == ["chapter", "section", "section"]
