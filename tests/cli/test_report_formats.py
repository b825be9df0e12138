"""`lawcheck check --format ... --decisions TABLE` from the command line."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from lawcheck.reports.formats import BINARY, FORMATS

ANY_LAW = sorted(set(FORMATS) - {"annotated"})


@pytest.mark.parametrize("kind", ANY_LAW)
def test_each_format_is_written_to_a_file(run: Any, kind: str) -> None:
    """And twice the same bytes."""
    assert run("check", "gap.txt", "--format", kind, "-o", "report").exit_code == 0
    assert run("check", "gap.txt", "--format", kind, "-o", "again").exit_code == 0
    data = Path("report").read_bytes()
    assert data == Path("again").read_bytes()
    assert data.startswith(b"PK") == (kind in BINARY)


def test_a_decision_is_shown_beside_the_verdict(run: Any) -> None:
    """Filled into the table that lawcheck wrote; those that fit nothing are told on standard error."""
    assert run("check", "conflict.txt", "--format", "csv", "-o", "table.csv").exit_code == 0
    with open("table.csv", encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        if row["Evaluation"] == "contrary":
            row |= {"Decision": "strike out", "Responsible": "Ms Quarrie", "Comment": "agreed on Monday"}
        else:
            row |= {"Decision": "later"}
    with open("table.csv", "w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    result = run("check", "conflict.txt", "--decisions", "table.csv")
    assert "strike out: agreed on Monday (Ms Quarrie)" in result.stdout
    assert "no reason is given in the column Comment" in result.stderr


@pytest.mark.parametrize("name", ["no-such-table.xlsx", "met.txt"])
def test_a_table_that_cannot_be_read_is_wrong_usage(run: Any, name: str) -> None:
    """One sentence, exit code 2."""
    result = run("check", "gap.txt", "--decisions", name)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"lawcheck: {name}: The table ")
