"""Word files (.docx): paragraphs become lines as they are printed, numbers, tables and tracked changes included."""

from __future__ import annotations

from lawcheck.sources.document import Document


def read_docx(data: bytes, path: str, revisions: str) -> Document:
    """Read a Word file. Raises UnreadableDocument where it is damaged, too large or no Word file."""
    raise NotImplementedError
