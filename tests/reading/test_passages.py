"""Clauses are read together with the lead-ins they hang from and the words that close their list."""

from collections.abc import Callable

from lawcheck.reading import Law

Read = Callable[..., Law]


def passages(law: Law) -> list[str]:
    return [" ".join(law.words.norm[passage.first : passage.last]) for passage in law.words.passages]


def test_an_item_is_read_with_lead_in_and_closing_words(read: Read) -> None:
    law = read("""
section 3 = Trafficking:
  subsection (1): A person who—
    paragraph (a): recruits; or
    paragraph (b): by any of these means—
      subparagraph (i): force,
      subparagraph (ii): fraud,
      ~ harbours a person,
    ~ commits an offence.
""")
    assert passages(law) == [
        "a person who recruits ; or commits an offence .",
        "a person who by any of these means force , harbours a person , commits an offence .",
        "a person who by any of these means fraud , harbours a person , commits an offence .",
    ]


def test_each_word_knows_the_clause_that_owns_it(read: Read) -> None:
    law = read("""
section 3: A person who—
  paragraph (a): recruits
  paragraph (b): harbours
  ~ commits an offence.
""")
    first = law.words.passages[0]
    assert [law.words.clause[at] for at in range(first.first, first.last)] == [0, 0, 0, 1, 0, 0, 0, 0]


def test_a_lead_in_that_ends_its_sentence_has_a_passage_of_its_own(read: Read) -> None:
    law = read("""
section 3: The court may order payment. It shall state reasons.
  paragraph (a): The order is final.
""")
    assert passages(law) == ["the court may order payment . it shall state reasons .", "the order is final ."]


def test_words_of_parts_stand_alone(read: Read) -> None:
    law = read("""
part II: Applies to all sections
  section 3: A person shall report.
""")
    assert passages(law) == ["applies to all sections", "a person shall report ."]


def test_notes_and_contents_are_not_read(read: Read) -> None:
    law = read("""
contents: Arrangement of sections
section 3: A person shall report.
  note: [section 3 inserted by Act 4 of 2020]
""")
    assert passages(law) == ["a person shall report ."]


def test_inserted_text_is_not_read_with_the_clause_that_inserts_it(read: Read) -> None:
    law = read(
        """
section 3: The Penal Code is amended by inserting—
  section 4A !quoted: A person shall report.
""".replace(" !quoted", "!quoted")
    )
    assert passages(law) == ["a person shall report ."]


def test_an_explanation_is_not_read_with_the_sentence_it_hangs_from(read: Read) -> None:
    law = read("""
section 3: A person commits an offence who
  paragraph (a): launders money;
  explanation: Knowledge may be inferred.
""")
    assert passages(law)[-1] == "knowledge may be inferred ."


def test_closing_words_on_the_line_of_the_last_item_close_the_list(read: Read) -> None:
    law = read("""
section 10: A person who—
  paragraph (a): attempts an offence;
  paragraph (b): conspires to commit an offence, commits an offence.
""")
    assert passages(law) == [
        "a person who attempts an offence ; commits an offence .",
        "a person who conspires to commit an offence , commits an offence .",
    ]


def test_what_is_added_to_all_items_in_front_of_the_predicate_closes_the_list_too(read: Read) -> None:
    law = read("""
section 6: Any person who—
  paragraph (a): acquires;
  paragraph (b): brings into, or takes out of, the State, property and who knows its origin commits an offence.
""")
    assert passages(law)[0] == "any person who acquires ; property and who knows its origin commits an offence ."


def test_a_condition_within_the_last_item_closes_nothing(read: Read) -> None:
    law = read("""
section 6: The court shall have regard to—
  paragraph (a): the age of the victim;
  paragraph (b): where the victim is a child, may hear the guardian.
""")
    assert passages(law)[0] == "the court shall have regard to the age of the victim ;"


def test_a_long_lead_in_is_not_repeated_in_full_for_many_items(read: Read) -> None:
    items = "\n".join(f"  paragraph ({number}): item {number}" for number in range(200))
    law = read("section 1: " + "word " * 400 + "\n" + items)
    assert len(law.words.passages) == 201
    assert len(law.words.norm) < 400 + 200 * 60
    assert passages(law)[0].count("word") == 400
    assert passages(law)[-1].endswith("word word item 199")


def test_the_items_of_a_note_are_not_read_either(read: Read) -> None:
    law = read("""
section 3: Whoever procures a woman is punished.
  note: Illustrations
    paragraph (a): A carries Z over the river.
    paragraph (b): A keeps Z at a kiln.
""")
    assert passages(law) == ["whoever procures a woman is punished ."]
