"""Concepts, regions and roles in plain words, as they stand in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from lawcheck.rules.loading import RuleSet

_ROLES = {
    "definition": "a definition",
    "offence": "an offence",
    "penalty": "a penalty",
    "defence": "a defence",
    "duty": "a duty",
    "power": "a power",
    "right": "a right",
    "objects": "a clause on objects",
    "citation": "a clause on title, commencement or extent",
    "preamble": "a preamble",
    "contents": "a table of contents",
    "note": "a note",
    "treaty": "the text of a treaty",
    "form": "a form to be filled in",
    "repealed": "repealed text",
    "quoted": "text inserted into another law",
}
_MOST = 3  # named of a list


def concept_in_words(name: str, rules: RuleSet, language: str) -> str:
    """What a concept means: `abducting or kidnapping a person`."""
    concept = rules.lexicons.get(language, {}).get(name)
    return _in_a_sentence(concept.says) if concept else name.replace("-", " ")


def concepts_in_words(names: Iterable[str], rules: RuleSet, language: str) -> str:
    """What any of some concepts means: `abducting or kidnapping a person, or the use of force`."""
    return either([concept_in_words(name, rules, language) for name in names])


def region_in_words(name: str, rules: RuleSet) -> str:
    """The clauses of a region: `the provisions that define or create trafficking in persons`."""
    return _in_a_sentence(rules.regions[name].says)


def regions_in_words(names: Iterable[str], rules: RuleSet) -> str:
    """The clauses of any of some regions."""
    return either([region_in_words(name, rules) for name in names])


def roles_in_words(roles: Iterable[str]) -> str:
    """What clauses do: `a duty or a power`."""
    return either([_ROLES.get(role, role) for role in roles])


def either(parts: list[str]) -> str:
    """`a`, `a or b`, `a, b or c`; of a longer list the first three, and `the like`."""
    shown = [*parts[:_MOST], "the like"] if len(parts) > _MOST + 1 else parts
    comma = ", or " if any(", " in part for part in shown) else " or "
    return comma.join(filter(None, [", ".join(shown[:-1]), shown[-1] if shown else ""]))


def _in_a_sentence(says: str) -> str:
    says = " ".join(says.split()).rstrip(".")
    return says if says[1:2].isupper() else says[:1].lower() + says[1:]
