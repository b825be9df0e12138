"""PDF: pages become lines in the order of reading, each character with its box; furniture is kept apart."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import pypdfium2

from lawcheck.sources.builder import Draft, build, with_joined
from lawcheck.sources.document import Document, Furniture, Problem, UnreadableDocument
from lawcheck.sources.pdf_drafts import drafts_of
from lawcheck.sources.pdf_furniture import (
    Sheet,
    drop_footnotes,
    drop_heads_and_feet,
    drop_line_numbers,
    drop_marginal_notes,
    frame_key,
    frames,
    size_of_text,
)
from lawcheck.sources.pdf_languages import Dropped, drop_other_language
from lawcheck.sources.pdf_layout import in_order, part, rows_of
from lawcheck.sources.pdf_ocr import Ocr, OcrMissing
from lawcheck.sources.pdf_page import Page, PageReader
from lawcheck.sources.pdf_tables import put_tables
from lawcheck.sources.tidy import tidy
from lawcheck.sources.words import is_noise

MOST_PAGES = 5_000
_HOW_OCR = "add --ocr to have it read by tesseract"


def read_pdf(data: bytes, path: str, languages: Collection[str] = (), *, ocr: bool = False) -> Document:
    """Read a PDF. Of two languages side by side the column in one of `languages` is kept, if it is only one.

    `ocr` has pages that are pictures or noise read with tesseract. Raises UnreadableDocument where the file is
    encrypted, damaged, too large, scanned or noise.
    """
    with _garbage_left():
        return _read(data, path, languages, ocr)


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Spare the search for cycles among the many small objects of a reading, which has none."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(data: bytes, path: str, languages: Collection[str], ocr: bool) -> Document:
    pages, problems = _pages(data, path, _Pictures(path, languages) if ocr else None)
    put_tables(pages, data)
    sheets = []
    for page in pages:
        rows = rows_of(page.runs)
        part(rows)
        sheets.append(Sheet(page, rows, [Furniture("stray", text, page.number) for text in page.stray]))
    size = size_of_text(sheets)
    drop_heads_and_feet(sheets, size)
    frame = frames(sheets, size)
    drop_line_numbers(sheets, frame)
    drop_marginal_notes(sheets, frame, size)
    ordered = [in_order(sheet.rows, frame.get(frame_key(sheet.page))) for sheet in sheets]
    dropped = drop_other_language(sheets, ordered, languages)
    if dropped:
        ordered = [in_order(sheet.rows, frame.get(frame_key(sheet.page))) for sheet in sheets]
        problems.append(_two_languages(dropped))
    drafts: list[Draft] = []
    furniture: list[Furniture] = []
    for sheet, rows in zip(sheets, drop_footnotes(sheets, ordered, size), strict=True):
        drafts += drafts_of(sheet, rows)
        furniture += sheet.furniture
    drafts = with_joined(tidy(drafts))
    if not drafts:
        raise _nothing(path, len(pages), 0, 0)
    return build(
        drafts,
        path=path,
        format="pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        pages=len(pages),
        problems=problems,
        furniture=furniture,
    )


class _Pictures:
    """Reads pages that are pictures; tesseract is looked for when the first of them is met."""

    def __init__(self, path: str, languages: Collection[str]) -> None:
        self._path = path
        self._languages = languages
        self._ocr: Ocr | None = None

    def read(self, sheet: pypdfium2.PdfPage, page: Page) -> Problem | None:
        """Put the words of a picture into `page` and say so; None where there are none."""
        if self._ocr is None:
            try:
                self._ocr = Ocr(self._languages)
            except OcrMissing as error:
                raise UnreadableDocument(self._path, "no-ocr", str(error)) from None
        sure = self._ocr.read(sheet, page)
        if sure is None:
            return None
        page.pictured = False
        what = f"is a picture and was read by OCR, {sure:.0f}% sure of its letters; compare quotations with the page"
        return _problem("page-by-ocr", what, page)


def _pages(data: bytes, path: str, pictures: _Pictures | None) -> tuple[list[Page], list[Problem]]:
    """All pages, those that cannot be read without their runs, and a problem for each of these."""
    document = _open(data, path)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise UnreadableDocument(
                path, "too-large", f"The PDF has {count} pages, more than {MOST_PAGES}; split it and check the parts."
            )
        reader = PageReader(document)
        pages, problems = [], []
        noise = scanned = 0
        for index in range(count):
            try:
                page = reader.read(index)
            except pypdfium2.PdfiumError:
                page = Page(index + 1, 0.0, 0.0)
                problems.append(_problem("page-damaged", "is damaged and was not read", page))
            else:
                if page.dense:
                    what = "holds more characters than a page of print, and the rest of it was not read"
                    problems.append(_problem("page-cut", what, page))
                is_noise_only = not page.pictured and is_noise(" ".join(run.text for run in page.runs))
                read = pictures and (page.pictured or is_noise_only) and pictures.read(document[index], page)
                if read:
                    problems.append(read)
                elif page.pictured:
                    scanned += 1
                    what = f"is a picture without text and was not read; {_HOW_OCR}"
                    problems.append(_problem("page-without-text", what, page))
                elif is_noise_only:
                    noise += 1
                    page.runs.clear()
                    what = f"has a text layer of noise (a font without Unicode) and was not read; {_HOW_OCR}"
                    problems.append(_problem("page-of-noise", what, page))
            pages.append(page)
    finally:
        document.close()
    if not any(page.runs and not page.pictured for page in pages):
        raise _nothing(path, count, scanned, noise)
    return pages, problems


def _problem(code: str, what: str, page: Page) -> Problem:
    return Problem(code, f"Page {page.number} {what}.", page.number)


def _nothing(path: str, count: int, scanned: int, noise: int) -> UnreadableDocument:
    if noise:
        return UnreadableDocument(
            path,
            "noise",
            "The text of the PDF is noise, because its fonts do not say which letters they show; "
            f"get the Word file, or {_HOW_OCR}.",
        )
    if scanned:
        return UnreadableDocument(
            path,
            "image-only",
            f"The PDF holds only pictures of pages (a scan) and no text; {_HOW_OCR}, or get the text itself.",
        )
    if count:
        return UnreadableDocument(path, "empty", "The PDF holds no text; give a file that holds the law's text.")
    return UnreadableDocument(path, "damaged", "The PDF has no pages; it is damaged: get a whole copy.")


def _open(data: bytes, path: str) -> pypdfium2.PdfDocument:
    end = data.rfind(b"%%EOF")
    if end < 0 or b" obj" in data[end:]:
        raise UnreadableDocument(path, "damaged", "The PDF is cut off before its end; get a whole copy.")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableDocument(
                path, "encrypted", "The PDF is locked with a password; save it without the password and try again."
            ) from None
        raise UnreadableDocument(
            path, "damaged", "The PDF is damaged and cannot be opened; get a whole copy, or save it as PDF again."
        ) from None


def _two_languages(dropped: Dropped) -> Problem:
    message = (
        f"The law stands in two languages side by side on {len(dropped.pages)} page(s): the column in the language "
        f"'{dropped.kept}' was read, and the one in '{dropped.left_out}' left out; --lang names the other."
    )
    return Problem("two-languages", message, min(dropped.pages))
