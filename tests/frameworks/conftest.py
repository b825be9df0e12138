"""Short laws of our own, read together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_laws import Found, law_of

import lawcheck
from lawcheck.checking.findings import CheckedLaw
from lawcheck.frameworks import check_framework
from lawcheck.frameworks.check import contradictions_of
from lawcheck.frameworks.together import read_together
from lawcheck.rules.loading import RuleSet

Together = Callable[..., CheckedLaw]


@pytest.fixture(scope="session")
def rules() -> RuleSet:
    """The rules that come with the program."""
    return lawcheck.load_rules()


@pytest.fixture(scope="session")
def against(rules: RuleSet) -> Callable[..., Found]:
    """What texts of laws say against each other."""

    def find(*texts: str) -> Found:
        reading = read_together("Country", [law_of(text) for text in texts], rules)
        return Found(reading.joined.law, contradictions_of(reading))

    return find


@pytest.fixture(scope="session")
def together(rules: RuleSet) -> Together:
    """Texts of laws, read together as one framework."""

    def check(*texts: str) -> CheckedLaw:
        [checked] = check_framework("Country", [law_of(text) for text in texts], rules, ("tip",)).laws
        return checked

    return check
