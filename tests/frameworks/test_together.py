"""Verdicts on laws read together: what is followed from act to act, what serves every act, and what is not mixed."""

from collections.abc import Callable

import pytest

from lawcheck.checking import check
from lawcheck.checking.findings import CheckedLaw, Finding
from lawcheck.rules.loading import RuleSet

Together = Callable[..., CheckedLaw]

TRAFFICKING = """\
TRAFFICKING IN PERSONS ACT, 2012
(Act No. 6 of 2012)
1. Interpretation
In this Act
"child" has the meaning given in section 2 of the Children Act;
"exploitation" means forced labour or slavery.
2. Trafficking in persons
A person who recruits, transports, transfers, harbours or receives another person by force, fraud or deception for the \
purpose of exploitation commits the offence of trafficking in persons and is liable to imprisonment for twenty years.
"""
CHILDREN = """\
CHILDREN ACT, 2006
1. Short title
This Act may be cited as the Children Act, 2006.
2. Interpretation
In this Act
"child" means a person under the age of eighteen years;
"court" means the Children's Court.
"""
GENERAL_PART = """\
PENAL CODE
PART I
GENERAL PART
1. Attempt
A person who attempts to commit an offence is punished as if the offence had been completed.
2. Accomplices
A person who aids or abets the commission of an offence is punished as an accomplice.
"""
OWN_GENERAL_PART = GENERAL_PART.replace("an offence is", "an offence under this Code is").replace(
    "the commission of an offence", "the commission of an offence under this Code"
)


def verdict(checked: CheckedLaw, name: str) -> Finding:
    """The finding on one requirement."""
    return next(finding for finding in checked.findings if finding.requirement.id == name)


def cited(checked: CheckedLaw, finding: Finding) -> set[str]:
    """Where the evidence stands."""
    return {checked.law.clause(evidence.clause).citation for evidence in finding.evidence}


def test_a_definition_is_followed_into_another_act(together: Together) -> None:
    """The age of a child stands in the Children Act, to which the trafficking act points."""
    finding = verdict(read := together(TRAFFICKING, CHILDREN), "tip-3d-age")
    assert finding.verdict == "met"
    assert cited(read, finding) == {"Children Act, s 2 'child'"}
    [chain] = {evidence.via for evidence in finding.evidence}
    assert [read.law.clause(clause).citation for clause in chain] == ["Trafficking in Persons Act, s 1 'child'"]


def test_without_the_act_that_is_cited_the_definition_stays_open(together: Together) -> None:
    """A definition taken over from an act that is not at hand is for a person to judge."""
    assert verdict(together(TRAFFICKING, GENERAL_PART), "tip-3d-age").verdict == "review"


def test_a_lower_age_that_is_taken_over_is_a_conflict(together: Together) -> None:
    """What is followed counts against the act that takes it over, too."""
    assert verdict(together(TRAFFICKING, CHILDREN.replace("eighteen", "sixteen")), "tip-3d-age").verdict == "conflict"


def test_a_definition_of_an_act_that_is_not_cited_does_not_count(together: Together) -> None:
    """Without the pointer, the child of the Children Act is not that of the trafficking act."""
    silent = TRAFFICKING.replace('"child" has the meaning given in section 2 of the Children Act;\n', "")
    assert verdict(together(silent, CHILDREN), "tip-3d-age").verdict == "gap"


def test_the_general_part_of_a_code_serves_the_special_laws(together: Together) -> None:
    """Attempt and complicity of the Penal Code, with the chain that says so."""
    read = together(TRAFFICKING, GENERAL_PART)
    for name, clause in (("tip-5-2a-attempt", "Penal Code, s 1"), ("tip-5-2b-accomplice", "Penal Code, s 2")):
        finding = verdict(read, name)
        assert (finding.verdict, cited(read, finding)) == ("met", {clause})
        assert [read.law.clause(clause).citation for clause in finding.evidence[0].via] == [
            "Trafficking in Persons Act"
        ]


def test_a_general_part_for_its_own_code_alone_serves_no_other_act(together: Together) -> None:
    """Attempts of offences under this Code are not attempts of offences under another act."""
    read = together(TRAFFICKING, OWN_GENERAL_PART)
    assert {verdict(read, name).verdict for name in ("tip-5-2a-attempt", "tip-5-2b-accomplice")} == {"gap"}


def test_a_code_that_extends_its_general_part_to_other_laws_serves_them(together: Together) -> None:
    """The clause that says so stands in the chain."""
    extends = OWN_GENERAL_PART + "3. Application\nThis Part applies to offences under any other law.\n"
    read = together(TRAFFICKING, extends)
    finding = verdict(read, "tip-5-2a-attempt")
    assert finding.verdict == "met"
    assert "Penal Code, s 3" in {read.law.clause(clause).citation for clause in finding.evidence[0].via}


def test_a_rule_on_certain_offences_is_no_general_part(together: Together) -> None:
    """Aiding an offence that involves a criminal group is not aiding any offence."""
    narrow = GENERAL_PART.replace(
        "the commission of an offence", "the commission of an offence that involves an organised criminal group"
    )
    assert verdict(together(TRAFFICKING, narrow), "tip-5-2b-accomplice").verdict == "gap"


@pytest.mark.parametrize(("years", "expected"), [("four", "met"), ("twenty-five", "gap")])
def test_a_rule_for_graver_offences_serves_those_that_are_as_grave(
    together: Together, years: str, expected: str
) -> None:
    """Trafficking carries twenty years here: enough for a threshold of four, and not for one of twenty-five."""
    graver = GENERAL_PART.replace(
        "to commit an offence is", f"to commit an offence punishable with imprisonment of {years} years or more is"
    )
    assert verdict(together(TRAFFICKING, graver), "tip-5-2a-attempt").verdict == expected


def test_offences_of_a_code_are_no_general_part(together: Together) -> None:
    """Interference with documents in the code's special part is no element of an offence of another act."""
    special = GENERAL_PART + (
        "PART II\nSPECIAL PART\n3. Passports\nA person who withholds or destroys the passport of another in order to "
        "exploit the other commits an offence and is liable to imprisonment for five years.\n"
    )
    read = together(TRAFFICKING, special)
    alone = together(TRAFFICKING, CHILDREN)
    assert verdict(read, "tip-3a-means").found == verdict(alone, "tip-3a-means").found
    assert not any("s 3" in place for place in cited(read, verdict(read, "tip-3a-purpose")) if "Penal" in place)


def test_elements_of_an_offence_are_not_mixed_from_offences_of_different_acts(together: Together) -> None:
    """Fraud in one act's offence and abduction in another's make no offence with both means."""
    first = TRAFFICKING.replace("by force, fraud or deception", "by fraud or deception")
    second = """\
SUPPRESSION OF THE TRADE IN PERSONS ACT, 1990
1. Trafficking in persons
A person who recruits, transports or harbours another person by abduction, by coercion or by the abuse of power or of \
a position of vulnerability for the purpose of exploitation commits the offence of trafficking in persons and is \
liable to imprisonment for ten years.
"""
    finding = verdict(together(first, second), "tip-3a-means")
    assert finding.verdict == "partial"
    assert {"fraud", "abduction"} - set(finding.found)


def test_words_on_another_matter_in_another_act_do_not_count(together: Together) -> None:
    """A national policy on laundering is none on trafficking, nor is a shelter for other victims one for trafficked."""
    other = """\
ANIMAL WELFARE AND PUBLIC SHELTERS ACT, 2001
1. Policy
The Minister shall adopt a national strategy and a national plan of action on shelters.
2. Shelters
The Minister shall provide shelter, medical care, counselling and legal advice to homeless persons.
"""
    read = together(TRAFFICKING, other)
    assert verdict(read, "tip-9-1-policy").verdict == "gap"
    assert verdict(read, "tip-6-3-assistance").verdict == "gap"


def test_what_another_act_gives_to_victims_by_name_counts(together: Together) -> None:
    """The immigration act lets victims of trafficking stay; the trafficking act need not say it again."""
    immigration = """\
IMMIGRATION ACT, 2003
1. Permits
The Director may issue to a victim of trafficking in persons a permit to remain in the country for twelve months, \
having regard to humanitarian and compassionate factors.
"""
    finding = verdict(read := together(TRAFFICKING, immigration), "tip-7-status")
    assert finding.verdict == "met"
    assert {citation.partition(",")[0] for citation in cited(read, finding)} == {"Immigration Act"}


def test_an_offence_under_this_act_stays_in_its_act(together: Together) -> None:
    """Aiding an offence under the fisheries act says nothing of trafficking."""
    fisheries = """\
FISHERIES ACT, 1999
1. Aiding
A person who attempts to commit, or who aids or abets, an offence under this Act commits an offence.
"""
    read = together(TRAFFICKING, fisheries)
    assert {verdict(read, name).verdict for name in ("tip-5-2a-attempt", "tip-5-2b-accomplice")} == {"gap"}


def test_a_conflict_in_one_act_stays_a_conflict(together: Together) -> None:
    """A better act beside it does not take away what an act says against the treaty."""
    older = TRAFFICKING.replace("2012", "1990").replace("Act No. 6", "Act No. 7").replace("PERSONS ACT", "MEN ACT")
    older = older.replace(
        "has the meaning given in section 2 of the Children Act", "means a person under sixteen years"
    )
    assert verdict(together(older, TRAFFICKING, CHILDREN), "tip-3d-age").verdict == "conflict"


@pytest.mark.parametrize("other", [CHILDREN, GENERAL_PART, OWN_GENERAL_PART])
def test_together_is_no_worse_than_the_best_act_alone(together: Together, rules: RuleSet, other: str) -> None:
    """No verdict is lost by reading another act beside it."""
    order = ["conflict", "gap", "partial", "review", "met"]
    read = together(TRAFFICKING, other)
    for law in check([member.law for member in read.members], rules, ("tip",)).laws:
        for finding in law.findings:
            if finding.verdict not in ("conflict", "review"):
                joint = verdict(read, finding.requirement.id).verdict
                assert order.index(joint) >= order.index(finding.verdict), finding.requirement.id


def test_a_repealed_act_and_a_second_copy_are_left_out_and_named(together: Together) -> None:
    """Law that is no longer in force meets nothing, and the same text counts once."""
    repealing = CHILDREN + "3. Repeal\nThe Trafficking in Persons Act, 2012 is repealed.\n"
    read = together(TRAFFICKING, repealing, repealing + "\n")
    assert [member.label for member in read.members] == ["Children Act"]
    assert {"repealed-act", "same-text"} <= {problem.code for problem in read.law.document.problems}
