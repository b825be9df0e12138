"""Sources: a file becomes one text, and every character of it knows where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Literal

from lawcheck.sources.detect import format_of, read_bytes, usable
from lawcheck.sources.document import Document, UnreadableDocument
from lawcheck.sources.text import read_text_bytes, text_document

Revisions = Literal["accepted", "original"]


def read_document(
    path: str | Path,
    *,
    revisions: Revisions = "accepted",
    languages: Collection[str] = (),
    content: bytes | None = None,
    ocr: bool = False,
) -> Document:
    """Read a PDF, Word, HTML, Akoma Ntoso, Markdown or text file, told by its content; `-` reads standard input.

    `revisions` says how tracked changes of a Word file are read. Where pages of a PDF hold two languages side by side,
    the column in one of `languages` (ISO 639-1) is kept; `ocr` has pages of a PDF that are pictures read with
    tesseract. Where the file's bytes are at hand as `content`, it is not opened, and the path only names it. Raises
    UnreadableDocument.
    """
    name = str(path)
    data = read_bytes(name) if content is None else usable(content, name)
    match format_of(data, name):
        case "pdf":
            from lawcheck.sources.pdf import read_pdf

            return read_pdf(data, name, languages, ocr=ocr)
        case "docx":
            from lawcheck.sources.docx import read_docx

            return read_docx(data, name, revisions)
        case "html":
            from lawcheck.sources.html import read_html

            return read_html(data, name)
        case "akn":
            from lawcheck.sources.akn import read_akn

            return read_akn(data, name)
        case "markdown":
            from lawcheck.sources.markdown import read_markdown

            return read_markdown(data, name)
        case _:
            return read_text_bytes(data, name)


def read_text(text: str, path: str = "<text>") -> Document:
    """Make a document of text in memory. Raises UnreadableDocument where it holds no words."""
    return text_document(text, path, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


__all__ = ["Document", "Revisions", "UnreadableDocument", "read_document", "read_text"]
