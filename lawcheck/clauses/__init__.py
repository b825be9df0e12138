"""Clauses: the lines of a document become a clause tree with eIds and citations."""

from lawcheck.clauses.build import build_tree

__all__ = ["build_tree"]
