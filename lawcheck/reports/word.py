"""What the Word reports share: saving with the same bytes for the same content, fields, shading and bookmarks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_NEVER = (1980, 1, 1, 0, 0, 0)  # in place of the time of writing


def saved(document: Any) -> bytes:
    """The bytes of a python-docx document, without the time of saving."""
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def repacked(data: bytes) -> bytes:
    """The same package with the same parts in the same order, and no times."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            item = zipfile.ZipInfo(name, _NEVER)
            item.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(item, old.read(name))
    return packed.getvalue()


def element(tag: str, **attributes: str) -> Any:
    """An element such as `w:shd`, with attributes of the same namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def field(paragraph: Any, instruction: str, shown: str = "") -> None:
    """A field, such as the number of the page, with what it shows until Word counts it."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "instruction":
            code = element("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        elif kind != "shown":
            run._r.append(element("w:fldChar", fldCharType=kind))


def shade(properties: Any, colour: str) -> None:
    """A background behind a cell (`tcPr`) or a paragraph (`pPr`); `colour` is six hexadecimal digits."""
    properties.append(element("w:shd", val="clear", color="auto", fill=colour))


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """A bookmark around a paragraph."""
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, element("w:bookmarkStart", id=str(number), name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=str(number)))


def link(paragraph: Any, text: str, target: str) -> Any:
    """Text that leads to a bookmark of the same document; returns the run."""
    run = paragraph.add_run(text)
    anchor = element("w:hyperlink", anchor=target, history="1")
    run._r.addprevious(anchor)
    anchor.append(run._r)
    return run


def right_to_left(paragraph: Any) -> None:
    """Set a paragraph and its runs from right to left."""
    paragraph._p.get_or_add_pPr().append(element("w:bidi"))
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(element("w:rtl"))


def table_row(texts: Sequence[str], widths: Sequence[int], fills: Sequence[str]) -> Any:
    """A row of a table that is not parted over pages: cells of small text, bold and shaded where a fill is given.

    Widths are in twips, fills six hexadecimal digits or empty. python-docx takes four times as long for the same.
    """
    made = element("w:tr")
    properties = element("w:trPr")
    properties.append(element("w:cantSplit"))
    made.append(properties)
    for text, width, fill in zip(texts, widths, fills, strict=True):
        cell, cell_properties = element("w:tc"), element("w:tcPr")
        cell_properties.append(element("w:tcW", w=str(width), type="dxa"))
        if fill:
            shade(cell_properties, fill)
        paragraph, run, look, words = element("w:p"), element("w:r"), element("w:rPr"), element("w:t")
        around = element("w:pPr")
        around.append(element("w:spacing", after="20"))
        if fill:
            look.append(element("w:b"))
        look.append(element("w:sz", val="18"))
        words.text = text
        words.set(qn("xml:space"), "preserve")
        for parent, children in (
            (run, (look, words)),
            (paragraph, (around, run)),
            (cell, (cell_properties, paragraph)),
        ):
            parent.extend(children)
        made.append(cell)
    return made
