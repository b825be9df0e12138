"""The pattern language: what its marks stand for, and what it refuses."""

from __future__ import annotations

import pytest

from lawcheck.rules.inflections import inflections
from lawcheck.rules.matcher import Matcher
from lawcheck.rules.patterns import PatternError, parse


def found(pattern: str, text: str, **others: str) -> list[str]:
    """The stretches of `text` that a pattern matches; words are parted by blanks."""
    words = text.split()
    matcher = Matcher({"it": [pattern], **{name: [phrase] for name, phrase in others.items()}})
    return [
        " ".join(words[hit.first : hit.last]) for hit in matcher.find(words, [(0, len(words))]) if hit.concept == "it"
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("recruit~", "he recruits or recruited by recruiting", ["recruits", "recruited", "recruiting"]),
        ("vulnerab*", "a vulnerable person and vulnerability", ["vulnerable", "vulnerability"]),
        ("(force|threat) of harm", "use force of harm or threat of harm", ["force of harm", "threat of harm"]),
        ("use of [bodily] force", "use of force and use of bodily force", ["use of force", "use of bodily force"]),
        ("give <2> benefit", "give any undue benefit", ["give any undue benefit"]),
        ("give <2> benefit", "give one two three benefit", []),
        ("give <5> benefit", "give . a benefit", []),
        ("force or threat", "force , or threat", ["force , or threat"]),
        ("force threat", "force . threat", []),
        ("labour", "forced labour", ["labour"]),
        ("non-liability", "the non liability rule", ["non liability"]),
        ("{verb} <3> person", "transports any young person", ["transports any young person"]),
        ("[a|the] victim", "the victim", ["the victim", "victim"]),
    ],
)
def test_each_mark_matches_what_it_stands_for(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text, verb="transport~") == expected


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("(force|threat", "not closed"),
        ("force)", "closes nothing"),
        ("force (|threat)", "empty"),
        ("[force]", "nothing in it must match"),
        ("force <40> threat", "gap of 40 words"),
        ("<3> force", "not at an end"),
        ("force <3>", "not at an end"),
        ("a <2> b <2> c <2> d <2> e <2> f", "more than 4 gaps"),
        ("force & threat", "can't read"),
        ("(force]", "closed by"),
        ("", "empty"),
        ("x" * 31 + "*", "more than 30 letters"),
    ],
)
def test_a_faulty_pattern_is_refused_with_its_reason(pattern: str, says: str) -> None:
    with pytest.raises(PatternError, match=says):
        parse(pattern)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("procure", {"procure", "procures", "procured", "procuring"}),
        ("carry", {"carry", "carries", "carried", "carrying"}),
        ("employ", {"employ", "employs", "employed", "employing"}),
        ("abet", {"abet", "abets", "abeted", "abeting", "abetted", "abetting"}),
        ("give", {"give", "gives", "gave", "given", "giving"}),
        ("traffic", {"traffic", "traffics", "trafficks", "trafficked", "trafficking"}),
    ],
)
def test_a_word_is_inflected_as_english_does(word: str, forms: set[str]) -> None:
    assert inflections(word) == forms
