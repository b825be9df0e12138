"""What a scan of many laws found, as people read it: countries by requirements, conflicts, and what was not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lawcheck.reports.wording import VERDICTS

if TYPE_CHECKING:
    from lawcheck.rules.schema import Requirement

_BEST_FIRST = ("conflict", "met", "review", "partial", "gap")
_STRENGTHS = ("mandatory", "conditional", "consider", "optional", "practice")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A conflict of one law with one requirement: what the law says, and where."""

    requirement: str
    says: str
    citation: str
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class ScannedLaw:
    """One law that was checked: what it is, its verdicts, and where its reports lie."""

    path: str  # inside the scanned folder
    country: str
    title: str
    sha256: str  # of the file's bytes
    format: str
    language: str
    pages: int | None
    words: int
    kinds: tuple[str, ...]
    scope: tuple[str, ...]
    out_of_scope: bool
    problems: tuple[str, ...]
    verdicts: Mapping[str, str]  # by requirement
    places: Mapping[str, str]  # by requirement: where its finding stands in the report as HTML
    contradictions: tuple[Contradiction, ...]
    reports: Mapping[str, str]  # by format: the file, from the folder of the summary

    @property
    def counts(self) -> dict[str, int]:
        """How many requirements have each verdict, the most pressing first."""
        found = Counter(self.verdicts.values())
        return {verdict: found[verdict] for verdict in VERDICTS}

    def link(self, requirement: str = "") -> str:
        """Where the report as HTML is, or what it says on a requirement; empty where there is none."""
        page = self.reports.get("html", "")
        place = self.places.get(requirement)
        return f"{page}#{place}" if page and place else page


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file with the text of a law that was checked under another name."""

    path: str
    country: str
    law: ScannedLaw


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that was not read, and why. `country` is empty for what is no law by its name."""

    path: str
    country: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What the laws of a country, each by itself, say on a requirement, and the law that decides it."""

    verdict: str
    law: ScannedLaw
    unsure: bool = False  # nothing was found, and a file of the country was not read


@dataclass(frozen=True, slots=True)
class Country:
    """A folder of laws that belong together."""

    name: str
    laws: tuple[ScannedLaw, ...]  # duplicates stand for the law they repeat
    unread: int
    cells: Mapping[str, Cell]  # by requirement

    @property
    def counts(self) -> dict[str, int]:
        """How many requirements have each verdict, the most pressing first."""
        found = Counter(cell.verdict for cell in self.cells.values())
        return {verdict: found[verdict] for verdict in VERDICTS}

    @property
    def words(self) -> int:
        """How many words its laws have."""
        return sum(law.words for law in self.laws)


@dataclass(frozen=True)
class Summary:
    """What a scan found; everything in the order of countries and paths."""

    name: str  # of the scanned folder
    rules_sha256: str
    requirements: Mapping[str, Requirement]
    laws: tuple[ScannedLaw, ...]
    duplicates: tuple[Duplicate, ...]
    unread: tuple[NotRead, ...]
    passed: tuple[NotRead, ...]

    @cached_property
    def countries(self) -> tuple[Country, ...]:
        """The countries, by name."""
        laws: dict[str, list[ScannedLaw]] = {}
        for law in self.laws:
            laws.setdefault(law.country, []).append(law)
        for duplicate in self.duplicates:
            own = laws.setdefault(duplicate.country, [])
            if duplicate.law not in own:
                own.append(duplicate.law)
        unread = Counter(file.country for file in self.unread)
        return tuple(
            _country(name, tuple(laws.get(name, ())), unread[name], self.requirements)
            for name in sorted({*laws, *unread})
        )

    @cached_property
    def asked(self) -> tuple[Requirement, ...]:
        """The requirements that were asked of any law, in the order of the treaties."""
        asked = {name for law in self.laws for name in law.verdicts}
        return tuple(requirement for name, requirement in self.requirements.items() if name in asked)

    @cached_property
    def contradictions(self) -> tuple[tuple[ScannedLaw, Contradiction], ...]:
        """The conflicts, the worst first: by what the treaty's verb is, then in the order of treaties and countries."""
        order = {name: at for at, name in enumerate(self.requirements)}
        found = [(law, conflict) for law in self.laws for conflict in law.contradictions]
        return tuple(
            sorted(
                found,
                key=lambda pair: (
                    _STRENGTHS.index(self.requirements[pair[1].requirement].strength),
                    order[pair[1].requirement],
                    pair[0].country,
                    pair[0].path,
                ),
            )
        )

    @property
    def counts(self) -> dict[str, int]:
        """How many cells of the matrix have each verdict, the most pressing first."""
        found = Counter(cell.verdict for country in self.countries for cell in country.cells.values())
        return {verdict: found[verdict] for verdict in VERDICTS}


def _country(name: str, laws: tuple[ScannedLaw, ...], unread: int, requirements: Mapping[str, Requirement]) -> Country:
    cells = {}
    for requirement in requirements:
        asked = [law for law in laws if requirement in law.verdicts]
        if asked:
            best = min(asked, key=lambda law: _BEST_FIRST.index(law.verdicts[requirement]))
            verdict = best.verdicts[requirement]
            unsure = verdict == "gap" and unread > 0
            cells[requirement] = Cell("review" if unsure else verdict, best, unsure)
    return Country(name, laws, unread, cells)
