"""The law itself with notes beside its words: a Word file gets comments, a PDF highlights; the text is untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lawcheck.reports.original import original_of
from lawcheck.sources.document import UnreadableDocument

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView, View


def annotated_report(view: View) -> bytes:
    """The file of the one law in the report, annotated. Raises UnreadableDocument where that can't be done."""
    law = view.laws[0]
    document = law.law.document
    if len(view.laws) > 1:
        raise _refused(document.path, "Give one law at a time with --format annotated.")
    if document.path == "-":
        raise _refused(document.path, "A law from standard input can't be annotated; give a Word file or a PDF.")
    if document.format not in ("docx", "pdf"):
        raise _refused(
            document.path, "Only Word files and PDFs can be annotated; --format html shows the words marked."
        )
    data = original_of(document, "not-annotated")
    if document.format == "pdf":
        return _pdf(data, law)
    from lawcheck.reports.annotated_docx import with_comments

    try:
        return with_comments(data, law)
    except ValueError as error:
        message = "This kind of Word file can't be annotated (a template, or one with macros); save it as .docx."
        raise _refused(document.path, message) from error


def _pdf(data: bytes, law: CheckedView) -> bytes:
    from pypdf.errors import DependencyError, PyPdfError

    from lawcheck.reports.annotated_pdf import with_highlights

    try:
        return with_highlights(data, law)
    except (PyPdfError, DependencyError, RecursionError) as error:
        message = "This PDF is damaged or locked in a way that does not let it be annotated; print it to a new PDF."
        raise _refused(law.law.document.path, message) from error


def _refused(path: str, message: str) -> UnreadableDocument:
    return UnreadableDocument(path, "not-annotated", message)
