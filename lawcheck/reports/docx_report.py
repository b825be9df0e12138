"""The gap report in Word: a document that a legal adviser can send, with the annex of all verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.shared import Pt

import lawcheck
from lawcheck.reports.matrix import SIGNS, matrix_of
from lawcheck.reports.model import EVALUATIONS, MEANINGS, NAMES, summary_of
from lawcheck.reports.word import right_to_left, saved
from lawcheck.reports.word_paper import Paper, shortened_to_fit
from lawcheck.reports.wording import shortened

if TYPE_CHECKING:
    from lawcheck.reports.model import CheckedView, Entry, Quotation, View

_HEADINGS = {
    "conflict": "Conflicts: the text contradicts the treaty",
    "gap": "Gaps: nothing was found on these",
    "partial": "Partly met: something is missing",
    "review": "For review: only a person can tell",
}
_MOST_PLACES = 6  # quoted for one finding; the annex of the table of concordance has all


def docx_report(view: View) -> bytes:
    """The report as a Word file."""
    return saved(_Report(view).written())


class _Report(Paper):
    """Writes the document from cover to annex."""

    def __init__(self, view: View) -> None:
        super().__init__("Gap report")
        self._view = view

    def written(self) -> Any:
        """The finished document."""
        self._cover()
        contents = self.document.add_paragraph()
        self.document.add_page_break()
        if len(self._view.laws) > 1:
            self._comparison()
        self._before_the_findings()
        for law in self._view.laws:
            self._law(law)
        self._annex()
        self.contents(contents)
        return self.document

    def _cover(self) -> None:
        laws = self._view.laws
        for _ in range(4):
            self.document.add_paragraph()
        self.line("Check against the Organized Crime Convention and its Protocols", "Source line")
        self.document.add_paragraph("Gap report", "Title")
        for law in laws:
            title = self.line(law.title)
            title.runs[0].bold, title.runs[0].font.size = True, Pt(16 if len(laws) == 1 else 12)
            self.line(" · ".join(law.facts), "Source line")
            self.line(law.scope)
            if law.entries:
                self.line(f"Result: {summary_of(law)}.").runs[0].bold = True
            if law.problems:
                self.line("Parts of this law were not read, or are doubtful; they are named before the findings.")
        self.line(
            f"Made by lawcheck {lawcheck.__version__}, rules {self._view.report.rules.sha256[:12]}, by rule and from "
            "the text alone. The findings are no legal advice: a lawyer must read the clauses that carry each verdict. "
            "Each law was checked by itself; another law may already say what is missing here.",
            "Source line",
        )
        heading = self.line("Contents")
        heading.runs[0].bold, heading.runs[0].font.size = True, Pt(13)
        heading.paragraph_format.page_break_before = len(laws) > 2

    def _before_the_findings(self) -> None:
        if self._view.unread:
            self.heading("Files that could not be read", 1)
            for path, message in self._view.unread:
                self.bullet(f"{path}: {message}")
        if self._view.stray:
            self.heading("Decisions that are not shown beside a verdict", 1)
            for decision, why in self._view.stray:
                said = " ".join(filter(None, (decision.decision, decision.comment)))
                self.bullet(f"{decision.law}, {decision.requirement}: {said} ({why})")

    def _comparison(self) -> None:
        matrix = matrix_of(self._view)
        count = len(matrix.laws)
        self.heading("All laws side by side", 1)
        self.line(", ".join(f"{sign} {meaning}" for sign, _, meaning in matrix.legend()) + ", – not asked of this law.")
        table = self.table(
            ["Requirement", *(shortened(name, 60) for name in matrix.laws)], (64, *[100 // count] * count)
        )
        for row in matrix.rows:
            cells = [f"{SIGNS[cell.verdict]} {cell.evaluation}" if cell else "–" for cell in row.cells]
            tones = [cell.verdict if cell else "" for cell in row.cells]
            self.row(table, [f"{row.first.title} ({row.first.source})", *cells], ["", *tones])

    def _law(self, law: CheckedView) -> None:
        several = len(self._view.laws) > 1
        top = 2 if several else 1
        if several:
            self.heading(law.title, 1, new_page=True)
        if law.problems:
            self.heading("Not read, or doubtful", top)
            self.line("What stands there may change a verdict. Look there first.")
            for problem in law.problems:
                self.bullet(problem)
        if not law.entries:
            self.line(law.scope)
            return
        self.heading("Summary", top)
        self.line(law.scope)
        if law.laws_read:
            self.line(law.laws_read)
        if law.since:
            self.line(law.since)
        table = self.table(["Instrument", "Theme", *(NAMES[verdict] for verdict in NAMES)], (49, 30, *[17] * 5))
        for instrument, theme, counts in law.tally():
            self._counts(table, [instrument, theme], counts)
        self._counts(table, ["All", ""], law.counts)
        if law.laws_read:
            self._against(law, top)
        for verdict, heading in _HEADINGS.items():
            entries = law.by_verdict(verdict)
            if entries:
                self.heading(f"{heading} ({len(entries)})", top)
            for entry in entries:
                self._entry(law, entry, top + 1)
        if law.known:
            self.heading(f"Known from the baseline ({len(law.known)})", top)
            for entry in law.known:
                self.bullet(f"{entry.verdict_name}: {entry.title} ({entry.source}) [{entry.id}]")

    def _against(self, law: CheckedView, top: int) -> None:
        """What the laws that were read together say against each other."""
        self.heading(f"The laws against each other ({len(law.contradictions)})", top)
        for number, each in enumerate(law.contradictions, 1):
            self.heading(f"{number}. {each.name}", top + 1)
            self.line(each.says)
            for quotation in each.quotations:
                self._quotation(law, quotation)
            self.labelled("Recommendation: ", each.action)
        if not law.contradictions:
            self.line("No contradiction was found of the kinds that lawcheck looks for.")

    def _counts(self, table: Any, names: list[str], counts: dict[str, int]) -> None:
        figures = [str(number) for number in counts.values()]
        self.row(table, [*names, *figures], ["", "", *(v if n else "" for v, n in counts.items())])

    def _entry(self, law: CheckedView, entry: Entry, level: int) -> None:
        self.heading(f"{entry.number}. {entry.title}", level)
        about = (entry.source, entry.strength_name, f"priority {entry.severity}", entry.id)
        self.line(" · ".join(about), "Source line")
        self.labelled("Asked: ", entry.asks)
        self.labelled(f"{entry.verdict_name}: ", entry.message, entry.verdict)
        for quotation in entry.provisions[:_MOST_PLACES]:
            self._quotation(law, quotation)
        if len(entry.provisions) > _MOST_PLACES:
            rest = ", ".join(quotation.where for quotation in entry.provisions[_MOST_PLACES:])
            self.line(f"Also in {rest}.", "Source line")
        if entry.verdict in ("gap", "partial") and entry.missing:
            self.labelled("Missing:", "")
            for says in entry.missing:
                self.bullet(says)
        if entry.misses:
            self.labelled("Looked at, but not counted:", "")
            for miss in entry.misses:
                self.bullet(f"{miss.where}: “{miss.words}” {miss.note}")
        if entry.action:
            self.labelled("Recommendation: ", entry.action)
        if entry.wording:
            self.labelled("Suggested wording:", "").paragraph_format.keep_with_next = True
            self.line(entry.wording, "Suggested wording")
        self._decision(entry)

    def _decision(self, entry: Entry) -> None:
        decision = entry.decision
        if decision:
            by = f" ({decision.responsible})" if decision.responsible else ""
            self.labelled("Decision: ", f"{decision.decision}. {decision.comment}{by} {decision.remark}".rstrip())

    def _quotation(self, law: CheckedView, quotation: Quotation) -> None:
        paragraph = self.paragraph("Law quotation")
        where = paragraph.add_run(f"{quotation.where}: ")
        where.bold, where.italic = True, False
        paragraph.add_run(f"“{shortened_to_fit(quotation.words)}”")
        if law.direction == "rtl":
            right_to_left(paragraph)

    def _annex(self) -> None:
        for number, law in enumerate((law for law in self._view.laws if law.entries), 1):
            name = f" on {shortened(law.title, 60)}" if len(self._view.laws) > 1 else ""
            self.heading(f"Annex: all verdicts{name}", 1, new_page=number == 1)
            table = self.table(
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
                self.row(table, cells, ["", "", "", entry.verdict, "", ""])
            for entry in law.by_verdict("met"):
                if entry.decision:
                    self.labelled(f"On {entry.id}: ", "")
                    self._decision(entry)
        self.heading("Annex: how to read this report", 1)
        for verdict, meaning in MEANINGS.items():
            self.labelled(f"{NAMES[verdict]} ({EVALUATIONS[verdict]}): ", f"{meaning}.", verdict)
        self.line(
            "Citations are in the law's own numbers: s 4(1)(b) is section 4, subsection (1), paragraph (b). A verdict "
            "rests on the words quoted, and on no other law. Suggested wording is a start, and must be fitted to the "
            "defined terms, the scale of penalties and the style of the bill. What stands in brackets is left to you."
        )
