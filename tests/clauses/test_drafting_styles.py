"""One regression case for each habit of drafting, or fault of a text, that once was read wrong."""

from __future__ import annotations

from clause_samples import check_invariants, citations, cited, heading, tree_of, words


def test_canada_has_marginal_notes_above_subsections_and_terms_without_marks() -> None:
    tree = tree_of(
        "Definitions\n2 (1) The following definitions apply in this Act.\nofficer means a person named so. (agent)\n"
        "vessel means a ship. (navire)\nMeaning of ship\n(2) In this Act, ships are boats too.\nOffence\n3 (1) No "
        "person "
        "shall sail.\n"
        "(2) A person who sails is fined.\n4 [Repealed, 2015, c. 3, s. 2]\n"
    )
    check_invariants(tree)
    assert citations(tree) == [
        "s 2", "s 2(1)", "s 2(1) 'officer'", "s 2(1) 'vessel'", "s 2(2)", "s 3", "s 3(1)", "s 3(2)", "s 4",
    ]  # fmt: skip
    assert heading(tree, "s 2(2)") == "Meaning of ship"
    assert cited(tree, "s 4").repealed


def test_korea_and_japan_put_headings_in_brackets() -> None:
    tree = tree_of(
        "Article 1 (Purpose) This Act protects trees.\n\nArticle 2 (Definitions) In this Act:\n1. The term “tree” "
        "means a plant;\n"
        "2. The term “wood” means trees.\n\nArticle 3-2 (Fines) (1) A fine is due.\n(2) It is small.\n\nADDENDA\n\n"
        "Article 1 (Enforcement) This Act enters into force.\n"
    )
    assert [heading(tree, f"art {number}") for number in ("1", "2", "3-2")] == ["Purpose", "Definitions", "Fines"]
    assert words(tree, "art 1") == ["This Act protects trees."]
    assert cited(tree, "art 2(1) 'tree'").term == "tree"
    assert [c.citation for c in tree.clauses if c.parent is None][-1] == "Addenda"


def test_arab_laws_write_article_numbers_in_brackets() -> None:
    tree = tree_of(
        "Chapter One\nDefinitions\n\nArticle (1)\nText one.\n\nArticle (2)\nText two.\n\nArticle (2) bis\nText three.\n"
    )
    assert citations(tree) == ["Chapter One", "art 1", "art 2", "art 2 bis"]


def test_latin_laws_part_heading_and_words_by_a_stop() -> None:
    tree = tree_of(
        "CHAPTER I\nGENERAL\n\nArticle 1.- Definitions. For this law it is understood as:\n\na) Coercion: The use "
        "of force;\n\n"
        "b) Victim: Any person harmed.\n\nArt. 2.- Penalties. Whoever offends shall be fined.\n\nArticle 3.- "
        "Repeals. The old law is repealed.\n"
    )
    assert [heading(tree, f"art {number}") for number in (1, 2, 3)] == ["Definitions", "Penalties", "Repeals"]
    assert citations(tree)[2:4] == ["art 1(a) 'Coercion'", "art 1(b) 'Victim'"]


def test_french_codes_number_with_romans_and_degrees() -> None:
    tree = tree_of(
        "Article 225-4-1\nI. - Trafficking is:\n1° Recruiting;\n2° Moving.\nII. - It is punished.\n\n"
        "Article 225-4-2\nText.\n"
    )
    assert citations(tree) == [
        "art 225-4-1", "art 225-4-1(I)", "art 225-4-1(I)(1°)", "art 225-4-1(I)(2°)", "art 225-4-1(II)", "art 225-4-2",
    ]  # fmt: skip


def test_vietnam_marks_points_with_a_stroke() -> None:
    tree = tree_of("Article 3. Acts\n1. Trading for:\na/ gain;\nb/ labour.\n2. Moving.\n\nArticle 4. End\nText.\n")
    assert citations(tree) == ["art 3", "art 3(1)", "art 3(1)(a)", "art 3(1)(b)", "art 3(2)", "art 4"]


def test_indonesia_defines_with_is() -> None:
    tree = tree_of(
        "Article 1\nIn this Law, the following terms have these meanings:\n1. Victim is a person "
        "harmed.\n2. The crime of trade is any act.\n\nArticle 2\nText.\n"
    )
    assert citations(tree)[1:-1] == ["art 1(1) 'Victim'", "art 1(2) 'crime of trade'"]


def test_the_philippines_define_with_a_dash() -> None:
    tree = tree_of(
        "SECTION 1. Title. — This is the Test Act.\n\nSEC. 2. Definition of Terms. — As used in this Act:\n\n"
        "(a) Trafficking in Persons - refers to the recruitment of persons.\n\n(b) Child - refers to a person "
        "below 18.\n\n"
        "SEC. 3. Acts. — It is unlawful to recruit.\n\nSEC. 3-A. Attempt. — It is unlawful to try.\n"
    )
    assert citations(tree) == ["s 1", "s 2", "s 2(a) 'Trafficking in Persons'", "s 2(b) 'Child'", "s 3", "s 3-A"]


def test_pakistan_goes_on_with_items_behind_provisos() -> None:
    tree = tree_of(
        "3. Punishment.—The acts below shall be punishable as under:\n(i) Whoever plans shall be punished with "
        "fine:\n"
        "Provided that a child shall not.\nProvided further that a plan shall count under this clause.\n"
        "(ii) whoever acts shall be punished with fine:\nProvided that a woman shall not be punished under this "
        "clause.\n"
        "(iii) whoever helps shall be punished.\n4. End.—Text.\n"
    )
    assert [c.citation for c in tree.clauses if c.kind == "paragraph"] == ["s 3(i)", "s 3(ii)", "s 3(iii)"]


def test_the_united_states_open_lists_after_whoever() -> None:
    tree = tree_of(
        "§ 15. Slavery\n(a) Whoever\n\n(1) sells a person; or\n\n(2) buys one, shall be fined.\n\n§ "
        "15A. More\nText.\n\n§ 16. End\nText.\n"
    )
    assert heading(tree, "s 15(a)") is None
    assert words(tree, "s 15(a)") == ["Whoever", "shall be fined."]
    assert "s 15A" in citations(tree)


def test_malaysia_closes_double_marks_only() -> None:
    tree = tree_of(
        "1. Title\nText.\n\n2. Amendment\nSection 2 is amended—\n\n(a) by substituting for the definition of "
        "“trade” the following definition:\n\n"
        "‘ “trade” means all actions by:\n\n(a) threat;\n\n(b) fraud.”.\n\n3. End\nText.\n"
    )
    assert citations(tree) == ["s 1", "s 2", "s 2(a)", "s 3"]
    assert citations(tree, quoted=True) == ["s 2(a) 'trade'", "s 2(a) 'trade'(a)", "s 2(a) 'trade'(b)"]


def test_ireland_repeats_the_number_before_the_heading() -> None:
    tree = tree_of(
        "1.. Interpretation.\n\n1.— In this Act “tree” means a plant.\n\n2.. Felling.\n\n2.— (1) No "
        "one may fell.\n\n(2) A fine is due.\n"
    )
    assert [heading(tree, f"s {number}") for number in (1, 2)] == ["Interpretation.", "Felling."]
    assert words(tree, "s 1") == ["In this Act “tree” means a plant."]


def test_a_reference_to_a_paragraph_broken_after_its_subsection_is_no_item() -> None:
    tree = tree_of(
        "1. Heading\n(1) In the case of a tree that stands on more than one plot the reference in subsection (2)\n"
        "(a)(ii) to the plot is to all of the plots on which the tree stands at the time of the\nfelling.\n"
        "(2) The plot that counts is fixed by the Minister responsible for trees, who may\ndelegate that "
        "power.\n\n2. Other\nText.\n"
    )
    assert citations(tree) == ["s 1", "s 1(1)", "s 1(2)", "s 2"]


def test_groups_are_told_from_references_to_them() -> None:
    tree = tree_of(
        "PART I\nGENERAL\n\n1. Heading\nPart II of this Act applies to trees and to any bush that is taller\nthan "
        "a man.\n\nPART II\nTREES\n\n2. Other\nText.\n"
    )
    assert citations(tree) == ["Part I", "s 1", "Part II", "s 2"]
