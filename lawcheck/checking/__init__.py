"""Rule set and law become findings, with evidence and near misses."""

from lawcheck.checking.check import check, check_law
from lawcheck.checking.findings import CheckedLaw, Evidence, Finding, NearMiss, Report

__all__ = ["CheckedLaw", "Evidence", "Finding", "NearMiss", "Report", "check", "check_law"]
