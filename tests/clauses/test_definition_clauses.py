"""Definitions are clauses of their own, with their term, their items and their closing words."""

from __future__ import annotations

import pytest
from clause_samples import check_invariants, citations, cited, tree_of, words


def test_definitions_between_quotation_marks() -> None:
    tree = tree_of(
        "1. Interpretation\nIn this Act—\n\n“child” means a person under 18;\n\n“trafficks” means—\n\n(a) "
        "recruits;\n\n"
        "(b) transports,\n\nanother person;\n\n‘benefit’ includes a gift.\n\n2. Other\nText.\n"
    )
    check_invariants(tree)
    assert citations(tree) == [
        "s 1",
        "s 1 'child'",
        "s 1 'trafficks'",
        "s 1 'trafficks'(a)",
        "s 1 'trafficks'(b)",
        "s 1 'benefit'",
        "s 2",
    ]
    assert words(tree, "s 1 'trafficks'") == ["“trafficks” means—", "another person;"]
    assert cited(tree, "s 1 'trafficks'(a)").kind == "paragraph"
    assert cited(tree, "s 1 'child'").term == "child"
    assert cited(tree, "s 1 'child'").eid == "sec_1__def_child"


def test_numbered_definitions_keep_their_number() -> None:
    tree = tree_of(
        "2. Definitions.—In this Act,—\n(a) “child” means a person under 18;\n1[(aa) “Court” means a court;]\n(b) "
        "“victim” means—\n(i) one;\n(ii) two.\n3. End.—Text.\n"
    )
    assert citations(tree)[1:-1] == [
        "s 2(a) 'child'",
        "s 2(aa) 'Court'",
        "s 2(b) 'victim'",
        "s 2(b) 'victim'(i)",
        "s 2(b) 'victim'(ii)",
    ]


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("The term “coercion” means threats;", "coercion"),
        ("the expression “identifying” includes proof;", "identifying"),
        ("child means a person under 18;", "child"),
        ("alternative means of testing means a means that is new;", "alternative means of testing"),
        ("“debt bondage”, in relation to a person, means his status;", "debt bondage"),
        ("‘public body’shall be construed accordingly;", "public body"),
        ('"child means any person under 18;', "child"),
        ("confine: a person confines another if he detains him;", "confine"),
    ],
)
def test_terms_are_found_as_they_are_printed(line: str, term: str) -> None:
    tree = tree_of(f"1. Definitions\nIn this Act—\n\n“zebra” means an animal;\n\n{line}\n\n2. Other\nText.\n")
    assert cited(tree, f"s 1 '{term}'").term == term


def test_definitions_run_together_with_garbled_marks() -> None:
    tree = tree_of(
        '1. Definitions\n(1) In this Act- “days” means days of a week; [definition of "days“inserted by section '
        "1(a) of Act 9 of 2023 ]” "
        'delivery " means to serve copies; [definition of "delivery“inserted by section 1(b) of Act 9 of 2023 ]” '
        "order “means an order of a court;” "
        'Court ", includes any judge.\n“Fund” means the Fund.\n\n2. Other\nText.\n'
    )
    check_invariants(tree)
    assert citations(tree)[2:-1] == [f"s 1(1) '{term}'" for term in ("days", "delivery", "order", "Court", "Fund")]
    assert words(tree, "s 1(1) 'days'") == ["“days” means days of a week;"]


def test_a_quoted_word_that_opens_a_sentence_elsewhere_defines_nothing() -> None:
    tree = tree_of("1. Signs\n“Danger” and other words must be painted on the door.\n\n2. Other\nText.\n")
    assert citations(tree) == ["s 1", "s 2"]


def test_provisos_and_explanations_hang_on_the_clause_before_them() -> None:
    tree = tree_of(
        "1. Offence.—(1) Whoever—\n(a) runs; or\n(b) jumps,\nshall be fined:\nProvided that a child shall not be "
        "fined:\n"
        "Provided further that a woman—\n(i) may run; and\n(ii) may jump.\nExplanation.—In this section, “run” "
        "includes walk.\n"
        "(2) A fine is due.\n2. End.—Text.\n"
    )
    kinds = [(c.kind, c.citation) for c in tree.clauses]
    assert kinds[1:] == [
        ("subsection", "s 1(1)"), ("paragraph", "s 1(1)(a)"), ("paragraph", "s 1(1)(b)"), ("proviso", "s 1(1) proviso"),
        ("proviso", "s 1(1) proviso"), ("subparagraph", "s 1(1) proviso(i)"), ("subparagraph", "s 1(1) proviso(ii)"),
        ("explanation", "s 1(1) explanation"), ("subsection", "s 1(2)"), ("section", "s 2"),
    ]  # fmt: skip
    assert words(tree, "s 1(1)") == ["Whoever—", "shall be fined:"]
