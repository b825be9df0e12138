"""Roles of clauses: what each clause does, by where it stands and by the words that say so."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence, Set

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.amending import inserted_into_principal
from lawcheck.reading.law import INOPERATIVE, Definition, Passage, Penalty, Reference, Words
from lawcheck.reading.lexicon import Lexicon, plain_words
from lawcheck.reading.passages import GROUPS
from lawcheck.reading.sentences import SENTENCE_ENDS, sentences
from lawcheck.reading.structure import TOP
from lawcheck.rules.matcher import Hit

_BY_KIND = {"preamble": "preamble", "contents": "contents", "note": "note", "definition": "definition"}
_SCHEDULE_TITLE = 6  # words
_LONGEST_REPEAL = 14  # words of a clause that says no more than that it is repealed
_SHORT_BODY = 100  # characters between a term and the list that gives its meaning
_LONGEST_MENTION = 9  # words: the means of trafficking in persons referred to in
_LONGEST_DOER = 5  # words that name a doer and no act yet
_NEAR_DOER = 3  # words before an offence in which it is said that he commits it
_NEAR_WORDS = 6  # words between whom a prohibition binds and shall not
_NEAR = 30  # characters
_TAKEN_OVER = frozenset({"offence", "defence", "duty", "power", "right"})
_LONGEST_HEADING = 8  # words of a heading that names what the law is for
_WORDS_PER_MODAL = 250  # a law that says shall or must more seldom than this is written in the present tense
_TREATY_SAMPLE = 40_000  # characters of a schedule that are looked at for States Parties
_TREATY_TITLE = 60  # words within which a treaty is named
_TREATY_PARTIES = 3
_PUNCTUATION = ".,;:()[]\"'“”‘’"


def read_roles(
    tree: ClauseTree,
    words: Words,
    cues: dict[str, list[Hit]],
    lexicon: Lexicon,
    definitions: Sequence[Definition],
    references: Sequence[Reference],
    breaches: Set[Reference],
    penalties: Sequence[Penalty],
) -> tuple[frozenset[str], ...]:
    """By index of the clause: its roles. `cues` are those found in the passages of `words`.

    A clause has the roles that its passage gives it, so the items of a list have those of their lead-in and closing
    words. Text that is no law at all (notes, repealed, quoted, of a treaty) has no other role. `breaches` are the
    references that tell of a breach of their target.
    """
    reader = _RoleReader(tree, words, cues, lexicon)
    reader.by_structure(inserted_into_principal(tree, references, lexicon))
    reader.by_definitions(definitions)
    reader.by_words(penalties)
    reader.by_punishment_elsewhere(references, breaches)
    reader.by_items()
    reader.by_elaboration(references)
    reader.by_present_tense()
    return reader.roles()


class _RoleReader:
    def __init__(self, tree: ClauseTree, words: Words, cues: dict[str, list[Hit]], lexicon: Lexicon) -> None:
        self._tree = tree
        self._words = words
        self._cues = {name: (sorted({hit.first for hit in hits})) for name, hits in cues.items()}
        self._lexicon = lexicon
        self._roles: list[set[str]] = [set() for _ in tree.clauses]
        self._defining = [False] * len(tree.clauses)  # in a definition: says what a term means, and nothing else
        self._forbidding: set[int] = set()
        self._binding: set[int] = set()  # those that forbid a person something, not an authority or a thing
        self._bound = lexicon.words("roles", "bound")
        self._wishing: set[int] = set()  # clauses under a heading such as Purpose

    def roles(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(own & INOPERATIVE or own) for own in self._roles)

    def by_structure(self, inserted: Set[int]) -> None:
        objects = self._lexicon.phrases("roles", "objects_headings")
        citation = self._lexicon.words("roles", "citation_headings")
        other = self._lexicon.words("roles", "not_objects")
        forms = self._lexicon.words("roles", "forms")
        repeals = self._lexicon.words("roles", "repeals")
        for clause in self._tree.clauses:
            own = self._roles[clause.index]
            if clause.parent is not None:
                own |= self._roles[clause.parent] & (INOPERATIVE | {"objects", "citation"})
                self._defining[clause.index] = self._defining[clause.parent]
            if clause.kind in _BY_KIND:
                own.add(_BY_KIND[clause.kind])
            self._defining[clause.index] |= clause.kind == "definition"
            if self._defining[clause.index]:
                own.add("definition")
            if clause.quoted and clause.index not in inserted:
                own.add("quoted")
            if clause.repealed or self._is_repealed(clause):
                own.add("repealed")
            if clause.kind in ("schedule", "annex") and self._is_treaty(clause):
                own.add("treaty")
            heading = self._heading(clause)
            if clause.kind in ("schedule", "annex") and any(word in forms for word in heading[:2]):
                own.add("form")
            if clause.kind in ("schedule", "annex") and not repeals.isdisjoint([*heading, *self._opening(clause)]):
                own.add("repealed")
            if clause.kind in TOP and heading and len(heading) <= _LONGEST_HEADING and not other & set(heading):
                wishes = any(tuple(heading[: len(phrase)]) == phrase for phrase in objects)
                own |= {"objects"} if wishes else {"citation"} if heading[0] in citation else set()
            if "objects" in own and (clause.parent in self._wishing or clause.kind in TOP):
                self._wishing.add(clause.index)

    def by_definitions(self, definitions: Sequence[Definition]) -> None:
        self._mark("defined-term", {definition.start for definition in definitions})
        for definition in definitions:
            clause = self._tree.clauses[definition.clause]
            self._roles[clause.index].add("definition")
            lead = self._tree.lead_in(clause)
            if clause.children and lead and lead[-1][1] - definition.end <= _SHORT_BODY:  # the items say what is meant
                for item in self._tree.subtree(clause):
                    if item is not clause:
                        self._roles[item.index].add("definition")
                        self._defining[item.index] = True

    def by_words(self, penalties: Sequence[Penalty]) -> None:
        self._mark("figure", {penalty.start for penalty in penalties})
        for passage in self._words.passages:
            for first, last in sentences(self._words.norm, passage.first, passage.last):
                self._sentence(first, last, passage.clause)
            self._wish(passage)
        for passage in self._words.passages:
            at = self._at("stating", passage.first, passage.last)
            if at is not None and not self._roles[passage.clause] and self._opens(at, passage):
                self._give("definition", at, passage.clause)

    def _tells_act(self, first: int, spoken: int) -> bool:
        """Whether a sentence tells what a doer does before it speaks of an offence: whoever hides the offender."""
        doer = self._at("doer", first, first + 1)
        if doer is None:
            return False
        committing = self._lexicon.words("roles", "committing")
        between = self._words.norm[doer:spoken]
        return len(between) > _LONGEST_DOER and not committing & {*between[-_NEAR_DOER:], self._words.norm[spoken]}

    def _opens(self, at: int, passage: Passage) -> bool:
        """Whether a sentence or a clause begins with a word."""
        before = at - 1
        return (
            at == passage.first
            or self._words.norm[before] in SENTENCE_ENDS
            or self._words.clause[before] != self._words.clause[at]
        )

    def _wish(self, passage: Passage) -> None:
        """A clause only wishes where its first sentence says so and no other binds, empowers or entitles anyone."""
        said = list(sentences(self._words.norm, passage.first, passage.last))
        at = self._at("objects", *said[0]) if said else None
        binds = any(
            self._at(cue, *sentence) is not None
            for sentence in said
            if self._at("objects", *sentence) is None
            for cue in ("duty", "power", "right")
        )
        if not binds:
            self._give("objects", at, passage.clause)

    def _mark(self, name: str, offsets: Set[int]) -> None:
        """Treat the words that begin at these offsets of the text as cues of that name."""
        self._cues[name] = [at for at, start in enumerate(self._words.start) if start in offsets]

    def _sentence(self, first: int, last: int, clause: int) -> None:
        if self._defining[clause]:
            return
        punished = self._at("punished", first, last)
        if punished is None and self._at("punishing", first, last) is not None:
            punished = self._at("figure", first, last)
        if punished is None and self._at("defined-term", first, last) is not None:
            return
        defence = self._at("defence", first, last)
        for role in ("defence", "power", "right", "citation"):
            self._give(role, self._at(role, first, last), clause)
        if clause not in self._wishing and self._at("objects", first, last) is None:
            for cue in ("duty", "duty-behind-lack"):
                self._give("duty", self._at(cue, first, last), clause)
        forbidding = None if defence is not None else self._at("prohibition", first, last)
        if forbidding is not None:
            self._give("duty", forbidding, clause)
            forbidden = {clause, self._words.clause[forbidding]}
            self._forbidding |= forbidden
            if any(
                word in self._bound for word in self._words.norm[max(first, forbidding - _NEAR_WORDS) : forbidding + 3]
            ):
                self._binding |= forbidden
        created = self._at("offence-created", first, last)
        if created is not None:
            self._give("offence", created, clause)
        if punished is not None:
            self._give("penalty", punished, clause)
            spoken = self._at("offence-spoken-of", first, last)
            own_act = spoken is None or self._at("ancillary", first, last) is not None or self._tells_act(first, spoken)
            if created is None and own_act:
                self._give("offence", punished, clause)

    def by_punishment_elsewhere(self, references: Sequence[Reference], breaches: Set[Reference]) -> None:
        """What is forbidden is an offence where another clause punishes it: a person who contravenes section 3.

        Where a breach of a whole Part or of the whole law is punished, only what binds a person is an offence.
        """
        punished: set[int] = set()
        for reference in references:
            if not reference.offence or not self._roles[reference.clause] & {"offence", "penalty"}:
                continue
            for target in reference.targets:
                wide = self._tree.clauses[target].kind in GROUPS
                if not wide:
                    punished.add(target)
                elif reference in breaches:
                    punished |= self._binding & {
                        clause.index for clause in self._tree.subtree(self._tree.clauses[target])
                    }
            if reference.whole_law and reference in breaches:
                punished |= self._binding
        for forbidden in self._forbidding:
            line = {forbidden, *(above.index for above in self._tree.ancestors(self._tree.clauses[forbidden]))}
            if line & punished:
                self._roles[forbidden].add("offence")

    def by_present_tense(self) -> None:
        """Where a law hardly ever says shall (a translated civil law), its sentences in the present tense bind.

        What a clause says there is a duty, or a power where it says can, unless its words give it another role.
        """
        modals = self._lexicon.words("roles", "modals")
        if sum(word in modals for word in self._words.norm) * _WORDS_PER_MODAL >= len(self._words.norm):
            return
        for passage in self._words.passages:
            line = (
                passage.clause,
                *(above.index for above in self._tree.ancestors(self._tree.clauses[passage.clause])),
            )
            if passage.clause in self._wishing or not any(self._tree.clauses[index].kind in TOP for index in line):
                continue
            for first, last in sentences(self._words.norm, passage.first, passage.last):
                can = self._at("indicative-power", first, last)
                if can is not None:
                    self._give("power", can, passage.clause)
                elif self._roles[passage.clause] <= {"objects"} and self._at("objects", first, last) is None:
                    self._roles[passage.clause].add("duty")

    def by_items(self) -> None:
        """What all items of a list do, its lead-in does: it is liable - (a) to a fine, (b) to imprisonment."""
        for clause in reversed(self._tree.clauses):
            items = [
                self._roles[child] for child in clause.children if clause.quoted or not self._tree.clauses[child].quoted
            ]
            if items and clause.words and clause.kind not in GROUPS:
                self._roles[clause.index] |= set.intersection(*items) & {"offence", "penalty"}

    def by_elaboration(self, references: Sequence[Reference]) -> None:
        """A clause that goes into what another mentions does what that one does.

        The means referred to in subsection (1) are - (a) force; the services mentioned in section 4 include shelter.
        """
        points = self._lexicon.words("definitions", "points")
        definite = self._lexicon.words("roles", "definite")
        copulas = self._lexicon.words("roles", "copulas")
        text = self._tree.document.text
        for reference in references:
            clause = self._tree.clauses[reference.clause]
            if self._roles[clause.index] or not reference.targets or not clause.words:
                continue
            before = text[clause.words[0][0] : reference.start].lower().split()
            after = re.findall(r"\w+", text[reference.end : reference.end + _NEAR].lower())
            mentions = 1 < len(before) <= _LONGEST_MENTION and before[0] in definite and before[-1] in points
            goes_into = mentions and after and after[0] in copulas
            if goes_into:
                taken = set().union(*(self._roles[target] for target in reference.targets)) & _TAKEN_OVER
                for item in self._tree.subtree(clause):
                    self._roles[item.index] |= taken

    def _give(self, role: str, at: int | None, clause: int) -> None:
        """Give a role to the clause of a passage and to the clause whose words say so."""
        if at is not None:
            self._roles[clause].add(role)
            self._roles[self._words.clause[at]].add(role)

    def _at(self, cue: str, first: int, last: int) -> int | None:
        places = self._cues.get(cue, [])
        place = bisect.bisect_left(places, first)
        return places[place] if place < len(places) and places[place] < last else None

    def _heading(self, clause: Clause) -> list[str]:
        if clause.heading is None:
            return []
        return plain_words(self._tree.text(clause.heading))

    def _opening(self, clause: Clause) -> list[str]:
        """The first words of a schedule below its heading, where its title may stand: Section 35 / REPEALS."""
        return plain_words(self._tree.text(clause.words[0]))[:_SCHEDULE_TITLE] if clause.words else []

    def _is_repealed(self, clause: Clause) -> bool:
        bare = plain_words(" ".join(self._tree.text(span) for span in clause.words)) if not clause.children else []
        repealed = self._lexicon.words("roles", "repealed")
        return 0 < len(bare) <= _LONGEST_REPEAL and bare[0] in repealed

    def _is_treaty(self, clause: Clause) -> bool:
        """Whether a schedule reproduces a treaty: its heading says so, or States Parties speak in it."""
        text = self._tree.document.text[clause.start : min(clause.end, clause.start + _TREATY_SAMPLE)].lower().split()
        heading = self._tree.text(clause.heading).lower().split() if clause.heading else []
        treaties = self._lexicon.words("roles", "treaties")
        parties = self._lexicon.words("roles", "parties")
        headed = any(word.strip(_PUNCTUATION) in treaties for word in heading)
        named = any(word.strip(_PUNCTUATION) in treaties for word in text[:_TREATY_TITLE])
        speaking = sum(word.strip(_PUNCTUATION) in parties for word in text)
        taken = any(word.strip(_PUNCTUATION) in self._lexicon.words("roles", "extracts") for word in heading)
        return (headed and (taken or speaking > 0)) or (named and speaking >= _TREATY_PARTIES)
