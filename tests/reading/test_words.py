"""Text is split into words."""

import pytest

from lawcheck.reading.words import words_of


def norms(text: str) -> list[str]:
    return [word for _, _, word in words_of(text, "en")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("section 3(1)(a)(i)", "section 3 ( 1 ) ( a ) ( i )"),
        ("s.5A and s. 6", "s 5a and s 6"),
        ("recruits,transports and/or harbours", "recruits , transports and or harbours"),
        ("“fraud” or ‘deception’", "fraud or deception"),
        ("the victim’s consent", "the victim consent"),
        ("a person who— recruits", "a person who recruits"),
        ("imprisonment for 1[ten years and fine]", "imprisonment for ten years and fine"),
        ("F2[‘labour exploitation’means", "labour exploitation means"),
        ("five years¹ and article 127¹", "five years and article 127¹"),
        ("a fine of $1,000.50", "a fine of $ 1,000.50"),
        ("Act No. 3 of 2015 applies.", "act no 3 of 2015 applies ."),
        ("under 18 U.S.C. chapter 77. It ends", "under 18 u s c chapter 77 . it ends"),
        ("insection 1(2) of theCriminal Law", "in section 1 ( 2 ) of the criminal law"),
        ("section 34of that Act", "section 34 of that act"),
        ("O'Neil doesn't pay", "o'neil doesn't pay"),
        ("non - liability", "non liability"),
    ],
)  # fmt: skip
def test_words_of_legal_text(text: str, words: str) -> None:
    assert norms(text) == words.split()


def test_offsets_lead_back_to_the_word_as_printed() -> None:
    text = "Whoever co-operates with non-citizens’ employers"
    assert [text[start:end] for start, end, _ in words_of(text, "en")] == [
        "Whoever", "co-operates", "with", "non", "citizens", "employers",
    ]  # fmt: skip


def test_offsets_count_from_the_start_given() -> None:
    assert words_of("a child", "en", 100) == [(100, 101, "a"), (102, 107, "child")]
