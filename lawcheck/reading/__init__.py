"""What each clause does and says: words, definitions, references, roles, penalties, ages, negation."""

from __future__ import annotations

from lawcheck.clauses.tree import ClauseTree
from lawcheck.reading.definitions import defined_terms, read_definitions, read_uses
from lawcheck.reading.law import Law
from lawcheck.reading.lexicon import lexicon
from lawcheck.reading.numbers import number_reader
from lawcheck.reading.passages import own_words, passages, runs
from lawcheck.reading.references import read_references
from lawcheck.reading.roles import read_roles
from lawcheck.reading.structure import Structure

__all__ = ["Law", "read_law"]


def read_law(tree: ClauseTree, language: str) -> Law:
    """Read a clause tree in a language whose lexicon is at hand (`en`)."""
    words = lexicon(language)
    numbers = number_reader(language)
    own = own_words(tree, language)
    each = runs(tree, own)
    cues = words.cues(each)
    terms, defined = defined_terms(tree, each, cues, words)
    references = read_references(tree, Structure(tree), each, cues, words, numbers, defined)
    definitions = read_definitions(tree, terms, references, each, cues, words)
    return Law(
        tree=tree,
        language=language,
        words=passages(tree, own),
        roles=read_roles(tree),
        definitions=definitions,
        references=references,
        uses=read_uses(tree, each, definitions, language),
    )
