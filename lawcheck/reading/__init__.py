"""What each clause does and says: words, definitions, references, roles, penalties, ages, negation."""

from __future__ import annotations

from lawcheck.clauses.tree import ClauseTree
from lawcheck.reading.ages import read_ages
from lawcheck.reading.amending import find_amending_problem
from lawcheck.reading.definitions import defined_terms, read_definitions
from lawcheck.reading.law import Law
from lawcheck.reading.lexicon import lexicon
from lawcheck.reading.named import read_named_offences
from lawcheck.reading.negation import read_negation
from lawcheck.reading.numbers import number_reader
from lawcheck.reading.passages import closing_tails, own_words, passages, runs
from lawcheck.reading.penalties import labels, read_penalties
from lawcheck.reading.problems import find_reference_problems
from lawcheck.reading.references import read_references
from lawcheck.reading.roles import read_roles
from lawcheck.reading.structure import Structure
from lawcheck.reading.uses import read_uses

__all__ = ["Law", "read_law"]


def read_law(tree: ClauseTree, language: str) -> Law:
    """Read a clause tree in a language whose lexicon is at hand (`en`)."""
    data = lexicon(language)
    numbers = number_reader(language)
    own = own_words(tree, language)
    each = runs(tree, own)
    cues = data.clause_cues(each)
    terms, defined = defined_terms(tree, each, cues, data)
    structure = Structure(tree, numbers)
    references, breaches = read_references(tree, structure, each, cues, data, numbers, defined)
    amending = {each.clause[hit.first] for hit in cues.get("amending", ())}
    definitions = read_definitions(tree, terms, references, each, cues, data)
    predicates, punishing = ([hit.first for hit in cues.get(name, ())] for name in ("predicate", "punishing-predicate"))
    words = passages(tree, own, closing_tails(tree, own, each, predicates, punishing))
    cues = data.passage_cues(words)
    cues["punishing"] = sorted([*cues.get("punishing", ()), *labels(words, data)])
    penalties = read_penalties(words, cues, data, numbers, references)
    roles = read_roles(tree, words, cues, data, definitions, references, breaches, penalties)
    return Law(
        tree=tree,
        language=language,
        words=words,
        roles=roles,
        definitions=definitions,
        references=read_named_offences(tree, each, roles, references, data, language),
        penalties=penalties,
        ages=read_ages(words, data, numbers),
        uses=read_uses(tree, each, definitions, language),
        negated=read_negation(words, cues, data),
        problems=(
            *find_amending_problem(tree),
            *find_reference_problems(tree, structure, references, roles, amending),
        ),
    )
