"""The report for a screen reads well at 80 columns and without colour."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from report_samples import BILL, Sample, sample_of
from rich.console import Console

from lawcheck.checking import CheckedLaw, Report
from lawcheck.reports.model import Decision
from lawcheck.reports.sheet import paper
from lawcheck.reports.terminal import print_report
from lawcheck.rules import RuleSet
from lawcheck.sources.document import Problem, UnreadableDocument


def printed(report: Report, **options: object) -> str:
    """The report on paper."""
    console, written = paper()
    print_report(report, console, **options)  # type: ignore[arg-type]
    return written.getvalue()


def with_problems(sample: Sample, *problems: Problem) -> Sample:
    """The same law with problems of its file."""
    tree = replace(sample.law.tree, document=replace(sample.law.document, problems=problems))
    return Sample(replace(sample.law, tree=tree))


def test_the_report_is_the_golden_one(report: Report, golden: Callable[[str, str], None]) -> None:
    """Summary, conflicts, gaps, partials, reviews, met, and what to do next."""
    golden("report.txt", printed(report))


def test_no_line_is_wider_than_80_columns(report: Report) -> None:
    """Long words and quotations are wrapped, and no line ends in blanks."""
    lines = printed(report).splitlines()
    assert max(map(len, lines)) <= 80
    assert [line for line in lines if line != line.rstrip()] == []


def test_colour_is_left_out_where_it_is_not_wanted(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal shows colours; NO_COLOR takes them away, and the words stay the same."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def shown() -> str:
        written = io.StringIO()
        print_report(report, Console(file=written, width=80, force_terminal=True))
        return written.getvalue()

    assert "\x1b[1;31m" in shown()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in shown()


def test_a_law_on_another_subject_gets_a_sentence(sample: Sample, rules: RuleSet) -> None:
    """It is said to be out of scope, with no count of gaps and no list of things to do."""
    text = printed(Report(rules, (CheckedLaw(sample.law, (), (), (), out_of_scope=True),)))
    assert "Not checked: this text deals with none of the treaties" in text
    assert "--scope tip,som,untoc" in text
    assert "gap" not in text
    assert "What to do next" not in text


def test_what_was_not_read_stands_before_the_findings(sample: Sample, rules: RuleSet) -> None:
    """Pages with the same problem are named together."""
    told = [Problem("page-without-text", "The page has no text.", page) for page in (3, 4, 5, 9)]
    law = with_problems(sample, *told, Problem("damaged-characters", "Two characters are damaged.")).law
    text = printed(Report(rules, (CheckedLaw(law, ("trafficking",), ("tip",), sample.findings()),)))
    assert "- Pages 3-5, 9: The page has no text." in text
    assert "- Two characters are damaged." in text
    assert text.index("Pages 3-5") < text.index("Conflicts")
    assert "Look first at what was not read" in text


def test_the_instruments_are_said_to_be_chosen_by_the_user(report: Report) -> None:
    """With --scope the report does not claim to have chosen them."""
    assert "you named them with --scope" in printed(report, auto=False)


def test_several_files_end_in_a_table(sample: Sample, rules: RuleSet) -> None:
    """One row for each file, those out of scope and those not read included."""
    checked = CheckedLaw(sample.law, ("trafficking",), ("tip",), sample.findings())
    other = CheckedLaw(sample_of(BILL, "a/very/long/path/" * 5 + "fisheries.txt").law, (), (), (), out_of_scope=True)
    unread = UnreadableDocument("scan.pdf", "image-only", "The file holds pictures only.")
    text = printed(Report(rules, (checked, other)), unread=(unread,))
    table = text[text.index("All files") :]
    assert max(map(len, table.splitlines())) <= 80
    assert [line.split() for line in table.splitlines() if line.startswith("bill.txt")] == [["bill.txt", *"11111"]]
    assert "fisheries.txt  " in table
    assert "not checked: another subject" in table
    assert "could not be read" in table


def test_a_hostile_law_cannot_write_to_the_screen(rules: RuleSet) -> None:
    """Escape sequences and turned lines are made harmless; what looks like markup is printed as it stands."""
    text = BILL.replace("or deception", "or [bold]deception[/bold] [link=http://x]").replace("fraud", "[/] fraud")
    sample = sample_of(text, "bill\x1b[2J\u202etxt.lld")
    findings = tuple(replace(f, message=f"{f.message} \x1b]0;owned\x07") for f in sample.findings())
    shown = printed(Report(rules, (CheckedLaw(sample.law, ("trafficking",), ("tip",), findings),)))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "[bold]deception[/bold]" in shown


def test_many_places_are_cut_to_the_first_few(sample: Sample, rules: RuleSet) -> None:
    """Four places of a conflict are quoted, the others are named."""
    words = ("child", "exploitation", "Minister", "by the use", "by fraud", "The consent")
    places = tuple(sample.evidence("consent-defence", word) for word in words)
    finding = sample.finding("tip-3b-consent", "conflict", conflicts=("consent-defence",), evidence=places)
    text = printed(Report(rules, (CheckedLaw(sample.law, ("trafficking",), ("tip",), (finding,)),)))
    assert text.count("    > s ") == 4
    assert "also in s 3(1)(b) and s 3(2)" in text


def test_elements_in_the_same_clause_share_its_quotation(sample: Sample, rules: RuleSet) -> None:
    """One clause that carries several elements is quoted once, around the words of all."""
    evidence = tuple(sample.evidence(name, words) for name, words in (("force", "use of force"), ("fraud", "coercion")))
    finding = sample.finding("tip-3a-means", "partial", found=("force", "fraud"), evidence=evidence)
    text = printed(Report(rules, (CheckedLaw(sample.law, ("trafficking",), ("tip",), (finding,)),)))
    assert "    > force and fraud, s 3(1)(a): “by the use of force or coercion; or”\n" in text
    assert text.count("use of force") == 1


def test_a_decision_is_shown_beside_every_verdict(report: Report) -> None:
    """Beside one that is met as well."""
    names = ("tip-3b-consent", "untoc-34-2-independent")
    decisions = {
        ("bill.txt", name): Decision("bill.txt", name, "keep", "Ms Quarrie", f"on {name}", "fully met")
        for name in names
    }
    text = printed(report, decisions=decisions)
    for name in names:
        assert f"Decision: keep: on {name} (Ms Quarrie)" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80
