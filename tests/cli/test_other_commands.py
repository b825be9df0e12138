"""`tree`, `explain` and `rules`, and what holds for the whole command line."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from fpdf import FPDF

import lawcheck
from lawcheck.cli import main
from lawcheck.rules import loading

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("spacy", "numpy", "pypdfium2", "lxml", "py3langid", "docx", "pdfplumber")


@pytest.mark.parametrize("command", [["--help"], ["--version"], ["rules", "list"], ["check", "--help"]])
def test_what_needs_no_law_loads_no_reader_of_laws(command: list[str]) -> None:
    """Help and the list of rules come at once: spaCy and the readers of files are not imported."""
    code = f"""
import sys
from lawcheck.cli import main
try:
    main({command!r})
except SystemExit as end:
    assert not end.code, end.code
loaded = [name for name in {HEAVY!r} if name in sys.modules]
assert not loaded, loaded
"""
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_help_does_not_load_the_rules_either() -> None:
    """Neither YAML nor pydantic nor rich is imported for the help text."""
    code = "import sys, lawcheck.cli; lawcheck.cli.main(['--help'], standalone_mode=False)\n"
    code += "assert not {'yaml', 'pydantic', 'rich'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_the_version_is_that_of_the_package() -> None:
    """One number in pyproject.toml and in the program."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert lawcheck.__version__ == project["version"]
    assert CliRunner().invoke(main, ["--version"]).output == f"lawcheck, version {project['version']}\n"


def test_the_help_of_every_command_fits_on_80_columns() -> None:
    """Each command says what it does, and its options."""

    def pages(command: Any, *path: str) -> list[str]:
        shown = [CliRunner().invoke(main, [*path, "--help"], terminal_width=80).output]
        for name in command.list_commands(None) if hasattr(command, "list_commands") else ():
            shown += pages(command.get_command(None, name), *path, name)
        return shown

    helps = pages(main)
    assert len(helps) >= 10
    assert all("Usage: " in page for page in helps)
    lines = [line for page in helps for line in page.splitlines() if not line.startswith("Usage: ")]
    assert [line for line in lines if len(line) > 80 or line.endswith("...")] == []


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """`lawcheck rules list | head -1` ends without a word on standard error."""
    command = [sys.executable, "-m", "lawcheck", "rules", "list"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


def test_an_interrupted_run_ends_quietly(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C gives exit code 130 and one line."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(lawcheck, "read", interrupted)
    result = run("check", "met.txt")
    assert result.exit_code == 130
    assert result.stderr == "lawcheck: stopped.\n"


def test_the_tree_of_a_law_is_shown(run: Any) -> None:
    """As text, and as JSON for programs, to the screen or to a file."""
    lines = run("tree", "gap.txt").output.splitlines()
    section = next(line for line in lines if line.startswith("s 1 [section"))
    assert section.endswith("] Trafficking. Trafficking in persons is an offence.")
    run("tree", "gap.txt", "--format", "json", "-o", "tree.json")
    tree = json.loads(Path("tree.json").read_text(encoding="utf-8"))
    assert tree["schema"] == "lawcheck-tree/1"
    assert tree["path"] == "gap.txt"
    result = run("tree", "nothing.txt")
    assert result.exit_code == 3
    assert result.stderr.startswith("lawcheck: nothing.txt: ")
    assert run("tree", "gap.txt", "--lang", "en").exit_code == 0
    result = run("tree", "gap.txt", "--lang", "xx")
    assert result.exit_code == 2
    assert result.stderr == "lawcheck: There are no rules for the language 'xx'; there are for: en.\n"


def test_the_picture_of_a_page(run: Any) -> None:
    """A PNG of a page of a PDF; for other files, and pages that are not there, one sentence."""
    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=12)
    page.text(20, 20, "1. Trafficking in persons is an offence.")
    page.output("act.pdf")
    assert run("tree", "act.pdf", "--picture", "1", "-o", "page.png").exit_code == 0
    assert Path("page.png").read_bytes().startswith(b"\x89PNG")
    result = run("tree", "act.pdf", "--picture", "2", "-o", "page.png")
    assert result.exit_code == 3
    assert result.stderr == "lawcheck: act.pdf: There is no page 2; the PDF has 1 page.\n"
    assert "Only pages of a PDF" in run("tree", "gap.txt", "--picture", "1", "-o", "page.png").stderr


def test_offsets_of_a_report_point_into_the_tree_text(run: Any) -> None:
    """`start` and `end` of evidence count the characters of the text that `tree` gives."""
    text = json.loads(run("tree", "conflict.txt", "--format", "json").stdout)["text"]
    [document] = json.loads(run("check", "conflict.txt", "--format", "json").stdout)["documents"]
    [evidence] = document["findings"][0]["evidence"]
    assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_a_requirement_is_explained(run: Any) -> None:
    """What it asks and looks for; with a file, why that law gets its verdict, whatever its scope would be."""
    text = run("explain", "tip-3b-consent").output
    assert "Consent of the victim counts for nothing." in text
    assert "“consent … irrelevant”" in text
    text = run("explain", "tip-3b-consent", "conflict.txt").output
    assert "In the text: consent is a defence [consent-defence]" in text
    assert "> s 1: “Consent to trafficking in persons is a defence.”" in text
    assert "gap: nothing was found" in run("explain", "untoc-34-2-independent", "fisheries.txt").output


def test_a_misspelt_requirement_is_answered_with_its_neighbours(run: Any) -> None:
    """Exit code 2, and the ids that come close; a file that can't be read gives 3."""
    result = run("explain", "tip-3b-consnet")
    assert result.exit_code == 2
    assert "did you mean tip-3b-consent?" in result.stderr
    assert "`lawcheck rules list` names all" in run("rules", "show", "zzz").stderr
    assert run("explain", "tip-3b-consent", "nothing.txt").exit_code == 3


def test_a_rule_is_shown_as_it_is_written(run: Any, mini_rules: Path) -> None:
    """The rule file and its cases, with where they stand."""
    text = run("rules", "show", "tip-3b-consent").output
    for suffix in ("", ".cases"):
        path = mini_rules / "tip" / f"tip-3b-consent{suffix}.yaml"
        assert f"# {path}\n{path.read_text(encoding='utf-8')}" in text


def test_rules_are_validated(run: Any, mini_rules: Path) -> None:
    """What there is, or the fault with file and line; a folder of one's own is read with the rules of lawcheck."""
    assert run("rules", "validate").output == (
        "The rules can be used: 2 requirements, 5 cases and 4 concepts in the lexicon 'en'.\n"
    )
    own = Path("own/lexicon/en")
    own.mkdir(parents=True)
    (own / "more.yaml").write_text("concepts:\n  border:\n    says: a border\n    patterns: ['(border']\n", "utf-8")
    result = run("rules", "validate", "own")
    assert result.exit_code == 2
    assert "more.yaml" in result.stderr
    assert "border" in result.stderr


def test_the_cases_of_rules_are_run(run: Any, mini_rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All pass, or each that fails is named with what it expects and what it got."""
    assert run("rules", "test").output == "All 5 cases of 2 requirements passed.\n"
    assert run("rules", "test", str(mini_rules / "untoc")).output == "All 2 cases of 1 requirement passed.\n"
    empty = Path("empty")
    empty.mkdir()
    assert run("rules", "test", "empty").exit_code == 2
    cases = mini_rules / "tip" / "tip-3b-consent.cases.yaml"
    cases.write_text(cases.read_text("utf-8").replace("is a defence", "is none"), "utf-8")
    loading._load.cache_clear()
    result = run("rules", "test")
    assert result.exit_code == 1
    assert "tip-3b-consent: a defence" in result.output
    assert "verdict    expected conflict, got gap" in result.output
    assert "conflicts  expected consent-defence, got none" in result.output
    assert result.output.endswith("1 of 5 cases of 2 requirements failed: tip-3b-consent (1)\n")
