"""Short laws of our own, for the tests of frameworks."""

from dataclasses import dataclass

from lawcheck.checking.findings import Contradiction
from lawcheck.clauses import build_tree
from lawcheck.reading import Law, read_law
from lawcheck.sources import read_text


@dataclass(frozen=True)
class Found:
    """What laws say against each other, and the law that they make."""

    law: Law
    contradictions: tuple[Contradiction, ...]


def law_of(text: str) -> Law:
    """A law in English, read from its text; its first line names it."""
    return read_law(build_tree(read_text(text, text.splitlines()[0])), "en")
