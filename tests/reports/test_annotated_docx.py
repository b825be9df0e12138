"""An annotated Word file is the law as it was, with a comment on the words that each finding is about."""

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from report_samples import Sample

from lawcheck.checking import CheckedLaw, Report
from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.reports.annotated import annotated_report
from lawcheck.reports.json_report import json_report
from lawcheck.reports.model import view_of
from lawcheck.rules import RuleSet
from lawcheck.sources import UnreadableDocument, read_document

OFFICE = shutil.which("soffice")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPHS = (
    "PORT ALDER BILL",
    "1. Offence of trafficking in persons",
    "(1) A person who recruits another person by the use of force, or by fraud or deception, commits an offence.",
    "(2) The consent of the victim to the exploitation is a defence.",
    "2. Non-punishment",
    "A victim may be excused from punishment in accordance with the Penal Code.",
    "3. Register",
    "Every employer shall keep a register of transfers.",
)
INSERTED = (
    '<w:ins w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:ins>'
)
DELETED = '<w:del w:id="901" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def run(words: str) -> str:
    """A run with its text."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def word_file(path: Path, change: Callable[[str], str] = lambda xml: xml) -> Path:
    """The bill as a Word file; `change` edits its XML."""
    made = docx.Document()
    for words in PARAGRAPHS:
        made.add_paragraph(words)
    written = io.BytesIO()
    made.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == "word/document.xml" else content)
    return path


def checked(path: Path, rules: RuleSet) -> Report:
    """Findings on the bill, made by hand."""
    law = Sample(read_law(build_tree(read_document(path)), "en"))
    findings = (
        law.finding("tip-3a-acts", "gap", missing=("recruitment",), remedy="Name them. Suggested wording: “receives”"),
        law.finding(
            "tip-3a-means",
            "partial",
            found=("force", "fraud"),
            missing=("abuse-of-power",),
            evidence=(law.evidence("force", "use of force"), law.evidence("fraud", "fraud")),
        ),
        law.finding(
            "tip-3b-consent",
            "conflict",
            conflicts=("consent-defence",),
            evidence=(law.evidence("consent-defence", "consent of the victim"),),
        ),
        law.finding(
            "tip-nonpunishment",
            "review",
            evidence=(law.evidence("review", "in accordance with the Penal Code"),),
            notes=("left to another law",),
        ),
        law.finding("untoc-34-2-independent", "met", evidence=(law.evidence("silent", "commits an offence"),)),
    )
    return Report(rules, (CheckedLaw(law.law, ("trafficking",), ("tip", "untoc"), findings),))


def root_of(data: bytes) -> Any:
    """The XML of the body."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))


def texts(data: bytes) -> list[tuple[str, str]]:
    """The text of each paragraph as its runs hold it, with what is deleted, and its properties."""
    found = []
    for paragraph in root_of(data).iter(W + "p"):
        parts = [part.text or "" for part in paragraph.iter(W + "t", W + "delText")]
        properties = paragraph.find(W + "pPr")
        found.append(("".join(parts), "" if properties is None else etree.tostring(properties).decode()))
    return found


def commented(data: bytes) -> dict[str, str]:
    """The words under each comment, by the requirement that it names at its end."""
    document = docx.Document(io.BytesIO(data))
    names = {str(comment.comment_id): comment.text.splitlines()[-1].strip("[]") for comment in document.comments}
    open_now: set[str] = set()
    words = dict.fromkeys(names, "")
    for part in document.element.iter():
        number = part.get(W + "id") or ""
        if part.tag == W + "commentRangeStart":
            open_now.add(number)
        elif part.tag == W + "commentRangeEnd":
            open_now.remove(number)
        elif part.tag == W + "t":
            for name in open_now:
                words[name] += part.text or ""
    assert open_now == set()
    return {names[number]: found for number, found in words.items()}


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    """The bill on disk."""
    return word_file(tmp_path / "bill.docx")


def test_comments_stand_on_the_very_words(bill: Path, rules: RuleSet) -> None:
    """Of conflicts, partials and reviews; a gap stands on the last line of the section that it would belong with."""
    words = commented(annotated_report(view_of(checked(bill, rules))))
    assert words["tip-3b-consent"] == "consent of the victim"
    assert words["tip-3a-means"] == "use of force, or by fraud"
    assert words["tip-nonpunishment"] == "in accordance with the Penal Code"
    assert words["tip-3a-acts"] == PARAGRAPHS[3]


def test_every_finding_of_the_json_is_said(bill: Path, rules: RuleSet) -> None:
    """Each that is not met in a comment of its own, with article, reason and wording; the met ones in the first."""
    report = checked(bill, rules)
    [document] = json.loads(json_report(report))["documents"]
    first, *others = [c.text for c in docx.Document(io.BytesIO(annotated_report(view_of(report)))).comments]
    for finding in document["findings"]:
        own = [text for text in others if text.endswith(f"[{finding['requirement']}]")]
        assert len(own) == (finding["verdict"] != "met")
        assert all(f"Article {finding['article']}" in text or finding["article"] in text for text in own)
        assert all(finding["message"] in text for text in own)
        assert (f"[{finding['requirement']}]" in first) == (finding["verdict"] == "met")
    assert "1 conflict, 1 gap, 1 partly met, 1 for review, 1 met" in first
    assert any("Suggested wording: “receives”" in text for text in others)


def test_the_body_text_is_the_same(bill: Path, rules: RuleSet) -> None:
    """Paragraph by paragraph, properties included; and lawcheck reads the same text."""
    data = annotated_report(view_of(checked(bill, rules)))
    assert texts(data) == texts(bill.read_bytes())
    again = bill.with_name("annotated.docx")
    again.write_bytes(data)
    assert read_document(again).text == read_document(bill).text


RUNS = {
    "inside an insertion": f"{run('The ')}{INSERTED.format('consent of the victim')}",
    "around a deletion": f"{run('The consent ')}{DELETED.format('or not ')}{run('of the')}",
    "over several runs": f"{run('The con')}<w:proofErr w:type='spellStart'/>{run('sent')}{run(' of the')}",
    "inside a link": f'{run("The ")}<w:hyperlink w:anchor="x">{run("consent of the victim")}</w:hyperlink>',
}


@pytest.mark.parametrize("name", RUNS)
def test_tracked_changes_links_and_split_runs_are_kept(name: str, rules: RuleSet, tmp_path: Path) -> None:
    """The words are found across them, and no run's text, no insertion and no deletion is changed."""
    shown = re.sub("<[^>]+>", "", RUNS[name].replace("or not ", ""))
    rest = PARAGRAPHS[3].partition(shown)[2]
    paragraph = f"<w:p>{run('(2) ')}{RUNS[name]}{run(rest)}</w:p>"

    def change(xml: str) -> str:
        return re.sub(r"<w:p><w:r><w:t>\(2\).*?</w:p>", lambda _: paragraph, xml)

    path = word_file(tmp_path / "bill.docx", change)
    assert PARAGRAPHS[3] in read_document(path).text
    data = annotated_report(view_of(checked(path, rules)))
    assert commented(data)["tip-3b-consent"] == "consent of the victim"
    assert texts(data) == texts(path.read_bytes())
    for tag in ("ins", "del", "hyperlink", "proofErr"):
        assert len(list(root_of(data).iter(W + tag))) == len(list(root_of(path.read_bytes()).iter(W + tag)))
    for reference in root_of(data).iter(W + "commentReference"):
        assert reference.getparent().getparent().tag == W + "p"


def test_a_comment_on_a_text_box_stands_at_the_paragraph_that_holds_it(rules: RuleSet, tmp_path: Path) -> None:
    """Word opens no file with comments inside of boxes."""
    box = (
        '<w:p><w:r><w:pict><v:rect xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p>{run(PARAGRAPHS[3])}</w:p></w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )
    path = word_file(tmp_path / "bill.docx", lambda xml: re.sub(r"<w:p><w:r><w:t>\(2\).*?</w:p>", lambda _: box, xml))
    data = annotated_report(view_of(checked(path, rules)))
    assert texts(data) == texts(path.read_bytes())
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        marks = list(root_of(data).iter(W + tag))
        assert len(marks) == 5
        assert not any(above.tag == W + "txbxContent" for mark in marks for above in mark.iterancestors())


def test_comments_that_were_there_stay(rules: RuleSet, tmp_path: Path) -> None:
    """And keep their numbers."""
    path = word_file(tmp_path / "bill.docx")
    made = docx.Document(str(path))
    made.add_comment(made.paragraphs[0].runs, text="Is this the title?", author="Ms Quarrie")
    made.save(str(path))
    comments = list(docx.Document(io.BytesIO(annotated_report(view_of(checked(path, rules))))).comments)
    assert (comments[0].author, comments[0].text) == ("Ms Quarrie", "Is this the title?")
    assert len({comment.comment_id for comment in comments}) == len(comments) == 6


def test_the_same_file_gives_the_same_bytes(bill: Path, rules: RuleSet) -> None:
    """No time is written into it."""
    assert annotated_report(view_of(checked(bill, rules))) == annotated_report(view_of(checked(bill, rules)))


def test_what_cannot_be_annotated_gets_a_sentence(bill: Path, rules: RuleSet, report: Report) -> None:
    """Other formats, several laws, and a file that has changed in the meantime."""
    now = checked(bill, rules)
    with pytest.raises(UnreadableDocument, match="one law at a time"):
        annotated_report(view_of(Report(rules, (*now.laws, *now.laws))))
    with pytest.raises(UnreadableDocument, match="Only Word files and PDFs"):
        annotated_report(view_of(report))
    bill.write_bytes(bill.read_bytes() + b" ")
    with pytest.raises(UnreadableDocument, match="was changed"):
        annotated_report(view_of(now))
    bill.unlink()
    with pytest.raises(UnreadableDocument, match="can't be opened again"):
        annotated_report(view_of(now))


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice")
def test_libreoffice_shows_the_comments(bill: Path, rules: RuleSet, tmp_path: Path) -> None:
    """All of them, after it has opened the file and saved it in its own format."""
    path = tmp_path / "annotated.docx"
    path.write_bytes(annotated_report(view_of(checked(bill, rules))))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "annotated.fodt").read_text(encoding="utf-8")
    assert text.count("<office:annotation ") == 5
    assert text.count("<office:annotation-end ") == 5
