"""Fixtures of the tests of reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_samples import BILL, REQUIREMENTS, Sample, sample_of

from lawcheck.checking import CheckedLaw, Report
from lawcheck.rules import RuleSet
from lawcheck.rules.schema import Case, Concept, Region


@pytest.fixture
def rules() -> RuleSet:
    """The requirements above with a lexicon of one concept."""
    force = Concept(says="force", patterns=("force", "violence", "threat~ of <3> harm", "coerc*", "duress", "menace"))
    case = Case(name="a case", text="1. Nothing", verdict="gap")
    return RuleSet(
        requirements=REQUIREMENTS,
        regions={"trafficking-offence": Region(says="The provisions on trafficking.")},
        kinds={},
        lexicons={"en": {"force": force}},
        cases=dict.fromkeys(REQUIREMENTS, (case,)),
        files={name: Path(f"{name}.yaml") for name in REQUIREMENTS},
        sha256="0" * 64,
    )


@pytest.fixture
def sample() -> Sample:
    """The bill, read."""
    return sample_of(BILL)


@pytest.fixture
def report(sample: Sample, rules: RuleSet) -> Report:
    """A report with one finding of each verdict."""
    return Report(rules, (CheckedLaw(sample.law, ("trafficking",), ("tip", "untoc"), sample.findings()),))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares text with a file beside the test; writes the file where it is missing, and fails then."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).with_name("golden") / name
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
            pytest.fail(f"{path} was missing and has been written: look at it, then commit it")
        assert text == path.read_text(encoding="utf-8")

    return compare
