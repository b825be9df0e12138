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
    assert "Concepts that no rule speaks of: 1\n  idle: of no use\n" in output
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
