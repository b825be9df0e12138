"""Uses of defined terms: which clauses speak of what a definition defines."""

from __future__ import annotations

from collections.abc import Sequence

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.law import Definition, Words
from lawcheck.reading.words import words_of

_LONGEST_TERM = 12  # words
_SHORTEST_STEM = 3  # letters
_IRREGULAR = {"children": "child", "men": "man", "women": "woman", "people": "person"}


def read_uses(
    tree: ClauseTree, runs: Words, definitions: Sequence[Definition], language: str
) -> tuple[tuple[int, int], ...]:
    """Pairs of a clause and the index of a definition whose term it uses, outside of the definition itself.

    Plurals and other inflections count; of terms that overlap the longest is used, of definitions the innermost.
    """
    finder = _Terms(tree, definitions, language)
    uses: set[tuple[int, int]] = set()
    stem_of = {word: stem(word) for word in set(runs.norm)}
    stems = [stem_of[word] for word in runs.norm]
    for run in runs.passages:
        at = run.first
        while at < run.last:
            found = finder.at(stems[at : min(at + _LONGEST_TERM, run.last)], runs.start[at], tree.clauses[run.clause])
            if found is not None:
                uses.add((run.clause, found[0]))
            at += found[1] if found is not None else 1
    return tuple(sorted(uses))


def stem(word: str) -> str:
    """What the inflections of a word have in common: victims and victim, trafficks and trafficking."""
    word = _IRREGULAR.get(word, word)
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word.removesuffix(ending) + instead
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "sl":
        return word[:-1]
    return word.removesuffix("k") if word.endswith("ck") else word


class _Terms:
    """The defined terms by their stems."""

    def __init__(self, tree: ClauseTree, definitions: Sequence[Definition], language: str) -> None:
        self._tree = tree
        self._definitions = definitions
        self._terms: dict[tuple[str, ...], list[int]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._starts = {definition.start for definition in definitions}
        for index, definition in enumerate(definitions):
            stems = tuple(stem(word) for _, _, word in words_of(definition.term, language) if word[0].isalnum())
            if 0 < len(stems) <= _LONGEST_TERM:
                self._terms.setdefault(stems, []).append(index)
                self._lengths.setdefault(stems[0], set()).add(len(stems))
        # Where most terms are written small, one with a capital (the Fund) is used by a word with a capital alone.
        self._capitals = 2 * sum(definition.term[:1].isupper() for definition in definitions) < len(definitions)

    def at(self, stems: Sequence[str], start: int, clause: Clause) -> tuple[int, int] | None:
        """The definition whose term begins at an offset of the text, and the number of its words."""
        if start in self._starts:
            return None
        small = self._tree.document.text[start].islower()
        for length in sorted(self._lengths.get(stems[0], ()), reverse=True):
            candidates = self._terms.get(tuple(stems[:length]), [])
            if self._capitals and small:
                candidates = [index for index in candidates if not self._definitions[index].term[0].isupper()]
            chosen = self._innermost(clause, candidates) if candidates else None
            if chosen is not None:
                return chosen, length
        return None

    def _innermost(self, clause: Clause, candidates: list[int]) -> int | None:
        """The definition that holds at a clause, the one of the narrowest reach; None in the definition itself."""
        line = [clause.index, *(above.index for above in self._tree.ancestors(clause))]
        best: tuple[int, int] | None = None
        for index in candidates:
            definition = self._definitions[index]
            home = self._tree.clauses[definition.clause]
            if definition.clause in line or home.quoted != clause.quoted or home.kind in ("contents", "note"):
                continue
            if definition.within is not None and definition.within not in line:
                continue
            reach = line.index(definition.within) if definition.within is not None else len(line)
            if best is None or reach < best[0]:
                best = (reach, index)
        return best[1] if best else None
