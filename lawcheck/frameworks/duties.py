"""What one act orders and another forbids: the same act, on the same thing, by the same persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lawcheck.checking.findings import Contradiction, Evidence
from lawcheck.frameworks.judging import ANY_LAW
from lawcheck.frameworks.together import Reading
from lawcheck.reading.law import Passage
from lawcheck.reading.lexicon import Lexicon, lexicon
from lawcheck.reading.uses import stem

_MOST_OBJECT = 3  # content words of what is forbidden that what is ordered must have
_LEAST_OBJECT = 2
_REACH = 8  # content words of what is ordered that are looked at
_MOST_BETWEEN = 4  # words between "shall" and the verb
_LONGEST_ASIDE = 14  # words between commas behind "shall"
_ACTOR = 8  # words before "shall" in which the actor stands
_QUOTED = 200  # characters


@dataclass(frozen=True, slots=True)
class _Rule:
    """What someone shall or shall not do."""

    act: int
    clause: int
    start: int
    end: int
    actor: frozenset[str]  # stems; empty for everyone
    verb: str
    objects: tuple[str, ...]  # stems of the content words, in order


def ordered_and_forbidden(reading: Reading) -> Iterator[Contradiction]:
    """A duty of one act that another forbids without a condition, and without a word on which of the two goes first."""
    words = _Words(reading)
    forbidden: dict[str, list[_Rule]] = {}
    for rule in words.prohibitions():
        forbidden.setdefault(rule.verb, []).append(rule)
    seen: set[tuple[int, int]] = set()
    for duty in words.duties(frozenset(forbidden)):
        for ban in forbidden[duty.verb]:
            if ban.act == duty.act or not _same_matter(duty, ban) or (duty.clause, ban.clause) in seen:
                continue
            sections = reading.section_of(duty.clause), reading.section_of(ban.clause)
            if reading.cites(sections[0], sections[1]) or reading.cites(sections[1], sections[0]):
                continue
            if any(reading.judges[0].regions.stands(section, (ANY_LAW,), negated=True) for section in sections):
                continue
            seen.add((duty.clause, ban.clause))
            here, there = reading.joined.acts[duty.act].label, reading.joined.acts[ban.act].label
            yield Contradiction(
                "duty",
                f"The {here} orders what the {there} forbids.",
                tuple(Evidence("duty", each.clause, each.start, each.end) for each in (duty, ban)),
                "Say in one of the two which of them goes before the other, or except its cases from the other.",
            )


def _same_matter(duty: _Rule, ban: _Rule) -> bool:
    wanted = ban.objects[:_MOST_OBJECT]
    if len(wanted) < _LEAST_OBJECT or not set(wanted) <= set(duty.objects[:_REACH]):
        return False
    return ban.actor <= duty.actor or duty.actor <= ban.actor


class _Words:
    """The words of the joined law, and what they order and forbid."""

    def __init__(self, reading: Reading) -> None:
        law = reading.joined.law
        self._law = law
        self._words = law.words
        self._act_of = reading.joined.act_of
        data: Lexicon = lexicon(law.language)
        self._modals = data.words("duties", "modals")
        self._negations = data.words("duties", "negations")
        self._small = data.words("duties", "small")
        self._generic = frozenset(map(stem, data.words("duties", "anyone")))
        self._stops = data.words("duties", "stops")
        self._conditions = data.words("duties", "conditions")

    def prohibitions(self) -> Iterator[_Rule]:
        """What is forbidden without a condition."""
        for passage, at in self._modal_verbs():
            norm = self._words.norm
            none = any(norm[word] in ("no", "nobody") for word in range(passage.first, min(at, passage.first + 3)))
            negated = norm[at + 1] in self._negations
            if not (none or negated) or self._conditional(passage):
                continue
            rule = self._rule(passage, at, at + 1 + negated)
            if rule is not None:
                yield rule

    def duties(self, verbs: frozenset[str]) -> Iterator[_Rule]:
        """What is ordered, where the verb is one of those."""
        for passage, at in self._modal_verbs():
            norm = self._words.norm
            none = any(norm[word] in ("no", "nobody") for word in range(passage.first, min(at, passage.first + 3)))
            if none or norm[at + 1] in self._negations or norm[at] == "may":
                continue
            first = self._behind_aside(at + 1, passage.last)
            for verb_at in range(first, min(first + _MOST_BETWEEN, passage.last)):
                if norm[verb_at] in self._stops:
                    break
                if stem(norm[verb_at]) in verbs:
                    rule = self._rule(passage, at, verb_at)
                    if rule is not None and not self._conditional(passage):
                        yield rule
                    break

    def _modal_verbs(self) -> Iterator[tuple[Passage, int]]:
        law = self._law
        for passage in self._words.passages:
            if not law.operative[passage.clause] or law.clause(passage.clause).quoted:
                continue
            if law.roles[passage.clause] & {"objects", "definition"}:
                continue
            for at in range(passage.first, passage.last - 1):
                if self._words.norm[at] in self._modals:
                    yield passage, at

    def _rule(self, passage: Passage, modal: int, verb: int) -> _Rule | None:
        """The rule whose verb stands at a word; in the passive the thing stands before."""
        norm = self._words.norm
        passive = norm[verb] == "be" and verb + 1 < passage.last
        verb += passive
        if verb >= passage.last or not norm[verb].isalpha() or norm[verb] in self._small:
            return None
        before = self._content(range(max(passage.first, modal - _ACTOR), modal))
        behind = self._content(self._until_stop(verb + 1, passage.last))
        objects = before if passive else behind
        named = frozenset(before) - self._generic
        actor = frozenset[str]() if passive else named
        last = min(passage.last, verb + 1 + _ACTOR)
        owner = self._words.clause[verb]
        own = [at for at in range(max(passage.first, modal - _ACTOR), last) if self._words.clause[at] == owner]
        start, end = self._words.start[own[0]], self._words.end[own[-1]]
        act = self._act_of[passage.clause]
        return _Rule(act, owner, start, min(end, start + _QUOTED), actor, stem(norm[verb]), objects)

    def _content(self, span: range) -> tuple[str, ...]:
        norm = self._words.norm
        found = (norm[at] for at in span)
        return tuple(dict.fromkeys(stem(word) for word in found if word.isalpha() and word not in self._small))

    def _until_stop(self, first: int, last: int) -> range:
        norm = self._words.norm
        stop = next((at for at in range(first, last) if norm[at] in self._stops), last)
        return range(first, stop)

    def _behind_aside(self, at: int, last: int) -> int:
        """The word behind what stands between commas: shall, not later than two days before the hearing, publish."""
        norm = self._words.norm
        if at < last and norm[at] == ",":
            closing = next((word for word in range(at + 1, min(at + _LONGEST_ASIDE, last)) if norm[word] == ","), at)
            return closing + 1
        return at

    def _conditional(self, passage: Passage) -> bool:
        return any(word in self._conditions for word in self._words.norm[passage.first : passage.last])
