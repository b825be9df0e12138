"""References are resolved to clauses of the law, or name the act they lead to."""

from collections.abc import Callable

import pytest

from lawcheck.reading import Law
from lawcheck.reading.law import Reference

Read = Callable[..., Law]

LAW = """
part I:
  section 1: First.
  section 2: Second.
part II:
  section 3 = Trafficking:
    subsection (1): A person who—
      paragraph (a): recruits;
      paragraph (b): harbours;
      paragraph (c): receives,
      ~ commits an offence.
    subsection (2): {}
    subsection (3): Third.
  section 4: Fourth.
  section 4A: Fourth A.
  section 5: Fifth.
schedule First Schedule:
  paragraph 1: One.
  paragraph 2: Two.
"""


def references(read: Read, words: str, **options: str) -> tuple[Law, list[Reference]]:
    law = read(LAW.format(words), **options)
    clause = next(clause for clause in law.tree.clauses if clause.citation == "subsection (2)")
    return law, [reference for reference in law.references if reference.clause == clause.index]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("See section 4.", ["section 4"]),
        ("See Section 4A", ["section 4A"]),
        ("See s. 4.", ["section 4"]),
        ("See § 5.", ["section 5"]),
        ("See section three.", ["section 3"]),
        ("See sections 4 and 5.", ["section 4", "section 5"]),
        ("See sections 1, 2, or 4.", ["section 1", "section 2", "section 4"]),
        ("See sections 2 to 5.", ["section 2", "section 3", "section 4", "section 4A", "section 5"]),
        ("See sections 2-4.", ["section 2", "section 3", "section 4"]),
        ("See section 4 or section 5.", ["section 4", "section 5"]),
        ("See section 3(1).", ["subsection (1)"]),
        ("See section 3 (1)(b).", ["paragraph (b)"]),
        ("See section 3(1)(a), (b) or (c).", ["paragraph (a)", "paragraph (b)", "paragraph (c)"]),
        ("See section 3(1), (3).", ["subsection (1)", "subsection (3)"]),
        ("See subsection (1).", ["subsection (1)"]),
        ("See sub-section (1)(a) or (c).", ["paragraph (a)", "paragraph (c)"]),
        ("See paragraphs (a) and (b) of subsection (1).", ["paragraph (a)", "paragraph (b)"]),
        ("See paragraph (b) of subsection (1) of section 3 of this Act.", ["paragraph (b)"]),
        ("See subsection 3(1).", ["subsection (1)"]),
        ("See paragraphs 3(1)(a) to (c).", ["paragraph (a)", "paragraph (b)", "paragraph (c)"]),
        ("See section 3, as read with this section.", ["section 3", "section 3"]),
        ("See this section, this subsection.", ["section 3", "subsection (2)"]),
        ("See the preceding section.", ["section 2"]),
        ("See section 4,5 or 1.", ["section 4", "section 5", "section 1"]),
        ("See sections 1,3(1).", ["section 1", "subsection (1)"]),
        ("See the following sections.", []),
        ("See the succeeding sections.", ["section 4", "section 4A", "section 5"]),
        ("See the next following section.", ["section 4"]),
        ("See Part II and this Part.", ["part II", "part II"]),
        ("See the First Schedule.", ["schedule First Schedule"]),
        ("See paragraph 2 of the Schedule.", ["paragraph 2"]),
        ("See section 4 of the present Act.", ["section 4"]),
        ("See section 4 within 5 years.", ["section 4"]),
        ("See section 4 and 5 years of prison.", ["section 4"]),
    ],
)
def test_targets_within_the_law(read: Read, words: str, targets: list[str]) -> None:
    law, found = references(read, words)
    assert [law.clause(index).citation for reference in found for index in reference.targets] == targets
    assert not any(reference.missing or reference.outside for reference in found)


@pytest.mark.parametrize(
    ("words", "outside"),
    [
        ("See section 5 of the Penal Code.", ["section 5 of Penal Code"]),
        ("See sections 3 and 4 of the Extradition Act, 2003.", ["section 3, 4 of Extradition Act, 2003"]),
        ("See the Child Care and Protection Act, 2015 (Act No. 3 of 2015).",
         ["Child Care and Protection Act, 2015 (Act No. 3 of 2015)"]),
        ("See the Code of Criminal Procedure, 1898.", ["Code of Criminal Procedure, 1898"]),
        ("See the Criminal Law (Sexual Offences) (Amendment) Act 2007.",
         ["Criminal Law (Sexual Offences) (Amendment) Act 2007"]),
        ("See Article 3 of the Protocol.", ["article 3 of Protocol"]),
        ("See article 18, paragraph 13, of the Convention.", ["article 18(13) of Convention"]),
        ("See section 1961 of title 18.", ["section 1961 of title 18"]),
        ("See section 5 of Act No. 9 of 1990.", ["section 5 of Act No. 9 of 1990"]),
        ("See Chapter V-A of the Penal Code.", ["chapter VA of Penal Code"]),
        ("See the Penal Code or section 4 of that Code.", ["Penal Code", "section 4 of Penal Code"]),
        ("See section 40 (appeals) of the Courts Act.", ["section 40 of Courts Act"]),
    ],
)  # fmt: skip
def test_references_to_other_laws_name_them(read: Read, words: str, outside: list[str]) -> None:
    _, found = references(read, words)
    assert [reference.outside for reference in found] == outside
    assert not any(reference.targets or reference.missing for reference in found)


@pytest.mark.parametrize("words", ["See section 99.", "See subsection (8).", "See section 3(1)(z).", "See Part IX."])
def test_a_reference_to_a_clause_that_is_not_there_is_missing(read: Read, words: str) -> None:
    _, found = references(read, words)
    assert [reference.missing for reference in found] == [True]


@pytest.mark.parametrize("words", ["This Act applies.", "See the Sample Act.", "See any provision of the Act."])
def test_the_law_itself_is_the_whole_law(read: Read, words: str) -> None:
    _, found = references(read, words)
    assert [(reference.whole_law, reference.targets, reference.outside) for reference in found] == [(True, (), None)]


def test_the_act_that_the_law_defines_is_another(read: Read) -> None:
    law = read(
        """
section 1: In this Bill, “Act” means the Fisheries Act.
section 2: Officers appointed under section 9 of the Act keep their office.
""",
        title="Sample Act",
    )
    assert law.references[-1].outside == "section 9 of Act"


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Subject to section 4, a person shall report.", "exception"),
        ("Notwithstanding anything contained in section 4, it applies.", "exception"),
        ("Without prejudice to the generality of section 4, it applies.", "exception"),
        ("Except as otherwise provided in section 4, it applies.", "exception"),
        ("An offence, other than an offence under section 4, is minor.", "plain"),
        ("A person as defined in section 4 is exempt.", "meaning"),
        ("It has the meaning given in section 4.", "meaning"),
        ("A person referred to in section 4 shall report.", "plain"),
    ],
)
def test_what_a_reference_is_for(read: Read, words: str, relation: str) -> None:
    _, found = references(read, words)
    assert [reference.relation for reference in found] == [relation]


def test_a_list_of_references_shares_its_relation(read: Read) -> None:
    _, found = references(read, "Subject to subsection (1) and section 5, a person shall report.")
    assert [reference.relation for reference in found] == ["exception", "exception"]


@pytest.mark.parametrize(
    ("words", "offence"),
    [
        ("A person convicted of an offence under this Act is liable.", True),
        ("A person who contravenes subsection (1) commits an offence.", True),
        ("An offence of trafficking under section 3 or section 4 is grave.", True),
        ("Whoever violates this section shall be fined.", True),
        ("A report under section 4 shall be kept.", False),
    ],
)
def test_references_that_speak_of_offences_say_so(read: Read, words: str, offence: bool) -> None:
    _, found = references(read, words)
    assert {reference.offence for reference in found} == {offence}


def test_what_an_amending_clause_cites_belongs_to_the_act_it_amends(read: Read) -> None:
    law = read("""
section 1: The Passports Act is amended—
  paragraph (a): in section 1, by deleting subsection (2); and
  paragraph (b): in section 77, by inserting the following subsection:
    subsection (9)!quoted: An offence under section 1 or subsection (9) is grave.
""")
    inside = [reference for reference in law.references if reference.clause in (1, 2)]
    assert {reference.outside for reference in inside} == {"Passports Act"}
    assert not any(reference.missing for reference in law.references)


def test_numbers_of_an_excerpt_lead_out_of_it(read: Read) -> None:
    law = read(
        """
chapter 77:
  section 1581: Whoever violates section 371 shall be fined as in section 1582.
  section 1582: Whoever builds a vessel shall be fined.
""",
        title="Chapter 77",
    )
    assert [(reference.outside, reference.targets) for reference in law.references] == [
        ("this title", ()),
        (None, (2,)),
    ]


def test_this_chapter_of_a_code_is_the_whole_text_where_the_text_names_no_chapter(read: Read) -> None:
    law = read(
        """
section 1581: Whoever violates this chapter shall be fined under this title.
section 1582: Whoever builds a vessel shall be fined.
"""
    )
    assert [(reference.whole_law, reference.outside) for reference in law.references] == [
        (True, None),
        (False, "this title"),
    ]


def test_the_same_act_in_small_letters_is_conduct(read: Read) -> None:
    _, found = references(read, "The same act, done to a child, is graver, and so is the same Act.")
    assert [reference.whole_law for reference in found] == [True]


def test_the_same_act_after_another_act_is_that_one(read: Read) -> None:
    _, found = references(read, "See section 5 of the Penal Code and section 6 of the same Code.")
    assert [reference.outside for reference in found] == ["section 5 of Penal Code", "section 6 of Penal Code"]


def test_what_stands_below_the_heading_of_a_schedule_refers_to_the_law(read: Read) -> None:
    law = read(
        """
section 1: Trees grow.
schedule S: (Section 1)
  article 1: Forests too.
"""
    )
    assert [reference.targets for reference in law.references] == [(0,)]


def test_places_of_references_lead_back_to_their_words(read: Read) -> None:
    law, found = references(read, "See paragraph (b) of subsection (1) of section 3 of this Act, and go.")
    assert (
        law.document.text[found[0].start : found[0].end] == "paragraph (b) of subsection (1) of section 3 of this Act"
    )


def test_words_that_close_a_list_hang_on_the_offence_that_its_last_item_ends_with(read: Read) -> None:
    law = read("""
section 9: A person who—
  paragraph (a): attempts to commit; or
  paragraph (b): conspires to commit an offence,
  ~ under this Act, commits an offence.
""")
    assert [(reference.whole_law, reference.offence) for reference in law.references] == [(True, True)]


def test_the_preceding_articles_are_all_of_their_chapter(read: Read) -> None:
    law = read("""
chapter I:
  article 1: First.
chapter II:
  article 2: Second.
  article 3: Third.
  article 4: Whoever commits the misdemeanours set forth in the preceding articles is punished.
""")
    assert [(reference.targets, reference.offence) for reference in law.references] == [((3, 4), True)]


def test_numbers_with_a_letter_and_a_decimal_are_one_number(read: Read) -> None:
    law = read("section 20A.02: See Section 20A.03.\nsection 20A.03: Third.")
    assert [reference.targets for reference in law.references] == [(1,)]


def test_a_section_of_a_decimal_stands_in_its_section(read: Read) -> None:
    law = read("""
section 1:
  subsection 1.2:
    paragraph 1.2.1: Text.
section 2: See section 1.2.1 and section 1.2.
""")
    assert [reference.targets for reference in law.references] == [(2, 1)]
