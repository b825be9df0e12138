"""Offences spoken of by name lead to the section that creates them."""

from collections.abc import Callable

from lawcheck.reading import Law

Read = Callable[..., Law]


def named(law: Law) -> list[tuple[str, tuple[int, ...]]]:
    text = law.document.text
    return [
        (text[reference.start : reference.end], reference.targets) for reference in law.references if reference.offence
    ]


def test_a_section_is_called_by_its_heading(read: Read) -> None:
    law = read("""
section 3 = Prohibition of trafficking in persons: A person who recruits another commits an offence.
section 6 = Documents: Whoever promotes an offence of trafficking in persons commits an offence.
""")
    assert named(law) == [("offence of trafficking in persons", (0,))]


def test_a_section_is_called_by_what_it_says_is_committed(read: Read) -> None:
    law = read("""
section 4 = Disguising: A person who disguises property commits the offence of money laundering.
section 9 = Court: The offences of money laundering and of theft are tried by the High Court.
""")
    assert named(law) == [("offences of money laundering", (0,))]


def test_a_short_name_means_all_offences_that_begin_so(read: Read) -> None:
    law = read("""
section 3 = Trafficking in persons: A person who recruits another commits an offence.
section 4 = Trafficking in children: A person who recruits a child commits an offence.
section 5 = Trial: An offence of trafficking is tried by the High Court.
""")
    assert named(law) == [("offence of trafficking", (0, 1))]


def test_an_offence_that_no_section_creates_leads_nowhere(read: Read) -> None:
    assert named(read("section 5 = Trial: An offence of piracy is tried by the High Court.")) == []
