"""Text that an amending law puts into its principal act is law; text for any other act is not."""

from __future__ import annotations

from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.reading.law import Law
from lawcheck.sources import read_text

AMENDING = """IMMIGRATION (AMENDMENT) ACT

1. Short title
This Act may be cited as the Immigration (Amendment) Act.

2. New sections 35A to 35C
The Immigration Act is amended by inserting after section 35 the following sections:
"35A. Arranging entry
(1) A person who for gain arranges the unlawful entry of another person commits an offence.
(2) A person guilty of an offence under this section is liable to imprisonment for ten years.
35B. Attempts
A person who attempts to commit an offence under section 35A commits an offence.
35C. Carriers
A carrier shall see to it that every passenger has a visa."

3. Amendment of the Seals Act
The Seals Act is amended by inserting after section 4 the following section:
"4A. Seizure
A ranger may seize any boat."
"""


def _roles(law: Law) -> dict[str, frozenset[str]]:
    return {clause.citation: law.roles[clause.index] for clause in law.tree.clauses if clause.quoted}


def test_text_for_the_principal_act_does_what_it_says() -> None:
    roles = _roles(read_law(build_tree(read_text(AMENDING)), "en"))
    assert "offence" in roles["s 2 new s 35A(1)"]
    assert "duty" in roles["s 2 new s 35C"]


def test_text_for_another_act_is_no_evidence() -> None:
    roles = _roles(read_law(build_tree(read_text(AMENDING)), "en"))
    assert roles["s 3 new s 4A"] == {"quoted"}


def test_a_law_of_its_own_that_also_amends_keeps_what_it_quotes_out_of_evidence() -> None:
    own = "".join(f"{number}. Duty\nThe Minister shall keep register {number}.\n" for number in range(4, 40))
    roles = _roles(read_law(build_tree(read_text(AMENDING + own)), "en"))
    assert set(roles.values()) == {frozenset({"quoted"})}


def test_the_reader_is_told_that_the_principal_act_was_not_read() -> None:
    assert [problem.code for problem in read_law(build_tree(read_text(AMENDING)), "en").problems] == ["amending-law"]
