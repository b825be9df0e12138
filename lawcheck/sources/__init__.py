"""Sources: a file becomes one text, and every character of it knows where it stands."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Literal

from lawcheck.sources.document import Document, UnreadableDocument
from lawcheck.sources.text import read_text_bytes, text_document

Revisions = Literal["accepted", "original"]


def read_document(path: str | Path, *, revisions: Revisions = "accepted") -> Document:
    """Read a PDF, Word or text file, told by its content; `-` reads standard input.

    `revisions` says how tracked changes of a Word file are read. Raises UnreadableDocument.
    """
    name = str(path)
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except FileNotFoundError:
        raise UnreadableDocument(name, "missing", "There is no such file; check the name and the folder.") from None
    except IsADirectoryError:
        raise UnreadableDocument(name, "folder", "This is a folder; name the file that holds the law.") from None
    return read_text_bytes(data, name)


def read_text(text: str, path: str = "<text>") -> Document:
    """Make a document of text in memory."""
    return text_document(text, path, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


__all__ = ["Document", "Revisions", "UnreadableDocument", "read_document", "read_text"]
