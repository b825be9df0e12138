"""The command that reads the laws of one country together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from lawcheck.cli import main
from lawcheck.sources import read_document

TRAFFICKING = """\
TRAFFICKING IN PERSONS ACT, 2012
1. Interpretation
In this Act
"child" has the meaning given in section 1 of the Children Act;
"exploitation" means forced labour or slavery.
2. Trafficking in persons
A person who recruits, transports or harbours another person by force for the purpose of exploitation commits the \
offence of trafficking in persons and is liable to imprisonment for twenty years.
3. Removal
A child is removed under section 9 of the Children Act.
"""
CHILDREN = """\
CHILDREN ACT, 2006
1. Interpretation
In this Act
"child" means a person under the age of eighteen years;
"court" means the Children's Court.
2. Care
A court may place a child in care.
"""


def run(*arguments: str) -> Result:
    """Run `lawcheck` with the rules that come with it."""
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def country(tmp_path: Path) -> Path:
    """A folder with two acts, in folders of its own, and a file that is no law."""
    folder = tmp_path / "tarrow"
    (folder / "acts").mkdir(parents=True)
    (folder / "acts" / "trafficking.txt").write_text(TRAFFICKING, encoding="utf-8")
    (folder / "children.txt").write_text(CHILDREN, encoding="utf-8")
    (folder / "figures.csv").write_text("a,b\n", encoding="utf-8")
    return folder


def document(output: str) -> dict[str, Any]:
    """The one document of a JSON report."""
    [found] = json.loads(output)["documents"]
    assert isinstance(found, dict)
    return found


def test_each_piece_of_evidence_names_its_law_and_place(country: Path) -> None:
    """Offsets count the characters of the law that the words stand in, as `lawcheck tree` gives it."""
    report = document(run("framework", str(country), "--format", "json").output)
    assert [law["label"] for law in report["laws"]] == ["Trafficking in Persons Act", "Children Act"]
    [finding] = [each for each in report["findings"] if each["requirement"] == "tip-3d-age"]
    assert finding["verdict"] == "met"
    places = [place for each in report["findings"] for place in each["evidence"]]
    places += [place for each in report["contradictions"] for place in each["places"]]
    assert {Path(place["law"]).name for place in places} == {"trafficking.txt", "children.txt"}
    for place in places:
        text = read_document(place["law"]).text
        assert " ".join(text[place["start"] : place["end"]].split()) == place["quote"]


def test_the_same_input_gives_the_same_bytes(country: Path) -> None:
    """Nothing but the laws and the rules enters the report."""
    first, second = (run("framework", str(country), "--format", "json").output for _ in range(2))
    assert first == second


@pytest.mark.parametrize("kind", ["terminal", "html", "markdown"])
def test_laws_against_each_other_are_shown_with_the_words_of_both(country: Path, kind: str) -> None:
    """A section that is not there is named, and where the law ends."""
    shown = " ".join(run("framework", str(country), "--format", kind).output.replace("\\", "").split())
    assert "The laws against each other" in shown
    assert "refers to section 9 of the Children Act, which is not there" in shown
    assert "Children Act, s 1" in shown


@pytest.mark.parametrize("kind", ["docx", "xlsx", "csv"])
def test_a_report_is_written_in_every_other_format(country: Path, tmp_path: Path, kind: str) -> None:
    """Reports for offices are written to a file."""
    target = tmp_path / f"report.{kind}"
    assert run("framework", str(country), "--format", kind, "-o", str(target)).exit_code == 0
    assert target.stat().st_size > 500


def test_laws_against_each_other_fail_where_conflicts_do(country: Path) -> None:
    """--fail-on conflict counts them; without them there is none here."""
    assert run("framework", str(country), "--fail-on", "conflict").exit_code == 1
    sound = (country / "acts" / "trafficking.txt").read_text(encoding="utf-8").replace("section 9", "section 2")
    (country / "acts" / "trafficking.txt").write_text(sound, encoding="utf-8")
    assert run("framework", str(country), "--fail-on", "conflict").exit_code == 0


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_read(country: Path) -> None:
    """Exit code 3, one sentence, and a report on the rest."""
    (country / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    result = run("framework", str(country), "--format", "json")
    assert result.exit_code == 3
    assert len(document(result.stdout)["laws"]) == 2
    assert "broken.pdf" in result.stderr
    verdicts = {finding["verdict"] for finding in document(result.stdout)["findings"]}
    assert "review" in verdicts
    assert not verdicts & {"gap"}  # what is missing may stand in the file


def test_an_empty_folder_is_wrong_usage(tmp_path: Path) -> None:
    """One clear sentence says what is wrong."""
    result = run("framework", str(tmp_path))
    assert (result.exit_code, "There is no law in this folder" in result.stderr) == (2, True)


def test_files_may_be_given_one_by_one(country: Path) -> None:
    """The framework is then called by their number."""
    files = (str(country / "children.txt"), str(country / "acts" / "trafficking.txt"))
    report = document(run("framework", *files, "--format", "json").output)
    assert (report["title"], len(report["laws"])) == ("2 files", 2)
