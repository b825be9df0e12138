"""The summary of a scan: countries by requirements, the worst first, and nothing in it that a law could make run."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import openpyxl
import pytest
from click.testing import Result
from scan_samples import act, fill, summary_of

from lawcheck.reports.summary import Contradiction, NotRead, ScannedLaw, Summary
from lawcheck.rules import load_rules

Scan = Callable[..., Result]
EVIL = "=HYPERLINK(A1)<script>alert(1)<script>\x1b[31m\u202e{{ 7 * 7 }}"


def law(path: str, country: str, **verdicts: str) -> ScannedLaw:
    """A law with verdicts on requirements, their names with `_` for `-`."""
    return ScannedLaw(
        path=path,
        country=country,
        title=path,
        sha256="",
        format="text",
        language="en",
        pages=None,
        words=10,
        kinds=(),
        scope=("tip",),
        out_of_scope=not verdicts,
        problems=(),
        verdicts={name.replace("_", "-"): verdict for name, verdict in verdicts.items()},
        places={},
        contradictions=tuple(
            Contradiction(name.replace("_", "-"), "says so", "s 1", None, "words")
            for name, verdict in verdicts.items()
            if verdict == "conflict"
        ),
        reports={"html": "reports/x.html"},
    )


def summary(*laws: ScannedLaw, unread: tuple[NotRead, ...] = ()) -> Summary:
    """The summary of a scan that found these."""
    return Summary("Laws", "", load_rules().requirements, laws, (), unread, ())


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        (("gap", "met"), "met"),
        (("met", "conflict"), "conflict"),
        (("partial", "gap"), "partial"),
        (("partial", "review"), "review"),
        (("gap", "gap"), "gap"),
    ],
)
def test_a_country_has_the_best_verdict_of_its_laws_but_for_conflicts(verdicts: tuple[str, str], verdict: str) -> None:
    """A law that meets a requirement is enough, unless another contradicts it."""
    laws = [law(f"A/{at}.txt", "A", tip_3b_consent=given) for at, given in enumerate(verdicts)]
    [country] = summary(*laws).countries
    assert country.cells["tip-3b-consent"].verdict == verdict
    assert country.cells["tip-3b-consent"].law is laws[verdicts.index(verdict)]


def test_what_is_missing_may_stand_in_a_file_that_was_not_read() -> None:
    """Nothing found, and a file of that country not read: a person must look; other countries are as they were."""
    unread = (NotRead("A/scan.pdf", "A", "image-only", "A picture."),)
    laws = [law(f"{name}/1.txt", name, tip_3b_consent="gap", tip_3d_age="met") for name in "AB"]
    first, second = summary(*laws, unread=unread).countries
    assert {name: cell.verdict for name, cell in first.cells.items()} == {
        "tip-3b-consent": "review",
        "tip-3d-age": "met",
    }
    assert second.cells["tip-3b-consent"].verdict == "gap"


def test_the_worst_conflicts_come_first() -> None:
    """What the treaty demands stands before what it asks to be considered, whatever the country."""
    found = summary(
        law("A/1.txt", "A", tip_7_status="conflict"), law("B/1.txt", "B", tip_3b_consent="conflict")
    ).contradictions
    strengths = [load_rules().requirements[conflict.requirement].strength for _, conflict in found]
    assert strengths == ["mandatory", "consider"]


def test_names_and_words_of_laws_do_nothing_in_any_format(tmp_path: Path, scan: Scan) -> None:
    """Markup, formulas, escape codes and marks of direction are plain text, or gone."""
    text = act(EVIL, 3, f"is a defence {EVIL}")
    fill(tmp_path / "laws" / EVIL, {f"{EVIL}.txt": text, f"{EVIL}2.txt": text, f"{EVIL}.pdf": b"", f"{EVIL}.xls": b""})
    assert scan("laws", "-o", "out").exit_code == 3
    page = (tmp_path / "out/summary.html").read_text(encoding="utf-8")
    assert not re.search("<script|[\x1b\u202e]", page)
    assert not lxml.html.fromstring(page).xpath("//script | //*[text() = '49']")
    book = openpyxl.load_workbook(tmp_path / "out/summary.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("alert" in str(cell.value) for cell in cells)
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert "\x1b" not in (tmp_path / "out/summary.json").read_text(encoding="utf-8")


def test_every_link_of_the_page_leads_somewhere(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """To a part of the page, or to a finding in the report on a law; nothing is fetched."""
    fill(laws, {"Borduria/empty.pdf": b""})
    scan(laws, "-o", "out")
    page = lxml.html.parse(tmp_path / "out/summary.html").getroot()
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")
    assert len(links) > 50
    for link in links:
        path, _, fragment = link.partition("#")
        if path:
            report = (tmp_path / "out" / path).read_text(encoding="utf-8")
            assert not fragment or f'id="{fragment}"' in report
        else:
            assert fragment in ids
    assert not page.xpath("//@src")


def test_the_terminal_tells_the_worst_in_eighty_columns(laws: Path, scan: Scan) -> None:
    """Conflicts, files not read, and where the whole summary is."""
    fill(laws, {"Borduria/empty.pdf": b""})
    shown = scan(laws, "-o", "out").stdout
    assert "3 laws of 2 countries checked" in shown
    assert "✕ Borduria: " in shown
    assert "1 file could not be read" in shown
    assert "Borduria/empty.pdf: The file is empty" in shown
    assert "out/summary.html" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_workbook_holds_every_part(laws: Path, tmp_path: Path, scan: Scan) -> None:
    """Its sheets agree with the summary as JSON."""
    scan(laws, "-o", "out")
    book = openpyxl.load_workbook(tmp_path / "out/summary.xlsx")
    assert book.sheetnames == ["Countries", "Matrix", "Conflicts", "Laws", "Not checked"]
    found = summary_of(tmp_path / "out")
    assert book["Conflicts"].max_row - 1 == len(found["conflicts"])
    assert book["Laws"].max_row - 1 == len(found["documents"])
    asked = {name for country in found["countries"] for name in country["requirements"]}
    assert book["Matrix"].max_row - 1 == len(asked)


def test_a_tree_without_laws_gives_an_empty_summary(tmp_path: Path, scan: Scan) -> None:
    """And no error."""
    (tmp_path / "laws").mkdir()
    done = scan("laws", "-o", "out")
    assert done.exit_code == 0, done.output
    assert summary_of(tmp_path / "out")["documents"] == []
