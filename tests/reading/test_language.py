"""The language of a law is told from its words, among those that there are rules for."""

import subprocess
import sys

import pytest

from lawcheck.reading.language import language_of, name_of

ENGLISH = "A person who recruits or transports another person by force commits an offence and is liable to a fine. "
FRENCH = "Quiconque recrute ou transporte une personne par la force est puni d'une amende et de dix ans de réclusion. "
SPANISH = "Quien capte o transporte a una persona por la fuerza será castigado con multa y con diez años de prisión. "


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        (ENGLISH * 20, ["en"], ("en", "en")),
        (ENGLISH * 20, ["en", "es", "fr"], ("en", "en")),
        (FRENCH * 20, ["en", "es", "fr"], ("fr", "fr")),
        (SPANISH * 20, ["en", "es", "fr"], ("es", "es")),
        (FRENCH * 20, ["en"], (None, "fr")),
        (SPANISH * 20, ["en"], (None, "es")),
    ],
)
def test_the_language_is_told(text: str, known: list[str], expected: tuple[str | None, str]) -> None:
    """The known language, or None and what the language seems to be."""
    assert language_of(text, known) == expected


def test_a_bilingual_text_is_read_in_the_language_at_hand() -> None:
    """Where English stands beside another language, the law is English."""
    assert language_of(FRENCH * 60 + ENGLISH * 20, ["en"])[0] == "en"


@pytest.mark.parametrize("text", ["", "Act 5", "1. 2. 3. 4. " * 100])
def test_a_text_too_short_to_tell_is_taken_as_known(text: str) -> None:
    """A few words are no reason to refuse a file."""
    assert language_of(text, ["en"]) == ("en", "en")


def test_plain_english_does_not_load_the_model() -> None:
    """The model of all languages takes as long to load as reading a bill; it is asked only in doubt."""
    code = f"""
import sys
from lawcheck.reading.language import language_of
assert language_of({ENGLISH!r} * 20, ["en"]) == ("en", "en")
assert "py3langid" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_languages_have_names() -> None:
    """People read names, not codes."""
    assert name_of("fr") == "French"
    assert name_of("xx") == "a language with the code 'xx'"
