"""Decides conditions on the acts of a framework read together, from the point of view of one of them.

The offences are those of one act, its home, with every definition and clause of other acts that they use. The general
part of a code serves the home as its own. Other acts count where they speak of the offence, its victims or the home.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from lawcheck.checking.conditions import Judge
from lawcheck.checking.occurrences import ConceptIndex, Occurrence
from lawcheck.checking.regions import Regions
from lawcheck.frameworks.joining import Joined
from lawcheck.reading.law import Definition
from lawcheck.reading.numbers import number_reader
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.matcher import NONE
from lawcheck.rules.schema import Names, Region

ANY_LAW = "any-law"
GENERAL_PART_APPLIES = "general-part-applies"
PARTS_TAKEN = ("attempt-of-any-offence", "attempt-in-general", "accomplice-in-any-offence", "part-in-any-offence")
"""Concepts of the lexicon: any law; a code that covers offences under any; attempts at and parts in any offence."""

OWN_LAW = "offence-of-the-whole-law"
PARTS_IN_ONE = ("attempt", "accomplice", "conspiracy")
"""Concepts: offences under the law at hand, and attempts at and parts in some offence."""

NAMING = ("trafficking", "trafficked-victim", "smuggling", "smuggled-person", "victim-of-any-offence")
"""Concepts by which a provision of another act speaks of the offences at hand or of their victims."""

LEGAL_PERSON = "legal-person-liable"
GRAVER_ALONE = "graver-offences-alone"
"""Concepts: a legal person is liable for offences; a rule on attempts or parts in offences of some gravity alone."""

LIMITED = ("criminal-group", "offence-of-a-kind")
"""Concepts that show a rule on attempts or complicity to be for certain offences only."""

_YEARS = frozenset({"year", "years", "years'"})
_DEPTH = 6  # definitions of definitions of ...


class JointIndex(ConceptIndex):
    """The occurrences of concepts in each act, found by its own vocabulary, as those of the joined law."""

    def __init__(self, joined: Joined, indexes: Sequence[ConceptIndex]) -> None:
        self.law = joined.law
        self.tree = joined.law.tree
        self.stand_ins = NONE
        self._units: dict[int, frozenset[int]] = {}
        self._take(self._moved(joined, indexes))

    @staticmethod
    def _moved(joined: Joined, indexes: Sequence[ConceptIndex]) -> Iterator[Occurrence]:
        passages = 0
        for act, index in enumerate(indexes):
            start, word = joined.starts[act], joined.words[act]
            for each in index.all:
                yield replace(
                    each,
                    clause=joined.clause(act, each.clause),
                    start=each.start + start,
                    end=each.end + start,
                    instances=tuple((p + passages, first + word, last + word) for p, first, last in each.instances),
                )
            passages += len(index.law.words.passages)


class JointRegions(Regions):
    """The regions of the joined law as one act has them."""

    def __init__(self, joined: Joined, index: JointIndex, general: General, home: int, rules: RuleSet) -> None:
        super().__init__(joined.law, index, rules, rules.matcher(joined.law.language))
        self._joined = joined
        self._general = general
        self._home = home

    def is_in(self, names: Names, clause: int) -> bool:
        """As in one law; but of another act only what an offence of the home reaches, or what speaks of the matter."""
        return not names or any(
            clause in self[name].reach and (clause in self._welcome or self._is_offence(self._rules.regions[name]))
            for name in names
        )

    def is_about(self, names: Names, clause: int, words: Occurrence | None = None) -> bool:
        """As in one law; and the words of a general rule on attempts or complicity are about every offence there is."""
        if super().is_about(names, clause):
            return True
        return (
            words is not None
            and self.index.provision[clause] in self._general.parts_taken[self._home]
            and self._general.takes_part(words)
            and any(self._is_offence(self._rules.regions[name]) and self[name].forms for name in names)
        )

    def is_on(self, subject: Names) -> bool:
        """Whether the home is on a subject."""
        return self._general.singles[self._home].regions.is_on(subject)

    def about(self, name: str) -> frozenset[int]:
        """As in one law; where the home has no such offence, its own provisions alone."""
        found = super().about(name)
        if self[name].forms or not self._is_offence(self._rules.regions[name]):
            return found
        return frozenset(p for p in found if self._joined.act_of[p] == self._home)

    def _takes(self, unit: int, region: Region) -> bool:
        if self._is_offence(region):
            return self._joined.act_of[unit] == self._home
        return not self._welcome.isdisjoint(self.index.clauses_of(unit))

    @cached_property
    def _welcome(self) -> frozenset[int]:
        """The home, acts akin to it, and provisions of others that speak of its matter or cite it."""
        joined, index, general = self._joined, self.index, self._general
        akin = {self._home, *general.akin(self._home)}
        named = {index.provision[o.clause] for concept in NAMING for o in index.by_concept.get(concept, ())}
        spoken = named | general.citing[self._home]
        return frozenset(
            clause
            for clause, provision in enumerate(index.provision)
            if joined.act_of[clause] in akin or provision in spoken
        )

    def _speaks(self, occurrence: Occurrence) -> bool:
        return self._joined.act_of[occurrence.clause] == self._home or occurrence not in self._general.own_law

    def _is_offence(self, region: Region) -> bool:
        """Whether the forms of a region are offences or definitions, whose elements must come from one act."""
        if any(seed.defines or not {"offence", "penalty"}.isdisjoint(seed.role) for seed in region.seeds):
            return True
        others = {*region.base, *(name for seed in region.seeds for name in seed.in_)}
        return any(self._is_offence(self._rules.regions[name]) for name in sorted(others))

    @cached_property
    def _term_concepts(self) -> dict[Definition, frozenset[str]]:
        return self._general.term_concepts

    @cached_property
    def _heading_concepts(self) -> dict[int, frozenset[str]]:
        return self._general.heading_concepts


class General:
    """What the acts of a framework have in common: concepts found once, and the general rules of its codes."""

    def __init__(
        self,
        joined: Joined,
        index: JointIndex,
        singles: Sequence[Judge],
        kinds: Sequence[Iterable[str]],
        codes: Iterable[int],
    ) -> None:
        self.singles = singles
        self._kinds = [frozenset(each) for each in kinds]
        self._joined = joined
        self._index = index
        self._codes = tuple(codes)
        own = [definition for judge in singles for definition in judge.law.definitions]
        concepts = [judge.regions.concepts_of_term(d) for judge in singles for d in judge.law.definitions]
        assert len(own) == len(joined.law.definitions)
        self.term_concepts = dict(zip(joined.law.definitions, concepts, strict=True))
        self.heading_concepts = {
            joined.clause(act, clause): found
            for act, judge in enumerate(singles)
            for clause, found in judge.regions.headings()
        }
        starts = {(r.clause, r.end) for r in joined.law.references if r.targets and r.targets[0] in set(joined.roots)}
        self.own_law = frozenset(each for each in index.all if (each.clause, each.end) in starts)

    def akin(self, home: int) -> frozenset[int]:
        """The acts that are a law of the same kind as one of them, and the codes."""
        kin = (act for act, kinds in enumerate(self._kinds) if not kinds.isdisjoint(self._kinds[home]))
        return frozenset(kin) | frozenset(self._codes)

    @cached_property
    def citing(self) -> tuple[frozenset[int], ...]:
        """By act: the provisions of other acts that cite it."""
        found: list[set[int]] = [set() for _ in self._joined.acts]
        for cited in self._joined.cited:
            if cited.link.place and not cited.link.why:
                found[cited.link.place.act].add(self._index.provision[cited.reference.clause])
        return tuple(map(frozenset, found))

    @cached_property
    def serving(self) -> tuple[frozenset[int], ...]:
        """By act: the provisions of its general part that serve other acts; none where it is no code."""
        acts = range(len(self._joined.acts))
        return tuple(frozenset(self._serving(act)) if act in self._codes else frozenset() for act in acts)

    @cached_property
    def parts_taken(self) -> tuple[frozenset[int], ...]:
        """By home: the provisions of codes on attempts of, and complicity in, any offence."""
        own = self._provisions_with(PARTS_IN_ONE) & self._provisions_with((OWN_LAW,))
        applying = {p for p in own if self._joined.act_of[p] in self._applying}
        found = frozenset(p for p in self._provisions_with(PARTS_TAKEN) | applying if self._joined.law.operative[p])
        return tuple(found & rules for rules in self.rules_for)

    @cached_property
    def rules_for(self) -> tuple[frozenset[int], ...]:
        """By home: the provisions of other acts, which are codes, that serve it."""
        homes = range(len(self._joined.acts))
        return tuple(
            frozenset(
                provision
                for act, serving in enumerate(self.serving)
                if act != home
                for provision in serving
                if self._thresholds.get(provision, 0.0) <= self._lightest(home)
            )
            for home in homes
        )

    @cached_property
    def _thresholds(self) -> dict[int, float]:
        """Rules for offences of some gravity alone, and the most years that they name; infinity for none."""
        words = self._joined.law.words
        numbers = number_reader(self._joined.law.language)
        limited = self._provisions_with((*PARTS_TAKEN, *PARTS_IN_ONE)) & self._provisions_with((GRAVER_ALONE,))
        years: dict[int, float] = dict.fromkeys(limited, math.inf)
        for passage in words.passages:
            provision = self._index.provision[passage.clause]
            if provision in years:
                for at in range(passage.first, passage.last - 1):
                    found = numbers.read(words.norm[: passage.last], at)
                    if found and words.norm[min(found[1], passage.last - 1)] in _YEARS:
                        highest = 0.0 if math.isinf(years[provision]) else years[provision]
                        years[provision] = max(highest, found[0])
        return years

    def _lightest(self, home: int) -> float:
        """The lowest maximum for an offence of an act, in years; infinity where it has none."""
        law = self._joined.law
        maxima = (
            penalty.maximum
            for penalty in law.penalties
            if self._joined.act_of[penalty.clause] == home
            and law.operative[penalty.clause]
            and penalty.maximum is not None
            and not penalty.legal_person
        )
        return min(maxima, default=math.inf)

    def takes_part(self, words: Occurrence) -> bool:
        """Whether words say, or help to say, that someone attempts an offence or takes part in one."""
        said = (
            each for name in (*PARTS_TAKEN, *PARTS_IN_ONE) for each in self._index.by_clause[words.clause].get(name, ())
        )
        return any(each.start < words.end and words.start < each.end for each in said)

    @cached_property
    def leads(self) -> tuple[dict[int, tuple[int, ...]], ...]:
        """By home: clauses of other acts, and the clauses by which they count there."""
        return tuple(dict(self._leads(home)) for home in range(len(self._joined.acts)))

    def _leads(self, home: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        joined, index = self._joined, self._index
        for clause, provision in enumerate(index.provision):
            if provision in self.rules_for[home]:
                applying = self._applying.get(joined.act_of[clause])
                if clause != applying:
                    yield clause, (joined.roots[home], *([] if applying is None else [applying]))
        for definition in reversed(joined.law.definitions):
            if joined.act_of[definition.clause] == home:
                for target in definition.pointer:
                    if joined.act_of[target] != home:
                        yield from ((below, (definition.clause,)) for below in index.clauses_of(target))

    def heard(self, home: int) -> frozenset[int]:
        """The clauses that speak for an act: its own, the general rules of codes, and what its definitions point to."""
        joined, index = self._joined, self._index
        provisions = self.rules_for[home]
        heard = {c.index for c in joined.law.tree.clauses if joined.act_of[c.index] == home}
        pointers: dict[int, list[int]] = {}
        for definition in joined.law.definitions:
            pointers.setdefault(definition.clause, []).extend(definition.pointer)
        waiting = sorted(heard)
        heard |= {clause for clause, provision in enumerate(index.provision) if provision in provisions}
        for _ in range(_DEPTH):
            reached = {b for at in waiting for p in pointers.get(at, ()) for b in index.clauses_of(p)} - heard
            heard |= reached
            waiting = sorted(reached)
        return frozenset(heard)

    def _serving(self, code: int) -> Iterator[int]:
        """Provisions that speak of offences in general; those on offences under the code alone, if it says so."""
        joined, index = self._joined, self._index
        wide = self._provisions_with((ANY_LAW,))
        limited = self._provisions_with(PARTS_TAKEN) & self._provisions_with(LIMITED)
        narrow = {
            index.provision[r.clause]
            for r in joined.law.references
            if r.offence and r.outside is None and all(joined.act_of[t] == code for t in r.targets)
        }
        creating = {p for clause, p in enumerate(index.provision) if "offence" in joined.law.roles[clause]}
        creating -= self._provisions_with((*PARTS_TAKEN, *PARTS_IN_ONE, LEGAL_PERSON))
        for provision in dict.fromkeys(index.provision):
            if joined.act_of[provision] != code or provision in limited or provision in creating:
                continue
            if code in self._applying:
                served = provision in self._reach_of(self._applying[code]) or provision in wide
            else:
                served = provision in wide or provision not in narrow
            if served:
                yield provision

    def _reach_of(self, clause: int) -> frozenset[int]:
        """What a clause that speaks of "this Part" or "this Book" means; the whole act where it says no such thing."""
        law = self._joined.law
        at = law.clause(clause)
        said = law.document.text[at.start : at.end].lower()
        line = list(law.tree.ancestors(at))
        found = next((above for above in line if f"this {above.kind}" in said), line[-1])
        return frozenset(below.index for below in law.tree.subtree(found))

    @cached_property
    def _applying(self) -> dict[int, int]:
        """Codes that say that they cover offences under other laws, and the clause that says so."""
        found = self._index.by_concept.get(GENERAL_PART_APPLIES, ())
        operative = (o for o in found if self._joined.law.operative[o.clause])
        return {self._joined.act_of[o.clause]: o.clause for o in reversed(list(operative))}

    def _provisions_with(self, concepts: Iterable[str]) -> frozenset[int]:
        index = self._index
        return frozenset(index.provision[o.clause] for name in concepts for o in index.by_concept.get(name, ()))


def joint_judge(joined: Joined, index: JointIndex, general: General, home: int, rules: RuleSet) -> Judge:
    """Make ready to decide conditions as one act of the framework has them."""
    regions = JointRegions(joined, index, general, home, rules)
    return Judge(joined.law, index, regions, rules, general.heard(home))
