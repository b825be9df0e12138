"""A small bill, its rules, and what changed between two wordings of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import lawcheck
from lawcheck.clauses import build_tree
from lawcheck.comparing import Change, Comparison, Side, compare, side_of
from lawcheck.reading import read_law
from lawcheck.rules import RuleSet
from lawcheck.sources import read_text

BILL = """\
THE PORT ALDER TRAFFICKING IN PERSONS BILL

1. Short title
This Act may be cited as the Trafficking in Persons Act.

2. Interpretation
In this Act, unless the context otherwise requires,
"child" means a person who has not attained the age of eighteen years;
"exploitation" includes
(a) the exploitation of the prostitution of others or other forms of sexual exploitation;
(b) forced labour or services;
(c) slavery or practices similar to slavery;
(d) servitude; and
(e) the removal of organs;
"Minister" means the Minister responsible for justice.

3. Offence of trafficking in persons
(1) A person commits the offence of trafficking in persons who, for the purpose of exploitation, recruits, transports, \
transfers, harbours or receives another person by means of
(a) the threat or use of force or other forms of coercion;
(b) abduction, fraud or deception; or
(c) the abuse of power or of a position of vulnerability.
(2) A person who commits an offence under subsection (1) is liable on conviction to imprisonment for twenty years.
(3) The consent of the victim to the exploitation is irrelevant where any of the means set out in subsection (1) was \
used.

4. Register of employers
Every employer shall keep a register of the persons employed, and shall show it to the Minister on request.

5. Forfeiture
The court that convicts a person of an offence under section 3 may order the forfeiture of the proceeds of the offence.
"""


@cache
def rules() -> RuleSet:
    """The rules that come with lawcheck."""
    return lawcheck.load_rules()


def side(text: str, scope: str = "tip") -> Side:
    """How a text stands."""
    law = read_law(build_tree(read_text(text)), "en")
    return side_of(lawcheck.check([law], rules(), (scope,)).laws[0])


def file_side(path: Path) -> Side:
    """How a file stands."""
    return side_of(lawcheck.check([lawcheck.read(path)], rules()).laws[0])


def changed(old: str, new: str) -> Comparison:
    """What changed between two texts."""
    return compare(side(old), side(new))


def of(comparison: Comparison, requirement: str) -> Change:
    """The one change on a requirement."""
    [change] = [change for change in comparison.changes if change.standing.requirement == requirement]
    return change


def cited(comparison: Comparison, change: Change) -> list[tuple[str, str | None, str | None]]:
    """The causes of a change, as kind, old and new citation."""
    assert comparison.alignment
    old, new = comparison.alignment.old, comparison.alignment.new
    return [
        (
            cause.kind,
            None if cause.old is None else old.clause(cause.old).citation,
            None if cause.new is None else new.clause(cause.new).citation,
        )
        for cause in change.causes
    ]
