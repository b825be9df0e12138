"""The HTML report holds every finding, fetches nothing, runs nothing that a law says, and works in a browser."""

import base64
import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from lxml import html
from report_samples import BILL, Sample, sample_of

from lawcheck.checking import CheckedLaw, Evidence, Report
from lawcheck.clauses import build_tree
from lawcheck.comparing import compare, side_of
from lawcheck.reports.diff_html import diff_html
from lawcheck.reports.diff_model import diff_view
from lawcheck.reports.html_report import html_report
from lawcheck.reports.json_report import json_report
from lawcheck.reports.marked import blocks, marks_of
from lawcheck.reports.model import view_of
from lawcheck.rules import RuleSet
from lawcheck.sources import read_text
from lawcheck.sources.document import UnreadableDocument

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NAME = "</title><script>alert('title')</script>.txt"
HOSTILE = BILL.replace(
    "Every employer shall", "<script>alert(1)</script><img src=x onerror=alert(2)> \u202eEvery\u202c employer shall"
)


def hostile(rules: RuleSet) -> str:
    """The page of a law that says scripts."""
    sample = sample_of(HOSTILE.replace("register of transfers", "register of transfers"), NAME)
    return html_report(view_of(Report(rules, (CheckedLaw(sample.law, (), ("tip",), sample.findings()),))))


def test_every_finding_of_the_json_is_an_entry(report: Report) -> None:
    """With its verdict, instrument, theme and strength, and every place that the evidence stands in."""
    page = html.fromstring(html_report(view_of(report)))
    [document] = json.loads(json_report(report))["documents"]
    entries = {entry.get("data-requirement"): entry for entry in page.cssselect("article.entry")}
    assert len(entries) == len(document["findings"])
    for finding in document["findings"]:
        entry = entries[finding["requirement"]]
        for key in ("verdict", "instrument", "theme", "strength"):
            assert entry.get(f"data-{key}") == finding[key]
        words = entry.text_content()
        for evidence in finding["evidence"]:
            assert evidence["citation"] in words


def test_links_lead_to_the_marked_words_and_back(report: Report) -> None:
    """Each quotation jumps to its mark; each mark carries the number of its finding; no link leads nowhere."""
    page = html.fromstring(html_report(view_of(report)))
    ids = set(page.xpath("//@id"))
    links = page.xpath("//a/@href")
    assert links
    assert [link for link in links if link.removeprefix("#") not in ids] == []
    for quotation in page.cssselect("blockquote"):
        [target] = page.xpath(f"//*[@id='{quotation.cssselect('a')[0].get('href')[1:]}']")
        marked = target.cssselect("mark")[0].text_content()
        assert marked.split()[0] in quotation.text_content()
    assert len(page.cssselect("a.ref")) >= len(page.cssselect("blockquote"))


def test_the_law_stands_there_whole(sample: Sample, report: Report) -> None:
    """No word of the law is left out of the marked text, and none is added."""
    [view] = view_of(report).laws
    shown = " ".join("".join(s.text for s in block.segments) for block in blocks(sample.law, marks_of(view)))
    assert shown.split() == sample.law.document.text.split()


def test_nothing_is_fetched(report: Report) -> None:
    """No address outside the file, no style or script that the policy does not name by its hash, no inline handler."""
    text = html_report(view_of(report))
    page = html.fromstring(text)
    assert page.xpath("//@src | //link | //iframe | //object | //@style | //@*[starts-with(name(), 'on')]") == []
    assert "url(" not in text
    assert "@import" not in text
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        [content] = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert base64.b64encode(hashlib.sha256(content.encode()).digest()).decode() in policy


def test_what_a_law_says_is_text(rules: RuleSet) -> None:
    """Markup in the law or its name is shown and does nothing; marks that turn the direction of writing are gone."""
    text = hostile(rules)
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "\u202e" not in text
    assert "<script>alert(1)</script>" in html.fromstring(text).text_content()


def test_what_was_not_read_comes_before_the_findings(report: Report) -> None:
    """Files that could not be read are named first."""
    text = html_report(view_of(report, [UnreadableDocument("old.pdf", "noise", "The text is noise.")]))
    assert text.index("The text is noise.") < text.index('class="entry')


def test_a_law_on_another_subject_is_said_to_be_so(sample: Sample, rules: RuleSet) -> None:
    """No findings, no counts, and a sentence."""
    text = html_report(view_of(Report(rules, (CheckedLaw(sample.law, (), (), (), out_of_scope=True),))))
    assert "Not checked" in text
    assert 'class="counts"' not in text


def test_several_laws_stand_side_by_side(report: Report, rules: RuleSet) -> None:
    """A matrix of requirements and laws, whose cells lead to the findings."""
    [first] = report.laws
    second = CheckedLaw(first.law, first.kinds, ("tip",), first.findings[:2])
    page = html.fromstring(html_report(view_of(Report(rules, (first, second)))))
    rows = [[cell.text_content().split()[-1] for cell in row] for row in page.cssselect(".matrix tbody tr")]
    assert [row[1:] for row in rows] == [
        ["met", "met"],
        ["met", "met"],
        ["contrary", "–"],
        ["reviewed", "–"],
        ["met", "–"],
    ]
    assert set(page.xpath("//*[@class='matrix']//a/@href")) <= {f"#{name}" for name in page.xpath("//@id")}


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    """No time and no order of chance."""
    assert html_report(view_of(report)) == html_report(view_of(report))


def browsed(page: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What a browser makes of a page."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    quiet = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")
    return subprocess.run(
        [
            *(str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", *quiet, "--disable-sync"),
            *(f"--user-data-dir={folder / 'profile'}", "--enable-logging=stderr", *arguments, path.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
def test_a_browser_finds_nothing_to_complain_of(rules: RuleSet, tmp_path: Path) -> None:
    """The script runs under the policy (the filters appear), what the law says does not, and the console is empty."""
    done = browsed(hostile(rules), tmp_path, "--dump-dom")
    assert "CONSOLE" not in done.stderr
    page = html.fromstring(done.stdout)
    assert page.cssselect("#filters")[0].get("hidden") is None
    assert page.cssselect("#shown")[0].text == "5 findings"


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
def test_filters_hide_findings_and_fade_their_marks(report: Report, tmp_path: Path) -> None:
    """Asked for partials, one entry is left, and words that other findings rest on are no longer marked."""
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html_report(view_of(report)))
    choose = "form.elements.verdict.value = 'partial'; form.dispatchEvent(new Event('input', {bubbles: true}));"
    done = browsed(text.replace("</body>", f"<script>{choose}</script></body>"), tmp_path, "--dump-dom")
    page = html.fromstring(done.stdout)
    assert [entry.get("data-verdict") for entry in page.cssselect("article.entry:not([hidden])")] == ["partial"]
    assert page.cssselect("#shown")[0].text == "1 of 5 findings"
    assert {mark.text for mark in page.cssselect("mark:not(.off)")} == {"use of force", "fraud", "deception"}


@pytest.mark.skipif(BROWSER is None, reason="needs Chromium")
def test_it_prints(report: Report, tmp_path: Path) -> None:
    """To a PDF that holds the findings and the law."""
    import pypdfium2

    browsed(html_report(view_of(report)), tmp_path, f"--print-to-pdf={tmp_path / 'page.pdf'}")
    pdf = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Consent of the victim is irrelevant" in words
    assert "Every employer shall keep a register" in words


def pages(report: Report, sample: Sample) -> dict[str, str]:
    """The report, several laws side by side, a report beside a baseline, and what changed between two versions."""
    [first] = report.laws
    fewer = CheckedLaw(sample.law, first.kinds, first.scope, first.findings[1:])
    known = {("bill.txt", finding.requirement.id): "known" for finding in first.findings[:2]}
    return {
        "report": html_report(view_of(report)),
        "several": html_report(view_of(Report(report.rules, (first, fewer)))),
        "baseline": html_report(view_of(report, states=known)),
        "diff": diff_html(diff_view(compare(side_of(fewer), side_of(first)), report.rules)),
    }


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["report", "several", "baseline", "diff"])
def test_serious_faults_of_access_are_none(
    name: str, width: int, report: Report, sample: Sample, tmp_path: Path
) -> None:
    """axe-core finds nothing serious or critical, on a desk and on a phone, and nothing is wider than the window."""
    axe = pytest.importorskip("axe_core_python", reason="needs axe-core-python")
    if BROWSER is None:
        pytest.skip("needs Chromium")
    script = Path(axe.__file__).with_name("axe.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", pages(report, sample)[name])
    run = (
        "const wide = document.documentElement.scrollWidth > innerWidth;"
        "axe.run().then(found => {const shown = document.createElement('pre'); shown.id = 'axe';"
        "shown.textContent = JSON.stringify([wide, innerWidth, found.violations.map(v => [v.id, v.impact])]);"
        "top.document.body.append(shown)})"
    )
    text = text.replace("</body>", f"<script>{script}</script><script>{run}</script></body>")
    frame = f'<body><iframe width="{width}" height="900" srcdoc="{escape(text)}"></iframe></body>'
    done = browsed(frame, tmp_path, "--virtual-time-budget=30000", "--dump-dom")
    wide, shown, found = json.loads(html.fromstring(done.stdout).cssselect("#axe")[0].text)
    assert (wide, shown) == (False, width)
    assert [name for name, impact in found if impact in ("serious", "critical")] == []


def test_the_page_of_a_long_code_stays_small(rules: RuleSet) -> None:
    """Under 2 MB for 80,000 words and 1,500 pieces of evidence."""
    lines = BILL.split("4. Register of employers")[1].splitlines()[1:3]
    further = (f"{number}. Duty {number}\n{' '.join(lines * 5)}\n" for number in range(6, 1100))
    text = BILL + "\n" + "\n".join(further)
    assert len(text.split()) > 80_000
    tree = build_tree(read_text(text, "code.txt"))
    roles = (frozenset[str](),) * len(tree.clauses)
    law = Sample(replace(sample_of(BILL).law, tree=tree, roles=roles))
    spans = [(clause.index, clause.words[0]) for clause in tree.clauses if clause.words][-750:]
    more = tuple(Evidence("force", clause, start, start + 40) for clause, (start, _) in spans)
    findings = [replace(found, evidence=found.evidence + more) for found in law.findings()[1:3]]
    page = html_report(view_of(Report(rules, (CheckedLaw(law.law, (), ("tip",), tuple(findings)),))))
    assert page.count("<blockquote") >= 1500
    assert len(page.encode()) < 2_000_000


def test_a_law_written_from_right_to_left_is_shown_so(sample: Sample, rules: RuleSet) -> None:
    """Its text and quotations; the words of lawcheck stay as they are."""
    law = replace(sample.law, language="ar")
    text = html_report(view_of(Report(rules, (CheckedLaw(law, (), ("tip",), sample.findings()),))))
    page = html.fromstring(text)
    assert page.cssselect("section.text")[0].get("dir") == "rtl"
    assert {quotation.get("dir") for quotation in page.cssselect("blockquote")} == {"rtl"}
    assert page.cssselect("section.findings")[0].get("dir") is None
