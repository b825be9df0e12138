"""Roles of clauses: what each clause does."""

from __future__ import annotations

from lawcheck.clauses.tree import ClauseTree

_BY_KIND = {"preamble": "preamble", "contents": "contents", "note": "note", "definition": "definition"}


def read_roles(tree: ClauseTree) -> tuple[frozenset[str], ...]:
    """By index of the clause: its roles."""
    roles: list[frozenset[str]] = []
    for clause in tree.clauses:
        own = set()
        if clause.kind in _BY_KIND:
            own.add(_BY_KIND[clause.kind])
        if clause.quoted:
            own.add("quoted")
        if clause.repealed:
            own.add("repealed")
        roles.append(frozenset(own))
    return tuple(roles)
