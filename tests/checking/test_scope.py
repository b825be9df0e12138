"""Scope: which kinds of law a text is taken for, and what it is held against."""

from __future__ import annotations

from pathlib import Path

import pytest

import lawcheck
from lawcheck.checking import CheckedLaw, check_law
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.sources import read_text

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

FERRY_ACT = """FERRY TRAFFIC ACT

1. Traffic
The master of a ferry shall keep the traffic of vehicles on board in order.
2. Penalty
A person who contravenes section 1 commits an offence and is liable to a fine.
"""
TRAFFICKING_ACT = """COMBATING OF TRAFFICKING IN PERSONS ACT

1. Trafficking
A person who recruits another person by force for the purpose of forced labour commits an offence
and is liable to imprisonment for ten years.
"""


def checked(text: str, scope: str | list[str] = "auto") -> CheckedLaw:
    """Check a text."""
    return check_law(read_law(build_tree(read_text(text)), "en"), lawcheck.load_rules(), scope)


def test_a_law_on_another_subject_is_out_of_scope_and_gets_no_findings() -> None:
    result = checked(FERRY_ACT)
    assert result.out_of_scope
    assert result.findings == ()


def test_a_trafficking_act_is_held_against_what_such_acts_carry() -> None:
    result = checked(TRAFFICKING_ACT)
    assert result.kinds == ("trafficking",)
    assert {"tip-3a-means", "untoc-10-legal-persons"} <= {finding.requirement.id for finding in result.findings}
    assert "untoc-8-1a-active" not in {finding.requirement.id for finding in result.findings}


def test_named_instruments_are_checked_whole_whatever_the_law_is_about() -> None:
    result = checked(FERRY_ACT, ["som"])
    assert not result.out_of_scope
    assert {finding.requirement.instrument for finding in result.findings} == {"som"}


@pytest.mark.parametrize("name", ["bb-fisheries-bill-2024", "my-road-transport-act-1987"])
def test_real_laws_on_other_subjects_are_out_of_scope(name: str) -> None:
    path = CORPUS / "en" / f"{name}.txt"
    if not path.is_file():
        pytest.skip("the shared corpus is not here")
    result = check_law(lawcheck.read(path), lawcheck.load_rules())
    assert result.out_of_scope


def test_a_law_with_a_private_short_title_is_known_by_the_name_at_its_head() -> None:
    result = checked(
        "PUBLIC OFFICE (PREVENTION OF CORRUPTION) ACT 2024\n\nAn Act to keep public office clean.\n\n"
        "1. Short title\nThis Act may be cited as the Public Office Act 2024.\n"
        "2. Registers\nThe Commission must keep a register of interests.\n"
    )
    assert result.kinds == ("corruption",)


def test_a_penal_code_is_held_against_what_its_offences_ask_for() -> None:
    result = checked(
        "PENAL CODE\n\nArticle 1. Aid to irregular immigration\n"
        "Whoever, for gain, facilitates the illegal entry of a foreigner is punished with imprisonment of four years.\n"
        "Article 2. Theft\nWhoever takes a thing of another is punished with imprisonment of two years.\n"
    )
    assert result.kinds == ("smuggling", "criminal")
