"""PDF: pages become lines in the order of reading, each character with its box; furniture is kept apart."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pypdfium2

from lawcheck.sources.builder import Chunk, Draft, build, without_brackets_of_marks
from lawcheck.sources.document import Document, Furniture, Problem, UnreadableDocument
from lawcheck.sources.pdf_furniture import (
    Sheet,
    drop_footnotes,
    drop_heads_and_feet,
    drop_line_numbers,
    drop_marginal_notes,
    frame_key,
    frames,
    is_raised,
    size_of_text,
)
from lawcheck.sources.pdf_languages import Dropped, drop_other_language
from lawcheck.sources.pdf_layout import Row, in_order, joined, part, rows_of
from lawcheck.sources.pdf_page import ASCENT, DESCENT, Page, PageReader
from lawcheck.sources.tidy import tidy
from lawcheck.sources.words import SUPERSCRIPTS, is_mark_after, is_noise

MOST_PAGES = 5_000
_NEAR = 6  # chunks before a raised figure that tell what it is


def read_pdf(data: bytes, path: str, languages: Collection[str] = ()) -> Document:
    """Read a PDF. Of two languages side by side the column in one of `languages` is kept, if it is only one.

    Raises UnreadableDocument where the file is encrypted, damaged, too large, scanned or noise.
    """
    pages, problems = _pages(data, path)
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
    for sheet, rows in zip(sheets, ordered, strict=True):
        drafts += _drafts(sheet, drop_footnotes(sheet, rows, size))
        furniture += sheet.furniture
    drafts = tidy(drafts)
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


def _pages(data: bytes, path: str) -> tuple[list[Page], list[Problem]]:
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
                if page.pictured:
                    scanned += 1
                    what = "is a picture without text and was not read; run OCR over it"
                    problems.append(_problem("page-without-text", what, page))
                elif is_noise(" ".join(run.text for run in page.runs)):
                    noise += 1
                    page.runs.clear()
                    what = "has a text layer of noise (a font without Unicode) and was not read"
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
            "get the Word file, or run OCR over the pages.",
        )
    if scanned:
        return UnreadableDocument(
            path,
            "image-only",
            "The PDF holds only pictures of pages (a scan) and no text; run OCR over it, or get the text itself.",
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


def _drafts(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Draft]:
    notes = sheet.notes[::-1]
    page = sheet.page
    columns = list(dict.fromkeys(row.column for row in rows))
    reach: defaultdict[tuple[float, float], float] = defaultdict(float)
    for row in rows:
        reach[row.column] = max(reach[row.column], row.right)
    for row in rows:
        draft = Draft(_chunks(row, sheet), _layout(row, page))
        if len(columns) > 1:
            draft.layout["column"] = columns.index(row.column) + 1
        draft.full = row.right >= reach[row.column] - 0.12 * (reach[row.column] - row.column[0])
        while notes and notes[-1][0] <= row.base + 0.6 * row.size:
            draft.chunks.insert(0, Chunk("", furniture=notes.pop()[1]))
        yield draft
    sheet.furniture += [note for _, note in reversed(notes)]


def _layout(row: Row, page: Page) -> dict[str, Any]:
    left, right = row.column
    before, after = row.left - left, right - row.right
    main = row.runs[0] if len(row.runs) == 1 else max(row.runs, key=lambda run: len(run.text))
    return {
        "page": page.number,
        "box": page.shown(row.left, row.base - ASCENT * row.size, row.right, row.base + DESCENT * row.size),
        "size": round(main.size, 2),
        "bold": main.bold and _share(row, "bold") > 0.9,
        "italic": main.italic and _share(row, "italic") > 0.9,
        "centred": min(before, after) > 0.06 * (right - left) and abs(before - after) < 0.03 * (right - left),
        "indent": round(before, 2),
    }


def _share(row: Row, weight: str) -> float:
    """The share of the characters of a row that are bold, or italic."""
    return sum(len(run.text) for run in row.runs if getattr(run, weight)) / sum(len(run.text) for run in row.runs)


def _chunks(row: Row, sheet: Sheet) -> list[Chunk]:
    page = sheet.page
    chunks: list[Chunk] = []
    for joint, run in joined(row.runs):
        if joint:
            chunks.append(Chunk(joint, page.number))
        text = run.text.replace("\ufffe", "-")
        is_mark = id(run) in sheet.marks
        if text.isdecimal() and is_raised(run, row):
            is_mark = is_mark or is_mark_after("".join(chunk.text for chunk in chunks[-_NEAR:]))
            text = text.translate(SUPERSCRIPTS)
        if is_mark:
            chunks.append(Chunk("", page.number, furniture=sheet.left_out("footnote-mark", run.text, [run])))
        else:
            box = page.shown(run.left, run.base - ASCENT * run.size, run.right, run.base + DESCENT * run.size)
            chunks.append(Chunk(text, page.number, box))
    return without_brackets_of_marks(chunks)
