"""The file that a law was read from, opened again to be marked or shown."""

from __future__ import annotations

import hashlib
from pathlib import Path

from lawcheck.sources.document import Document, UnreadableDocument


def original_of(document: Document, code: str) -> bytes:
    """The bytes of the file. Raises UnreadableDocument, with this code, where it is gone or was changed since."""
    try:
        data = Path(document.path).read_bytes()
    except OSError as error:
        message = f"The law can't be opened again: {(error.strerror or str(error)).lower()}."
        raise UnreadableDocument(document.path, code, message) from error
    if hashlib.sha256(data).hexdigest() != document.sha256:
        raise UnreadableDocument(document.path, code, "The law was changed while it was read; try again.")
    return data
