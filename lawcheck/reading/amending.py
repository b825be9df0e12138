"""Which quoted text an amending law puts into the act that it is made to amend, and so makes law of its own subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lawcheck.clauses.tree import Clause, ClauseTree
from lawcheck.reading.law import Reference
from lawcheck.reading.lexicon import Lexicon, plain_words
from lawcheck.sources.document import Problem

_Name = frozenset[str]  # the words that tell an act from others


def inserted_into_principal(tree: ClauseTree, references: Sequence[Reference], lexicon: Lexicon) -> frozenset[int]:
    """Indexes of the quoted clauses that go into the principal act of an amending law.

    A law is an amending one where half its clauses or more are quoted. Its principal act is the one it calls so, the
    one its title names, or, where the title says that it amends, the one that most is put into; text for any other act
    is a consequential amendment.
    """
    if not _amends(tree):
        return frozenset()
    acts = {clause.index: act for clause, act in _amended(tree, references, lexicon)}
    if not acts:
        return frozenset()
    clauses = tree.clauses
    lengths: Counter[_Name] = Counter()
    for index, act in acts.items():
        lengths[act] += clauses[index].end - clauses[index].start
    title = frozenset(plain_words(tree.title))
    most = max(lengths, key=lambda act: (lengths[act], sorted(act))) if _says_so(title, lexicon) else None
    called = lexicon.words("amending", "principal")
    return frozenset(
        inner.index
        for index, act in acts.items()
        if act == most or act & called or (act and act <= title)
        for inner in tree.subtree(clauses[index])
    )


def find_amending_problem(tree: ClauseTree) -> tuple[Problem, ...]:
    """That a law changes another act, whose text was not read with it."""
    if not _amends(tree):
        return ()
    message = (
        "This law mostly puts text into another act, and what that act says already was not read: a gap found here may "
        "be none there. Check both together: lawcheck framework."
    )
    return (Problem("amending-law", message),)


def _amends(tree: ClauseTree) -> bool:
    quoted = sum(clause.quoted for clause in tree.clauses)
    return quoted > 0 and 2 * quoted >= len(tree.clauses)


def _amended(
    tree: ClauseTree, references: Sequence[Reference], lexicon: Lexicon
) -> list[tuple[Clause, _Name]]:
    """Each quotation and the act that was last named before it, in the clause that quotes or in one above that."""
    named: dict[int, list[Reference]] = {}
    for reference in references:
        if reference.outside:
            named.setdefault(reference.clause, []).append(reference)
    found = []
    for clause in tree.clauses:
        if clause.kind == "quotation":
            line = (named.get(above.index, ()) for above in tree.ancestors(clause))
            before = next((known for each in line if (known := [r for r in each if r.end <= clause.start])), [])
            found.append((clause, _name(before[-1].outside or "" if before else "", lexicon)))
    return found


def _says_so(title: frozenset[str], lexicon: Lexicon) -> bool:
    return not title.isdisjoint(lexicon.words("amending", "titles"))


def _name(act: str, lexicon: Lexicon) -> _Name:
    plain = lexicon.words("references", "laws") | lexicon.words("amending", "plain")
    units = lexicon.kinds("references", "units")
    return frozenset(word for word in plain_words(act) if word.isalpha() and word not in plain and word not in units)

