"""The twelve acts of Orvessa: what is met only together, and what the acts say against each other."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import lawcheck
from lawcheck.checking import check
from lawcheck.checking.findings import CheckedLaw
from lawcheck.frameworks import check_framework
from lawcheck.rules.loading import RuleSet

ORVESSA = Path(__file__).resolve().parents[2] / "corpora" / "orvessa"
GOLD: dict[str, Any] = yaml.safe_load((ORVESSA / "framework-gold.yaml").read_text(encoding="utf-8"))
FILES = sorted(path for path in ORVESSA.iterdir() if path.suffix in (".pdf", ".docx"))


@pytest.fixture(scope="module")
def orvessa(rules: RuleSet) -> CheckedLaw:
    """The acts, read together."""
    [checked] = check_framework("orvessa", [lawcheck.read(path) for path in FILES], rules).laws
    return checked


def test_there_are_twelve_acts(orvessa: CheckedLaw) -> None:
    """Six seeded contradictions and eight requirements met only together stand in twelve acts."""
    assert len(orvessa.members) == 12
    assert (len(GOLD["contradictions"]), len(GOLD["met_only_together"])) == (6, 8)


def test_the_gold_requirements_are_met_together_and_in_no_act_alone(orvessa: CheckedLaw, rules: RuleSet) -> None:
    """These and no others: each is met by what one act leaves open and another supplies."""
    alone = check([member.law for member in orvessa.members], rules)
    met_alone = {f.requirement.id for law in alone.laws for f in law.findings if f.verdict == "met"}
    met = {finding.requirement.id for finding in orvessa.findings if finding.verdict == "met"}
    assert met - met_alone == set(GOLD["met_only_together"])
    assert met_alone <= met


@pytest.mark.parametrize("name", GOLD["met_only_together"])
def test_each_is_carried_by_the_clauses_that_the_gold_names(orvessa: CheckedLaw, name: str) -> None:
    """The law and the clause are cited, of every act that carries a part."""
    [finding] = [each for each in orvessa.findings if each.requirement.id == name]
    cited = {orvessa.law.clause(evidence.clause).citation for evidence in finding.evidence}
    assert set(GOLD["met_only_together"][name]) <= cited


def test_the_six_contradictions_are_found_and_no_others(orvessa: CheckedLaw) -> None:
    """Each names both places; no requirement gets a conflict either."""
    found = [
        [each.kind, *(orvessa.law.clause(place.clause).citation for place in each.places)]
        for each in orvessa.contradictions
    ]
    assert sorted(found) == sorted(GOLD["contradictions"])
    assert [finding.requirement.id for finding in orvessa.findings if finding.verdict == "conflict"] == []


def test_the_chain_leads_from_act_to_act(orvessa: CheckedLaw) -> None:
    """The means of trafficking are found by way of the definition that points to the Penal Code."""
    [finding] = [each for each in orvessa.findings if each.requirement.id == "tip-3a-means"]
    [force] = [e for e in finding.evidence if e.element == "abduction"]
    assert [orvessa.law.clause(clause).citation for clause in (*force.via, force.clause)] == [
        "Prevention of Trafficking in Persons Act, s 3(1)",
        "Penal Code, art 2(a) 'coercion'",
    ]


def test_an_act_that_is_not_at_hand_is_named(orvessa: CheckedLaw) -> None:
    """A citation of an act that is not in the folder is no contradiction, but is said."""
    messages = [p.message for p in orvessa.law.document.problems if p.code == "act-not-at-hand"]
    assert len(messages) == 1
    assert "“Companies Act” (Anti-Corruption Act, s 10)" in messages[0]
