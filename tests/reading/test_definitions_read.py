"""Definitions are found, with their reach and their source, and so are the clauses that use them."""

from collections.abc import Callable

import pytest

from lawcheck.reading import Law

Read = Callable[..., Law]


@pytest.mark.parametrize(
    ("clause", "terms"),
    [
        ("definition: “child” means a person under eighteen years;", ["child"]),
        ("definition: ‘exploitation’means slavery;", ["exploitation"]),
        ("definition: “servitude” or “bondage”, in relation to a person, means a condition;", ["servitude", "bondage"]),
        ("subsection (2): In this section, the term “officer” includes a clerk.", ["officer"]),
        ("subsection (2): For the purposes of subsection (1), coercion means force.", ["coercion"]),
        ("subsection (2): For the purposes of this Article exploitation means slavery.", ["exploitation"]),
        ("explanation: Note. In this Article exploitation of a person shall mean slavery.",
         ["exploitation of a person"]),
        ("subsection (2): For the purposes of this Article, gains are the assets that derive from a crime.", ["gains"]),
        ("subsection (2): For the purposes of this Code a functionary is: a) whoever serves.", ["functionary"]),
        ("subsection (2): To tender a favour is to promise it.", ["tender a favour"]),
        ("subsection (2): A favour is anything of worth.", ["favour"]),
        ("subsection (2): A victim is entitled to help.", []),
        ("subsection (2): In this section “exploits” shall be construed accordingly.", ["exploits"]),
        ("subsection (2): “bank” and “insurer” have the meanings given in the Banking Act.", ["bank", "insurer"]),
        ("subsection (2): The means referred to in subsection (1) are force and fraud.", []),
        ("subsection (2): The violation includes kidnapping of a child.", []),
        ("subsection (2): The plan shall include a budget.", []),
        ("subsection (2): A person shall not use any means of transport.", []),
    ],
)
def test_terms_of_a_clause(read: Read, clause: str, terms: list[str]) -> None:
    law = read(f"section 1: In this Act—\n  {clause}")
    assert [definition.term for definition in law.definitions] == terms


def test_several_definitions_on_one_line_are_all_found(read: Read) -> None:
    law = read("section 2: In this Act, “court” means a bench; “fund” means a trust; “parent” includes a guardian.")
    assert [definition.term for definition in law.definitions] == ["court", "fund", "parent"]


def test_concepts_of_translated_laws_are_defined_by_a_dash(read: Read) -> None:
    law = read(
        """
article 2 = Basic concepts: The following concepts are used in the present Law:
  point 1): trade in people – the enlistment of a person;
  point 2): debauchery - occupation with prostitution.
""",
        title="Law on counteraction to the trade in people",
    )
    assert [definition.term for definition in law.definitions] == ["trade in people", "debauchery"]


def test_a_definition_holds_where_its_clause_says(read: Read) -> None:
    law = read("""
part II:
  section 3: In this Part, “vessel” means a ship.
  section 4: In this section, “crew” means all on board. It applies throughout.
  section 5: In this Act, “port” means a harbour.
""")
    assert [definition.within for definition in law.definitions] == [0, 2, None]


def test_a_meaning_given_in_another_section_is_pointed_to(read: Read) -> None:
    law = read("""
section 1: In this Act—
  definition: “trafficking” has the meaning assigned to it in section 3(1);
  definition: “offence of trafficking” means the offence referred to in section 3;
section 3:
  subsection (1): A person who recruits another commits an offence.
""")
    assert [definition.pointer for definition in law.definitions] == [(4,), (3,)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("has the meaning given in Article 3 of the Protocol", "article 3 of Protocol"),
        ("means an officer as defined in section 2 of the Police Act, 1990 (Act No. 19 of 1990)",
         "section 2 of Police Act, 1990 (Act No. 19 of 1990)"),
        ("has the same meaning as in the Criminal Law (Sexual Offences) Act 1993",
         "Criminal Law (Sexual Offences) Act 1993"),
        ("means an officer of the police", None),
        ("means the Penal Code, 1860", None),
    ],
)  # fmt: skip
def test_a_meaning_from_outside_is_named(read: Read, words: str, source: str | None) -> None:
    law = read(f"section 1: In this Act—\n  definition: “officer” {words};")
    assert law.definitions[0].outside == source


def test_uses_count_inflections_and_prefer_the_longest_term(read: Read) -> None:
    law = read("""
section 1: In this Act—
  definition: “child” means a young person;
  definition: “victim” means a person harmed;
  definition: “victim of trafficking” means a trafficked person;
section 2: The court shall hear children.
section 3: A victim of trafficking is entitled to care.
section 4: The victims’ identity is secret.
""")
    assert law.uses == ((4, 0), (5, 2), (6, 1))


def test_a_definition_is_used_only_where_it_holds_and_the_innermost_counts(read: Read) -> None:
    law = read("""
section 1: In this Act, “vessel” means a ship.
section 2:
  subsection (1): In this section, “vessel” means a raft.
  subsection (2): A vessel may be searched.
section 3: A vessel may be sold.
""")
    assert law.uses == ((3, 1), (4, 0))


def test_a_term_is_not_used_by_its_own_definition(read: Read) -> None:
    law = read("section 1: In this Act—\n  definition: “child labour” means the labour of a child labour force;")
    assert law.uses == ()


def test_capitalised_terms_are_used_by_capitalised_words(read: Read) -> None:
    law = read("""
section 1: In this Act—
  definition: “Fund” means a trust;
  definition: “victim” means a person harmed;
  definition: “witness” means a person who testifies;
section 2: The Minister shall fund shelters.
section 3: The Fund is audited.
""")
    assert law.uses == ((5, 0),)
