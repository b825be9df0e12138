"""Clauses have the roles that their words and their place give them."""

from collections.abc import Callable

import pytest

from lawcheck.reading import Law

Read = Callable[..., Law]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("A person who recruits another commits an offence.", {"offence"}),
        ("A person who traffics a child shall be guilty of an offence.", {"offence"}),
        ("It is an offence to harbour an alien.", {"offence"}),
        ("It shall be unlawful for any person to hold a passport of another.", {"offence", "duty"}),
        ("Whoever holds a slave shall be fined or imprisoned not more than 20 years.", {"offence", "penalty"}),
        ("Trade in people is punished by deprivation of liberty for five years.", {"offence", "penalty"}),
        ("Trade in people entails a fine.", {"offence", "penalty"}),
        ("Trafficking in persons is recognized as a crime.", {"offence"}),
        ("A person who attempts to commit an offence under this Act is liable to imprisonment for 5 years.",
         {"offence", "penalty"}),
        ("Where a witness makes a false statement, he or she commits an offence.", {"offence"}),
        ("Any person who aids an offence under section 4 is deemed to have committed it.", {"offence"}),
        ("A director shall be liable, upon conviction, as if the director had committed the offence.", {"penalty"}),
        ("A regulation may provide that a breach of it constitutes an offence.", {"power"}),
        ("The court must refer the child to a social worker.", {"duty"}),
        ("The summary deportation of a victim is prohibited.", {"duty"}),
        ("No person is liable for anything done in good faith.", {"defence"}),
        ("It is not a violation of subparagraph (A) to give food.", {"defence"}),
        ("A person guilty of an offence under section 3 is liable to imprisonment for 5 years.", {"penalty"}),
        ("A person who commits an offence under this section is liable to a fine.", {"penalty"}),
        ("Where the offence is committed against a child, the offender shall be punished with death.", {"penalty"}),
        ("It is a defence to prove that the accused was compelled.", {"defence"}),
        ("A victim shall not be liable to prosecution for illegal entry.", {"defence"}),
        ("No suit or prosecution shall lie against an officer.", {"defence"}),
        ("The suffered is not brought to responsibility for illegal entry.", {"defence"}),
        ("The consent of the victim is not a defence.", set()),
        ("The Minister shall establish shelters.", {"duty"}),
        ("An officer must report.", {"duty"}),
        ("The employer is required to keep records.", {"duty"}),
        ("The Minister may make regulations.", {"power"}),
        ("The court has power to order forfeiture.", {"power"}),
        ("A victim is entitled to compensation.", {"right"}),
        ("A victim has the right to remain.", {"right"}),
        ("It is the policy of the State to protect victims.", {"objects"}),
        ("This Act may be cited as the Sample Act.", {"citation"}),
        ("A person suspected of having committed an offence is photographed.", set()),
        ("The term is extended where that may be necessary.", set()),
        ("Whoever tries to commit an offence under this Act shall be punished as if he had succeeded.",
         {"offence", "penalty"}),
        ("Whoever, knowing it, transfers gains to keep the author of the crime from being prosecuted, is punished with "
         "imprisonment.", {"offence", "penalty"}),
        ("Whoever commits the crime of article 210 by force is punished with imprisonment of nine years.", {"penalty"}),
        ("The penalty is increased by one half where a child is harmed.", {"penalty"}),
        ("An outsider is not by reason of that agreement alone guilty of any offence.", {"defence"}),
        ("A custodial sentence not exceeding one year is imposed on any person who hides another.",
         {"offence", "penalty"}),
        ("The penalty of prision mayor shall be imposed upon any person who recruits another.",
         {"duty", "offence", "penalty"}),
        ("The Director may order that a person whose presence here is unlawful be removed.", {"power"}),
        ("An officer may issue a permit to a prohibited immigrant.", {"power"}),
        ("An offence under this section is a felony of the second degree.", {"penalty"}),
        ("A person who sells another commits a Class A felony.", {"offence", "penalty"}),
        ("Money laundering is committed by any person who transacts proceeds.", {"offence"}),
        ("Where the offence is committed by a person who is an officer, it is reported.", set()),
        ("A person who commits the crime of trade shall be considered one who deals in persons.", {"offence", "duty"}),
        ("A traveller who has no leave to remain shall be sent home.", {"duty"}),
        ("The act shall be sanctioned with prison from eight to ten years.", {"duty", "offence", "penalty"}),
        ("A person must not lie. Penalty: Imprisonment for 10 years.", {"duty", "offence", "penalty"}),
        ("A person must not lie. Penalty: $10 000.", {"duty", "offence", "penalty"}),
        ("For the purposes of this Act a paper is bad if it was stolen.", {"definition"}),
        ("The Republic aspires to give help.", {"objects"}),
        ("Bodies shall exchange data. The Republic aspires to give help.", {"duty"}),
        ("The law is based on the following principles: legality. Bodies shall apply it alike.", {"duty"}),
    ],
)  # fmt: skip
def test_roles_of_a_sentence(read: Read, words: str, roles: set[str]) -> None:
    law = read(f"section 1: {words}\nsection 3: Nothing. All shall go, must go, shall stay, must stay and shall be.")
    assert law.roles[0] == roles


def test_items_have_the_roles_of_lead_in_and_closing_words(read: Read) -> None:
    law = read("""
section 3:
  subsection (1): A person who—
    paragraph (a): recruits; or
    paragraph (b): harbours,
    ~ commits an offence.
  subsection (2): A person guilty of an offence under subsection (1) is liable—
    paragraph (a): on summary conviction, to a fine;
    paragraph (b): on indictment, to imprisonment for 14 years.
""")
    assert [law.roles[index] for index in range(7)] == [
        set(), {"offence"}, {"offence"}, {"offence"}, {"penalty"}, {"penalty"}, {"penalty"},
    ]  # fmt: skip


def test_what_is_forbidden_is_an_offence_where_another_clause_punishes_it(read: Read) -> None:
    law = read("""
section 7:
  subsection (1): A person shall not—
    paragraph (a): transport a victim;
  subsection (2): A person who contravenes subsection (1) commits an offence.
section 8: A person shall not smoke.
""")
    assert "offence" in law.roles[2]
    assert "offence" not in law.roles[4]


def test_a_definition_does_nothing_else(read: Read) -> None:
    law = read("""
section 1: In this Act—
  definition: “trafficker” means a person who commits an offence and shall be punished;
    paragraph (a): may be a company;
section 2: In this section, “act” means an act that is an offence.
""")
    assert law.roles[1] == law.roles[2] == law.roles[3] == {"definition"}


def test_text_that_is_no_law_has_no_other_role(read: Read) -> None:
    law = read("""
preamble: Whereas the State shall protect victims;
section 1!repealed: The Minister shall report.
section 2: [Repealed by Act 9 of 2018]
section 3: The Code is amended by inserting—
  section 4!quoted: Whoever traffics shall be punished with imprisonment for 5 years.
schedule Schedule = Protocol to Prevent Trafficking:
  article 1: The States Parties to this Protocol shall agree. Each State Party shall act. States Parties may meet.
  article 2: Each Party shall establish as an offence the conduct, and each State Party may act. The Parties agree.
""")
    assert [set(roles) for roles in law.roles] == [
        {"preamble"}, {"repealed"}, {"repealed"}, set(law.roles[3]), {"quoted"}, {"treaty"}, {"treaty"}, {"treaty"},
    ]  # fmt: skip
    assert [law.operative[index] for index in (0, 1, 2, 3, 4, 5)] == [False, False, False, True, False, False]


def test_a_schedule_headed_as_an_agreement_of_states_is_a_treaty_however_short(read: Read) -> None:
    law = read("""
schedule Second Schedule = AGREEMENT WITH THE REPUBLIC OF TOLLAND:
  article 1: The Contracting Parties shall afford one another mutual legal assistance.
schedule Third Schedule = FORM OF AGREEMENT WITH A GUARDIAN:
  paragraph 1: The guardian shall care for the child.
""")
    assert [("treaty" in roles) for roles in law.roles] == [True, True, False, False]


def test_clauses_under_a_heading_of_objects_only_wish(read: Read) -> None:
    law = read("""
section 2 = Objects of Act: The objects of this Act are—
  paragraph (a): that victims shall be protected;
section 3 = Purpose of exploitation: The Minister shall report.
""")
    assert [set(roles) for roles in law.roles] == [{"objects"}, {"objects"}, {"duty"}]


def test_a_law_in_the_present_tense_binds_by_it(read: Read) -> None:
    sentence = "The commission directs the suffered into a shelter of the district and informs the family of it. "
    articles = "\n".join(f"article {number}: {sentence * 3}" for number in range(1, 12))
    law = read(f"{articles}\narticle 12: Public associations can create shelters.\narticle 13 = Aims: It serves.")
    assert law.roles[0] == {"duty"}
    assert law.roles[11] == {"power"}
    assert law.roles[12] == {"objects"}


def test_a_clause_that_goes_into_what_another_mentions_does_the_same(read: Read) -> None:
    law = read("""
section 3:
  subsection (1): A person who recruits another by the means specified in subsection (2) commits an offence.
  subsection (2): The means referred to in subsection (1) are—
    paragraph (a): force;
    paragraph (b): fraud.
""")
    assert [set(law.roles[index]) for index in (2, 3, 4)] == [{"offence"}] * 3


def test_of_a_breach_of_the_whole_law_only_what_binds_a_person_is_an_offence(read: Read) -> None:
    law = read("""
section 1: A person shall not enter the State without a visa.
section 2: The Minister shall not delay a decision.
section 3: A person who contravenes any provision of this Act commits an offence.
""")
    assert [set(roles) for roles in law.roles] == [{"duty", "offence"}, {"duty"}, {"offence"}]


def test_declarations_are_wishes_only_where_they_declare_policy(read: Read) -> None:
    law = read("""
section 1 = Declaration of policy: The State shall protect victims.
section 2 = Declaration of assets: An officer shall declare assets.
""")
    assert [set(roles) for roles in law.roles] == [{"objects"}, {"duty"}]


def test_an_extract_of_a_convention_is_treaty_text(read: Read) -> None:
    law = read("""
section 1: Text.
schedule Schedule = Extract from the Convention of the Neighbouring States:
  article 5: The States shall return victims.
""")
    assert law.roles[2] == {"treaty"}


def test_what_a_part_forbids_is_an_offence_where_doing_it_is_punished(read: Read) -> None:
    law = read("""
part 3:
  section 12: A person must not strike a judge.
  section 13: A person who does what this Part forbids commits an offence.
section 14: A person must not tender a favour.
section 15: A person who does what is forbidden by section 14 commits an offence.
""")
    assert "offence" in law.roles[1] & law.roles[3]


def test_words_that_amend_another_act_give_the_clause_no_role(read: Read) -> None:
    law = read("""
section 29: In section 5 of the Companies Act there is added:
  quotation!quoted: and a company that has been used so commits an offence
""")
    assert "offence" not in law.roles[0]
