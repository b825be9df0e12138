"""Decides conditions: whether the law says something where it counts, with the words it rests on."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lawcheck.checking.occurrences import ConceptIndex, Occurrence
from lawcheck.checking.regions import Form, Regions
from lawcheck.reading.law import INOPERATIVE, Law, Penalty
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.plain import concepts_in_words, regions_in_words, roles_in_words
from lawcheck.rules.schema import (
    AgeLimit,
    AllOf,
    AnyOf,
    Condition,
    Find,
    Forms,
    GraverPenalty,
    InRegion,
    MaximumPenalty,
    Names,
    Not,
    Subject,
    TakenOver,
)

_OFFENDING = frozenset({"offence", "penalty", "definition"})
MOST_EVIDENCE = 12
MOST_NEAR_MISSES = 6
FAR = 10
_LONGEST_OPENING = 240  # characters
AGGRAVATION = "aggravation"  # concept of the lexicon: what makes a form of an offence graver than the basic one


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the law that a condition rests on."""

    clause: int
    start: int
    end: int
    via: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Miss:
    """Words that came near, and why they do not count."""

    clause: int
    start: int
    end: int
    why: str
    distance: int = 0  # how many more demands they fail; FAR and more where they lack their place and all company


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a condition holds, the words it rests on, and what came near."""

    holds: bool
    words: tuple[Words, ...] = ()
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unmet:
    """What a condition demands of words, and these do not meet."""

    kind: str
    names: Names = ()
    demanded: bool = False  # the condition asks for it, beyond the words themselves


class Judge:
    """Decides conditions on one law.

    `heard` are the clauses whose words count where a condition names no place; None means all.
    """

    def __init__(
        self, law: Law, index: ConceptIndex, regions: Regions, rules: RuleSet, heard: frozenset[int] | None = None
    ) -> None:
        self.law = law
        self.index = index
        self.regions = regions
        self._rules = rules
        self._heard = heard

    def decide(self, condition: Condition) -> Outcome:
        """Decide one condition."""
        match condition:
            case Find():
                return self._find(condition)
            case AnyOf(any=conditions):
                return self._any(conditions)
            case AllOf(all=conditions):
                return self._all(conditions)
            case Not(not_=inner):
                return self._not(inner)
            case AgeLimit():
                return self._age(condition)
            case MaximumPenalty():
                return self._penalty(condition)
            case GraverPenalty():
                return self._graver(condition)
            case Forms():
                return self._forms(condition)
            case TakenOver():
                return self._taken_over(condition)
            case InRegion():
                return self._region(condition)
            case Subject():
                return Outcome(self.regions.is_on(condition.subject))

    def _any(self, conditions: Iterable[Condition]) -> Outcome:
        outcomes = [self.decide(condition) for condition in conditions]
        held = [outcome for outcome in outcomes if outcome.holds]
        words = tuple(dict.fromkeys(w for outcome in held for w in outcome.words))
        return Outcome(bool(held), _first(words), () if held else _misses(outcomes))

    def _all(self, conditions: Sequence[Condition]) -> Outcome:
        """All conditions hold; that the law has such clauses at all is evidence only where it is all that is asked."""
        outcomes = [self.decide(condition) for condition in conditions]
        holds = all(outcome.holds for outcome in outcomes)
        parts = list(zip(conditions, outcomes, strict=True))
        telling = [outcome for part, outcome in parts if not isinstance(part, InRegion)] or outcomes
        words = tuple(dict.fromkeys(w for outcome in telling for w in outcome.words))
        return Outcome(holds, _first(words) if holds else (), () if holds else _misses(outcomes))

    def _not(self, condition: Condition) -> Outcome:
        found = self.decide(condition)
        misses = (Miss(words.clause, words.start, words.end, "stands against it") for words in found.words)
        return Outcome(not found.holds, (), _nearest(misses))

    def _find(self, condition: Find) -> Outcome:
        occurrences = [each for name in condition.find for each in self.index.by_concept.get(name, ())]
        words = {
            self._words(each, condition.in_): None
            for each in occurrences
            if next(self._unmet(condition, each), None) is None
        }
        return Outcome(True, _first(words)) if words else Outcome(False, (), self._find_misses(condition, occurrences))

    def _find_misses(self, condition: Find, occurrences: Iterable[Occurrence]) -> tuple[Miss, ...]:
        place = (condition.in_, condition.about, condition.role)
        demands = len([names for names in place if names]) + len(condition.with_)
        misses = []
        for each in occurrences:
            unmet = list(self._unmet(condition, each))
            alone = condition.with_ and sum(demand.demanded for demand in unmet) == demands
            distance = len(unmet) - 1 + (FAR if alone else 0)
            misses.append(Miss(each.clause, each.start, each.end, self._why(unmet[0], condition), distance))
        return _nearest(misses)

    def _unmet(self, condition: Find, occurrence: Occurrence) -> Iterator[_Unmet]:
        """What a condition demands and an occurrence does not meet; nothing where it counts."""
        clause = occurrence.clause
        if not self.law.operative[clause]:
            yield _Unmet("inoperative", tuple(sorted(self.law.roles[clause] & INOPERATIVE)))
        unit = self.index.unit(clause, condition.unit)
        if not condition.in_ and not condition.about and not self._hears(clause):
            yield _Unmet("another act")
        if not self.regions.is_in(condition.in_, clause):
            yield _Unmet("outside", condition.in_, demanded=True)
        if condition.not_in and self.regions.is_in(condition.not_in, clause):
            yield _Unmet("inside", condition.not_in)
        if not self.regions.is_about(condition.about, clause, occurrence):
            yield _Unmet("elsewhere", condition.about, demanded=True)
        if not self.regions.plays(condition, clause, unit):
            yield _Unmet("role", condition.role, demanded=bool(condition.role))
        taken_away = occurrence.negated or (None if _may_find_offence(condition) else occurrence.forbidden)
        if condition.negated == "no" and taken_away is not None:
            yield _Unmet("negated", (" ".join(taken_away.split()),))
        if condition.negated == "yes" and occurrence.negated is None:
            yield _Unmet("not negated")
        for names in condition.with_:
            if not self._beside(condition, occurrence, unit, names, condition.negated != "no"):
                yield _Unmet("alone", names, demanded=True)
        if condition.without and self._beside(condition, occurrence, unit, condition.without):
            yield _Unmet("accompanied", condition.without)

    def _hears(self, clause: int) -> bool:
        return self._heard is None or clause in self._heard

    def _why(self, unmet: _Unmet, condition: Find) -> str:
        match unmet.kind:
            case "inoperative":
                return f"stands in {roles_in_words(unmet.names)}, which is no operative text"
            case "another act":
                return "stands in another act, which does not serve this one"
            case "outside":
                return f"stands outside {regions_in_words(unmet.names, self._rules)}"
            case "inside":
                return f"stands in {regions_in_words(unmet.names, self._rules)}"
            case "elsewhere":
                return f"stands in a provision that is not about {regions_in_words(unmet.names, self._rules)}"
            case "role":
                if not unmet.names:
                    return f"stands in {roles_in_words(condition.not_role)}"
                return f"stands in a clause that is not {roles_in_words(unmet.names)}"
            case "negated":
                return f"is taken away by “{unmet.names[0]}”"
            case "not negated":
                return "is not taken away by an exclusion"
            case "alone":
                wanted = concepts_in_words(unmet.names, self._rules, self.law.language)
                return f"the same {condition.unit} does not speak of {wanted}"
            case _:
                unwanted = concepts_in_words(unmet.names, self._rules, self.law.language)
                return f"the same {condition.unit} speaks of {unwanted}"

    def _beside(self, condition: Find, occurrence: Occurrence, unit: int, names: Names, negated: bool = False) -> bool:
        """Whether one of the concepts stands in the same unit, or within so many words of the occurrence.

        One that is taken away there counts only where `negated`.
        """
        if condition.unit != "item" and condition.near is None:
            clauses = self._read_with(unit)
            return self.regions.stands(clauses, names, negated)
        for passage, first, last in occurrence.instances:
            for name in names:
                for other, other_first, other_last in self.index.by_passage[passage].get(name, ()):
                    if (other.negated is not None and not negated) or (other_first, other_last) == (first, last):
                        continue
                    distance = max(other_first - last, first - other_last, 0)
                    if condition.near is None or distance <= condition.near:
                        return True
        return False

    def _read_with(self, unit: int) -> frozenset[int]:
        """The clauses of a unit, and those whose lead-in it shares."""
        clauses = set(self.index.clauses_of(unit))
        at = self.law.tree.clauses[unit]
        while (parent := self.index.hangs_from(at)) is not None:
            clauses.add(parent.index)
            at = parent
        return frozenset(clauses)

    def _words(self, occurrence: Occurrence, regions: Names) -> Words:
        chains = [self.regions[name].reach.get(occurrence.clause) for name in regions]
        via = min((chain for chain in chains if chain is not None), key=len, default=())
        return Words(occurrence.clause, occurrence.start, occurrence.end, via)

    def _age(self, condition: AgeLimit) -> Outcome:
        words: dict[Words, None] = {}
        misses: list[Miss] = []
        for age in self.law.ages:
            fits = (condition.below is None or age.years < condition.below) and (
                condition.at_least is None or age.years >= condition.at_least
            )
            declared = any(
                occurrence.clause == age.clause
                for name in condition.declared
                for occurrence in self.index.by_concept.get(name, ())
            )
            concerned = declared or self._concerns(age.clause, condition.age)
            if not age.below or not concerned or not self._hears(age.clause):
                continue
            unit = self.index.provision[age.clause]
            if not self.law.operative[age.clause]:
                misses.append(Miss(age.clause, age.start, age.end, "stands in text that is not operative"))
            elif not self.regions.holds(condition, age.clause, unit):
                misses.append(Miss(age.clause, age.start, age.end, "stands in a clause on another matter"))
            elif fits:
                words[Words(age.clause, age.start, age.end)] = None
            else:
                misses.append(Miss(age.clause, age.start, age.end, f"sets the limit at {age.years:g}"))
        return Outcome(bool(words), _first(words), () if words else _nearest(misses))

    def _concerns(self, clause: int, concepts: Names) -> bool:
        """Whether a clause stands in the definition of such a term."""
        clauses = {clause, *(a.index for a in self.law.tree.ancestors(self.law.tree.clauses[clause]))}
        return any(
            definition.clause in clauses and self.regions.term_matches(definition, concepts)
            for definition in self.law.definitions
        )

    def _penalty(self, condition: MaximumPenalty) -> Outcome:
        about = self.regions.about(condition.penalty)
        penalties = [
            penalty
            for penalty in self.law.penalties
            if self.index.provision[penalty.clause] in about
            and self.law.operative[penalty.clause]
            and not penalty.legal_person
            and not self._for_another_act(penalty, condition)
            and self.aggravated(penalty) == condition.aggravated
        ]
        figures = [penalty for penalty in penalties if penalty.maximum is not None]
        open_ended = [penalty for penalty in penalties if penalty.maximum is None and penalty.minimum is not None]
        if condition.elsewhere:
            chosen = [penalty for penalty in penalties if penalty.elsewhere or penalty in open_ended]
            return Outcome(bool(chosen) and not figures, _penalty_words(chosen))
        highest = max(map(_most, figures + open_ended), default=None)
        if highest is None:
            fines = [penalty for penalty in penalties if penalty.fine]
            alone = bool(fines) and not any(penalty.elsewhere for penalty in penalties)
            holds = condition.below is not None and alone
            return Outcome(holds, _penalty_words(fines) if holds else (), _penalty_misses(fines, "is a fine alone"))
        enough = highest if condition.at_least is None else min(highest, condition.at_least)
        chosen = [penalty for penalty in penalties if penalty in figures + open_ended and _most(penalty) >= enough]
        holds = (condition.at_least is None or highest >= condition.at_least) and (
            condition.below is None or (highest < condition.below and not open_ended)
        )
        term = "imprisonment for life" if math.isinf(highest) else f"{highest:g} years"
        why = f"is the highest maximum: {term}"
        return Outcome(holds, _penalty_words(chosen) if holds else (), () if holds else _penalty_misses(chosen, why))

    def _for_another_act(self, penalty: Penalty, condition: MaximumPenalty) -> bool:
        """Whether the penalty is for an act around the offence (such as organising it), and not for the offence."""
        unit = self.index.provision[penalty.clause]
        if not condition.lacks or any(form.unit == unit for form in self.regions[condition.penalty].forms):
            return False
        return self.regions.stands(self._read_with(unit), condition.lacks)

    def _graver(self, condition: GraverPenalty) -> Outcome:
        """Some form of one offence has a higher maximum than some form of the other one."""
        graver = {form.unit: self.punished(form.unit) for form in self.regions[condition.graver].forms}
        others = [self.punished(form.unit) for form in self.regions[condition.than].forms if form.unit not in graver]
        lowest = min((_most_of(penalties) for penalties in others if penalties), default=math.inf)
        chosen = [
            penalty
            for penalties in graver.values()
            for penalty in penalties
            if penalty.maximum == _most_of(penalties) > lowest
        ]
        return Outcome(bool(chosen), _penalty_words(chosen))

    def punished(self, unit: int) -> list[Penalty]:
        """The penalties in a provision; where it has none, those of clauses that punish it, or those of its section."""
        figures = [
            penalty
            for penalty in self.law.penalties
            if penalty.maximum is not None and self.law.operative[penalty.clause] and not penalty.legal_person
        ]
        line = {unit, self.index.section[unit]}
        punishing = {r.clause for r in self.law.references if r.offence and not line.isdisjoint(r.targets)}
        own = [penalty for penalty in figures if self.index.provision[penalty.clause] == unit]
        referring = [penalty for penalty in figures if penalty.clause in punishing]
        return own or referring or [p for p in figures if self.index.section[p.clause] == self.index.section[unit]]

    def aggravated(self, penalty: Penalty) -> bool:
        """Whether the penalty is for a graver form: so say most of the sentences in which it is read."""
        places = self._words_at.get(penalty.start, ())
        return bool(places) and 2 * sum(map(self._beside_aggravation, places)) >= len(places)

    def _beside_aggravation(self, at: int) -> bool:
        """Whether what makes the offence graver stands before the penalty in its sentence, or after the last one."""
        number = self.index.passage_of(at)
        norm, passage = self.law.words.norm, self.law.words.passages[number]
        first = max((word for word in range(passage.first, at) if norm[word] == "."), default=passage.first)
        last = min((word for word in range(at, passage.last) if norm[word] == "."), default=passage.last)
        cues = [cue for _, cue, _ in self.index.by_passage.get(number, {}).get(AGGRAVATION, ()) if first <= cue < last]
        is_last = not any(self.law.words.start[word] in self._penalty_starts for word in range(at + 1, last))
        return any(cue < at or is_last for cue in cues)

    @cached_property
    def _penalty_starts(self) -> frozenset[int]:
        return frozenset(penalty.start for penalty in self.law.penalties)

    @cached_property
    def _words_at(self) -> dict[int, list[int]]:
        """By offset into the text: the words that begin there, once for each passage."""
        places: dict[int, list[int]] = {}
        for at, start in enumerate(self.law.words.start):
            places.setdefault(start, []).append(at)
        return places

    def _forms(self, condition: Forms) -> Outcome:
        name = condition.every or condition.some or ""
        forms = [form for form in self.regions[name].forms if self._looked_at(condition, form)]
        fitting = [form for form in forms if self._fits(condition, form)]
        holds = bool(forms) and len(fitting) == len(forms) if condition.every else bool(fitting)
        if not holds:
            others = (form for form in forms if form not in fitting)
            return Outcome(False, (), _nearest(self._form_miss(condition, form) for form in others))
        words = dict.fromkeys(w for form in fitting for w in self._form_words(condition, form))
        return Outcome(True, _first(words))

    def _looked_at(self, condition: Forms, form: Form) -> bool:
        has = self.regions.stands
        return (not condition.only or has(form.own, condition.only)) and not (
            condition.but_not and has(form.own, condition.but_not)
        )

    def _fits(self, condition: Forms, form: Form) -> bool:
        has = self.regions.stands
        return all(has(form.clauses, names) for names in condition.has) and not (
            condition.lacks and has(form.clauses, condition.lacks)
        )

    def _form_words(self, condition: Forms, form: Form) -> Iterator[Words]:
        found = [
            Words(o.clause, o.start, o.end, form.reach[o.clause])
            for names in condition.has
            for o in self.index.in_clauses(form.clauses, names)
            if o.negated is None and self.law.operative[o.clause]
        ]
        yield from found or [Words(form.unit, *self.opening(form.unit))]

    def _form_miss(self, condition: Forms, form: Form) -> Miss:
        has, language = self.regions.stands, self.law.language
        lacking = next((names for names in condition.has if not has(form.clauses, names)), None)
        if lacking is None:
            why = f"is a form of the offence that speaks of {concepts_in_words(condition.lacks, self._rules, language)}"
        else:
            why = f"is a form of the offence that does not speak of {concepts_in_words(lacking, self._rules, language)}"
        return Miss(form.unit, *self.opening(form.unit), why)

    def opening(self, unit: int) -> tuple[int, int]:
        """The first words of a clause, or of the first clause under it that has any; no word is cut."""
        whole = self.law.tree.clauses[unit]
        spans = (clause.words[0] for clause in self.law.tree.subtree(whole) if clause.words)
        start, end = next(spans, (whole.start, whole.end))
        if end - start <= _LONGEST_OPENING:
            return start, end
        words = self.law.document.text[start : start + _LONGEST_OPENING].rsplit(maxsplit=1)[0]
        return start, start + len(words)

    def _taken_over(self, condition: TakenOver) -> Outcome:
        words = dict.fromkeys(
            Words(definition.clause, *self.opening(definition.clause))
            for definition in self.law.definitions
            if definition.outside is not None
            and self.law.operative[definition.clause]
            and self._hears(definition.clause)
            and self.regions.term_matches(definition, condition.outside)
            and (not condition.in_ or any(definition.clause in self.regions[name].reach for name in condition.in_))
        )
        return Outcome(bool(words), _first(words))

    def _region(self, condition: InRegion) -> Outcome:
        forms = [
            form
            for form in self.regions[condition.region].forms
            if not condition.role or not self.regions.own_roles(form).isdisjoint(condition.role)
        ]
        words = dict.fromkeys(Words(form.unit, *self.opening(form.unit)) for form in forms)
        holds = bool(forms) and self.regions.share(condition.region) >= condition.share
        of_the_whole = condition.share > 0  # says what the law is about, and rests on no words
        return Outcome(holds, _first(words) if holds and not of_the_whole else ())


def _first(words: Iterable[Words]) -> tuple[Words, ...]:
    """The nearest words first, none within others; one of each clause before a second one of any."""
    outermost: dict[int, list[Words]] = {}
    for word in sorted(set(words), key=lambda w: (len(w.via), w.start, -w.end)):
        kept = outermost.setdefault(word.clause, [])
        if not any(other.start <= word.start and word.end <= other.end for other in kept):
            kept.append(word)
    ranked = sorted(
        ((rank, word) for kept in outermost.values() for rank, word in enumerate(kept)),
        key=lambda entry: (entry[0], len(entry[1].via), entry[1].start),
    )
    chosen = [word for _, word in ranked[:MOST_EVIDENCE]]
    return tuple(sorted(chosen, key=lambda w: (len(w.via), w.start)))


def _may_find_offence(condition: Find) -> bool:
    """Whether what it looks for may stand where it is forbidden: an offence forbids its conduct, a duty nothing."""
    if "offence" in condition.not_role:
        return False
    return bool(condition.in_) or not _OFFENDING.isdisjoint(condition.role)


def _nearest(misses: Iterable[Miss]) -> tuple[Miss, ...]:
    """The nearest first, and of words that overlap those that are nearest."""
    found: list[Miss] = []
    for miss in sorted(misses, key=lambda miss: miss.distance):
        if not any(miss.start < other.end and other.start < miss.end for other in found):
            found.append(miss)
            if len(found) == MOST_NEAR_MISSES:
                break
    return tuple(found)


def _misses(outcomes: Iterable[Outcome]) -> tuple[Miss, ...]:
    return _nearest(miss for outcome in outcomes for miss in outcome.misses)


def _most(penalty: Penalty) -> float:
    """The maximum in years; where there is none, the minimum, above which every term is open."""
    return penalty.maximum if penalty.maximum is not None else penalty.minimum or 0.0


def _most_of(penalties: Iterable[Penalty]) -> float:
    return max((penalty.maximum for penalty in penalties if penalty.maximum is not None), default=0.0)


def _penalty_words(penalties: Iterable[Penalty]) -> tuple[Words, ...]:
    return tuple(Words(penalty.clause, penalty.start, penalty.end) for penalty in penalties)[:MOST_EVIDENCE]


def _penalty_misses(penalties: Iterable[Penalty], why: str) -> tuple[Miss, ...]:
    return tuple(Miss(penalty.clause, penalty.start, penalty.end, why) for penalty in penalties)[:MOST_NEAR_MISSES]
