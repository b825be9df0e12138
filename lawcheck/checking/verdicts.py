"""Decides the verdict on one requirement from its elements, conflicts and doubts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lawcheck.checking.conditions import FAR, Judge, Outcome
from lawcheck.checking.findings import Evidence, Finding, NearMiss
from lawcheck.rules.schema import Doubt, Requirement, Verdict

_NOT_READ = frozenset({"page-without-text", "page-of-noise", "page-damaged"})  # problems of pages without a word read
_UNREAD = "Pages of the file could not be read, and what is missing could stand there."
LAW_NOT_READ = "law-not-read"  # problem of laws read together: a file beside them could not be read
_LAW_UNREAD = "A law of the country could not be read, and what is missing could stand there."


def decide(requirement: Requirement, judge: Judge) -> Finding:
    """Decide one requirement: a conflict outranks what is missing, what is missing outranks a doubt."""
    elements = {name: judge.decide(element.when) for name, element in requirement.elements.items()}
    conflicts = {name: judge.decide(conflict.when) for name, conflict in requirement.conflicts.items()}
    fired = tuple(name for name, outcome in conflicts.items() if outcome.holds)
    found = tuple(name for name, outcome in elements.items() if outcome.holds)
    missing = _missing(requirement, found)
    partial = _standing(requirement.partial, judge)
    review = _standing(requirement.review, judge)
    left_open = _excused(review, elements)
    met_in_part = _excused(partial, elements)

    notes: tuple[str, ...] = ()
    verdict: Verdict = "met"
    if fired:
        verdict, missing = "conflict", ()
    elif missing and not set(missing) - left_open:
        verdict, missing = "review", ()
    elif missing and not set(missing) - met_in_part:
        verdict, missing, notes = "partial", (), tuple(doubt.says for doubt, _ in partial)
    elif missing:
        verdict = "partial" if found else "gap"
        codes = {problem.code for problem in judge.law.document.problems}
        if not codes.isdisjoint(_NOT_READ):
            verdict, notes = "review", (_UNREAD,)
        elif LAW_NOT_READ in codes:
            verdict, notes = "review", (_LAW_UNREAD,)
    elif partial:
        verdict, notes = "partial", tuple(doubt.says for doubt, _ in partial)
    elif review:
        verdict = "review"
    if verdict == "review" and not notes:
        notes = tuple(doubt.says for doubt, _ in review)

    evidence = tuple(dict.fromkeys(_evidence(verdict, elements, conflicts, fired, (*partial, *review))))
    misses = tuple(
        NearMiss(name, miss.clause, miss.start, miss.end, miss.why, far=miss.distance >= FAR)
        for name, outcome in (*elements.items(), *conflicts.items())
        if not outcome.holds
        for miss in outcome.misses
    )
    return Finding(
        requirement,
        verdict,
        severity(requirement, verdict),
        found,
        missing,
        fired,
        evidence,
        misses,
        notes,
        _message(requirement, verdict, found, missing, fired, notes),
        _remedy(requirement, verdict, missing, fired),
    )


def severity(requirement: Requirement, verdict: Verdict) -> str:
    """How much a verdict matters: by what the instrument's verb is, and how far the law falls short."""
    if verdict == "met":
        return "none"
    if verdict == "conflict":
        return "high"
    weight = {"mandatory": 0, "conditional": 0, "consider": 1, "optional": 2, "practice": 1}[requirement.strength]
    if verdict in ("partial", "review") or requirement.theme == "safeguards":
        weight += 1
    return ("high", "medium", "low", "low")[weight]


def _missing(requirement: Requirement, found: tuple[str, ...]) -> tuple[str, ...]:
    if len(found) >= requirement.needed:
        return ()
    return tuple(name for name in requirement.elements if name not in found)


def _standing(doubts: Iterable[Doubt], judge: Judge) -> tuple[tuple[Doubt, Outcome], ...]:
    decided = ((doubt, judge.decide(doubt.when)) for doubt in doubts)
    return tuple((doubt, outcome) for doubt, outcome in decided if outcome.holds)


def _excused(doubts: Iterable[tuple[Doubt, Outcome]], elements: Iterable[str]) -> set[str]:
    """The elements that need not be found where these doubts stand."""
    every = tuple(elements)
    return {name for doubt, _ in doubts for name in (every if doubt.excuses == "all" else doubt.excuses)}


def _evidence(
    verdict: Verdict,
    elements: Mapping[str, Outcome],
    conflicts: Mapping[str, Outcome],
    fired: tuple[str, ...],
    doubts: tuple[tuple[Doubt, Outcome], ...],
) -> Iterator[Evidence]:
    if verdict == "conflict":
        named: list[tuple[str, Outcome]] = [(name, conflicts[name]) for name in fired]
    else:
        named = [(name, outcome) for name, outcome in elements.items() if outcome.holds]
        if verdict == "review" or not named:
            named += [("review", outcome) for _, outcome in doubts]
    for name, outcome in named:
        for words in outcome.words:
            yield Evidence(name, words.clause, words.start, words.end, words.via)


def _message(
    requirement: Requirement,
    verdict: Verdict,
    found: tuple[str, ...],
    missing: tuple[str, ...],
    fired: tuple[str, ...],
    notes: tuple[str, ...],
) -> str:
    says = {name: element.says for name, element in requirement.elements.items()}
    match verdict:
        case "conflict":
            wrong = "; ".join(requirement.conflicts[name].says for name in fired)
            return _sentence(f"The text contradicts the duty: {wrong}")
        case "met":
            return "The text says what is asked."
        case "gap":
            return _sentence(f"Nothing in operative text was found on this: {_listed(says[name] for name in missing)}")
        case "partial" if missing:
            return _sentence(
                f"{len(found)} of {len(says)} elements found; not found: {_listed(says[name] for name in missing)}"
            )
        case "partial":
            return _sentence("Met for some cases alone: " + "; ".join(notes))
        case _:
            return _sentence("A person must judge this: " + "; ".join(notes))


def _remedy(requirement: Requirement, verdict: Verdict, missing: tuple[str, ...], fired: tuple[str, ...]) -> str:
    if verdict == "met":
        return ""
    if fired:
        return " ".join(requirement.conflicts[name].remedy for name in fired)
    own = [remedy for name in missing if (remedy := requirement.elements[name].remedy)]
    advice = " ".join(own) if own and len(own) == len(missing) else requirement.remedy.add
    return f"{advice} Suggested wording: “{requirement.remedy.wording.strip()}”"


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else text + "."
