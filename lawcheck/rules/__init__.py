"""YAML becomes a checked rule set; the lexicon becomes a matcher."""

from lawcheck.rules.loading import RulesError, RuleSet, load_rules
from lawcheck.rules.matcher import Hit, Matcher

__all__ = ["Hit", "Matcher", "RuleSet", "RulesError", "load_rules"]
