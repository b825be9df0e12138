"""Plain text: bytes or a string become a document, line by line."""

from __future__ import annotations

import codecs
import hashlib
import re

from lawcheck.sources.builder import Chunk, Draft, build
from lawcheck.sources.document import Document, Problem, UnreadableDocument
from lawcheck.sources.tidy import tidy
from lawcheck.sources.words import is_noise

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
MOST_BYTES = 40_000_000
_WIDEST = 160  # characters of a printed line
_COLUMN = 6.0  # points that a blank at the start of a line counts as indent


def read_text_bytes(data: bytes, path: str) -> Document:
    """Read the bytes of a text file in UTF-8, UTF-16 or UTF-32 with a byte order mark, or Windows-1252.

    Raises UnreadableDocument where the bytes are no text.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableDocument(
            path, "too-large", "The text file is too large for a law; split it and check the parts."
        )
    text, problems = decode(data, path)
    return text_document(text, path, hashlib.sha256(data).hexdigest(), problems)


def text_document(text: str, path: str, sha256: str, problems: tuple[Problem, ...] = ()) -> Document:
    """Make a document of a text; `paragraph` of its pieces is the index of the line in the file, from 0.

    Form feeds part pages. Raises UnreadableDocument where the text holds no words.
    """
    drafts = tidy(_drafts(text), pages_lost=True)
    while drafts and not drafts[-1].text:
        drafts.pop()
    if not any(draft.text for draft in drafts):
        raise UnreadableDocument(path, "empty", "The file holds no text; give a file that holds the law's text.")
    pages = text.count("\x0c") + 1 if "\x0c" in text else None
    return build(drafts, path=path, format="text", sha256=sha256, pages=pages, problems=problems)


def _drafts(text: str) -> list[Draft]:
    paged = "\x0c" in text
    full = _full_line(text)
    drafts = []
    start, number, page = 0, 0, 1
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        raw = text[start:end]
        words = raw.strip()
        draft = Draft(
            [Chunk(raw, page if paged else None, paragraph=number)] if words else [],
            blank=not words,
            full=len(raw) >= full,
        )
        before = raw[: len(raw) - len(raw.lstrip(" \t"))].expandtabs(8)
        draft.layout = {"page": page if paged else None, "indent": len(before) * _COLUMN if words else None}
        drafts.append(draft)
        if match:
            start, number = match.end(), number + 1
            page += match.group() == "\x0c"
    return drafts


def _full_line(text: str) -> float:
    """Characters of a line that reaches the right edge; no line does where each is a whole paragraph."""
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    long = lengths[int(0.95 * (len(lengths) - 1))] if lengths else 0
    return 0.7 * long if 30 <= long <= _WIDEST else float("inf")


def decode(data: bytes, path: str, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The text of bytes, in the encoding that their first bytes tell, or the one declared, or the likeliest.

    Raises UnreadableDocument where they are no text.
    """
    encoding = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None) or _known(declared)
    problems: tuple[Problem, ...] = ()
    if encoding:
        text = _decode_marked(data, encoding, path)
    else:
        text, problems = _decode_unmarked(data)
    if len(_CONTROL.findall(text)) > max(len(text) // 200, 2):
        raise UnreadableDocument(
            path, "binary", "The file is not text, PDF or Word; save the law as PDF, DOCX or plain text and try again."
        )
    if is_noise(text):
        raise UnreadableDocument(
            path, "noise", "The file holds no words (it may come from a font without Unicode); get a clean copy."
        )
    return text, problems


def _known(declared: str | None) -> str | None:
    """The encoding of that name; None where there is none, or where UTF-8 says so and may be wrong."""
    try:
        name = codecs.lookup(declared).name if declared else "utf-8"
    except LookupError:
        return None
    return None if name in ("utf-8", "ascii", "iso8859-1") else name


def _decode_marked(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableDocument(
            path, "damaged", "The text file is cut off or damaged; get a whole copy, or save it again as UTF-8 text."
        ) from None


def _decode_unmarked(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - lost > lost:
        message = f"{lost} characters of the text file are damaged and were left out; words may be incomplete there."
        return text.replace("\ufffd", ""), (Problem("damaged-characters", message),)
    return data.decode("cp1252", "replace"), ()
