"""A bill as a Word file, with Word's own multilevel numbering where the bill asks for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph
from source import Paragraph

DATE = datetime(2026, 1, 1, tzinfo=UTC)
INDENT = Cm(1)


@dataclass(frozen=True, slots=True)
class Numbering:
    """The number of each level as (format, text) of Word: ("decimal", "(%2)"); the first level counts sections."""

    body: tuple[tuple[str, str], ...]
    schedule: tuple[tuple[str, str], ...]
    by_style: bool = False  # the first level hangs on a heading style, not on each paragraph


def docx(paragraphs: Sequence[Paragraph], title: str, numbering: Numbering | None) -> bytes:
    """Render a bill; the bytes depend on nothing but the arguments and the version of python-docx."""
    document = Document()
    _set_up(document, title)
    lists = _Lists(document, numbering) if numbering else None
    for paragraph in paragraphs:
        written = document.add_paragraph()
        written.paragraph_format.space_after = Pt(6)
        automatic = lists is not None and lists.number(paragraph, written)
        if not automatic:
            written.paragraph_format.left_indent = INDENT * paragraph.level
        if paragraph.centred:
            written.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if paragraph.number and not automatic:
            written.add_run(paragraph.number + "\t").bold = bool(paragraph.bold) or None
        if paragraph.bold:
            written.add_run(paragraph.text[: paragraph.bold]).bold = True
        if paragraph.bold < len(paragraph.text):
            written.add_run(paragraph.text[paragraph.bold :])
    return _packed(document)


def _set_up(document: Docx, title: str) -> None:
    properties = document.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = "lawcheck corpora"
    properties.comments = ""
    properties.created = properties.modified = DATE
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(11)
    section = document.sections[0]
    section.header.paragraphs[0].text = title
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


class _Lists:
    """Numbers paragraphs by Word's lists, and holds Word's count against the number that the source types out."""

    def __init__(self, document: Docx, numbering: Numbering) -> None:
        self._numbering = numbering
        self._root = document.part.numbering_part.element
        for child in list(self._root):
            self._root.remove(child)
        style = document.styles["Heading 3"]
        for key, (identity, levels) in enumerate((("body", numbering.body), ("schedule", numbering.schedule)), start=1):
            linked = style.style_id if numbering.by_style and identity == "body" else None
            self._root.append(parse_xml(_abstract(key, levels, linked)))
        self._add_list(1, 1)
        self._lists = 1
        self._counts: list[int] = []
        self._style = style.name if numbering.by_style else None
        if self._style:
            _set_number(style.element, 0, 1)

    def number(self, paragraph: Paragraph, written: DocxParagraph) -> bool:
        """Number a paragraph, if its number is one that Word counts."""
        if paragraph.part == "schedule" and paragraph.centred:
            self._counts = []
        if paragraph.number is None or paragraph.part == "front" or paragraph.quoted:
            return False
        levels = self._numbering.body if paragraph.part == "body" else self._numbering.schedule
        if paragraph.part == "schedule" and not self._counts:
            self._lists += 1
            self._add_list(self._lists, 2)
        self._count(paragraph.level)
        printed = _printed(levels[paragraph.level], self._counts)
        if printed != paragraph.number:
            raise ValueError(f"Word counts {printed} where the source says {paragraph.number} {paragraph.text}")
        if self._style and paragraph.part == "body" and paragraph.level == 0:
            written.style = self._style
        else:
            identity = 1 if paragraph.part == "body" else self._lists
            _set_number(written._p, paragraph.level, identity)
        return True

    def _count(self, level: int) -> None:
        counts = self._counts[: level + 1]
        counts += [0] * (level + 1 - len(counts))
        counts[level] += 1
        self._counts = counts

    def _add_list(self, identity: int, abstract: int) -> None:
        start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{identity}"><w:abstractNumId w:val="{abstract}"/>{start}</w:num>'
            )
        )


def _abstract(identity: int, levels: Sequence[tuple[str, str]], style: str | None) -> str:
    written = []
    for level, (form, text) in enumerate(levels):
        linked = f'<w:pStyle w:val="{style}"/>' if style and level == 0 else ""
        left = 567 * (level + 1)
        written.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="567"/></w:pPr></w:lvl>'
        )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(written)}</w:abstractNum>"
    )


def _set_number(element: BaseOxmlElement, level: int, identity: int) -> None:
    properties = element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = identity


def _printed(level: tuple[str, str], counts: Sequence[int]) -> str:
    form, text = level
    value = str(counts[-1]) if form == "decimal" else chr(ord("a") + counts[-1] - 1)
    return text.replace(f"%{len(counts)}", value)


def _packed(document: Docx) -> bytes:
    """Pack the file anew with a fixed date on every part."""
    saved = io.BytesIO()
    document.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
