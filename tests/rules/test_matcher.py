"""The matcher: concepts that use concepts, exceptions, passages; and that it finds what a plain search finds."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcheck.rules.matcher import Hit, Matcher
from lawcheck.rules.patterns import PatternError


def split(text: str) -> list[str]:
    """Words that are parted by blanks."""
    return text.split()


def test_a_hit_does_not_run_from_one_passage_into_the_next() -> None:
    matcher = Matcher({"it": ["use <3> force"]})
    words = ["use", "of", "force"]
    assert matcher.find(words, [(0, 3)]) == [Hit(0, 3, "it")]
    assert matcher.find(words, [(0, 2), (2, 3)]) == []


def test_an_exception_rules_out_the_hits_it_overlaps() -> None:
    matcher = Matcher({"traffic": ["traffic"]}, {"traffic": ["road traffic"]})
    words = split("road traffic and human traffic")
    assert matcher.find(words, [(0, 5)]) == [Hit(4, 5, "traffic")]


def test_a_concept_finds_what_the_concepts_it_names_find_in_whatever_order_they_are_given() -> None:
    matcher = Matcher({"c": ["{b} person"], "b": ["{a} of a"], "a": ["harbour~"]})
    words = split("harbouring of a person")
    assert Hit(0, 4, "c") in matcher.find(words, [(0, 4)])


def test_concepts_that_name_each_other_in_a_circle_are_refused() -> None:
    with pytest.raises(PatternError, match="itself"):
        Matcher({"a": ["{b} x"], "b": ["{a} y"]})


def test_a_concept_that_no_file_defines_is_refused() -> None:
    with pytest.raises(PatternError, match="no lexicon file defines"):
        Matcher({"a": ["{b} x"]})


@given(st.lists(st.sampled_from(["a", "b", "c", ",", "."]), max_size=14), st.integers(1, 4))
def test_a_gap_matches_exactly_the_words_that_a_plain_search_finds(words: list[str], most: int) -> None:
    hits = {hit.first: hit.last for hit in Matcher({"it": [f"a <{most}> b"]}).find(words, [(0, len(words))])}
    expected: dict[int, int] = {}
    for first, last in itertools.combinations(range(len(words)), 2):
        between = [word for word in words[first + 1 : last] if word != ","]
        if words[first] == "a" and words[last] == "b" and len(between) <= most and "." not in between:
            expected[first] = max(last + 1, expected.get(first, 0))
    assert hits == expected


def test_a_term_stands_for_a_concept_where_its_definition_begins_so() -> None:
    matcher = Matcher({"migrant": ["alien~"]}, terms={"migrant": ["person <3> not <3> citizen"]})
    words = split("wayfarer means a person who is not a citizen . a person who carries wayfarers")
    stand_ins = matcher.stand_ins(words, [(("wayfarer",), (1, len(words)))])
    hits = matcher.find(words, [(0, len(words))], stand_ins)
    assert [words[hit.first] for hit in hits] == ["wayfarer", "wayfarers"]


def test_a_definition_that_only_mentions_a_concept_does_not_make_its_term_stand_for_it() -> None:
    matcher = Matcher({"migrant": ["alien~"]}, terms={"migrant": ["person <3> not <3> citizen"]})
    words = split("register means the book that the officer keeps of every person who is not a citizen")
    assert matcher.stand_ins(words, [(("register",), (1, len(words)))]) == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("migrants shall be returned", True),
        ("migrants shall not be returned", False),
        ("migrants who are not citizens are returned", True),
        ("migrants were not in time returned", False),
        ("migrants are here and are not returned", False),
    ],
)
def test_a_gap_does_not_pass_over_words_that_forbid(text: str, found: bool) -> None:
    words = split(text)
    assert bool(Matcher({"it": ["migrant~ <5> returned"]}).find(words, [(0, len(words))])) is found


def test_a_pattern_may_itself_say_that_something_is_forbidden() -> None:
    words = split("migrants shall not be detained or returned")
    assert Matcher({"it": ["migrant~ <3> not <5> returned"]}).find(words, [(0, len(words))])


def test_a_word_of_a_hundred_thousand_letters_is_matched_by_its_beginning_as_any_other() -> None:
    matcher = Matcher({"it": ["xx*"]})
    assert matcher.find(["x" * 100_000], [(0, 1)]) == [Hit(0, 1, "it")]
