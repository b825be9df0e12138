"""Reads the laws of one country together: joint verdicts, and what the laws say against each other."""

from lawcheck.frameworks.check import check_framework

__all__ = ["check_framework"]
