"""Which language a law is written in, of those that the rules have words for."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

_NAMES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ms": "Malay",
    "my": "Burmese",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "si": "Sinhala",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_SAMPLES = 10
_SAMPLE = 1000  # characters
_LEAST = 200  # characters of a sample that a language can be told from
_LEAST_WORDS = 30
_PLAIN_SHARE = 0.3  # of words that are a language's commonest; other languages stay below a tenth
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, known: Iterable[str]) -> tuple[str | None, str]:
    """Tell which of the known languages a text is written in, and which language it seems to be at all.

    The first is None where none of them is found anywhere in the text. A text too short to tell is taken for the
    first known language. Languages are ISO 639-1 codes.
    """
    languages = sorted(known)
    samples = _samples(text)
    words = [word.lower() for sample in samples for word in _WORD.findall(sample)]
    if len(words) < _LEAST_WORDS:
        return languages[0], languages[0]
    plain = _plainly(words, languages)
    if plain:
        return plain, plain
    told = [_identifier().classify(sample)[0] for sample in samples]
    likeliest = max(sorted(set(told)), key=told.count)
    at_hand = [language for language in told if language in languages]
    return (max(sorted(set(at_hand)), key=at_hand.count) if at_hand else None), likeliest


def name_of(language: str) -> str:
    """The English name of a language, or its code where there is none here."""
    return _NAMES.get(language, f"a language with the code '{language}'")


def _samples(text: str) -> list[str]:
    step = max(len(text) // _SAMPLES, _SAMPLE)
    samples = [text[at : at + _SAMPLE] for at in range(0, len(text), step)]
    return [sample for sample in samples if len(sample) >= _LEAST]


def _plainly(words: list[str], languages: list[str]) -> str | None:
    """The language whose commonest words fill the text; spares the 0.6 s that the identifier's model takes."""
    shares = sorted(((_share(words, language), language) for language in languages), reverse=True)
    best, runner_up = shares[0], shares[1] if len(shares) > 1 else (0.0, "")
    return best[1] if best[0] >= _PLAIN_SHARE and runner_up[0] < best[0] / 2 else None


def _share(words: list[str], language: str) -> float:
    common = importlib.import_module(f"spacy.lang.{language}.stop_words").STOP_WORDS
    return sum(word in common for word in words) / len(words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
