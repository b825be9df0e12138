"""The figures of docs/accuracy.md: how far verdicts agree with those of careful readers, as Markdown tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lawcheck.measuring.accuracy import VERDICTS, Figures, Judged, confusion_of, figures_of
from lawcheck.reports.wording import counted

BEGIN = "<!-- What stands between these two marks is written by `lawcheck rules accuracy`. -->"
END = "<!-- The end of what is written by `lawcheck rules accuracy`. -->"
_COLUMNS = "verdicts | right | accuracy | false assurance | false alarm | pinpoint"


def figures_page(judged: Sequence[Judged]) -> str:
    """All tables, between the two marks."""
    return "\n".join((BEGIN, "", *_tables(judged), END)) + "\n"


def renewed(page: str, figures: str) -> str:
    """A page with new figures between its marks; the figures alone where it has no marks."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(f"{END}\n")
    return f"{before}{figures}{after}" if begin and end else figures


def _tables(judged: Sequence[Judged]) -> Iterator[str]:
    laws = len({entry.document for entry in judged})
    figures = figures_of(judged)
    yield f"{counted(figures.verdicts, 'verdict')} of careful readers on {counted(laws, 'law')}."
    yield from ("", "| figure | value |", "| --- | --- |")
    yield f"| accuracy: the reader's verdict, or one the reader could defend as well | {_number(figures.accuracy)} |"
    assurance, alarm = (_share(number, figures) for number in (figures.false_assurance, figures.false_alarm))
    yield f"| false assurance: said met, where the reader says gap, partial or conflict | {assurance} |"
    yield f"| false alarm: said gap or conflict, where the reader says met | {alarm} |"
    yield f"| pinpoint: right findings that cite a section which the reader names | {_number(figures.pinpoint)} |"
    yield f"| conflicts of the reader that are found | {_number(figures.conflict_recall)} |"
    yield f"| conflicts found that are the reader's | {_number(figures.conflict_precision)} |"
    yield f"| missing elements, where both say partial (F1) | {_number(figures.missing_f1)} |"
    yield from ("", "## What the reader says, and what lawcheck says", "")
    yield f"| the reader says | {' | '.join(f'lawcheck: {verdict}' for verdict in VERDICTS)} |"
    yield f"| --- |{' ---: |' * len(VERDICTS)}"
    confusion = confusion_of(judged)
    for gold in VERDICTS:
        yield f"| {gold} | {' | '.join(str(confusion[gold, verdict]) for verdict in VERDICTS)} |"
    yield from ("", "## Law by law", "", *_table("law", judged, lambda entry: entry.document))
    yield from (
        "",
        "## Requirement by requirement",
        "",
        *_table("requirement", judged, lambda entry: entry.requirement),
    )
    yield ""


def _table(title: str, judged: Iterable[Judged], key: Callable[[Judged], str]) -> Iterator[str]:
    groups: dict[str, list[Judged]] = {}
    for entry in judged:
        groups.setdefault(key(entry), []).append(entry)
    yield f"| {title} | {_COLUMNS} |"
    yield f"| --- |{' ---: |' * 6}"
    for name in sorted(groups):
        f = figures_of(groups[name])
        cells = (f.verdicts, f.right, _number(f.accuracy), f.false_assurance, f.false_alarm, _number(f.pinpoint))
        yield f"| {name} | {' | '.join(map(str, cells))} |"


def _share(number: int, figures: Figures) -> str:
    """`0.6 % (4)`."""
    return f"{100 * number / max(figures.verdicts, 1):.1f} % ({number})"


def _number(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
