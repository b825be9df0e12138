"""Holds verdicts against gold verdicts: how often they agree, and which way they err."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lawcheck.checking.check import check_law
from lawcheck.checking.findings import CheckedLaw, Finding
from lawcheck.measuring.gold import GoldFile, GoldVerdict
from lawcheck.reading.law import Law
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Verdict

VERDICTS: tuple[Verdict, ...] = ("met", "partial", "gap", "conflict", "review")
_SECTION = re.compile(r"\d+[\w.\-–]*|\b[IVXLC]+\b")


@dataclass(frozen=True, slots=True)
class Judged:
    """One verdict beside the gold one."""

    document: str
    requirement: str
    gold: GoldVerdict
    verdict: Verdict
    missing: tuple[str, ...]
    conflicts: tuple[str, ...]
    sections: frozenset[str]  # numbers of the sections that the evidence stands in

    @property
    def right(self) -> bool:
        """The verdict is the reader's, or one that the reader could defend as well."""
        return self.verdict == self.gold.verdict or self.verdict in self.gold.also

    @property
    def false_assurance(self) -> bool:
        """Said met where a careful reader says gap, partial or conflict."""
        return not self.right and self.verdict == "met" and self.gold.verdict in ("gap", "partial", "conflict")

    @property
    def false_alarm(self) -> bool:
        """Said gap or conflict where a careful reader says met."""
        return not self.right and self.verdict in ("gap", "conflict") and self.gold.verdict == "met"

    @property
    def pinpointed(self) -> bool | None:
        """Whether evidence stands in a section that the reader names; None where neither has to name one."""
        wanted = {section_of(citation) for citation in self.gold.at} - {None}
        if not self.right or self.verdict not in ("met", "partial", "conflict") or not wanted:
            return None
        return not wanted.isdisjoint(self.sections)


@dataclass(frozen=True, slots=True)
class Figures:
    """How far a set of verdicts agrees with the gold ones; shares lie between 0 and 1, and are None of nothing."""

    verdicts: int
    right: int
    false_assurance: int
    false_alarm: int
    pinpoint: float | None
    conflict_recall: float | None
    conflict_precision: float | None
    missing_f1: float | None

    @property
    def accuracy(self) -> float:
        """Share of verdicts that are right."""
        return self.right / self.verdicts if self.verdicts else 0.0


def judge_law(law: Law, gold: GoldFile, rules: RuleSet) -> list[Judged]:
    """Check a law and put each verdict beside the gold one; requirements that the rules don't know are left out."""
    checked = check_law(law, rules, gold.scope)
    findings = {finding.requirement.id: finding for finding in checked.findings}
    return [
        _judged(gold.document, name, verdict, findings[name], checked)
        for name, verdict in gold.verdicts.items()
        if name in findings
    ]


def figures_of(judged: Iterable[Judged]) -> Figures:
    """Sum up."""
    judged = tuple(judged)
    conflicts, missing = Counter[str](), Counter[str]()
    for entry in judged:
        conflicts.update(_overlap(entry.gold.conflicts, entry.conflicts))
        if entry.verdict == entry.gold.verdict == "partial":
            missing.update(_overlap(entry.gold.missing, entry.missing))
    pins = [entry.pinpointed for entry in judged if entry.pinpointed is not None]
    return Figures(
        len(judged),
        sum(entry.right for entry in judged),
        sum(entry.false_assurance for entry in judged),
        sum(entry.false_alarm for entry in judged),
        _share(sum(pins), len(pins)),
        _share(conflicts["both"], conflicts["both"] + conflicts["gold"]),
        _share(conflicts["both"], conflicts["both"] + conflicts["ours"]),
        _share(2 * missing["both"], 2 * missing["both"] + missing["gold"] + missing["ours"]),
    )


def confusion_of(judged: Iterable[Judged]) -> Counter[tuple[str, str]]:
    """Count pairs of (gold verdict, verdict); a verdict that gold allows as well counts as the gold one."""
    return Counter((e.gold.verdict, e.gold.verdict if e.right else e.verdict) for e in judged)


def section_of(citation: str) -> str | None:
    """The number of the section or article that a citation begins with: '4(1)(b)' stands in section 4."""
    found = _SECTION.search(citation)
    return found.group().rstrip(".-–").lower() if found else None


def _judged(document: str, name: str, gold: GoldVerdict, finding: Finding, checked: CheckedLaw) -> Judged:
    cited = (section_of(checked.law.clause(evidence.clause).citation) for evidence in finding.evidence)
    sections = frozenset(section for section in cited if section is not None)
    return Judged(document, name, gold, finding.verdict, finding.missing, finding.conflicts, sections)


def _overlap(gold: tuple[str, ...], ours: tuple[str, ...]) -> dict[str, int]:
    return {
        "both": len(set(gold) & set(ours)),
        "gold": len(set(gold) - set(ours)),
        "ours": len(set(ours) - set(gold)),
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
