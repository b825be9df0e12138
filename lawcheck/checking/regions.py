"""Regions: the clauses that define or create an offence, with what they use and refer to."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from lawcheck.checking.occurrences import GROUPINGS, ConceptIndex, Occurrence
from lawcheck.reading.law import Definition, Law, Reference
from lawcheck.reading.lexicon import lexicon
from lawcheck.rules.loading import RulesError, RuleSet
from lawcheck.rules.matcher import Matcher
from lawcheck.rules.schema import Names, Place, Region, Seed
from lawcheck.rules.spelling import parts

_DEPTH = 6  # definitions of definitions of ...
_LONGEST_NAME = 12  # words of the name of a law at its head


@dataclass(frozen=True, slots=True)
class Form:
    """One provision that creates or defines an offence, and every clause that it reaches."""

    unit: int
    reach: dict[int, tuple[int, ...]]  # clause -> the chain of clauses by which it was reached, without the last

    @property
    def clauses(self) -> Iterable[int]:
        """All clauses of the form."""
        return self.reach.keys()

    @property
    def own(self) -> list[int]:
        """The clauses of the form itself, without what it uses or refers to."""
        return [clause for clause, chain in self.reach.items() if not chain]


@dataclass(frozen=True)
class FoundRegion:
    """The forms of a region in one law."""

    name: str
    forms: tuple[Form, ...]

    @cached_property
    def reach(self) -> dict[int, tuple[int, ...]]:
        """Every clause of the region and the chain that leads there."""
        merged: dict[int, tuple[int, ...]] = {}
        for form in self.forms:
            for clause, chain in form.reach.items():
                if clause not in merged or len(chain) < len(merged[clause]):
                    merged[clause] = chain
        return merged


class Regions:
    """The regions of a rule set in one law, found when first asked for."""

    def __init__(self, law: Law, index: ConceptIndex, rules: RuleSet, matcher: Matcher) -> None:
        self.law = law
        self.index = index
        self._rules = rules
        self._matcher = matcher
        self._found: dict[str, FoundRegion | None] = {}
        self._about: dict[str, frozenset[int]] = {}

    def __getitem__(self, name: str) -> FoundRegion:
        """The region of that name; empty where the law has no such clauses."""
        if name not in self._found:
            self._found[name] = None
            self._found[name] = self._find(name, self._rules.regions[name])
        found = self._found[name]
        if found is None:
            raise RulesError(f"region '{name}' depends on itself")
        return found

    def holds(self, place: Place, clause: int, unit: int) -> bool:
        """Whether a clause, read in a unit, stands where a condition looks."""
        return (
            self.is_in(place.in_, clause)
            and not (place.not_in and self.is_in(place.not_in, clause))
            and self.is_about(place.about, clause)
            and self.plays(place, clause, unit)
        )

    def is_in(self, names: Names, clause: int) -> bool:
        """Whether a clause belongs to one of the regions; True where none is named."""
        return not names or any(clause in self[name].reach for name in names)

    def is_about(self, names: Names, clause: int, words: Occurrence | None = None) -> bool:
        """Whether the provision of a clause, or words in it, is about one of the regions; True where none is named."""
        return not names or any(self.index.provision[clause] in self.about(name) for name in names)

    def plays(self, place: Place, clause: int, unit: int) -> bool:
        """Whether a clause, or one that it hangs from, has a role that is asked for, and none that is not wanted."""
        if not place.role and not place.not_role:
            return True
        roles = self.roles(clause, unit)
        return (not place.role or not roles.isdisjoint(place.role)) and roles.isdisjoint(place.not_role)

    def roles(self, clause: int, unit: int) -> frozenset[str]:
        """Roles of a clause and of those that it hangs from, up to its unit."""
        roles = self.law.roles[clause]
        at = self.law.tree.clauses[clause]
        while at.index != unit and at.parent is not None:
            at = self.law.tree.clauses[at.parent]
            roles |= self.law.roles[at.index]
        return roles

    def own_roles(self, form: Form) -> frozenset[str]:
        """Roles of the clauses of a form itself, without what it uses or refers to."""
        return frozenset().union(*(self.law.roles[clause] for clause in form.own))

    def about(self, name: str) -> frozenset[int]:
        """Provisions that belong to a region, refer to one of its forms, or name its offence."""
        if name not in self._about:
            self._about[name] = frozenset(self._provisions_about(self[name], self._rules.regions[name]))
        return self._about[name]

    def term_matches(self, definition: Definition, concepts: Iterable[str]) -> bool:
        """Whether a defined term is one of the concepts."""
        return not self._term_concepts[definition].isdisjoint(concepts)

    def concepts_of_term(self, definition: Definition) -> frozenset[str]:
        """The concepts that a defined term is."""
        return self._term_concepts[definition]

    def headings(self) -> Iterable[tuple[int, frozenset[str]]]:
        """The clauses with a heading, and the concepts in it."""
        return self._heading_concepts.items()

    def concepts_of_title(self) -> frozenset[str]:
        """The concepts in the title of the law."""
        return self._concepts_in([self.law.tree.title])[0]

    def is_on(self, subject: Names) -> bool:
        """Whether the law is on a subject: its title names it, or the heading of a part, or those of two sections."""
        if any(not concepts.isdisjoint(subject) for concepts in self._title_concepts):
            return True
        headed = [at for at, concepts in self._heading_concepts.items() if not concepts.isdisjoint(subject)]
        headed = [at for at in headed if self.law.operative[at]]
        return len(headed) > 1 or any(self.law.tree.clauses[at].kind in GROUPINGS for at in headed)

    def _titles(self) -> Iterator[str]:
        """The title of the law and, beside a short one, the name in capitals at its head."""
        yield self.law.tree.title
        for clause in self.law.tree.clauses:
            if clause.kind == "preamble":
                lines = (line.strip() for span in clause.words for line in self.law.tree.text(span).splitlines())
                yield from (line for line in lines if line.isupper() and len(line.split()) <= _LONGEST_NAME)

    def share(self, region: str) -> float:
        """The share of the law's sections in which the forms of a region stand."""
        sections = {self.index.section[form.unit] for form in self[region].forms}
        return len(sections) / max(len(set(self.index.section)), 1)

    def _find(self, name: str, region: Region) -> FoundRegion:
        if region.base:
            base = next((self[other].forms for other in region.base if self[other].forms), ())
            return FoundRegion(name, self._whole(region, [self._follow(f.unit, f.reach, region) for f in base]))
        units = dict.fromkeys(u for seed in region.seeds for u in self._seeded(seed) if self._takes(u, region))
        forms = [self._follow(unit, self._own(unit), region) for unit in sorted(units)]
        reached = {clause for form in forms for clause, chain in form.reach.items() if chain}
        kept = [form for form in forms if form.unit not in reached or "definition" not in self.own_roles(form)]
        return FoundRegion(name, self._whole(region, kept or forms))

    def _takes(self, unit: int, region: Region) -> bool:
        """Whether a provision that fits a seed may be a form: always, but where several acts are read together."""
        return True

    def _speaks(self, occurrence: Occurrence) -> bool:
        """Whether words that name an offence may mean that of a region: always, but where several acts are read."""
        return True

    def _whole(self, region: Region, forms: Iterable[Form]) -> tuple[Form, ...]:
        """The forms that have, with all that they reach, what the region asks of each."""
        return tuple(form for form in forms if all(self.stands(form.clauses, names) for names in region.has))

    def _seeded(self, seed: Seed) -> Iterator[int]:
        if seed.defines:
            candidates = [d.clause for d in self.law.definitions if self.term_matches(d, seed.defines)]
        elif seed.has:
            candidates = [o.clause for concept in seed.has[0] for o in self.index.by_concept.get(concept, ())]
        elif seed.heading or seed.part:
            candidates = list(range(len(self.law.tree.clauses)))
        else:
            candidates = [at for at, roles in enumerate(self.law.roles) if not roles.isdisjoint(seed.role)]
        for unit in dict.fromkeys(
            clause if seed.unit == "item" else self.index.unit(clause, seed.unit) for clause in candidates
        ):
            if self._is_seed(seed, unit):
                yield unit

    def _is_seed(self, seed: Seed, unit: int) -> bool:
        if not self.law.operative[unit] or self.law.tree.clauses[unit].kind in GROUPINGS:
            return False
        clauses = self._own(unit)
        roles = frozenset().union(*(self.law.roles[clause] for clause in clauses))
        if (seed.role and roles.isdisjoint(seed.role)) or not roles.isdisjoint(seed.not_role):
            return False
        if seed.in_ and not any(unit in self[name].reach for name in seed.in_):
            return False
        if seed.about and not any(unit in self.about(name) for name in seed.about):
            return False
        if seed.not_in and any(unit in self[name].reach for name in seed.not_in):
            return False
        if seed.heading and not self._heading_has(unit, seed.heading):
            return False
        if seed.part and not self._heading_has(unit, seed.part, of_part=True):
            return False
        return all(self.stands(clauses, names) for names in seed.has) and not self.stands(clauses, seed.lacks)

    def _heading_has(self, unit: int, concepts: Names, of_part: bool = False) -> bool:
        """Whether the heading of a clause or of its section, or that of its part or chapter, has a concept."""
        clause = self.law.tree.clauses[unit]
        headed = (each for each in (clause, *self.law.tree.ancestors(clause)) if (each.kind in GROUPINGS) == of_part)
        return any(not self._heading_concepts.get(each.index, frozenset()).isdisjoint(concepts) for each in headed)

    def stands(self, clauses: Iterable[int], concepts: Names, negated: bool = False) -> bool:
        """Whether one of the concepts stands in one of the clauses, and is not taken away there, unless `negated`."""
        return any(
            (negated or occurrence.negated is None) and self.law.operative[occurrence.clause]
            for occurrence in self.index.in_clauses(clauses, concepts)
        )

    def _own(self, unit: int) -> dict[int, tuple[int, ...]]:
        """The clauses of a unit, and those that it hangs from."""
        own: dict[int, tuple[int, ...]] = dict.fromkeys(sorted(self.index.clauses_of(unit)), ())
        clause = self.law.tree.clauses[unit]
        while (parent := self.index.hangs_from(clause)) is not None:
            own.setdefault(parent.index, ())
            clause = parent
        return own

    def _follow(self, unit: int, start: dict[int, tuple[int, ...]], region: Region) -> Form:
        """Add the definitions that the clauses use and the clauses that they refer to."""
        reach = dict(start)
        waiting = list(reach)
        while waiting:
            clause = waiting.pop(0)
            chain = (*reach[clause], self.index.provision[clause])
            if len(chain) > _DEPTH:
                continue
            inside_definition = len(chain) > 1 and "definition" in self.law.roles[clause]
            for target in self._followed(clause, region, inside_definition):
                for reached in sorted(self.index.clauses_of(target)):
                    if reached not in reach and self.law.operative[reached]:
                        reach[reached] = chain
                        waiting.append(reached)
        return Form(unit, reach)

    def _followed(self, clause: int, region: Region, inside_definition: bool) -> Iterator[int]:
        for at in self._uses.get(clause, ()):
            definition = self.law.definitions[at]
            wanted = region.definitions == "all" or self.term_matches(definition, region.definitions)
            if wanted or (inside_definition and region.definitions and region.further):
                yield definition.clause
                yield from definition.pointer
        for at in self._defined_in.get(clause, ()):
            yield from self.law.definitions[at].pointer
        if region.schedules:
            for reference in self._references.get(clause, ()):
                for target in reference.targets:
                    if self.law.tree.clauses[target].kind in ("schedule", "annex"):
                        yield from (below.index for below in self.law.tree.subtree(self.law.tree.clauses[target]))
        if region.references:
            for reference in self._references.get(clause, ()):
                if reference.relation != "exception" and not reference.whole_law:
                    yield from (t for t in reference.targets if self.law.tree.clauses[t].kind not in GROUPINGS)

    def _provisions_about(self, found: FoundRegion, region: Region) -> Iterator[int]:
        index, clauses = self.index, self.law.tree.clauses
        yield from (index.provision[clause] for clause in found.reach)
        named = (o for concept in region.names for o in index.by_concept.get(concept, ()) if self._speaks(o))
        yield from (index.provision[occurrence.clause] for occurrence in named)
        if not found.forms:
            return
        units = {form.unit for form in found.forms}
        inside = {clause for unit in units for clause in index.clauses_of(unit)}
        above = {ancestor.index for unit in units for ancestor in self.law.tree.ancestors(clauses[unit])}
        sections = {index.section[unit] for unit in units}
        yield from (index.provision[c.index] for c in clauses if index.section[c.index] in sections)
        for reference in self.law.references:
            if reference.relation == "exception":
                continue
            wide = reference.whole_law or any(clauses[t].kind in GROUPINGS for t in reference.targets)
            hit = reference.whole_law or any(t in inside or t in above for t in reference.targets)
            if hit and (reference.offence or not wide):
                yield index.provision[reference.clause]
                yield from self._users_of_terms_defined_in(reference.clause, wide)

    def _users_of_terms_defined_in(self, clause: int, wide: bool) -> Iterator[int]:
        """Provisions that use a term of a definition: "a relevant offence" is one under the sections that it names.

        Where the definition speaks of any offence of the law (`wide`), the term must itself be one for an offence.
        """
        definition = self.index.provision[clause]
        offences = lexicon(self.law.language).words("references", "offence")
        for at in self._defined_in.get(definition, ()):
            if not wide or not offences.isdisjoint(self.law.definitions[at].term.lower().split()):
                yield from (self.index.provision[user] for user in self._users.get(at, ()))

    @cached_property
    def _uses(self) -> dict[int, list[int]]:
        return _grouped(self.law.uses)

    @cached_property
    def _users(self) -> dict[int, list[int]]:
        return _grouped((definition, clause) for clause, definition in self.law.uses)

    @cached_property
    def _defined_in(self) -> dict[int, list[int]]:
        return _grouped((definition.clause, at) for at, definition in enumerate(self.law.definitions))

    @cached_property
    def _references(self) -> dict[int, list[Reference]]:
        grouped: dict[int, list[Reference]] = {}
        for reference in self.law.references:
            grouped.setdefault(reference.clause, []).append(reference)
        return grouped

    @cached_property
    def _term_concepts(self) -> dict[Definition, frozenset[str]]:
        definitions = self.law.definitions
        return dict(zip(definitions, self._concepts_in([d.term for d in definitions]), strict=True))

    @cached_property
    def _title_concepts(self) -> list[frozenset[str]]:
        return self._concepts_in(self._titles())

    @cached_property
    def _heading_concepts(self) -> dict[int, frozenset[str]]:
        headed = [(c.index, c.heading) for c in self.law.tree.clauses if c.heading]
        concepts = self._concepts_in([self.law.tree.text(heading) for _, heading in headed])
        return dict(zip((index for index, _ in headed), concepts, strict=True))

    def _concepts_in(self, phrases: Iterable[str]) -> list[frozenset[str]]:
        """The concepts that stand in each of the phrases, found in one pass."""
        words: list[str] = []
        starts: list[int] = []
        for phrase in phrases:
            starts.append(len(words))
            bare = (word.strip('.,;:()"“”') for word in phrase.split())
            words += [norm for word in bare for _, _, norm in parts(word, self.law.language)]
        found: list[set[str]] = [set() for _ in starts]
        for hit in self._matcher.find(words, pairwise([*starts, len(words)]), self.index.stand_ins):
            found[bisect.bisect_right(starts, hit.first) - 1].add(hit.concept)
        return list(map(frozenset, found))


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return grouped
