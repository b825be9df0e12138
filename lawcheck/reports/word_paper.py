"""A Word report as it is written: styles, page, headings with a table of contents, labelled lines, tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from lawcheck.reports.model import plain
from lawcheck.reports.word import bookmark, element, field, link, shade, table_row

TONES = {"conflict": "A3161E", "gap": "8A4B00", "partial": "6A5A00", "review": "1B5489", "met": "25663F"}
_TINTS = {"conflict": "FBDCDC", "gap": "FBE8D0", "partial": "FBF1B8", "review": "D9EAFA", "met": "E0F2E5"}

_NAVY = RGBColor(0x14, 0x30, 0x4D)
_SOFT = RGBColor(0x52, 0x60, 0x6D)
_LONGEST = 1200  # characters of a paragraph that comes from the law or the rules


class Paper:
    """An empty document in the style of lawcheck."""

    def __init__(self, title: str) -> None:
        self.document: Any = docx.Document()
        self._widths: list[int] = []  # of the table at hand, in twips
        self._headings: list[tuple[int, str, str]] = []  # level, text, bookmark
        self._styles()
        self._ids = {style.name: style.style_id for style in self.document.styles}
        self._page(title)

    def _styles(self) -> None:
        styles = self.document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(10.5)
        normal.paragraph_format.space_after = Pt(5)
        normal.element.get_or_add_rPr().append(element("w:lang", val="en-GB"))
        for name, size, before in (
            ("Title", 26, 0),
            ("Heading 1", 17, 18),
            ("Heading 2", 13, 14),
            ("Heading 3", 11, 10),
        ):
            style = styles[name]
            style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), _NAVY
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
            style.paragraph_format.keep_with_next = True
        for name, indent, colour in (
            ("Law quotation", 6, None),
            ("Suggested wording", 6, "F0F4F8"),
            ("Source line", 0, None),
        ):
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            style.paragraph_format.left_indent = Mm(indent)
            if colour:
                shade(style.element.get_or_add_pPr(), colour)
        styles["Law quotation"].font.italic = True
        styles["Source line"].font.color.rgb = _SOFT
        styles["Source line"].font.size = Pt(9.5)
        styles["Source line"].paragraph_format.keep_with_next = True
        for level in (1, 2, 3):
            style = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = normal
            style.paragraph_format.left_indent = Mm(6 * (level - 1))
            style.paragraph_format.space_after = Pt(2)

    def _page(self, title: str) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height, section.orientation = Mm(210), Mm(297), WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Mm(23)
        section.top_margin = section.bottom_margin = Mm(22)
        section.different_first_page_header_footer = True
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        foot.add_run("Page ")
        field(foot, "PAGE", "2")
        properties = self.document.core_properties
        properties.title, properties.author = title, "lawcheck"
        properties.comments = ""
        properties.language = "en"

    def contents(self, place: Any) -> None:
        """The table of contents: a field that Word counts anew, showing the headings until then."""
        lines = [heading for heading in self._headings if heading[0] <= 2]
        paragraphs = [place.insert_paragraph_before() for _ in lines]
        for (level, text, target), paragraph in zip(lines, paragraphs, strict=True):
            paragraph.style = self.document.styles[f"toc {level}"]
            link(paragraph, text, target)
        if paragraphs:
            start = paragraphs[0].insert_paragraph_before()
            field(start, r'TOC \o "1-2" \h \z \u')
            runs = [run._r for run in start.runs]
            for run in reversed(runs[:-2]):  # begin, instruction, separate
                paragraphs[0]._p.insert(1, run)
            place._p.append(runs[-1])
            start._p.getparent().remove(start._p)

    def heading(self, text: str, level: int, new_page: bool = False) -> None:
        """A heading, which joins the table of contents."""
        paragraph = self.line(text, f"Heading {level}")
        paragraph.paragraph_format.page_break_before = new_page
        target = f"h{len(self._headings) + 1}"
        bookmark(paragraph, target, len(self._headings) + 1)
        self._headings.append((level, shortened_to_fit(text), target))

    def line(self, text: str, style: str | None = None) -> Any:
        """A paragraph of text."""
        paragraph = self.paragraph(style)
        paragraph.add_run(shortened_to_fit(text))
        return paragraph

    def paragraph(self, style: str | None = None) -> Any:
        """A new paragraph; python-docx would search for the style each time."""
        paragraph = self.document.add_paragraph()
        if style:
            paragraph._p.style = self._ids[style]
        return paragraph

    def labelled(self, label: str, text: str, tone: str = "") -> Any:
        """A bold label, in the colour of a verdict or in black, and text."""
        paragraph = self.document.add_paragraph()
        run = paragraph.add_run(label)
        run.bold = True
        if tone:
            run.font.color.rgb = RGBColor.from_string(TONES[tone])
        paragraph.add_run(shortened_to_fit(text))
        if not text:
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def bullet(self, text: str) -> None:
        """An item of a list."""
        self.line(text, "List Bullet").paragraph_format.space_after = Pt(2)

    def table(self, headings: list[str], widths: Sequence[int]) -> Any:
        """A table with a row of headings; widths in millimetres, 164 in all."""
        table = self.document.add_table(rows=0, cols=len(headings), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._widths = [Mm(width).twips for width in widths]
        head = table_row(list(map(plain, headings)), self._widths, ["E6ECF2"] * len(headings))
        head.trPr.append(element("w:tblHeader"))
        table._tbl.append(head)
        return table

    def row(self, table: Any, texts: list[str], tones: list[str]) -> None:
        """A row of a table; a cell with a verdict among its tones is tinted."""
        fills = [_TINTS.get(tone, "") for tone in tones]
        table._tbl.append(table_row(list(map(shortened_to_fit, texts)), self._widths, fills))


def shortened_to_fit(text: str) -> str:
    """Text cut to what a paragraph can bear."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
