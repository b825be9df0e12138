"""Two versions of a law become what changed: findings opened, closed and moved, and the clauses that caused it."""

from lawcheck.comparing.changes import Change, Comparison, Kind, compare
from lawcheck.comparing.earlier import EarlierError, earlier_report
from lawcheck.comparing.standings import Side, side_of

__all__ = ["Change", "Comparison", "EarlierError", "Kind", "Side", "compare", "earlier_report", "side_of"]
