"""Contents, preambles, schedules and notes are told from the body of a law."""

from __future__ import annotations

from clause_samples import check_invariants, citations, cited, heading, tree_of

BODY = (
    "PART I\nPRELIMINARY\n\nShort title\n\n1. This Act may be cited as the Test Act.\n\nOffence\n\n2. No "
    "person shall run.\n\nFine\n\n3. A fine is due.\n"
)


def kinds(text: str) -> list[str]:
    tree = tree_of(text)
    check_invariants(tree)
    return [clause.kind for clause in tree.clauses if clause.parent is None]


def test_an_arrangement_of_sections_is_no_law() -> None:
    text = (
        "TEST BILL\n\nARRANGEMENT OF SECTIONS\n\nPART I\n\nPRELIMINARY\n\n1. Short title\n\n2. Offence\n\n3. "
        "Fine\n\nSCHEDULE\n\n"
        "A BILL FOR\n\nAN ACT to test.\n\nENACTED by Parliament:\n\n" + BODY
    )
    assert kinds(text) == ["preamble", "contents", "preamble", "part"]
    assert citations(tree_of(text)) == ["Part I", "s 1", "s 2", "s 3"]


def test_a_contents_list_without_a_title_is_known_by_its_numbers() -> None:
    text = (
        "THE TEST ACT\n1.\nShort title\n2.\nOffence\n3.\nFine\n4.\nEnd\nTEXT\n1.\nShort title.– This is the "
        "Test Act.\n2.\nOffence.– No one may run.\n3.\nFine.– A fine.\n4.\nEnd.– The end.\n"
    )
    assert kinds(text)[:2] == ["preamble", "contents"]
    assert citations(tree_of(text)) == ["s 1", "s 2", "s 3", "s 4"]


def test_schedules_have_paragraphs_of_their_own() -> None:
    tree = tree_of(
        BODY + "\nFIRST SCHEDULE\n\n(Section 2)\n\nThe Board\n\n1.(1) The Board has a chair.\n\n(2) It meets.\n\n2. "
        "The quorum is four.\n\n"
        "SECOND SCHEDULE\n\nPart A\n1. Judge\n2. Clerk\n\nPart B\n1. Warden\n2. Guard\n"
    )
    check_invariants(tree)
    assert citations(tree)[4:] == [
        "First Schedule", "First Schedule para 1", "First Schedule para 1(1)", "First Schedule para 1(2)",
        "First Schedule para 2", "Second Schedule", "Second Schedule Part A", "Second Schedule para 1",
        "Second Schedule para 2", "Second Schedule Part B", "Second Schedule para 1", "Second Schedule para 2",
    ]  # fmt: skip
    assert heading(tree, "First Schedule") == "The Board"
    assert cited(tree, "First Schedule para 1(2)").eid == "att_1__para_1__subpara_2"


def test_a_treaty_in_a_schedule_keeps_its_articles() -> None:
    articles = "".join(
        f"Article {number}\nTitle {number}\n1. States shall act.\n2. States shall report.\n\n" for number in range(1, 9)
    )
    tree = tree_of(
        BODY + "\nSCHEDULE\n(Section 2)\nCONVENTION ON TESTING\nPreamble\nThe States Parties agree:\n\n" + articles
    )
    assert [c.citation for c in tree.clauses if c.kind == "section"] == ["s 1", "s 2", "s 3"]
    assert [c.citation for c in tree.clauses if c.kind == "article"] == [
        f"Schedule art {number}" for number in range(1, 9)
    ]


def test_a_memorandum_is_a_note_behind_the_law_and_a_preamble_before_it() -> None:
    memorandum = "OBJECTS AND REASONS\n\nThis Bill would test.\n\n"
    assert kinds(memorandum + "ENACTED by Parliament:\n\n" + BODY) == ["preamble", "part"]
    numbered = (
        "EXPLANATORY STATEMENT\n\nThis Bill tests.\n\n2. Clause 1 names it.\n\n3. Clause 2 forbids.\n\n4. "
        "Clause 3 fines.\n\n5. No more.\n"
    )
    assert kinds(BODY + "\n" + numbered) == ["part", "note"]


def test_schedules_run_into_the_last_line_are_found() -> None:
    tree = tree_of(
        "1. One\nText.\n\n2. Two\n(1) This Act is called the Test Act. Schedule 1 OFFENCES 1. murder;\n2. rape;\n"
        "3. arson. "
        "Schedule 2 LAWS AMENDED Nothing is amended.\n"
    )
    assert citations(tree) == [
        "s 1",
        "s 2",
        "s 2(1)",
        "Schedule 1",
        "Schedule 1 para 1",
        "Schedule 1 para 2",
        "Schedule 1 para 3",
        "Schedule 2",
    ]


def test_running_heads_and_page_numbers_are_no_words() -> None:
    page = (
        "A person shall not run through the woods of the State\n\n{}\n\nTest Bill\n\nor jump over a fence in "
        "them without leave.\n\n"
    )
    tree = tree_of("".join(f"{number}. {page.format(number + 40)}" for number in range(1, 6)))
    said = " ".join(tree.text(span) for clause in tree.clauses for span in clause.words)
    assert "Test Bill" not in said
    assert "41" not in said


def test_notes_of_editors_stand_apart() -> None:
    tree = tree_of(
        "1. Fine\n(1) A fine is due. [subsection (1) substituted by section 4 of Act 16 of 2022]\n(2) It is "
        "small.\n\n2. End\nText.\n"
    )
    notes = [tree.text((c.start, c.end)) for c in tree.clauses if c.kind == "note"]
    assert notes == ["[subsection (1) substituted by section 4 of Act 16 of 2022]"]
