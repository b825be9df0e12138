"""What each clause does and says: words, definitions, references, roles, penalties, ages, negation."""

from __future__ import annotations

from lawcheck.clauses.tree import ClauseTree
from lawcheck.reading.law import Law
from lawcheck.reading.passages import own_words, passages
from lawcheck.reading.roles import read_roles

__all__ = ["Law", "read_law"]


def read_law(tree: ClauseTree, language: str) -> Law:
    """Read a clause tree in a language whose lexicon is at hand (`en`)."""
    own = own_words(tree, language)
    return Law(tree, language, passages(tree, own), read_roles(tree))
