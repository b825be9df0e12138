"""Pages of a PDF that are pictures: read with tesseract, on this computer, when it is asked for."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Collection
from statistics import median
from typing import Any, NamedTuple

import pypdfium2

from lawcheck.sources.pdf_page import DESCENT, Page, Run

_DPI = 300
_MOST_PIXELS = 10_000  # along the longer side
_SECONDS = 180  # for a page
_SURE = 50  # per cent
_ALIKE = 0.18  # parts by which lines of one size may seem to differ
_NAMES = {  # tesseract's names of languages
    "ar": "ara", "bn": "ben", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "hi": "hin",
    "id": "ind", "it": "ita", "ms": "msa", "my": "mya", "nl": "nld", "pt": "por", "ru": "rus", "si": "sin",
    "sw": "swa", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "vi": "vie", "zh": "chi_sim",
}  # fmt: skip
_TALL = frozenset("bdfhklt0123456789()[]ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DEEP = frozenset("gjpqy()[]")


_RULES = frozenset("|_~¦")  # what drawn lines are taken for
_NUMBER_AND_COMMA = re.compile(r"^(?P<number>\d{1,3}[A-Z]?),$")  # 5, for 5. at the start of a line


class OcrMissing(Exception):
    """Tesseract, or its data for the language, is not installed; the message says what to install."""


class Word(NamedTuple):
    """A word as tesseract found it: its line, its box in pixels, how sure it is (per cent), its characters."""

    line: tuple[int, int, int]
    left: int
    top: int
    right: int
    bottom: int
    sure: float
    text: str


class Ocr:
    """Tesseract, made ready for languages (ISO 639-1; none for English). Raises OcrMissing."""

    def __init__(self, languages: Collection[str]) -> None:
        try:
            import pytesseract
        except ImportError:
            raise OcrMissing(
                "Reading pictures of pages takes the extra 'ocr': pip install 'lawcheck[ocr]', and the program "
                "tesseract (apt install tesseract-ocr; brew install tesseract; for Windows see its website)."
            ) from None
        self._tesseract = pytesseract
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # its threads wait for each other longer than they work
        try:
            known = set(pytesseract.get_languages())
        except (pytesseract.TesseractNotFoundError, OSError):
            raise OcrMissing(
                "Reading pictures of pages takes the program tesseract, which is not installed: "
                "apt install tesseract-ocr; brew install tesseract; for Windows see its website."
            ) from None
        wanted = [_NAMES.get(language, language) for language in sorted(languages)] or ["eng"]
        found = [name for name in wanted if name in known]
        if not found:
            raise OcrMissing(
                f"Tesseract is installed, but not its data for this language: install '{wanted[0]}' "
                f"(apt install tesseract-ocr-{wanted[0].replace('_', '-')})."
            )
        self._language = "+".join(found)

    def read(self, sheet: pypdfium2.PdfPage, page: Page) -> float | None:
        """Put the words of a picture into `page`, in place of its runs.

        Gives how sure tesseract is of them on average, in per cent; None where it found no words, failed or took too
        long.
        """
        width, height = sheet.get_size()
        scale = min(_DPI / 72, _MOST_PIXELS / max(width, height, 1.0))
        picture = sheet.render(scale=scale, grayscale=True).to_pil()
        try:
            table: dict[str, list[Any]] = self._tesseract.image_to_data(
                picture,
                lang=self._language,
                config=f"--dpi {round(72 * scale)}",
                timeout=_SECONDS,
                output_type=self._tesseract.Output.DICT,
            )
        except (self._tesseract.TesseractError, RuntimeError, OSError):
            return None
        words = _words(table)
        if not words:
            return None
        page.width, page.height, page.turns, page.stray = width, height, 0, []
        page.runs = _runs(words, scale)
        return sum(word.sure for word in words) / len(words)


def _words(table: dict[str, list[Any]]) -> list[Word]:
    """The words of all lines of which at least one word is sure; other lines are specks and stamps."""
    found = []
    for at, text in enumerate(table["text"]):
        sure = float(table["conf"][at])
        if sure >= 0 and text.strip():
            left, top = table["left"][at], table["top"][at]
            line = (table["block_num"][at], table["par_num"][at], table["line_num"][at])
            box = (left, top, left + table["width"][at], top + table["height"][at])
            found.append(Word(line, *box, sure, _mended(text.strip())))
    found = [word for word in found if word.text not in _RULES]
    lines = {word.line for word in found if word.sure >= _SURE and any(map(str.isalnum, word.text))}
    return [word for word in found if word.line in lines]


def _mended(text: str) -> str:
    """A word with the brackets of its number as laws print them: (a) for {a), (1) for (!)."""
    return text.replace("{", "(").replace("}", ")").replace("(!)", "(1)")


def _runs(words: list[Word], scale: float) -> list[Run]:
    """One run for each word, all words of a line on one baseline and of one size."""
    lines: defaultdict[tuple[int, int, int], list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    sizes = {line: median(map(_size, found)) / scale for line, found in lines.items()}
    usual = median(sizes[word.line] for word in words)
    runs = []
    for line, found in lines.items():
        size = usual if abs(sizes[line] - usual) <= _ALIKE * usual else sizes[line]
        base = median(word.bottom / scale - (DESCENT * size if _DEEP & set(word.text) else 0.0) for word in found)
        for at, word in enumerate(sorted(found, key=lambda word: word.left)):
            text = _NUMBER_AND_COMMA.sub(r"\g<number>.", word.text) if at == 0 else word.text
            joint = " " if at else None
            runs.append(Run(word.left / scale, word.right / scale, base, size, text, False, False, joint))
    return runs


def _size(word: Word) -> float:
    """The size of type that a word of this height is set in, in pixels."""
    letters = set(word.text)
    parts = 0.47 + (0.22 if letters & _TALL else 0.0) + (DESCENT if letters & _DEEP else 0.0)
    return (word.bottom - word.top) / parts
