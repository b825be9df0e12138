"""The bills of corpora/: their files follow from the source text, and their gold verdicts are well-formed."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest

import lawcheck
from lawcheck.measuring.gold import find_gold
from lawcheck.sources import read_document

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
GOLD = {law.gold.document: law.gold for law in find_gold([CORPORA])}
BILLS = sorted(GOLD)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders, each built by a run of the command of its own."""
    folders = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")
    for folder in folders:
        subprocess.run([sys.executable, str(CORPORA / "build.py"), str(folder)], check=True, capture_output=True)
    return folders


def _word_parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in ("word/document.xml", "word/numbering.xml")}


def _pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
@pytest.mark.parametrize("bill", BILLS)
def test_building_twice_gives_the_same_bytes(bill: str, suffix: str, builds: tuple[Path, Path]) -> None:
    """No date, identifier or order of the run enters the files."""
    one, two = (folder / bill / f"{bill}.{suffix}" for folder in builds)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("bill", BILLS)
def test_the_files_are_those_that_the_source_text_gives(bill: str, builds: tuple[Path, Path]) -> None:
    """Whoever changes a source text runs `make corpora`; other versions of the libraries may pack files differently."""
    for suffix, content in (("docx", _word_parts), ("pdf", _pages)):
        kept, built = (folder / bill / f"{bill}.{suffix}" for folder in (CORPORA, builds[0]))
        assert content(kept.read_bytes()) == content(built.read_bytes()), f"{suffix}: run make corpora"


@pytest.mark.parametrize("bill", BILLS)
def test_word_and_pdf_hold_the_words_of_the_source_text(bill: str) -> None:
    """The three files of a bill say the same: automatic numbers, joined hyphens and dropped page heads included."""
    source, word, printed = (
        # A printed line may end after a dash.
        read_document(CORPORA / bill / f"{bill}.{suffix}").text.replace("—", "— ").split()
        for suffix in ("txt", "docx", "pdf")
    )
    assert word == source
    assert printed == source


@pytest.mark.parametrize("bill", BILLS)
def test_gold_decides_every_requirement_in_scope(bill: str) -> None:
    """A requirement that joins the rule set gets its gold verdicts too."""
    gold = GOLD[bill]
    in_scope = {name for name, rule in lawcheck.load_rules().requirements.items() if rule.instrument in gold.scope}
    assert in_scope - gold.verdicts.keys() == set()


@pytest.mark.parametrize("bill", BILLS)
def test_gold_is_well_formed(bill: str) -> None:
    """Elements and conflicts bear the names of the rule set, and every verdict but a gap has a place."""
    requirements = lawcheck.load_rules().requirements
    for name, entry in GOLD[bill].verdicts.items():
        assert name.split("-")[0] in GOLD[bill].scope
        assert bool(entry.at) == (entry.verdict != "gap"), name
        assert bool(entry.conflicts) == (entry.verdict == "conflict"), name
        assert entry.verdict == "partial" or not entry.missing, name
        if name in requirements:
            assert set(entry.missing) <= requirements[name].elements.keys(), name
            assert set(entry.conflicts) <= requirements[name].conflicts.keys(), name


@pytest.mark.parametrize("suffix", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("bill", BILLS)
def test_gold_points_at_clauses_that_are_there(bill: str, suffix: str) -> None:
    """Every place that a gold verdict names is the citation of a clause; a numbered definition needs no term."""
    tree = lawcheck.read(CORPORA / bill / f"{bill}.{suffix}").tree
    cited = {re.sub("^(s|art) |°", "", clause.citation) for clause in tree.clauses}
    cited |= {re.sub(r"(?<=\)) '.*", "", citation) for citation in cited}
    named = {place for entry in GOLD[bill].verdicts.values() for place in entry.at}
    assert named - cited == set()


def test_the_acts_of_the_country_are_those_that_their_texts_give(builds: tuple[Path, Path]) -> None:
    """Each act of Orvessa holds the words of its text, and building twice gives the same bytes."""
    one, two = (sorted((folder / "orvessa").iterdir()) for folder in builds)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]
    assert len(one) == len(list((CORPORA / "orvessa-texts").glob("*.txt"))) == 12
    for path in one:
        kept = read_document(CORPORA / "orvessa" / path.name).text.replace("—", "— ").split()
        source = read_document(CORPORA / "orvessa-texts" / f"{path.stem}.txt").text.replace("—", "— ").split()
        assert kept == source, f"{path.name}: run make corpora"
