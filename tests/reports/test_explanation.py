"""A verdict is explained element by element; a requirement with the words that are looked for."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from report_samples import BILL, REQUIREMENTS, Sample, sample_of

from lawcheck.checking import Finding
from lawcheck.reports.explanation import print_explanation
from lawcheck.reports.requirements import print_list, print_requirement
from lawcheck.reports.sheet import paper
from lawcheck.rules import RuleSet

Explained = Callable[[Sample, Finding], str]


@pytest.fixture
def explained(rules: RuleSet) -> Explained:
    """Gives the explanation of a finding on paper."""

    def explain(sample: Sample, finding: Finding) -> str:
        console, written = paper()
        print_explanation(sample.law, finding, rules, console)
        return written.getvalue()

    return explain


def test_what_was_found_is_shown_with_the_clauses_it_was_reached_through(sample: Sample, explained: Explained) -> None:
    """Where, which words, and the chain from the offence."""
    text = explained(sample, sample.findings()[1])
    assert "partial: only part of what is needed is in the text." in text
    assert "What must be found\n──────────────────\nWhere: the provisions on trafficking\n" in text
    assert "Found: the use of force [force]\n    For:   force\n    > s 3(1)(a): “by the use of force" in text
    assert "reached by way of offence s 3(1) → s 3(1)(a)" in text
    not_found = "Not found: abuse of power or of authority [abuse-of-power]\n    For:   force\n"
    assert f"{not_found}    Nothing was found that comes near." in text


def test_the_way_from_the_offence_leads_through_the_terms_defined(sample: Sample, explained: Explained) -> None:
    """A definition is called by its term."""
    evidence = sample.evidence("force", "forced labour, slavery", via=("s 3(1)",))
    text = explained(sample, sample.finding("tip-3a-means", "partial", found=("force",), evidence=(evidence,)))
    assert "> s 2 'exploitation': “\"exploitation\" includes forced labour" in text
    assert "reached by way of offence s 3(1) → “exploitation” s 2\n" in text


def test_near_misses_say_why_they_did_not_count(sample: Sample, explained: Explained) -> None:
    """Each with its place; a long row of them is cut."""
    finding = sample.findings()[0]
    text = explained(sample, finding)
    assert "Nearest, but not counted:\n    - s 4: “register of transfers”: stands in a clause on another" in text
    text = explained(sample, replace(finding, near_misses=finding.near_misses * 30))
    assert text.count("register of transfers") == 4
    assert text.count("Also looked at:") == 1


def test_words_that_lack_their_place_and_all_company_are_shown_only_where_nothing_is_nearer(
    sample: Sample, explained: Explained
) -> None:
    """A word that is common in all laws is no near miss."""
    far = replace(sample.miss("transfer", "the Minister", "says nothing"), far=True)
    finding = sample.findings()[0]
    assert "says nothing" in explained(sample, replace(finding, near_misses=(far,)))
    assert "says nothing" not in explained(sample, replace(finding, near_misses=(*finding.near_misses, far)))


def test_conflicts_and_open_questions_are_explained(sample: Sample, explained: Explained) -> None:
    """A conflict names the words; a review says what is left open."""
    text = explained(sample, sample.findings()[2])
    assert "In the text: consent is a defence, or mitigates [consent-defence]\n" in text
    text = explained(sample, sample.findings()[3])
    assert "- what is excused is left to another law" in text
    assert "> s 5: “A victim may be excused" in text


def test_a_long_clause_is_quoted_around_the_words_that_matter(explained: Explained) -> None:
    """An ellipsis stands where the clause goes on, and words are whole."""
    filler = "every person of the district and the county shall for ever "
    sample = sample_of(BILL.replace("by fraud or deception", f"{filler * 5}by fraud {filler * 5}"))
    finding = sample.finding(
        "tip-3a-means", "partial", found=("fraud",), evidence=(sample.evidence("fraud", "by fraud"),)
    )
    text = " ".join(explained(sample, finding).split())
    quotation = text[text.index("“… ") : text.index(" …”")]
    assert "by fraud" in quotation
    assert len(quotation) < 160
    assert quotation.removeprefix("“… ").split()[0] in filler.split()


def test_a_requirement_is_described_with_its_wording(rules: RuleSet) -> None:
    """What it asks, finds, forbids and proposes, and what it does not see."""
    console, written = paper()
    print_requirement(REQUIREMENTS["tip-3b-consent"], rules, console)
    text = written.getvalue()
    assert "Trafficking Protocol, Article 3(b); mandatory; [tip-3b-consent]" in text
    assert "consent is irrelevant or no defence [irrelevant]\n    Where: the provisions on trafficking\n" in text
    assert "    Such as (en): “force”, “violence”, “threat of … harm”, and the like\n" in text
    assert "consent is a defence, or mitigates [consent-defence]\n" in text
    assert "What to do: Strike out the clause." in text
    assert "What another law says." in text
    assert max(map(len, text.splitlines())) <= 80


def test_requirements_are_listed_by_instrument(rules: RuleSet) -> None:
    """A line for each, under the name of its treaty."""
    console, written = paper()
    print_list(rules, console)
    lines = written.getvalue().splitlines()
    assert lines.index("Trafficking Protocol (4 requirements)") < lines.index(
        "Organized Crime Convention (1 requirement)"
    )
    assert "tip-3a-means                3(a)           Means of trafficking" in lines
    assert max(map(len, lines)) <= 80
