"""A file that cannot be read gives one sentence that says why and what to do."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
from making_pdf import Sheet, pdf

from lawcheck.sources import UnreadableDocument, read_document

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
LAWS = [path for path in sorted(SHARED.glob("*/*.*")) if path.suffix in (".pdf", ".docx", ".txt")]
SCANS = ("bb-money-laundering-amendment-bill-2019", "pk-trafficking-act-2018-gazette")
LINES = [f"The court shall weigh the harm that was done to victim number {number}." for number in range(30)]
GARBLED = ["vf/kfu;e] 1956 dh /kkjk 3 ds v/khu vijk/k ;fn dksbZ O;fDr fdlh vU; dks csprk gS [kjhnrk gS"] * 20


def law_pdf() -> bytes:
    sheet = Sheet()
    sheet.lines(72, 100, LINES)
    return pdf(sheet)


def packed(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return stream.getvalue()


def code_for(path: Path) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(path)
    message = caught.value.message
    assert caught.value.path == str(path)
    assert message[0].isupper()
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 200
    return caught.value.code


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert code_for(tmp_path / "none.pdf") == "missing"
    assert code_for(tmp_path) == "folder"


def scanned() -> bytes:
    sheet = Sheet()
    sheet.show_picture()
    return pdf(sheet)


def stamped_scan() -> bytes:
    sheet = Sheet()
    sheet.show_picture()
    sheet.write(400, 780, "Scanned by a machine")
    return pdf(sheet, sheet)


def noise() -> bytes:
    sheet = Sheet()
    sheet.lines(72, 100, GARBLED)
    return pdf(sheet)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", b"\xef\xbb\xbf\n", "empty"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", "Half a word".encode("utf-16")[:-1] + b"\x00" * 4, "damaged"),
        ("a.pdf", b"The court shall", "wrong-type"),
        ("a.docx", b"The court shall", "wrong-type"),
        ("a.docx", b"<html>Not found</html>", "wrong-type"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "wrong-type"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.rtf", b"{\\rtf1 The court shall}", "wrong-type"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image-only"),
        ("a.gz", b"\x1f\x8b\x08", "wrong-type"),
        ("a.docx", packed(xl__workbook="x"), "wrong-type"),
        ("a.docx", packed(readme="x"), "wrong-type"),
        ("a.docx", packed(readme="x")[:-30], "damaged"),
        ("a.pdf", law_pdf()[:-200], "damaged"),
        ("a.pdf", b"%PDF-1.4\nnothing\n%%EOF", "damaged"),
        ("a.pdf", pdf(Sheet()), "empty"),
        ("a.pdf", pdf(Sheet(), password="secret"), "encrypted"),
        ("a.pdf", scanned(), "image-only"),
        ("a.pdf", stamped_scan(), "image-only"),
        ("a.pdf", noise(), "noise"),
    ],
)
def test_what_is_no_readable_law_is_named(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert code_for(tmp_path / name) == code


def test_a_file_is_told_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_bytes(law_pdf())
    assert read_document(tmp_path / "law.txt").format == "pdf"


def test_a_page_that_is_only_a_picture_is_a_problem_of_the_document(tmp_path: Path) -> None:
    text, picture = Sheet(), Sheet()
    text.lines(72, 100, LINES)
    picture.show_picture()
    (tmp_path / "law.pdf").write_bytes(pdf(text, picture))
    (problem,) = read_document(tmp_path / "law.pdf").problems
    assert (problem.code, problem.page) == ("page-without-text", 2)
    assert "Page 2" in problem.message


def test_a_page_of_noise_is_a_problem_and_no_text(tmp_path: Path) -> None:
    text, garbled = Sheet(), Sheet()
    text.lines(72, 100, LINES)
    garbled.lines(72, 100, GARBLED)
    (tmp_path / "law.pdf").write_bytes(pdf(text, garbled))
    document = read_document(tmp_path / "law.pdf")
    assert [(problem.code, problem.page) for problem in document.problems] == [("page-of-noise", 2)]
    assert "/kkjk" not in document.text


def test_an_empty_page_is_no_problem(tmp_path: Path) -> None:
    text = Sheet()
    text.lines(72, 100, LINES)
    (tmp_path / "law.pdf").write_bytes(pdf(text, Sheet()))
    assert read_document(tmp_path / "law.pdf").problems == ()


def test_any_cut_or_change_of_a_pdf_is_read_or_refused(tmp_path: Path) -> None:
    whole = law_pdf()
    for at in range(0, len(whole), 97):
        for broken in (whole[:at], whole[:at] + b"\x00\xff<<" + whole[at + 4 :]):
            (tmp_path / "law.pdf").write_bytes(broken)
            with contextlib.suppress(UnreadableDocument):
                read_document(tmp_path / "law.pdf")


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.name)
def test_every_file_of_the_corpus_is_read_or_refused(path: Path) -> None:
    if path.suffix == ".pdf" and path.stem in SCANS:
        assert code_for(path) == "image-only"
        return
    document = read_document(path)
    assert document.text == "\n".join(document.text[line.start : line.end] for line in document.lines)
    assert not document.problems
