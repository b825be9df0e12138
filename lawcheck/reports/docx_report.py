"""The gap report in Word: a document that a legal adviser can send, with the annex of all verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

import lawcheck
from lawcheck.reports.matrix import SIGNS, matrix_of
from lawcheck.reports.model import EVALUATIONS, MEANINGS, NAMES, plain, summary_of
from lawcheck.reports.word import bookmark, element, field, link, right_to_left, saved, shade, table_row
from lawcheck.reports.wording import shortened

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView, Entry, Quotation, View

_NAVY = RGBColor(0x14, 0x30, 0x4D)
_SOFT = RGBColor(0x52, 0x60, 0x6D)
_TONES = {"conflict": "A3161E", "gap": "8A4B00", "partial": "6A5A00", "review": "1B5489", "met": "25663F"}
_TINTS = {"conflict": "FBDCDC", "gap": "FBE8D0", "partial": "FBF1B8", "review": "D9EAFA", "met": "E0F2E5"}
_HEADINGS = {
    "conflict": "Conflicts: the text contradicts the treaty",
    "gap": "Gaps: nothing was found on these",
    "partial": "Partly met: something is missing",
    "review": "For review: only a person can tell",
}
_MOST_PLACES = 6  # quoted for one finding; the annex of the table of concordance has all
_LONGEST = 1200  # characters of a paragraph that comes from the law or the rules


def docx_report(view: View) -> bytes:
    """The report as a Word file."""
    return saved(_Report(view).written())


class _Report:
    """Writes the document from cover to annex."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._document: Any = docx.Document()
        self._widths: list[int] = []  # of the table at hand, in twips
        self._headings: list[tuple[int, str, str]] = []  # level, text, bookmark
        self._styles()
        self._ids = {style.name: style.style_id for style in self._document.styles}

    def written(self) -> Any:
        """The finished document."""
        self._page()
        self._cover()
        contents = self._document.add_paragraph()
        self._document.add_page_break()
        if len(self._view.laws) > 1:
            self._comparison()
        self._before_the_findings()
        for law in self._view.laws:
            self._law(law)
        self._annex()
        self._contents(contents)
        return self._document

    def _styles(self) -> None:
        styles = self._document.styles
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

    def _page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height, section.orientation = Mm(210), Mm(297), WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Mm(23)
        section.top_margin = section.bottom_margin = Mm(22)
        section.different_first_page_header_footer = True
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        foot.add_run("Page ")
        field(foot, "PAGE", "2")
        properties = self._document.core_properties
        properties.title, properties.author = "Gap report", "lawcheck"
        properties.comments = ""
        properties.language = "en"

    def _cover(self) -> None:
        laws = self._view.laws
        for _ in range(4):
            self._document.add_paragraph()
        self._line("Check against the Organized Crime Convention and its Protocols", "Source line")
        self._document.add_paragraph("Gap report", "Title")
        for law in laws:
            title = self._line(law.title)
            title.runs[0].bold, title.runs[0].font.size = True, Pt(16 if len(laws) == 1 else 12)
            self._line(" · ".join(law.facts), "Source line")
            self._line(law.scope)
            if law.entries:
                self._line(f"Result: {summary_of(law)}.").runs[0].bold = True
            if law.problems:
                self._line("Parts of this law were not read, or are doubtful; they are named before the findings.")
        self._line(
            f"Made by lawcheck {lawcheck.__version__}, rules {self._view.report.rules.sha256[:12]}, by rule and from "
            "the text alone. The findings are no legal advice: a lawyer must read the clauses that carry each verdict. "
            "Each law was checked by itself; another law may already say what is missing here.",
            "Source line",
        )
        heading = self._line("Contents")
        heading.runs[0].bold, heading.runs[0].font.size = True, Pt(13)
        heading.paragraph_format.page_break_before = len(laws) > 2

    def _contents(self, place: Any) -> None:
        """The table of contents: a field that Word counts anew, showing the headings until then."""
        lines = [heading for heading in self._headings if heading[0] <= 2]
        paragraphs = [place.insert_paragraph_before() for _ in lines]
        for (level, text, target), paragraph in zip(lines, paragraphs, strict=True):
            paragraph.style = self._document.styles[f"toc {level}"]
            link(paragraph, text, target)
        if paragraphs:
            start = paragraphs[0].insert_paragraph_before()
            field(start, r'TOC \o "1-2" \h \z \u')
            runs = [run._r for run in start.runs]
            for run in reversed(runs[:-2]):  # begin, instruction, separate
                paragraphs[0]._p.insert(1, run)
            place._p.append(runs[-1])
            start._p.getparent().remove(start._p)

    def _before_the_findings(self) -> None:
        if self._view.unread:
            self._heading("Files that could not be read", 1)
            for path, message in self._view.unread:
                self._bullet(f"{path}: {message}")
        if self._view.stray:
            self._heading("Decisions that are not shown beside a verdict", 1)
            for decision, why in self._view.stray:
                said = " ".join(filter(None, (decision.decision, decision.comment)))
                self._bullet(f"{decision.law}, {decision.requirement}: {said} ({why})")

    def _comparison(self) -> None:
        matrix = matrix_of(self._view)
        count = len(matrix.laws)
        self._heading("All laws side by side", 1)
        self._line(
            ", ".join(f"{sign} {meaning}" for sign, _, meaning in matrix.legend()) + ", – not asked of this law."
        )
        table = self._table(
            ["Requirement", *(shortened(name, 60) for name in matrix.laws)], (64, *[100 // count] * count)
        )
        for row in matrix.rows:
            cells = [f"{SIGNS[cell.verdict]} {cell.evaluation}" if cell else "–" for cell in row.cells]
            tones = [cell.verdict if cell else "" for cell in row.cells]
            self._row(table, [f"{row.first.title} ({row.first.source})", *cells], ["", *tones])

    def _law(self, law: CheckedView) -> None:
        several = len(self._view.laws) > 1
        top = 2 if several else 1
        if several:
            self._heading(law.title, 1, new_page=True)
        if law.problems:
            self._heading("Not read, or doubtful", top)
            self._line("What stands there may change a verdict. Look there first.")
            for problem in law.problems:
                self._bullet(problem)
        if not law.entries:
            self._line(law.scope)
            return
        self._heading("Summary", top)
        self._line(law.scope)
        if law.laws_read:
            self._line(law.laws_read)
        if law.since:
            self._line(law.since)
        table = self._table(["Instrument", "Theme", *(NAMES[verdict] for verdict in NAMES)], (49, 30, *[17] * 5))
        for instrument, theme, counts in law.tally():
            self._counts(table, [instrument, theme], counts)
        self._counts(table, ["All", ""], law.counts)
        if law.laws_read:
            self._against(law, top)
        for verdict, heading in _HEADINGS.items():
            entries = law.by_verdict(verdict)
            if entries:
                self._heading(f"{heading} ({len(entries)})", top)
            for entry in entries:
                self._entry(law, entry, top + 1)
        if law.known:
            self._heading(f"Known from the baseline ({len(law.known)})", top)
            for entry in law.known:
                self._bullet(f"{entry.verdict_name}: {entry.title} ({entry.source}) [{entry.id}]")

    def _against(self, law: CheckedView, top: int) -> None:
        """What the laws that were read together say against each other."""
        self._heading(f"The laws against each other ({len(law.contradictions)})", top)
        for number, each in enumerate(law.contradictions, 1):
            self._heading(f"{number}. {each.name}", top + 1)
            self._line(each.says)
            for quotation in each.quotations:
                self._quotation(law, quotation)
            self._labelled("Recommendation: ", each.action)
        if not law.contradictions:
            self._line("No contradiction was found of the kinds that lawcheck looks for.")

    def _counts(self, table: Any, names: list[str], counts: dict[str, int]) -> None:
        figures = [str(number) for number in counts.values()]
        self._row(table, [*names, *figures], ["", "", *(v if n else "" for v, n in counts.items())])

    def _entry(self, law: CheckedView, entry: Entry, level: int) -> None:
        self._heading(f"{entry.number}. {entry.title}", level)
        about = (entry.source, entry.strength_name, f"priority {entry.severity}", entry.id)
        self._line(" · ".join(about), "Source line")
        self._labelled("Asked: ", entry.asks)
        self._labelled(f"{entry.verdict_name}: ", entry.message, entry.verdict)
        for quotation in entry.provisions[:_MOST_PLACES]:
            self._quotation(law, quotation)
        if len(entry.provisions) > _MOST_PLACES:
            rest = ", ".join(quotation.where for quotation in entry.provisions[_MOST_PLACES:])
            self._line(f"Also in {rest}.", "Source line")
        if entry.verdict in ("gap", "partial") and entry.missing:
            self._labelled("Missing:", "")
            for says in entry.missing:
                self._bullet(says)
        if entry.misses:
            self._labelled("Looked at, but not counted:", "")
            for miss in entry.misses:
                self._bullet(f"{miss.where}: “{miss.words}” {miss.note}")
        if entry.action:
            self._labelled("Recommendation: ", entry.action)
        if entry.wording:
            self._labelled("Suggested wording:", "").paragraph_format.keep_with_next = True
            self._line(entry.wording, "Suggested wording")
        self._decision(entry)

    def _decision(self, entry: Entry) -> None:
        decision = entry.decision
        if decision:
            by = f" ({decision.responsible})" if decision.responsible else ""
            self._labelled("Decision: ", f"{decision.decision}. {decision.comment}{by} {decision.remark}".rstrip())

    def _quotation(self, law: CheckedView, quotation: Quotation) -> None:
        paragraph = self._paragraph("Law quotation")
        where = paragraph.add_run(f"{quotation.where}: ")
        where.bold, where.italic = True, False
        paragraph.add_run(f"“{_cut(quotation.words)}”")
        if law.direction == "rtl":
            right_to_left(paragraph)

    def _annex(self) -> None:
        for number, law in enumerate((law for law in self._view.laws if law.entries), 1):
            name = f" on {shortened(law.title, 60)}" if len(self._view.laws) > 1 else ""
            self._heading(f"Annex: all verdicts{name}", 1, new_page=number == 1)
            table = self._table(
                ["No.", "Requirement", "Treaty article", "Verdict", "Where", "Id"], (10, 38, 36, 20, 34, 26)
            )
            for entry in law.entries:
                where = ", ".join(dict.fromkeys(quotation.citation for quotation in entry.provisions))
                cells = [
                    str(entry.number),
                    entry.title,
                    entry.source,
                    entry.verdict_name,
                    shortened(where, 200) or "–",
                    entry.id,
                ]
                self._row(table, cells, ["", "", "", entry.verdict, "", ""])
            for entry in law.by_verdict("met"):
                if entry.decision:
                    self._labelled(f"On {entry.id}: ", "")
                    self._decision(entry)
        self._heading("Annex: how to read this report", 1)
        for verdict, meaning in MEANINGS.items():
            self._labelled(f"{NAMES[verdict]} ({EVALUATIONS[verdict]}): ", f"{meaning}.", verdict)
        self._line(
            "Citations are in the law's own numbers: s 4(1)(b) is section 4, subsection (1), paragraph (b). A verdict "
            "rests on the words quoted, and on no other law. Suggested wording is a start, and must be fitted to the "
            "defined terms, the scale of penalties and the style of the bill. What stands in brackets is left to you."
        )

    def _heading(self, text: str, level: int, new_page: bool = False) -> None:
        paragraph = self._line(text, f"Heading {level}")
        paragraph.paragraph_format.page_break_before = new_page
        target = f"h{len(self._headings) + 1}"
        bookmark(paragraph, target, len(self._headings) + 1)
        self._headings.append((level, _cut(text), target))

    def _line(self, text: str, style: str | None = None) -> Any:
        paragraph = self._paragraph(style)
        paragraph.add_run(_cut(text))
        return paragraph

    def _paragraph(self, style: str | None = None) -> Any:
        """A new paragraph; python-docx would search for the style each time."""
        paragraph = self._document.add_paragraph()
        if style:
            paragraph._p.style = self._ids[style]
        return paragraph

    def _labelled(self, label: str, text: str, verdict: str = "") -> Any:
        paragraph = self._document.add_paragraph()
        run = paragraph.add_run(label)
        run.bold = True
        if verdict:
            run.font.color.rgb = RGBColor.from_string(_TONES[verdict])
        paragraph.add_run(_cut(text))
        if not text:
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def _bullet(self, text: str) -> None:
        self._line(text, "List Bullet").paragraph_format.space_after = Pt(2)

    def _table(self, headings: list[str], widths: Sequence[int]) -> Any:
        """A table with a row of headings; widths in millimetres, 164 in all."""
        table = self._document.add_table(rows=0, cols=len(headings), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        self._widths = [Mm(width).twips for width in widths]
        head = table_row(list(map(plain, headings)), self._widths, ["E6ECF2"] * len(headings))
        head.trPr.append(element("w:tblHeader"))
        table._tbl.append(head)
        return table

    def _row(self, table: Any, texts: list[str], verdicts: list[str]) -> None:
        fills = [_TINTS.get(verdict, "") for verdict in verdicts]
        table._tbl.append(table_row(list(map(_cut, texts)), self._widths, fills))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"
