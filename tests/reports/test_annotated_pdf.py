"""An annotated PDF shows each note on its words, drawn alike by pdfium and poppler, on turned and cropped pages too."""

import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

import lawcheck
from lawcheck.checking import Report
from lawcheck.reports.annotated import annotated_report
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import view_of
from lawcheck.reports.places import boxes
from lawcheck.rules import RuleSet
from lawcheck.sources import UnreadableDocument

BILL = Path(__file__).parents[2] / "corpora" / "marrowby-trafficking-bill" / "marrowby-trafficking-bill.pdf"
POPPLER = shutil.which("pdftoppm")
MARKED = ("conflict", "partial", "review")


@pytest.fixture(scope="module")
def all_rules() -> RuleSet:
    """The rules that come with lawcheck."""
    return lawcheck.load_rules()


def changed(path: Path, rotation: int, crop: float) -> Path:
    """The bill with its pages turned, and cropped by so many points on the left and below."""
    writer = PdfWriter(clone_from=PdfReader(BILL))
    for page in writer.pages:
        page.rotate(rotation)
        if crop:
            page.cropbox.lower_left = (crop, crop / 2)
    writer.write(path)
    return path


def notes_in(data: bytes) -> list[dict[str, Any]]:
    """All annotations of lawcheck, with their pages."""
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages, 1):
        for reference in page.get("/Annots") or ():
            annotation = reference.get_object()
            if annotation.get("/T") == "lawcheck":
                found.append({"page": number} | dict(annotation))
    return found


def report_on(path: Path, rules: RuleSet) -> Report:
    """What lawcheck finds."""
    return lawcheck.check([lawcheck.read(path)], rules)


def marked_boxes(report: Report) -> list[tuple[int, tuple[float, float, float, float]]]:
    """Page and box, as shown, of the first words of each conflict."""
    [law] = report.laws
    spans = [
        (evidence.start, evidence.end)
        for finding in law.findings
        if finding.verdict == "conflict"
        for evidence in finding.evidence
        if evidence.element in finding.conflicts
    ]
    return [(page, found[0]) for span in spans for page, found in list(boxes(law.law.document, *span).items())[:1]]


def is_red(picture: Image.Image, box: tuple[float, float, float, float], scale: float) -> bool:
    """Whether the background in a box is the colour of a conflict."""
    left, top, right, bottom = (round(edge * scale) for edge in box)
    part = picture.convert("RGB").crop((left + 1, top + 1, right - 1, bottom - 1))
    colours = part.getcolors(part.width * part.height) or []
    red, green, blue = max(colours)[1]
    return red > 230 and green < 210 and blue < 210


def test_every_finding_of_the_json_is_there(all_rules: RuleSet) -> None:
    """As a note where it is not met, and as a bookmark under its instrument."""
    report = report_on(BILL, all_rules)
    data = annotated_report(view_of(report))
    [document] = json.loads(json_report(report))["documents"]
    texts = [note["/Contents"] for note in notes_in(data)]
    titles = [item.title for group in PdfReader(io.BytesIO(data)).outline if isinstance(group, list) for item in group]
    for finding in document["findings"]:
        name = f"[{finding['requirement']}]"
        assert len([title for title in titles if title.endswith(name)]) == 1
        own = [text for text in texts if text.endswith(name)]
        assert bool(own) == (finding["verdict"] != "met")
        assert all(finding["message"] in text for text in own)
    assert len(titles) == len(document["findings"])


def test_every_note_has_an_appearance_and_is_printed(all_rules: RuleSet) -> None:
    """Viewers that draw no highlights of their own show it all the same."""
    for note in notes_in(annotated_report(view_of(report_on(BILL, all_rules)))):
        form = note["/AP"]["/N"].get_object()
        assert [float(x) for x in form["/BBox"]] == [float(x) for x in note["/Rect"]]
        assert note["/F"] == 4
        if note["/Subtype"] == "/Highlight":
            assert len(note["/QuadPoints"]) % 8 == 0


def test_the_text_of_the_law_is_the_same(all_rules: RuleSet, tmp_path: Path) -> None:
    """lawcheck reads the annotated file as it read the first."""
    path = tmp_path / "annotated.pdf"
    path.write_bytes(annotated_report(view_of(report_on(BILL, all_rules))))
    assert lawcheck.read(path).document.text == lawcheck.read(BILL).document.text


@pytest.mark.parametrize(("rotation", "crop"), [(0, 40), (90, 40), (180, 0), (270, 40)])
def test_highlights_lie_on_the_words(rotation: int, crop: float, all_rules: RuleSet, tmp_path: Path) -> None:
    """Drawn by pdfium and by poppler, however the page is turned and cropped."""
    path = changed(tmp_path / "bill.pdf", rotation, crop)
    report = report_on(path, all_rules)
    wanted = marked_boxes(report)
    assert wanted
    out = tmp_path / "annotated.pdf"
    out.write_bytes(annotated_report(view_of(report)))
    scale = 2.0
    pdf = pypdfium2.PdfDocument(out)
    for page, box in wanted:
        assert is_red(pdf[page - 1].render(scale=scale).to_pil(), box, scale)
        if POPPLER:
            target = tmp_path / "page"
            numbers = ["-f", str(page), "-l", str(page), "-r", str(72 * scale)]
            subprocess.run([POPPLER, "-png", "-cropbox", "-singlefile", *numbers, out, target], check=True, timeout=60)
            assert is_red(Image.open(target.with_suffix(".png")), box, scale)


def test_the_same_file_gives_the_same_bytes(all_rules: RuleSet) -> None:
    """No time and no chance."""
    view = view_of(report_on(BILL, all_rules))
    assert annotated_report(view) == annotated_report(view)


def test_a_damaged_file_gets_a_sentence(all_rules: RuleSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pypdf can't follow pdfium."""
    from pypdf.errors import PdfReadError

    from lawcheck.reports import annotated_pdf

    def failing(*_: object) -> None:
        raise PdfReadError("broken")

    monkeypatch.setattr(annotated_pdf, "PdfReader", failing)
    with pytest.raises(UnreadableDocument, match="damaged or locked"):
        annotated_report(view_of(report_on(BILL, all_rules)))
