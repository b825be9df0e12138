"""What changed between two versions of a law as a Word file that a legal adviser can send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Pt, RGBColor

import lawcheck
from lawcheck.reports.diff_model import HEADINGS, MEANINGS
from lawcheck.reports.word import saved
from lawcheck.reports.word_paper import TONES, Paper, shortened_to_fit

if TYPE_CHECKING:
    from lawcheck.reports.diff_model import ChangeShown, ClauseShown, DiffView
    from lawcheck.reports.model import Quotation

_TONE_OF = {"new": "conflict", "reopened": "gap", "closed": "met", "moved": "review"}
_MOST_PLACES = 6


def diff_docx(view: DiffView) -> bytes:
    """The comparison as a Word file."""
    return saved(_Changes(view).document)


class _Changes(Paper):
    """Writes the document."""

    def __init__(self, view: DiffView) -> None:
        super().__init__("What changed")
        self._view = view
        self._cover()
        for kind, heading in HEADINGS.items():
            changes = view.of_kind(kind)
            if changes:
                self.heading(f"{heading}: {MEANINGS[kind]} ({len(changes)})", 1)
            for change in changes:
                self._change(change)
        if view.others:
            self.heading(f"Clauses changed without effect on a finding ({len(view.others)})", 1)
            for clause in view.others:
                self._clause(clause)

    def _cover(self) -> None:
        view = self._view
        self.line("What changed between two versions, held against the Organized Crime Convention", "Source line")
        self.line(view.new.title, "Title")
        self.line(f"Old text: {view.old.facts}", "Source line")
        self.line(f"New text: {view.new.facts}", "Source line")
        for remark in view.remarks:
            self.line(remark)
        table = self.table(["Change", "What it means", "Findings"], (34, 104, 26))
        for kind, number in view.counts.items():
            self.row(table, [HEADINGS[kind], MEANINGS[kind], str(number)], [_TONE_OF[kind] if number else "", "", ""])
        self.line("")
        self.line(view.stayed)
        self.line(
            f"Made by lawcheck {lawcheck.__version__}, rules {view.rules.sha256[:12]}, by rule, from the texts alone. "
            "Findings are matched by requirement and words: a new number or line break is no change. No legal advice.",
            "Source line",
        )
        for version, name in ((view.old, "old"), (view.new, "new")):
            if version.problems:
                self.heading(f"Not read, or doubtful, in the {name} text", 1)
            for problem in version.problems:
                self.bullet(problem)

    def _change(self, change: ChangeShown) -> None:
        self.heading(f"{change.number}. {change.title}", 2)
        self.line(" · ".join((change.source, change.strength_name, change.id)), "Source line")
        self.labelled(f"{HEADINGS[change.kind]}: ", change.became, _TONE_OF[change.kind])
        for kind, says in change.points:
            self.bullet(f"{f'No longer {kind.lower()}' if change.kind == 'closed' else kind}: {says}")
        self._quotations("Old text", change.old_words)
        self._quotations("New text", change.new_words)
        if change.note:
            self.line(change.note)
        if change.causes:
            self.labelled("Caused by:", "")
        for clause in change.causes:
            self._clause(clause)
        if change.action:
            self.labelled("Recommendation: ", change.action)
        if change.wording:
            self.labelled("Suggested wording:", "").paragraph_format.keep_with_next = True
            self.line(change.wording, "Suggested wording")

    def _quotations(self, label: str, quotations: tuple[Quotation, ...]) -> None:
        for quotation in quotations[:_MOST_PLACES]:
            paragraph = self.paragraph("Law quotation")
            where = paragraph.add_run(f"{label}, {quotation.where}: ")
            where.bold, where.italic = True, False
            paragraph.add_run(f"“{quotation.words}”")
        rest = [quotation.where for quotation in quotations[_MOST_PLACES:]]
        if rest:
            self.line(f"Also in {', '.join(rest)}.", "Source line")

    def _clause(self, clause: ClauseShown) -> None:
        """What became of a clause: struck words struck through, added ones underlined."""
        paragraph = self.paragraph("List Bullet")
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(clause.says + ("" if clause.kind == "moved" else ": "))
        for part in clause.stretches if clause.kind != "moved" else ():
            run = paragraph.add_run(shortened_to_fit(part.text))
            paragraph.add_run(" ")
            if part.kind == "struck":
                run.font.strike, run.font.color.rgb = True, RGBColor.from_string(TONES["conflict"])
            elif part.kind == "added":
                run.font.underline, run.font.color.rgb = True, RGBColor.from_string(TONES["met"])
