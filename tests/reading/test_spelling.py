"""Spelling is brought to one for laws and patterns."""

import pytest

from lawcheck.rules.spelling import normalise, parts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Labor", "labour"),
        ("harboring", "harbouring"),
        ("behavioral", "behavioural"),
        ("misdemeanors", "misdemeanours"),
        ("organized", "organised"),
        ("authorization", "authorisation"),
        ("recognizance", "recognisance"),
        ("analyzed", "analysed"),
        ("offense", "offence"),
        ("defenses", "defences"),
        ("licensing", "licencing"),
        ("traveling", "travelling"),
        ("counselor", "counsellor"),
        ("enrolled", "enroled"),
        ("center", "centre"),
        ("judgement", "judgment"),
        ("kidnaping", "kidnapping"),
        ("victim’s", "victim"),
        ("victims’", "victims"),
        ("‘child’", "child"),
    ],
)
def test_variants_of_a_word_are_one_word(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    "word", ["collaborate", "honorary", "vigorous", "seizing", "citizen", "size", "parameter", "defensive", "elaborate"]
)
def test_words_that_only_look_alike_are_kept(word: str) -> None:
    assert normalise(word) == word


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("non-liability", ["non", "liability"]),
        ("organised-crime", ["organised", "crime"]),
        ("co-operation", ["cooperation"]),
        ("Sub-section", ["subsection"]),
        ("anti-human-trafficking", ["anti", "human", "trafficking"]),
        ("-a-", ["a"]),
        ("finan-", ["finan"]),
    ],
)
def test_a_hyphen_parts_words_but_for_some_prefixes(token: str, words: list[str]) -> None:
    assert [word for _, _, word in parts(token)] == words


def test_parts_know_their_place_in_the_token() -> None:
    assert parts("Non-Liability") == ((0, 3, "non"), (4, 13, "liability"))


def test_a_language_without_rules_only_loses_capitals() -> None:
    assert normalise("Organized", "xx") == "organized"
