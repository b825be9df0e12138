"""What laws say against each other: for each kind what is found, and what only looks like it."""

from collections.abc import Callable

import pytest
from small_laws import Found

Against = Callable[..., Found]

IMMIGRATION = """\
IMMIGRATION ACT, 2003
(Act No. 11 of 2003)
1. Interpretation
In this Act
"child" means a person under the age of sixteen years;
"permit" means a permit under this Act.
2. Offence
A foreigner who enters the country without a permit commits an offence and is liable to imprisonment for one year.
"""
CHILDREN = """\
CHILDREN ACT, 2006
1. Interpretation
In this Act
"child" means a person under the age of eighteen years;
"court" means the Children's Court.
2. Care
A court may order that a child be placed in care.
"""
LABOUR = """\
LABOUR ACT, 1995
1. Interpretation
In this Act
"child" means a person under the age of fifteen years;
"worker" means a person who works for pay.
2. Children
A person shall not employ a child.
"""
TRAFFICKING = """\
TRAFFICKING IN PERSONS ACT, 2012
(Act No. 6 of 2012)
1. Trafficking in persons
A person who recruits, transports, transfers, harbours or receives another person by force, coercion, fraud, deception \
or the abuse of power for the purpose of exploitation commits the offence of trafficking in persons and is liable to \
imprisonment for a term not exceeding twenty years.
2. Exploitation
In this Act
"exploitation" means prostitution, forced labour, slavery or the removal of organs;
"Minister" means the Minister of Justice.
"""
WITNESS = """\
WITNESS PROTECTION ACT, 2008
1. Interpretation
In this Act
"trafficking in persons" means the recruitment of women by force for prostitution;
"witness" means a person who gives evidence.
2. Protection
The Commissioner shall protect a witness.
"""
SMUGGLING = """\
SMUGGLING OF MIGRANTS ACT, 2014
(Act No. 3 of 2014)
1. Smuggling of migrants
A person who, for a financial or other material benefit, procures the illegal entry of a person into a State of which \
the person is not a national commits the offence of smuggling of migrants and is liable to imprisonment for ten years.
2. Migrants
A smuggled migrant shall not be liable to prosecution for illegal entry.
"""
COURTS = """\
CRIMINAL PROCEDURE ACT, 2001
1. Lists
The registrar shall, not later than two days before the hearing, publish the name and address of each witness.
2. Search
A police officer may search a place under a warrant.
"""
SECRECY = """\
COURT RECORDS ACT, 2008
1. Names of witnesses
The registrar of a court shall not publish the name or address of a witness.
2. Records
The registrar shall keep a record of each hearing.
"""


def found(read: Found) -> list[tuple[str, ...]]:
    """Kind and places of what the laws say against each other."""
    return [
        (each.kind, *(read.law.clause(place.clause).citation for place in each.places)) for each in read.contradictions
    ]


def test_a_child_of_sixteen_here_and_of_eighteen_there(against: Against) -> None:
    """Both definitions are named, with the words that set the age."""
    read = against(IMMIGRATION, CHILDREN)
    assert found(read) == [("meaning", "Immigration Act, s 1 'child'", "Children Act, s 1 'child'")]
    words = [read.law.document.text[place.start : place.end] for place in read.contradictions[0].places]
    assert words == ["under the age of sixteen years", "under the age of eighteen years"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(LABOUR, id="an act that does not bear on the treaties"),
        pytest.param(IMMIGRATION.replace("sixteen", "eighteen"), id="the same age"),
        pytest.param(
            IMMIGRATION.replace('"child" means', '"child", for the purposes of section 2, means'), id="one section"
        ),
        pytest.param(IMMIGRATION.replace('"child"', '"young worker"'), id="another term"),
        pytest.param(
            IMMIGRATION.replace(
                "means a person under the age of sixteen years",
                "has the meaning in section 1 of the \
Children Act",
            ),
            id="taken over",
        ),
    ],
)
def test_no_two_ages_of_a_child(against: Against, other: str) -> None:
    """A lower age for another purpose, or none of its own, stands against nothing."""
    assert found(against(CHILDREN, other)) == []


def test_two_meanings_of_trafficking(against: Against) -> None:
    """The narrower meaning is named, and what it leaves out."""
    read = against(TRAFFICKING, WITNESS)
    assert found(read) == [
        ("meaning", "Trafficking in Persons Act, s 1", "Witness Protection Act, s 1 'trafficking in persons'")
    ]
    assert "transferring a person" in read.contradictions[0].says


@pytest.mark.parametrize(
    "meaning",
    [
        pytest.param("has the meaning given in section 1 of the Trafficking in Persons Act", id="taken over"),
        pytest.param("means an offence under section 1 of the Trafficking in Persons Act, 2012", id="by reference"),
    ],
)
def test_one_meaning_of_trafficking(against: Against, meaning: str) -> None:
    """A definition that leads to the other act has its meaning."""
    text = WITNESS.replace("means the recruitment of women by force for prostitution", meaning)
    assert found(against(TRAFFICKING, text)) == []


OLD_CODE = """\
PENAL CODE
1. Trafficking in persons
A person who recruits, transports, transfers, harbours or receives another person by force, coercion, fraud, deception \
or the abuse of power for the purpose of prostitution, forced labour, slavery or the removal of organs commits the \
offence of trafficking in persons and is liable to imprisonment for a term not exceeding five years.
"""


def test_two_penalties_for_one_offence(against: Against) -> None:
    """Both penalties are named with the words that set them."""
    read = against(TRAFFICKING, OLD_CODE)
    assert found(read) == [("penalty", "Trafficking in Persons Act, s 1", "Penal Code, s 1")]
    assert (
        "20 years under the Trafficking in Persons Act, and 5 years under the Penal Code" in read.contradictions[0].says
    )


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OLD_CODE.replace("five", "twenty"), id="the same penalty"),
        pytest.param(
            "PENAL CODE\n1. Kidnapping\nA person who takes another away by force is liable to a fine.\n",
            id="another offence",
        ),
        pytest.param(
            OLD_CODE.replace("is liable to", "subject to section 1 of the Trafficking in Persons Act, is liable to"),
            id="one yields to the other",
        ),
    ],
)
def test_one_penalty_for_each_offence(against: Against, other: str) -> None:
    """Equal penalties, other offences and what yields stand against nothing."""
    assert found(against(TRAFFICKING, other)) == []


def test_a_section_that_is_repealed_has_no_other_penalty(against: Against) -> None:
    """The act that repeals the old section says which of the two applies."""
    repealing = TRAFFICKING + "3. Repeal\nSection 1 of the Penal Code is repealed.\n"
    assert found(against(repealing, OLD_CODE)) == []


def test_an_immigration_offence_that_reaches_smuggled_migrants(against: Against) -> None:
    """The offence and the exemption are named."""
    assert found(against(IMMIGRATION, SMUGGLING)) == [
        ("exemption", "Immigration Act, s 2", "Smuggling of Migrants Act, s 2")
    ]


@pytest.mark.parametrize(
    ("immigration", "smuggling"),
    [
        pytest.param(
            IMMIGRATION, SMUGGLING.replace("illegal entry.\n", "illegal entry under any law.\n"), id="any law"
        ),
        pytest.param(
            IMMIGRATION,
            SMUGGLING.replace(
                "A smuggled migrant shall", "Despite section 2 of the Immigration Act, a smuggled migrant shall"
            ),
            id="the section by name",
        ),
        pytest.param(
            IMMIGRATION.replace("A foreigner who enters", "A foreigner, other than a smuggled migrant, who enters"),
            SMUGGLING,
            id="excepted in the offence",
        ),
        pytest.param(
            IMMIGRATION + "3. Saving\nA smuggled migrant is not liable to prosecution under section 2.\n",
            SMUGGLING,
            id="excepted in the same act",
        ),
        pytest.param(
            IMMIGRATION.replace("A foreigner who enters the country", "A carrier who works"), SMUGGLING, id="other"
        ),
    ],
)
def test_an_exemption_that_governs_the_offence(against: Against, immigration: str, smuggling: str) -> None:
    """An exemption that reaches into the other act, or is repeated there, stands against nothing."""
    assert found(against(immigration, smuggling)) == []


def test_a_duty_that_another_act_forbids(against: Against) -> None:
    """The same thing is ordered and forbidden to the same officer."""
    assert found(against(COURTS, SECRECY)) == [("duty", "Criminal Procedure Act, s 1", "Court Records Act, s 1")]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(SECRECY.replace("The registrar of a court", "An employer"), id="another person"),
        pytest.param(SECRECY.replace("the name or address of a witness", "the picture of a juror"), id="another thing"),
        pytest.param(SECRECY.replace("shall not publish", "shall not alter"), id="another act"),
        pytest.param(SECRECY.replace("of a witness.", "of a witness unless the court so orders."), id="a condition"),
        pytest.param(
            SECRECY.replace("The registrar of", "Despite section 1 of the Criminal Procedure Act, the registrar of"),
            id="it says which goes first",
        ),
    ],
)
def test_a_duty_that_no_act_forbids(against: Against, other: str) -> None:
    """Other persons, things and acts, and prohibitions with a condition, stand against nothing."""
    assert found(against(COURTS, other)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Section 9 of the Immigration Act applies.", ["Immigration Act, s 2"]),
        ("The Immigration Act, 1961 applies.", ["Immigration Act"]),
        ("Section 2 of the Immigration Act applies.", []),
        ("Sections 2 and 9 of the Immigration Act apply.", []),
        ("The Immigration Act, 2003 applies.", []),
        ("Section 9 of the Companies Act applies.", []),
    ],
)
def test_references_to_acts_and_sections(against: Against, sentence: str, expected: list[str]) -> None:
    """A section that an act does not have, and an act of another year; acts that are not at hand are no fault."""
    read = against(TRAFFICKING + f"3. Application\n{sentence}\n", IMMIGRATION)
    assert found(read) == [("reference", "Trafficking in Persons Act, s 3", there) for there in expected]


def test_a_reference_to_an_act_that_another_one_repeals(against: Against) -> None:
    """Both the reference and the repeal are named."""
    citing = TRAFFICKING + "3. Removal\nA victim may be removed under the Aliens Ordinance.\n"
    repealing = IMMIGRATION + "3. Repeal\nThe Aliens Ordinance is repealed.\n"
    assert found(against(citing, repealing)) == [
        ("reference", "Trafficking in Persons Act, s 3", "Immigration Act, s 3")
    ]
    assert found(against(TRAFFICKING, repealing)) == []
