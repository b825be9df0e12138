"""The law of corpora/ is the same law, read from text, from Word or from a printed page."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck.clauses import build_tree
from lawcheck.clauses.tree import Span
from lawcheck.sources import read_document

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SOURCES = {path.stem: path for path in sorted(CORPORA.glob("*/*.txt"))}
FILES = sorted(path for suffix in ("docx", "pdf") for path in CORPORA.glob(f"*/*.{suffix}") if path.stem in SOURCES)


def outline(path: Path) -> list[tuple[str, str, str | None, str, str]]:
    """Of each clause behind the preamble: its citation, kind and number, its heading, and its words on one line."""
    tree = build_tree(read_document(path))

    def said(*spans: Span) -> str:
        return " ".join(" ".join(map(tree.text, spans)).split())

    return [
        (
            clause.citation,
            clause.kind,
            clause.number,
            said(clause.heading) if clause.heading else "",
            said(*clause.words),
        )
        for clause in tree.clauses
        if clause.kind != "preamble"
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_the_tree_is_the_same_from_every_format(file: Path) -> None:
    assert outline(file) == outline(SOURCES[file.stem])
