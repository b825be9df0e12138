"""Text becomes words: what counts as a word of a law, how it is compared, and where it stands.

A word is a run of letters and digits. A punctuation mark is a word of its own; a full stop is one only where it ends
a sentence (not in `s. 5`, `No. 3` or `U.S.C.`). Hyphens, dashes, slashes, quotation marks and square brackets part
words and are dropped, as are footnote marks (`1[ten years`, `years¹`). See `lawcheck.rules.spelling` for spelling.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer

from lawcheck.reading.lexicon import lexicon
from lawcheck.rules.spelling import parts

# All that is no letter or digit parts words, but for hyphens, a comma or full stop between digits, and an apostrophe
# as in don't or O'Neil (not the closing quotation mark of 'exploitation'means).
_MARK = r"(?:[.,](?![0-9])|(?<![0-9])(?<![0-9][A-Z])[.,]|(?<=\w\w\w)['’ʼ](?!(?:s|t|re|ll|ve|d|m)\b)|[^\w.,'’ʼ\-‐‑]|_)"
_EDGE = r"[\W_]"
_SUPERSCRIPTS = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_DROPPED = frozenset("\"'“”„‘’«»‹›[]{}<>|/\\-–—―‐‑_*•·…" + _SUPERSCRIPTS)
# Words that the text has run together: theCriminal, insection, 34of.
_GLUED = re.compile(
    r"(?<=\bthe)(?=[A-Z][a-z])|(?<=\b(?:in|of|to|by))(?=(?:[Ss]ub)?[Ss]ections?\b|the\b|[A-Z][a-z]{3})"
    r"|(?<=[0-9])(?=(?:of|and|or|to|in)\b)"
)
_FOOTNOTE_BRACKET = re.compile(r"(?<![\w(])(?:[A-Z]?[0-9]{1,3})(?=\[)")

Word = tuple[int, int, str]
"""Start and end offset of a word and the word as it is compared."""


@cache
def pipeline(language: str) -> Language:
    """The tokenizer of a language: a blank spaCy pipeline with the word boundaries of legal citations."""
    nlp = spacy.blank(language)
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        prefix_search=re.compile(rf"^{_EDGE}").search,
        suffix_search=re.compile(rf"{_EDGE}$").search,
        infix_finditer=re.compile(_MARK).finditer,
    )
    return nlp


def words_of(text: str, language: str, start: int = 0) -> list[Word]:
    """Split a stretch of text into words; `start` is its offset and is added to every offset given."""
    doc = pipeline(language).tokenizer(text)
    left_out = {at for found in _FOOTNOTE_BRACKET.finditer(text) for at in range(found.start(), found.end())}
    abbreviations = lexicon(language).words("words", "abbreviations")
    words: list[Word] = []
    for token in doc:
        at, token_text = token.idx, token.text
        if token_text.isspace() or at in left_out:
            continue
        if len(token_text) == 1 and not token_text.isalnum():
            if token_text in _DROPPED or (token_text == "." and not _ends_sentence(text, at, words, abbreviations)):
                continue
            words.append((start + at, start + at + 1, token_text))
            continue
        bare = token_text.rstrip(_SUPERSCRIPTS)
        if bare and not bare[-1].isdigit():
            token_text = bare
        for begin, piece in _unglued(token_text):
            for first, last, norm in parts(piece, language):
                words.append((start + at + begin + first, start + at + begin + last, norm))
    return words


def _ends_sentence(text: str, at: int, words: list[Word], abbreviations: frozenset[str]) -> bool:
    before = words[-1][2] if words else ""
    if before in abbreviations or (len(before) == 1 and before.isalpha()):
        return False
    following = text[at + 1 : at + 40].lstrip(" \t\n\"'”’)]")
    return not following or following[0].isupper() or following[0] in '([“‘"' or following[0].isdigit()


@lru_cache(maxsize=100_000)
def _unglued(token: str) -> tuple[tuple[int, str], ...]:
    cuts = [0, *(found.start() for found in _GLUED.finditer(token)), len(token)]
    return tuple((first, token[first:last]) for first, last in pairwise(cuts))
