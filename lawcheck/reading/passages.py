"""Clauses become passages: lead-ins of the clauses they hang from, own words, words that close the lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lawcheck.clauses.tree import Clause, ClauseTree, Span
from lawcheck.reading.law import Passage, Words
from lawcheck.reading.words import Word, words_of

UNREAD = frozenset({"note", "contents"})
"""Kinds of clause that have no passages."""

GROUPS = frozenset({"part", "chapter", "division", "crossheading", "schedule", "annex", "preamble", "title", "subpart"})
"""Kinds of clause whose own words don't belong to the sentences of the clauses under them."""

_APART = frozenset({"explanation", "illustration"})  # sentences of their own, whatever they hang from
_SHARED_WORDS = 7500  # most words that the repetitions of one lead-in may take: 150 words in front of 50 items
_LEAST_SHARED = 12
_LONGEST_ADDITION = 60  # words between the last comma and the predicate of a list
_SENTENCE_ENDS = frozenset(".?!")


@dataclass(slots=True)
class _Stream:
    norm: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    clause: list[int] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)

    def add(self, clause: int, pieces: list[tuple[int, list[Word]]]) -> None:
        first = len(self.norm)
        for owner, words in pieces:
            self.start.extend([start for start, _, _ in words])
            self.end.extend([end for _, end, _ in words])
            self.norm.extend([norm for _, _, norm in words])
            self.clause.extend([owner] * len(words))
        if len(self.norm) > first:
            self.passages.append(Passage(clause, first, len(self.norm)))

    def words(self) -> Words:
        return Words(tuple(self.norm), tuple(self.start), tuple(self.end), tuple(self.clause), tuple(self.passages))


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The clause's own words before its first readable child (all, where it has none), and those after it."""

    lead: list[Word]
    closing: list[Word]


def own_words(tree: ClauseTree, language: str) -> list[OwnWords]:
    """By index of the clause: its own words, split once for all readers; none for notes and contents."""
    found = []
    unread = _unread(tree)
    for clause in tree.clauses:
        lead: list[Word] = []
        closing: list[Word] = []
        if clause.index not in unread:
            children = readable_children(tree, clause)
            for span in clause.words:
                after = children and span[0] >= children[0].start
                (closing if after else lead).extend(_words(tree, span, language))
        found.append(OwnWords(lead, closing))
    return found


def runs(tree: ClauseTree, own: list[OwnWords]) -> Words:
    """The own words of all clauses, each once: a run for the lead-in and one for the closing words of each clause."""
    stream = _Stream()
    for clause in tree.clauses:
        stream.add(clause.index, [(clause.index, own[clause.index].lead)])
        stream.add(clause.index, [(clause.index, own[clause.index].closing)])
    return stream.words()


def closing_tails(
    tree: ClauseTree, own: list[OwnWords], each: Words, predicates: Iterable[int], punishing: Iterable[int]
) -> dict[int, int]:
    """Find closing words that stand on the line of the last item: `(c) conspires, commits an offence`.

    `predicates` are the words of `each` with which a main clause can begin, `punishing` those that hardly ever stand
    elsewhere. Where the lead-in has none and of the items only the last has one, just behind a comma (or anywhere, if
    punishing), the words from there on close the list. Gives the index of the clause that holds the list and the
    offset where its closing words begin.
    """
    any_place = _by_clause(each, predicates)
    behind_comma = {clause: [at for at in places if each.norm[at - 1] == ","] for clause, places in any_place.items()}
    strong = _by_clause(each, punishing)
    tails: dict[int, int] = {}
    for clause in tree.clauses:
        items = readable_children(tree, clause)
        lists = (
            len(items) > 1 and clause.kind not in GROUPS and own[clause.index].lead and not own[clause.index].closing
        )
        if not lists or items[-1].children:
            continue
        before = [within.index for item in items[:-1] for within in tree.subtree(item)]
        last = items[-1].index
        for places, in_lead in ((behind_comma, any_place), (strong, strong)):
            if places.get(last) and clause.index not in in_lead and not any(places.get(index) for index in before):
                tails[clause.index] = each.start[_tail_start(each, places[last][0])]
                break
    return tails


def _by_clause(each: Words, places: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for at in places:
        found.setdefault(each.clause[at], []).append(at)
    return found


def _tail_start(each: Words, predicate: int) -> int:
    """The first closing word: the predicate, or what is added to all items before it (property, and who knows)."""
    clause = each.clause[predicate]
    for at in range(predicate - 1, max(predicate - _LONGEST_ADDITION, 0), -1):
        if each.clause[at] != clause or each.norm[at] == ",":
            added = each.clause[at] == clause and at + 1 < predicate and "who" in each.norm[at:predicate]
            return at + 1 if added else predicate
    return predicate


def passages(tree: ClauseTree, own: list[OwnWords], tails: Mapping[int, int]) -> Words:
    """Read the words of all clauses into passages; `tails` are those of `closing_tails`.

    A clause without children gets a passage: the lead-ins of its ancestors from the section, article or definition
    downwards, its own words, the closing words of its ancestors. So does a clause whose own words are whole
    sentences, or too long to be repeated for each of its many items. A lead-in that ends its sentence is not repeated.
    """
    leaves, unread = _leaves(tree), _unread(tree)
    before: dict[int, list[Word]] = {}
    after: dict[int, tuple[int, list[Word]]] = {}  # and the clause that owns them
    stream = _Stream()
    for clause in tree.clauses:
        if clause.index in unread:
            continue
        lead, closing = own[clause.index].lead, own[clause.index].closing
        if not readable_children(tree, clause):
            frame = [above.index for above in _frame(tree, clause)]
            if lead or any(before[above] for above in frame):
                stream.add(
                    clause.index,
                    [
                        *((above, before[above]) for above in reversed(frame)),
                        (clause.index, lead),
                        *(after[above] for above in frame if after[above][0] != clause.index),
                    ],
                )
            continue
        closer = clause.index
        if clause.index in tails:
            closer = readable_children(tree, clause)[-1].index
            closing = [word for word in own[closer].lead if word[0] >= tails[clause.index]]
        most = max(_SHARED_WORDS // leaves[clause.index], _LEAST_SHARED)
        apart = clause.kind in GROUPS or (bool(lead) and lead[-1][2] in _SENTENCE_ENDS)
        before[clause.index] = [] if apart else lead[-most:]
        after[clause.index] = (closer, [] if clause.kind in GROUPS else closing[:most])
        if (apart and (lead or closing)) or len(lead) > most or len(closing) > most:
            stream.add(clause.index, [(clause.index, lead), (closer, closing)])
    return stream.words()


def readable_children(tree: ClauseTree, clause: Clause) -> list[Clause]:
    """The children of a clause that are law: all but notes."""
    return [tree.clauses[child] for child in clause.children if tree.clauses[child].kind not in UNREAD]


def _unread(tree: ClauseTree) -> set[int]:
    """Notes and contents, and the items in them (the illustrations of an Indian act)."""
    found: set[int] = set()
    for clause in tree.clauses:  # parents come before their children
        if clause.kind in UNREAD or clause.parent in found:
            found.add(clause.index)
    return found


def _frame(tree: ClauseTree, clause: Clause) -> list[Clause]:
    """Ancestors whose words a clause is read with, nearest first; what is quoted is not read with what quotes it."""
    frame: list[Clause] = []
    for above in tree.ancestors(clause):
        if above.kind in GROUPS or above.quoted != clause.quoted or (frame or [clause])[-1].kind in _APART:
            break
        frame.append(above)
    return frame


def _leaves(tree: ClauseTree) -> list[int]:
    """By index of the clause: how many clauses without children lie under it (1 for such a clause itself)."""
    counts = [0] * len(tree.clauses)
    for clause in reversed(tree.clauses):
        counts[clause.index] = max(counts[clause.index], 1)
        if clause.parent is not None:
            counts[clause.parent] += counts[clause.index]
    return counts


def _words(tree: ClauseTree, span: Span, language: str) -> list[Word]:
    return words_of(tree.document.text[span[0] : span[1]], language, span[0])
