"""Words under a negation, an exception or a prohibition are known, as far as the structure of the sentence carries."""

from collections.abc import Callable

import pytest

from lawcheck.reading import Law

Read = Callable[..., Law]


def scopes(law: Law, clause: int) -> list[tuple[str, str]]:
    passage = next(passage for passage in law.words.passages if passage.clause == clause)
    return [
        (negated.kind, " ".join(law.words.norm[negated.first : negated.last]))
        for negated in law.negated
        if passage.first <= negated.first < passage.last
    ]


@pytest.mark.parametrize(
    ("words", "kind", "under"),
    [
        ("With the exception of the State, legal persons answer for crimes.", "exclusion", "the state"),
        ("With the exception of victims, children and witnesses, every person who enters is liable.", "exclusion",
         "victims , children and witnesses"),
        ("Every person, with the exception of a child, who enters is liable.", "exclusion", "a child"),
        ("All persons answer, except victims, children, and witnesses.", "exclusion",
         "victims , children , and witnesses"),
        ("With the exception of children, parents and guardians shall be fined.", "exclusion", "children"),
        ("With the exception of spouses, any man or woman, of whatever age, shall be fined.", "exclusion", "spouses"),
        ("The State aspires to provide shelter to victims.", "exclusion", "provide shelter to victims"),
        ("It does not include civic duties; it includes slavery.", "exclusion", "civic duties"),
        ("It shall not be construed as forced labour but as service.", "exclusion", "forced labour"),
        ("Nothing in this Act affects the right to asylum.", "exclusion", "the right to asylum"),
        ("Any person, other than a spouse, who recruits is liable.", "exclusion", "a spouse"),
        ("It is held without the consent of the owner.", "exclusion", "the consent of the owner"),
        ("The person is not a citizen and works.", "exclusion", "a citizen"),
        ("The person is liable unless the court is satisfied of duress, and pays.", "exclusion",
         "the court is satisfied of duress"),
        ("A person shall not recruit a child unless licensed.", "prohibition", "recruit a child"),
        ("No person shall harbour an alien if he knows it.", "prohibition", "harbour an alien"),
        ("No officer may detain a victim; he reports.", "prohibition", "detain a victim"),
    ],
)  # fmt: skip
def test_scopes_of_a_sentence(read: Read, words: str, kind: str, under: str) -> None:
    assert (kind, under) in scopes(read(f"section 1: {words}"), 0)


@pytest.mark.parametrize(
    "words",
    [
        "In this Act, unless the context otherwise requires, child means a minor.",
        "It includes, but is not limited to, slavery.",
        "It applies whether or not force was used.",
        "It lasts not less than five years and not more than ten.",
        "It applies with or without consent, and without prejudice to section 4.",
        "Not only force but fraud is meant.",
    ],
)
def test_what_denies_nothing(read: Read, words: str) -> None:
    assert scopes(read(f"section 1: {words}"), 0) == []


def test_a_negation_in_the_lead_in_governs_every_item(read: Read) -> None:
    law = read("""
section 1: Forced labour does not include—
  paragraph (a): military service;
  paragraph (b): civic duties;
""")
    assert scopes(law, 1) == [("exclusion", "military service")]
    assert scopes(law, 2) == [("exclusion", "civic duties")]


def test_a_prohibition_in_the_lead_in_reaches_the_words_that_close_the_list(read: Read) -> None:
    law = read("""
section 1: No person shall—
  paragraph (a): recruit, or
  paragraph (b): harbour,
  ~ a child.
""")
    assert scopes(law, 2) == [("prohibition", "harbour , a child")]


def test_a_negation_in_an_item_does_not_reach_the_words_that_close_the_list(read: Read) -> None:
    law = read("""
section 1: A person who—
  paragraph (a): recruits a person who is not
  paragraph (b): harbours a person without
  ~ force commits an offence.
""")
    assert scopes(law, 1) == []


def test_an_exception_within_a_lead_in_ends_with_it(read: Read) -> None:
    law = read("""
section 1: An act in a place other than the State
  paragraph (a): exploits a person;
section 2: A person other than—
  paragraph (a): a child;
""")
    assert scopes(law, 1) == [("exclusion", "the state")]
    assert scopes(law, 3) == [("exclusion", "a child")]


def test_the_cue_is_known_by_its_place(read: Read) -> None:
    law = read("section 1: It does not include civic duties.")
    start, end = law.negated[0].cue
    assert law.document.text[start:end] == "does not include"


@pytest.mark.parametrize(
    "words",
    [
        "It does not matter whether the advantage is offered through a third party.",
        "It is immaterial whether the act took place abroad.",
    ],
)
def test_what_does_not_matter_is_not_denied(read: Read, words: str) -> None:
    assert not read(f"section 1: {words}").negated


def test_an_exception_between_commas_ends_at_its_closing_comma(read: Read) -> None:
    law = read("section 1: Whoever acts knowing, except where the act is advertising, that force is used, is fined.")
    assert scopes(law, 0) == [("exclusion", "the act is advertising")]
