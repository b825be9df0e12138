"""Pages that are pictures are read with tesseract when it is asked for and installed, and else said to be unread."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF

from lawcheck.sources import UnreadableDocument, read_document
from lawcheck.sources.pdf import read_pdf

try:
    import pytesseract
except ImportError:
    pytesseract = None

needs_tesseract = pytest.mark.skipif(
    pytesseract is None or shutil.which("tesseract") is None, reason="tesseract is not installed"
)
SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "en"
LINES = [
    "3. (1) Any person who recruits another person by means of",
    "threat for the purpose of exploitation commits an offence.",
    "(2) The consent of the victim is irrelevant.",
]


def printed() -> FPDF:
    page = FPDF(unit="pt", format="A4")
    page.add_page()
    page.set_font("Times", size=13)
    for at, line in enumerate(LINES):
        page.text(90, 120 + 20 * at, line)
    return page


def scanned() -> bytes:
    """The printed page as a picture, behind a page of text."""
    sheet = pypdfium2.PdfDocument(bytes(printed().output()))[0]
    picture = sheet.render(scale=200 / 72).to_pil().convert("L")
    book = FPDF(unit="pt", format="A4")
    book.add_page()
    book.set_font("Times", size=13)
    book.text(90, 120, "1. This Act may be cited as the Trafficking Act, and comes into force at once.")
    book.add_page()
    file = io.BytesIO()
    picture.save(file, "PNG")
    book.image(file, 0, 0, book.w, book.h)
    return bytes(book.output())


@needs_tesseract
def test_a_picture_of_a_page_is_read_when_it_is_asked_for() -> None:
    document = read_pdf(scanned(), "scan.pdf", ["en"], ocr=True)
    assert [document.text[line.start : line.end] for line in document.lines if line.page == 2] == LINES
    (problem,) = document.problems
    assert (problem.code, problem.page) == ("page-by-ocr", 2)
    (place,) = document.places(document.text.index("recruits"), document.text.index("recruits") + 8)
    plain = read_pdf(bytes(printed().output()), "print.pdf")
    (truth,) = plain.places(plain.text.index("recruits"), plain.text.index("recruits") + 8)
    assert place.box == pytest.approx(truth.box, abs=5)


def test_unasked_a_picture_is_a_problem_that_says_how() -> None:
    document = read_pdf(scanned(), "scan.pdf", ["en"])
    (problem,) = document.problems
    assert (problem.code, problem.page) == ("page-without-text", 2)
    assert "--ocr" in problem.message


@pytest.mark.skipif(pytesseract is None, reason="pytesseract is not installed")
def test_without_tesseract_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise pytesseract.TesseractNotFoundError

    monkeypatch.setattr(pytesseract, "get_languages", missing)
    with pytest.raises(UnreadableDocument, match="apt install tesseract-ocr") as caught:
        read_pdf(scanned(), "scan.pdf", ["en"], ocr=True)
    assert caught.value.code == "no-ocr"
    monkeypatch.setattr(pytesseract, "get_languages", lambda: ["eng", "osd"])
    with pytest.raises(UnreadableDocument, match="install 'fra'"):
        read_pdf(scanned(), "scan.pdf", ["fr"], ocr=True)


def test_without_the_extra_one_sentence_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    with pytest.raises(UnreadableDocument, match=r"pip install 'lawcheck\[ocr\]'"):
        read_pdf(scanned(), "scan.pdf", ["en"], ocr=True)


def test_text_is_read_without_looking_for_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pytesseract", None)
    assert read_pdf(bytes(printed().output()), "print.pdf", ["en"], ocr=True).text.split("\n") == LINES


@needs_tesseract
@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")
def test_the_first_scan_of_the_corpus_is_read() -> None:
    document = read_document(SHARED / "pk-trafficking-act-2018-gazette.pdf", languages=["en"], ocr=True)
    assert {problem.code for problem in document.problems} == {"page-by-ocr"}
    words = " ".join(document.text.split())
    assert "shall be punished with imprisonment which may extend to seven years" in words
