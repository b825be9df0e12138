"""Forms, schedules of repeals and sections in brackets that are gone are no evidence of anything."""

from __future__ import annotations

import pytest

from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.sources import read_text

ACT = """BOATS ACT

1. Duty
The master of a boat shall keep a log.

2. [Lights. Omitted by Act 4 of 2011. It read: "Every boat shall carry a light."]

3. Anchors
The master of a boat shall keep an anchor.

FIRST SCHEDULE
FORM OF LOG
1. Name of the master, who shall sign below.

SECOND SCHEDULE
Section 3
LAWS REPEALED
1. The Oars Act, section 2 (every boat shall carry oars).
"""


@pytest.mark.parametrize(
    ("words", "role"), [("Lights", "repealed"), ("who shall sign", "form"), ("Oars Act", "repealed")]
)
def test_it_has_no_role_of_the_law(words: str, role: str) -> None:
    law = read_law(build_tree(read_text(ACT)), "en")
    at = law.document.text.index(words)
    clause = max((one for one in law.tree.clauses if one.start <= at < one.end), key=lambda one: one.start)
    assert role in law.roles[clause.index]
    assert not law.operative[clause.index]
