"""Text that a bill writes into another act stands in a frame of its own, with its own numbers."""

from __future__ import annotations

from clause_samples import check_invariants, citations, cited, tree_of


def test_a_new_section_between_curly_marks() -> None:
    tree = tree_of(
        "1. Short title\nThis is the Test Act.\n\n2. Amendment\nThe Trees Act is amended by inserting after "
        "section 29:\n\n“Forests\n\n"
        "29A.(1) In this section, “forest” means trees.\n\n(2) A person who\n\n(a) fells; or\n\n(b) burns,\n\na "
        "forest is guilty.\n\nFines\n\n"
        "29B. A fine is due.”.\n\n3. End\nText.\n"
    )
    check_invariants(tree)
    assert citations(tree) == ["s 1", "s 2", "s 3"]
    assert citations(tree, quoted=True) == [
        "s 2 new s 29A", "s 2 new s 29A(1)", "s 2 new s 29A(2)", "s 2 new s 29A(2)(a)", "s 2 new s 29A(2)(b)",
        "s 2 new s 29B",
    ]  # fmt: skip
    assert cited(tree, "s 2 new s 29A(2)(a)").eid == "sec_2__qstr_1__sec_29A__subsec_2__para_a"


def test_straight_marks_and_definitions_inside() -> None:
    tree = tree_of(
        'PART 5\n\n19. Amendment\nThe Fish Act is amended by inserting after section 30\n"30A. Training\n(1) In '
        'this section,\n"net" means a net;\n'
        '(2) Inspectors shall be trained.".\n\n20. End\nText.\n\n21. Last\nText.\n'
    )
    assert citations(tree) == ["Part 5", "s 19", "s 20", "s 21"]
    assert "s 19 new s 30A(2)" in citations(tree, quoted=True)


def test_items_are_replaced_one_by_one() -> None:
    tree = tree_of(
        "1. Amendment\nSection 3 is amended by—\n\n(a) the substitution of the following subsections for "
        "subsections (1) and (2):\n\n"
        "“(1) A person who trafficks shall be fined.\n\n(2) A person who—\n\n(a) sells, or\n\n(b) buys,\n\nshall "
        "be fined.”,\n\nand\n\n"
        "(b) the insertion of the following paragraph:\n\n“(ea) an offence,”.\n\n2. End\nText.\n"
    )
    assert citations(tree) == ["s 1", "s 1(a)", "s 1(b)", "s 2"]
    assert citations(tree, quoted=True) == [
        "s 1(a) para 1", "s 1(a) para 2", "s 1(a) para 2(a)", "s 1(a) para 2(b)", "s 1(b) para ea",
    ]  # fmt: skip


def test_definitions_written_into_another_act() -> None:
    tree = tree_of(
        "1. Title\nText.\n\n2. Section 2 of the Old Act is amended by inserting the following new definitions in "
        "their order—\n\n"
        "“Board” means the Board;\n\n“victim” means a person harmed.\n\n3. End\nText.\n\n4. Last\nText.\n"
    )
    assert citations(tree) == ["s 1", "s 2", "s 3", "s 4"]
    assert citations(tree, quoted=True) == ["s 2 'Board'", "s 2 'victim'"]


def test_sections_inserted_without_marks_end_where_the_bill_goes_on() -> None:
    tree = tree_of(
        "1. Title\nText.\n\n2. The principal Act is amended by inserting the following new section immediately "
        "after section 4—\n\n"
        "Harbouring.\n4A. (1) No one may harbour.\n(2) A fine is due.\n\n3. The principal Act is repealed.\n\n4. "
        "Last\nText.\n"
    )
    assert citations(tree) == ["s 1", "s 2", "s 3", "s 4"]
    assert citations(tree, quoted=True) == ["s 2 new s 4A", "s 2 new s 4A(1)", "s 2 new s 4A(2)"]


def test_brackets_of_a_consolidated_law_quote_nothing() -> None:
    tree = tree_of(
        "1. Title\nText.\n\nF1[2. Offence\n(1) No one may [run].\n1[(1A) Nor jump.]\n(2) Fine.]\n\n3. End\nText.\n"
    )
    assert citations(tree, quoted=True) == []
    assert citations(tree) == ["s 1", "s 2", "s 2(1)", "s 2(1A)", "s 2(2)", "s 3"]
