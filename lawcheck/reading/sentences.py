"""Sentences of a passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

SENTENCE_ENDS = frozenset(".?!")


def sentences(norm: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Split words `first`..`last` into sentences, each with the mark that ends it."""
    start = first
    for at in range(first, last):
        if norm[at] in SENTENCE_ENDS:
            yield start, at + 1
            start = at + 1
    if start < last:
        yield start, last
