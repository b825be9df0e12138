"""`lawcheck rules coverage` and `rules mutate`: what cases leave unproved, and verdicts that changed words leave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawcheck.rules import loading


def test_coverage_lists_what_no_case_exercises(run: Any, mini_rules: Path) -> None:
    """Elements, conflicts and concepts, each list with its length."""
    words = mini_rules / "lexicon" / "en" / "words.yaml"
    words.write_text(f"{words.read_text('utf-8')}\n  idle:\n    says: of no use\n    patterns: [idle]\n", "utf-8")
    loading._load.cache_clear()
    output = run("rules", "coverage").output
    assert "Elements that no case finds: none\n" in output
    assert "Conflicts that no case has: none\n" in output
    assert "Regions that no rule leads to: none\n" in output
    assert "Concepts that no rule leads to (the program may look for them by itself): 1\n  idle: of no use\n" in output
    assert output.endswith("5 cases of 2 requirements looked at.\n")
    assert run("rules", "coverage", str(mini_rules / "untoc")).output.endswith("2 cases of 1 requirement looked at.\n")


def test_mutate_counts_the_verdicts_that_stay(run: Any, mini_rules: Path) -> None:
    """Cases and laws; nothing stays here."""
    result = run("rules", "mutate", "--laws", ".")
    assert result.exit_code == 0, result.output
    assert "in the cases of 2 requirements and in 4 laws: 0 verdicts stayed met" in result.stdout


def test_mutate_fails_where_a_verdict_stays_unexplained(run: Any, mini_rules: Path) -> None:
    """Exit code 1; a sentence in a file of the rules explains it."""
    rule, cases = (mini_rules / "tip" / f"tip-3b-consent{end}.yaml" for end in ("", ".cases"))
    ban = "{find: trafficking, role: [offence, duty]}"  # an offence forbids its conduct: words count under "shall not"
    rule.write_text(rule.read_text("utf-8").replace("{find: consent-irrelevant}", ban), "utf-8")
    text = "A person shall not commit trafficking in persons; trafficking in persons is an offence."
    cases.write_text(cases.read_text("utf-8").replace("The consent of the victim is irrelevant.", text), "utf-8")
    loading._load.cache_clear()
    result = run("rules", "mutate", str(mini_rules / "tip"))
    assert result.exit_code == 1
    assert "tip-3b-consent: case 'irrelevant'\n  negated   “trafficking in persons”" in result.stdout
    assert "why: not explained\n" in result.stdout
    assert result.stdout.endswith("1 verdict stayed met, 1 of them unexplained.\n")
    why = "survivors:\n- {requirement: tip-3b-consent, elements: irrelevant, change: negated, why: It is a ban.}\n"
    (mini_rules / "survivors.yaml").write_text(why, "utf-8")
    loading._load.cache_clear()
    result = run("rules", "mutate", str(mini_rules / "tip"))
    assert result.exit_code == 0
    assert "why: It is a ban.\n" in result.stdout


def test_a_folder_of_laws_that_is_not_there_is_said(run: Any) -> None:
    result = run("rules", "mutate", "--laws", "nowhere")
    assert result.exit_code == 2
    assert result.stderr == "lawcheck: nowhere: There is no such folder.\n"


GOLD = "document: met\nscope: [tip]\nverdicts:\n  tip-3b-consent: {verdict: met, at: ['1']}\n"


def test_accuracy_holds_verdicts_against_gold_ones(run: Any) -> None:
    """Without a folder those of `corpora`; a page keeps what is written around its figures."""
    Path("corpora").mkdir()
    Path("met.txt").rename("corpora/met.txt")
    assert "There are no gold verdicts in corpora." in run("rules", "accuracy").stderr
    Path("corpora/met.gold.yaml").write_text(GOLD, "utf-8")
    output = run("rules", "accuracy").output
    assert "1 verdict of careful readers on 1 law." in output
    assert "| tip-3b-consent | 1 | 1 | 1.000 | 0 | 0 | 1.000 |" in output
    Path("page.md").write_text(f"By hand.\n\n{output}\nMore.\n", "utf-8")
    Path("corpora/met.gold.yaml").write_text(GOLD.replace("{verdict: met", "{verdict: gap"), "utf-8")
    assert run("rules", "accuracy", "corpora", "-o", "page.md").output == ""
    page = Path("page.md").read_text("utf-8")
    assert page.startswith("By hand.\n\n<!--")
    assert page.endswith("-->\n\nMore.\n")
    assert "| tip-3b-consent | 1 | 0 | 0.000 | 1 | 0 | – |" in page


def test_accuracy_says_what_it_cannot_read(run: Any) -> None:
    """A folder that is not there and gold that names no law give 2, a law that can't be read 3."""
    assert run("rules", "accuracy", "nowhere").stderr == "lawcheck: nowhere: there is no such folder.\n"
    Path("own").mkdir()
    Path("own/met.gold.yaml").write_text(GOLD, "utf-8")
    result = run("rules", "accuracy", "own")
    assert result.exit_code == 2
    assert "the law 'met' is not under own" in result.stderr
    Path("own/met.txt").write_bytes(b"")
    assert run("rules", "accuracy", "own").exit_code == 3


def test_docs_writes_the_lexicon_and_the_requirements(run: Any) -> None:
    """A page for each article, an index, and the lexicon."""
    assert run("rules", "docs", "pages").output == "Wrote 4 pages into pages\n"
    names = sorted(path.relative_to("pages").as_posix() for path in Path("pages").rglob("*.md"))
    assert names == ["lexicon.md", "requirements/README.md", "requirements/tip-3.md", "requirements/untoc-34.md"]
    lexicon = Path("pages/lexicon.md").read_text("utf-8")
    assert "### consent-defence\n\nconsent is a defence. Used by tip-3b-consent." in lexicon
    assert "- `consent <8> is a defence`" in lexicon
    assert "What another law says." in Path("pages/requirements/tip-3.md").read_text("utf-8")
