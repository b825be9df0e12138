"""Numbers of sections and paragraphs as codes of many countries print them, and notes in which such codes speak."""

from __future__ import annotations

from clause_samples import check_invariants, citations, cited, heading, tree_of, words


def test_canada_inserts_sections_with_decimals() -> None:
    tree = tree_of(
        "279 (1) In this Part, this is so.\n(2) And so.\n\nTrafficking in persons\n279.01 (1) Every person who "
        "recruits\n(a) a child; or\n(b) another\nis guilty.\n(2) No consent is valid.\n\nOf children\n279.011 (1) "
        "Every person is guilty.\n\nMaterial benefit\n279.02 (1) Everyone is guilty.\n\n280 (1) Every one is.\n"
    )
    check_invariants(tree)
    assert [c for c in citations(tree) if "(" not in c] == ["s 279", "s 279.01", "s 279.011", "s 279.02", "s 280"]
    assert heading(tree, "s 279.01") == "Trafficking in persons"


def test_australia_numbers_the_sections_of_a_division() -> None:
    tree = tree_of(
        "Division 271—Trafficking in persons\n\nSubdivision A—Definitions\n\n271.1 Definition of deceive\nIn this "
        "Division deceive means to mislead.\n\nSubdivision B—Offences\n\n271.2 Offence of trafficking\n(1) A person "
        "commits an offence if:\n(a) the person acts; and\n(b) the act succeeds.\nPenalty: Imprisonment for 12 years."
        "\n(1A) A person commits an offence.\n\n271.10 Aggravated offence\nText.\n"
    )
    check_invariants(tree)
    assert [c for c in citations(tree) if c.startswith("s ")] == [
        "s 271.1", "s 271.2", "s 271.2(1)", "s 271.2(1)(a)", "s 271.2(1)(b)", "s 271.2(1A)", "s 271.10",
    ]  # fmt: skip


def test_texas_numbers_sections_by_chapter() -> None:
    tree = tree_of(
        'CHAPTER 20A\n\nSec. 20A.01. DEFINITIONS. In this chapter:\n(1) "Child" means a person below 18.\n\n'
        "Sec. 20A.02. TRAFFICKING OF PERSONS. (a) A person commits an offense if the person:\n(1) traffics; or\n"
        "(2) benefits.\n(b) It is a felony.\n\nSec. 20A.03. MORE. (a) Text.\n"
    )
    assert [heading(tree, f"s 20A.0{number}") for number in (1, 2, 3)] == [
        "DEFINITIONS", "TRAFFICKING OF PERSONS", "MORE",
    ]  # fmt: skip
    assert "s 20A.02(a)(2)" in citations(tree)


def test_articles_with_a_decimal_follow_a_flat_list() -> None:
    tree = tree_of(
        "Article 173. First\nText.\n\nArticle 174. Laundering\n1. Laundering is punished.\n2. So is this.\n\n"
        "Article 174.1. Self laundering\n1. It is punished.\n2. So is this.\n\nArticle 175. Other\nText.\n"
    )
    assert citations(tree) == [
        "art 173", "art 174", "art 174(1)", "art 174(2)", "art 174.1", "art 174.1(1)", "art 174.1(2)", "art 175",
    ]  # fmt: skip


def test_decimals_below_a_section_are_its_subsections() -> None:
    tree = tree_of(
        "1. Title\n1.1 This is the Act.\n1.2 It has parts:\n1.2.1 one; and\n1.2.2 two.\n\n2. Other\n2.1 Text.\n"
    )
    check_invariants(tree)
    assert citations(tree) == ["s 1", "s 1.1", "s 1.2", "s 1.2.1", "s 1.2.2", "s 2", "s 2.1"]


def test_france_numbers_paragraphs_with_romans_and_a_stop() -> None:
    tree = tree_of(
        "Article 225-4-1\nI. Trafficking is:\n1° Force;\n2° Fraud.\nII. It is punished.\n\nArticle 225-4-2\n"
        "I. Text.\nII. More.\n"
    )
    assert citations(tree) == [
        "art 225-4-1", "art 225-4-1(I)", "art 225-4-1(I)(1°)", "art 225-4-1(I)(2°)", "art 225-4-1(II)",
        "art 225-4-2", "art 225-4-2(I)", "art 225-4-2(II)",
    ]  # fmt: skip


def test_a_lead_in_is_no_heading() -> None:
    tree = tree_of(
        "40. First\nText.\n\n41. Any person who\n(a) forges a passport;\n(b) uses one; or\n(c) helps,\n"
        "commits an offence.\n\n42. Text follows here.\n"
    )
    assert heading(tree, "s 41") is None
    assert words(tree, "s 41") == ["Any person who", "commits an offence."]


def test_an_excerpt_may_begin_with_its_only_article() -> None:
    tree = tree_of(
        "Article 322. Organization of illegal migration\n1. Organization is punished.\n2. The same act by a group is "
        "punished.\n"
    )
    assert citations(tree) == ["art 322", "art 322(1)", "art 322(2)"]


def test_a_note_in_the_voice_of_the_law_is_law() -> None:
    tree = tree_of(
        "Article 5. Bribes\n1. Taking a bribe is punished.\nNote: 1. Officials in this Chapter are recognized as "
        "persons with powers.\n2. A person who reports shall be released.\n\nArticle 6. Other\nText is punished.\n"
        "Note. For the purposes of this article, a bribe includes services.\n\nArticle 7. End\nText.\nNote: Inserted "
        "by Act 3 of 2011.\n"
    )
    check_invariants(tree)
    kinds = {c.kind for c in tree.clauses if c.citation.startswith("art 5(1) explanation")}
    assert kinds == {"explanation", "subparagraph"}
    assert words(tree, "art 5(1) explanation(2)") == ["A person who reports shall be released."]
    assert cited(tree, "art 6 explanation").kind == "explanation"
    assert [c.kind for c in tree.clauses if c.parent == cited(tree, "art 7").index] == ["note"]


def test_switzerland_numbers_paragraphs_without_a_stop() -> None:
    tree = tree_of(
        "Art. 116 Assisting entry\n1 A fine is imposed on any person who:\na. assists;\nb. hides.\n2 In minor cases "
        "he is warned.\n\nArt. 117 Other\n1 Text here.\n2 More text.\n"
    )
    assert citations(tree) == [
        "art 116", "art 116(1)", "art 116(1)(a)", "art 116(1)(b)", "art 116(2)", "art 117", "art 117(1)", "art 117(2)",
    ]  # fmt: skip


def test_an_article_of_one_sentence_has_words() -> None:
    tree = tree_of(
        "Article 14. Term\nThe term is long.\n\nArticle 15. Migrants do not incur criminal prosecution for the fact of "
        "having been the object of it.\n\nCHAPTER III: PROTECTION\n\nArticle 16. Shelter\nText.\n"
    )
    assert heading(tree, "art 15") is None
    assert words(tree, "art 15")[0].startswith("Migrants do not incur")
    assert heading(tree, "art 16") == "Shelter"


def test_the_first_articles_of_a_law_are_no_contents_list_for_the_items_of_a_later_one() -> None:
    tree = tree_of(
        "Chapter I\n\nArticle 1. Purposes\nText of the first.\n\nArticle 2. Concepts\nText of it.\n\nArticle 3. Laws\n"
        "Text of it.\n\nArticle 4. Bodies\n1. One.\n2. Two.\n3. Three.\n4. Four.\n\nArticle 5. End\nText.\n"
    )
    assert not any(clause.kind == "contents" for clause in tree.clauses)
    assert citations(tree)[1:4] == ["art 1", "art 2", "art 3"]


def test_the_title_goes_on_below() -> None:
    tree = tree_of("LAW OF THE REPUBLIC OF RURITANIA\nON COMBATING TRADE\n\nArticle 1. Subject\nText.\n")
    assert tree.title == "LAW OF THE REPUBLIC OF RURITANIA ON COMBATING TRADE"


def test_words_written_into_another_act_inside_a_line_are_quoted() -> None:
    tree = tree_of(
        "29. Companies\nIn section 5 of the Companies Act 1999, after “winding up”, there is added: “and a company "
        "that has been used so commits an offence”.\n\n30. End\nText.\n"
    )
    check_invariants(tree)
    assert [tree.text(c.words[0]) for c in tree.clauses if c.quoted and c.words] == [
        "and a company that has been used so commits an offence"
    ]


def test_notes_of_the_translator_are_no_law() -> None:
    tree = tree_of(
        "Article 1. First\nText.\n\nArticle 2. Last\nText.\n\nNOTES OF THE TRANSLATOR\n\nThe word was hard to find.\n"
    )
    assert tree.clauses[-1].kind == "note"


def test_australia_defines_terms_with_what_they_are_of() -> None:
    tree = tree_of(
        "8. Dictionary\nIn this Act—\nchild means a person who is not an adult;\nexploitation, of a person, means any "
        "of these:\n(a) slavery;\n(b) servitude;\nharm, in relation to a person, includes injury.\n\n9. End\nText.\n"
    )
    assert [clause.term for clause in tree.clauses if clause.term] == ["child", "exploitation", "harm"]


def test_a_short_text_with_terms_in_small_letters_is_not_taken_for_printed_lines() -> None:
    tree = tree_of(
        "Article 1. Basic concepts\nsmuggling - illegal crossing by migrants of the border, organized by another "
        "person for benefit;\nmigrant - a person who crosses the border.\n\nArticle 2. Principles\nText.\n\nArticle 3. "
        "Persons who became victims\n1. Migrants are not subject to liability for illegal entry.\n2. Bodies ensure the "
        "safety of such persons.\n"
    )
    assert citations(tree) == [
        "art 1", "art 1 'smuggling'", "art 1 'migrant'", "art 2", "art 3", "art 3(1)", "art 3(2)",
    ]  # fmt: skip
