"""The reports shown in the README and the guides are those that the program prints."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from lawcheck.cli import main

ROOT = Path(__file__).resolve().parents[2]
BILL = "corpora/marrowby-trafficking-bill/marrowby-trafficking-bill.pdf"
EXCERPT = re.compile(r"^```report\n(.*?)^```", re.MULTILINE | re.DOTALL)
GUIDES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
PAGES = [path for path in GUIDES if EXCERPT.search(path.read_text(encoding="utf-8"))]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on the bill of `make demo`, as it is written to a file."""
    report = tmp_path_factory.mktemp("report") / "report.txt"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        result = CliRunner().invoke(main, ["check", BILL, "-o", str(report)])
    assert result.exit_code == 0, result.output
    return report.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_an_excerpt_in_the_guides_is_what_the_program_prints(page: Path, printed: str) -> None:
    """Excerpts are cut at lines of dots; what stands between them stands in the report as it is, in that order."""
    for excerpt in EXCERPT.findall(page.read_text(encoding="utf-8")):
        at = 0
        for piece in excerpt.split("[…]\n"):
            at = printed.find(piece.strip("\n"), at)
            assert at >= 0, f"not in the report on {BILL}:\n{piece}"
