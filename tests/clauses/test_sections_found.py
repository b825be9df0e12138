"""Sections and articles: which lines start one, where their heading stands, what groups them."""

from __future__ import annotations

from clause_samples import check_invariants, citations, cited, heading, tree_of, words


def test_headings_above_the_numbers() -> None:
    tree = tree_of(
        "AN ACT to test.\n\nENACTED by Parliament as follows:\n\nShort title\n\n1. This Act may be cited as the "
        "Test Act.\n\n"
        "Offence\n\n2.(1) A person who\n\n(a) runs; or\n\n(b) jumps,\n\nis guilty of an offence.\n\n(2) No fine "
        "is due.\n"
    )
    check_invariants(tree)
    assert tree.title == "Test Act"
    assert citations(tree) == ["s 1", "s 2", "s 2(1)", "s 2(1)(a)", "s 2(1)(b)", "s 2(2)"]
    assert [heading(tree, f"s {number}") for number in (1, 2)] == ["Short title", "Offence"]
    assert words(tree, "s 2(1)") == ["A person who", "is guilty of an offence."]


def test_headings_behind_the_numbers() -> None:
    tree = tree_of("PART I – GENERAL\n\n1. Short title\nThis Act is the Test Act.\n\n2. Offence\n(1) No one may run.\n")
    assert [heading(tree, citation) for citation in ("Part I", "s 1", "s 2")] == ["GENERAL", "Short title", "Offence"]
    assert words(tree, "s 1") == ["This Act is the Test Act."]


def test_headings_that_end_with_a_stop_and_a_dash() -> None:
    tree = tree_of(
        "1. Short title.—(1) This is the Test Act.\n(2) It applies.\n1[2A. Offence.— No one may\nrun.]\n3. Fine. "
        "__ A fine.\n"
    )
    assert [heading(tree, citation) for citation in ("s 1", "s 2A")] == ["Short title", "Offence"]
    assert words(tree, "s 2A") == ["No one may run.]"]


def test_a_number_alone_on_its_line() -> None:
    tree = tree_of(
        "1.\nShort title.– (1) This is the Test Act.\n(2)\nIt applies at once.\n2.\nOffence.– No one may run.\n"
    )
    assert citations(tree) == ["s 1", "s 1(1)", "s 1(2)", "s 2"]
    assert heading(tree, "s 2") == "Offence"


def test_a_marginal_note_before_the_number() -> None:
    tree = tree_of(
        "Short title. 1. This Act may be cited as the Test Act.\n\nOffence. 2. (1) No one may run.\n(2) Nor jump.\n"
    )
    assert [heading(tree, citation) for citation in ("s 1", "s 2")] == ["Short title", "Offence"]
    assert citations(tree) == ["s 1", "s 2", "s 2(1)", "s 2(2)"]


def test_a_line_that_only_starts_with_a_number_is_no_section() -> None:
    tree = tree_of(
        "1. A person who is guilty of an offence under this Act and is under the age of\n18 years is liable to a "
        "fine under\n"
        "section\n5. of the Fines Act as it stood in\n2016.\n\n2. The Minister may by order set the amount of any "
        "such fine, and\n"
        "may exempt persons from it.\n\n3. This Act binds the State and any person who acts for the State in\na "
        "matter.\n"
    )
    assert citations(tree) == ["s 1", "s 2", "s 3"]


def test_inserted_and_missing_numbers_belong_to_the_run() -> None:
    tree = tree_of(
        "".join(f"{number}. Heading of it\nText of it.\n\n" for number in ("1", "2", "2A", "2B", "5", "5-A", "6"))
    )
    assert citations(tree) == ["s 1", "s 2", "s 2A", "s 2B", "s 5", "s 5-A", "s 6"]


def test_articles_with_paragraphs_and_points() -> None:
    tree = tree_of(
        "CHAPTER 1. GENERAL\n\nArticle 1. Concepts\nIn this Law:\n1) minor – a person under 18;\n2) shelter – a "
        "house.\n\n"
        "Article 2. Rules\n1. First rule.\n2. Second rule:\na) one;\nb) two.\n\nArticle 2¹. Added\nText.\n\n"
        "Article 3 bis\nText.\n"
    )
    assert citations(tree) == [
        "Chapter 1", "art 1", "art 1(1) 'minor'", "art 1(2) 'shelter'", "art 2", "art 2(1)", "art 2(2)", "art 2(2)(a)",
        "art 2(2)(b)", "art 2¹", "art 3 bis",
    ]  # fmt: skip
    assert heading(tree, "art 2¹") == "Added"


def test_a_section_above_articles_is_a_group() -> None:
    tree = tree_of(
        "CHAPTER I\nRULES\n\nSection 1\nScope\n\nArticle 1\nText.\n\nArticle 2\nText.\n\nSection 2\nAims\n\n"
        "Article 3\nText.\n"
    )
    assert citations(tree) == ["Chapter I", "Section 1", "art 1", "art 2", "Section 2", "art 3"]
    assert [heading(tree, citation) for citation in ("Section 1", "art 1")] == ["Scope", None]


def test_parts_inside_chapters() -> None:
    tree = tree_of(
        "Chapter 1 GENERAL\n\nPart 1 – First\n\n1. One\nText.\n\nPart 2 – Second\n\n2. Two\nText.\n\nChapter 2 "
        "SPECIAL\n\n"
        "Part 1 – Third\n\n3. Three\nText.\n\nPart 2 – Fourth\n\n4. Four\nText.\n"
    )
    parents = [
        tree.clauses[c.parent].citation if c.parent is not None else None for c in tree.clauses if c.kind == "part"
    ]
    assert parents == ["Chapter 1", "Chapter 1", "Chapter 2", "Chapter 2"]
    assert len({c.eid for c in tree.clauses}) == len(tree.clauses)


def test_headings_of_subsections() -> None:
    tree = tree_of(
        "§ 10. Trees\n(a) Criminal penalties\n(1) In general\nWhoever fells a tree shall be fined.\n(2) Exception\n"
        "No one else shall be.\n(b) Evidence\nA stump is evidence.\n\n§ 11. Woods\nText.\n"
    )
    assert [heading(tree, f"s 10{path}") for path in ("(a)", "(a)(1)", "(b)")] == [
        "Criminal penalties",
        "In general",
        "Evidence",
    ]
    assert words(tree, "s 10(a)(1)") == ["Whoever fells a tree shall be fined."]


def test_a_law_without_numbers_is_cut_at_its_headings() -> None:
    tree = tree_of(
        "An Act to test\n\nShort title\n\nThis Act may be called the Test Act of this year.\n\nOffence\n\n"
        "No person shall run in the woods at night.\n\nPenalty\n\nA person who runs in the woods shall be fined.\n"
    )
    assert [c.citation for c in tree.clauses if c.kind == "section"] == [
        "section headed 'Short title'", "section headed 'Offence'", "section headed 'Penalty'",
    ]  # fmt: skip


def test_repealed_clauses_are_marked() -> None:
    tree = tree_of(
        "1. Short title\nThis is the Test Act.\n\n2. [Repealed by Act 9 of 2018, s. 3]\n\n3. Omitted\n\n4. Fines\n"
        "(1) A fine.\n"
        "(2) [subsection 2 deleted by Act 10 of 2008]\n\n5. F1[…]\n\n6. Repeal\nThe Old Act is repealed.\n"
    )
    assert [c.citation for c in tree.clauses if c.repealed] == ["s 2", "s 3", "s 4(2)", "s 5"]


def test_eids_follow_akoma_ntoso() -> None:
    tree = tree_of(
        "PART II\nCRIMES\n\n4. Offence\n(1) A person who—\n(a) runs:\n(i) far; or\n(ii) fast; or\n(b) jumps.\n(2) "
        "Fine.\n\n5. End\nText.\n"
    )
    assert [c.eid for c in tree.clauses] == [
        "part_II", "sec_4", "sec_4__subsec_1", "sec_4__subsec_1__para_a", "sec_4__subsec_1__para_a__subpara_i",
        "sec_4__subsec_1__para_a__subpara_ii", "sec_4__subsec_1__para_b", "sec_4__subsec_2", "sec_5",
    ]  # fmt: skip
    assert cited(tree, "s 4(1)(a)(ii)").number == "(ii)"


def test_words_below_a_chapter_hold_no_sections() -> None:
    """Enacting words between the title of a chapter and its first section stand beside the sections, not above them."""
    tree = tree_of(
        "CHAPTER 8—HUMAN TRAFFICKING\n\nBe it enacted by the General Assembly of the Federated\nTerritories, That "
        "chapter 8 of title 17 of the Code of Public\nLaw shall read as follows:\n\n1. Purposes\nThe purposes "
        "of this chapter are two.\n\n2. Definitions\nIn this chapter, a term has its meaning.\n\n3. Offence\nNo "
        "one may run.\n"
    )
    check_invariants(tree)
    sections = [clause for clause in tree.clauses if clause.kind == "section"]
    assert [clause.parent for clause in sections] == [cited(tree, "s 1").parent] * 3
    chapter = next(clause for clause in tree.clauses if clause.kind == "chapter")
    assert sections[0].parent == chapter.index
    assert not any("purposes" in tree.text(span) for span in chapter.words)
