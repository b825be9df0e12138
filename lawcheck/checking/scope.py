"""Decides which kinds of law a text is, and so which requirements it is held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from lawcheck.checking.conditions import Judge
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Requirement

INSTRUMENTS = ("tip", "som", "untoc")
AUTO, ALL = "auto", "all"


def kinds_of(judge: Judge, rules: RuleSet) -> tuple[str, ...]:
    """Kinds of law (trafficking, laundering ...) that the text is, in the order of the rule set."""
    return tuple(name for name, kind in rules.kinds.items() if judge.decide(kind.when).holds)


def requirements_in(scope: str | Collection[str], kinds: Iterable[str], rules: RuleSet) -> list[Requirement]:
    """The requirements in scope: of the named instruments, of all, or (auto) those that such kinds of law carry."""
    if scope == ALL:
        return list(rules.requirements.values())
    if scope == AUTO:
        wanted = set(kinds)
        return [r for r in rules.requirements.values() if not wanted.isdisjoint(r.laws)]
    return [r for r in rules.requirements.values() if r.instrument in scope]
