"""Real laws are read whole, where they are at hand."""

from pathlib import Path

import pytest

from lawcheck.clauses import build_tree
from lawcheck.reading import Law, read_law
from lawcheck.reading.law import Definition
from lawcheck.sources import read_document

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "en"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")


def read(name: str) -> Law:
    return read_law(build_tree(read_document(CORPUS / name)), "en")


def roles(law: Law, citation: str) -> frozenset[str]:
    return next(law.roles[clause.index] for clause in law.tree.clauses if clause.citation == citation)


def longest(law: Law, section: str) -> float | None:
    """The highest maximum that a section threatens, in years."""
    clauses = {clause.index for clause in law.tree.clauses if clause.citation.startswith(section)}
    return max(
        (penalty.maximum for penalty in law.penalties if penalty.clause in clauses and penalty.maximum), default=None
    )


def test_a_southern_african_act() -> None:
    law = read("na-trafficking-act-2018.txt")
    assert roles(law, "s 3(1)(a)") == {"offence"}
    assert roles(law, "s 10(a)") == {"offence", "penalty"}
    assert longest(law, "s 3(") == 50
    assert roles(law, "s 2(b)") == {"objects"}
    assert roles(law, "s 16(a)") == {"defence"}
    assert "treaty" in roles(law, "Schedule")
    assert [law.clause(index).citation for index in named(law, "trafficking in persons").pointer] == ["s 3"]


def test_an_act_of_the_united_states() -> None:
    law = read("us-18usc-ch77.txt")
    assert roles(law, "s 1589(a)(1)") == {"offence", "penalty"}
    assert longest(law, "s 1581(a)") == float("inf")
    assert longest(law, "s 1590(a)") == float("inf")
    assert (18, True) in {(age.years, age.below) for age in law.ages}


def test_an_irish_act() -> None:
    law = read("ie-human-trafficking-act-2008.txt")
    assert roles(law, "s 2(2)(a)") == {"offence"}
    assert roles(law, "s 2(5)(a)") == {"penalty"}
    assert named(law, "child").within is None


def test_a_south_asian_act() -> None:
    law = read("pk-trafficking-act-2018.txt")
    assert longest(law, "s 3(2)") == 14
    assert roles(law, "s 3(3)(b) 'compelled labour'") == {"definition"}
    elsewhere = [penalty for penalty in law.penalties if penalty.elsewhere]
    assert {law.clause(penalty.clause).parent for penalty in elsewhere} == {
        clause.index for clause in law.tree.clauses if clause.citation == "s 5"
    }


def named(law: Law, term: str) -> Definition:
    return next(definition for definition in law.definitions if definition.term == term)
