"""A rule set of two requirements, on shelters and on a ban, for the tests of what measures rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawcheck.rules import RuleSet, load_rules, loading

_REQUIREMENT = """\
id: {id}
instrument: tip
article: "{article}"
title: {id}
strength: mandatory
theme: protection
laws: [any-law]
asks: Something.
elements: {elements}
conflicts: {conflicts}
remedy: {{add: Add it., wording: It is there.}}
cannot_see: Much.
"""
FILES = {
    "kinds.yaml": "kinds: {any-law: {says: Any law., when: {find: shelter}}}\n",
    "lexicon/en/words.yaml": """\
concepts:
  shelter: {says: A shelter., patterns: ["[safe] shelter", "house of refuge"]}
  care: {says: Care., patterns: [(given|receive~) <3> care, care]}
  charge: {says: A charge for shelter., patterns: ["pay~ for"]}
  torture: {says: Torture., patterns: [torture]}
  never-used: {says: Of no use., patterns: [of no use]}
""",
    "tip-1-shelter.yaml": _REQUIREMENT.format(
        id="tip-1-shelter",
        article=1,
        elements="""
  shelter: {says: shelter, when: {find: shelter, not_role: offence}}
  care: {says: care, when: {find: care, not_role: offence}}""",
        conflicts="{paid: {says: the victim pays, when: {find: charge}, remedy: Let it be free.}}",
    ),
    "tip-1-shelter.cases.yaml": """\
requirement: tip-1-shelter
cases:
  - {name: both, verdict: met, text: "1. Victims shall receive safe shelter, and shall be given medical care."}
  - {name: no care, verdict: partial, missing: [care], text: "1. Victims shall receive shelter."}
  - {name: no shelter, verdict: partial, missing: [shelter], text: "1. Victims shall be given care."}
  - {name: paid, verdict: conflict, conflicts: [paid], text: "1. Victims shall pay for care."}
""",
    "tip-2-ban.yaml": _REQUIREMENT.format(
        id="tip-2-ban", article=2, elements="{ban: {says: a ban, when: {find: torture, role: offence}}}", conflicts="{}"
    ),
    "tip-2-ban.cases.yaml": """\
requirement: tip-2-ban
cases:
  - {name: forbidden, verdict: met, text: "1. A person shall not torture another; torture is an offence."}
  - {name: nothing, verdict: gap, text: "1. Nothing is said."}
""",
}


@pytest.fixture
def rule_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the rules stand in, in place of those that come with lawcheck."""
    folder = tmp_path / "rules"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(loading, "default_rules_dir", lambda: folder)
    return folder


@pytest.fixture
def rules(rule_folder: Path) -> RuleSet:
    return load_rules()
