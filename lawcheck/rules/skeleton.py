"""Writes a new requirement and its cases with blanks to fill in, so that nobody starts from an empty page."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import get_args

from lawcheck.rules.blanks import FILL_IN
from lawcheck.rules.loading import RuleSet
from lawcheck.rules.schema import Instrument, Strength

_ID = re.compile(rf"({'|'.join(get_args(Instrument))})(-[a-z0-9]+)+")
_WIDTH = 110

_RULE = """\
# Write an answer in place of each "{blank}: ..."; `lawcheck rules validate DIR` names those that are left.
# docs/writing-rules.md explains every key, and docs/lexicon.md lists the concepts there are.
id: {id}
instrument: {instrument}
article: "{article}"
title: "{blank}: what is asked, in a few words"
strength: "{blank}: one of {strengths}"
theme: "{blank}: one of {themes}"
laws: ["{blank}: kinds of law that normally carry it, of {kinds}"]
asks: "{blank}: what the article asks of a national law, in one sentence"
elements:
  first-element: # an id in small letters and hyphens; add an entry for each further thing that must be found
    says: "{blank}: what must be found"
    when: {{find: "{blank}: a concept", in: "{blank}: the region where it counts"}}
    remedy: "{blank}: what to add where it is missing"
# Wording that contradicts the duty, each with a case of its own; leave out where there is none:
# conflicts:
#   first-conflict:
#     says: what the text says wrongly
#     when: {{find: a concept, about: a region}}
#     remedy: what to change
remedy:
  add: "{blank}: what to draft where nothing is there"
  wording: "{blank}: a clause that would do, in words of your own"
cannot_see: "{blank}: what the rule does not look at, such as duties in another law"

# The regions there are, explained at the end of docs/lexicon.md:
{regions}
"""
_CASES = """\
# Short laws in words of your own, each with the verdict that it must get: two drafting styles at least, one case for
# each element that is missing, one for each conflict, and a trap. `lawcheck rules test DIR` runs them.
requirement: {id}
cases:
  - name: "{blank}: what this law does, such as: a duty of the minister"
    verdict: met
    at: "{blank}: the clause that must be cited, such as: s 2(1)"
    text: |
      {blank}: a law that says all that is asked, such as:
      1. Heading of the section
      (1) The Minister shall ...
  - name: "{blank}: the same in another style, such as: an article of a code"
    verdict: met
    at: "{blank}: the clause that must be cited, such as: art 5"
    text: |
      {blank}: a law that says all that is asked
  - name: "{blank}: what is missing"
    verdict: gap
    text: |
      {blank}: a law on the subject that does not say what is asked
  - name: "{blank}: the trap, such as: the right words in a preamble, under a negation, or on another subject"
    verdict: gap
    text: |
      {blank}: a law that has the right words in the wrong place
# One for each conflict:
#  - name: what the law says wrongly
#    verdict: conflict
#    conflicts: [first-conflict]
#    text: |
#      ...
"""


class NoSuchId(ValueError):
    """A name that no requirement can have; the message says what one looks like."""


def skeleton(name: str, rules: RuleSet) -> tuple[str, str]:
    """The rule file of a new requirement and its case file; NoSuchId where the name can't be an id."""
    if not _ID.fullmatch(name):
        raise NoSuchId(
            f"'{name}' can't be the id of a requirement: it begins with tip, som or untoc and the "
            f"number of the article, in small letters, digits and hyphens, such as tip-6-2-interpreters"
        )
    instrument, *rest = name.split("-")
    themes = sorted({requirement.theme for requirement in rules.requirements.values()})
    regions = wrap(", ".join(sorted(rules.regions)), _WIDTH, break_on_hyphens=False)
    rule = _RULE.format(
        id=name,
        instrument=instrument,
        article=_article(rest) or f"{FILL_IN}: such as 6(2)(a)",
        strengths=", ".join(get_args(Strength)),
        themes=", ".join(themes),
        kinds=", ".join(rules.kinds),
        regions="\n".join(f"# {line}" for line in regions),
        blank=FILL_IN,
    )
    return rule, _CASES.format(id=name, blank=FILL_IN)


def _article(parts: list[str]) -> str:
    """The article that the parts of an id begin with: `6`, `2a`, `interpreters` is 6(2)(a)."""
    steps: list[str] = []
    for part in parts:
        found = re.fullmatch(r"(\d+)([a-z]?)|([ivx]+)", part) if steps else re.fullmatch(r"(\d+)([a-z]?)", part)
        if not found:
            break
        steps += [step for step in found.groups() if step]
    return steps[0] + "".join(f"({step})" for step in steps[1:]) if steps else ""
