"""A verdict is explained element by element; a requirement with the words that are looked for."""

from dataclasses import replace

from report_samples import BILL, REQUIREMENTS, Sample, sample_of

from lawcheck.checking import Finding
from lawcheck.reports.explanation import print_explanation
from lawcheck.reports.requirements import print_list, print_requirement
from lawcheck.reports.sheet import paper
from lawcheck.rules import RuleSet


def explained(sample: Sample, finding: Finding) -> str:
    """The explanation on paper."""
    console, written = paper()
    print_explanation(sample.law, finding, console)
    return written.getvalue()


def test_what_was_found_is_shown_with_the_clauses_it_was_reached_through(sample: Sample) -> None:
    """Where, which words, and the chain from the offence."""
    text = explained(sample, sample.findings()[1])
    assert "partial: something is found and something is missing." in text
    assert "force (found): the use of force\n    > s 3(1)(a): “by the use of force or coercion; or”" in text
    assert "reached by way of s 3(1) → s 3(1)(a)" in text
    assert "abuse-of-power (not found): abuse of power or of authority\n    Nothing was found that comes near." in text


def test_near_misses_say_why_they_did_not_count(sample: Sample) -> None:
    """Each with its place; a long row of them is cut."""
    finding = sample.findings()[0]
    text = explained(sample, finding)
    assert "- s 4: “register of transfers”: stands in a clause on another subject" in text
    text = explained(sample, replace(finding, near_misses=finding.near_misses * 30))
    assert "- and 18 more" in text


def test_conflicts_and_open_questions_are_explained(sample: Sample) -> None:
    """A conflict names the words; a review says what is left open."""
    assert "consent-defence (stands in the text): consent is a defence" in explained(sample, sample.findings()[2])
    text = explained(sample, sample.findings()[3])
    assert "- what is excused is left to another law" in text
    assert "> s 5: “A victim may be excused" in text


def test_a_long_clause_is_quoted_around_the_words_that_matter() -> None:
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
    assert "irrelevant: consent is irrelevant or no defence\n    force (en): “force”, “violence”" in text
    assert "and 1 more" in text
    assert "consent-defence: consent is a defence, or mitigates" in text
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
