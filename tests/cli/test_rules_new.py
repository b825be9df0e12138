"""`lawcheck rules new`: a skeleton says what is left to fill in, and works when it is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawcheck.rules import loading
from lawcheck.rules.blanks import FILL_IN

ANSWERS = {
    "rule": {
        "title: ": "Victims hear of it",
        "strength: ": "consider",
        "theme: ": "protection",
        "laws: [": "trafficking",
        "asks: ": "Victims are told.",
        "says: ": "victims are told",
        "find: ": "consent-irrelevant",
        "remedy: ": "Add it.",
        "add: ": "Say it.",
        "wording: ": "Victims are told.",
        "cannot_see: ": "Practice.",
    },
    "cases": [
        ("1. Trafficking\n      Consent is irrelevant.", "s 1"),
        ("Article 1\n      Trafficking\n      Consent is immaterial.", "art 1"),
        ("1. Trafficking\n      It is an offence.", ""),
        ("1. Surgery\n      The consent of the patient is needed.", ""),
    ],
}


def _filled(rule: str) -> str:
    """The rule with an answer on each line that has a blank, and no region."""
    lines = []
    for line in rule.replace(f', in: "{FILL_IN}: the region where it counts"', "").splitlines():
        for key, answer in ANSWERS["rule"].items():
            at = line.find(f'{key}"{FILL_IN}')
            if at >= 0:
                end = line.index('"', at + len(key) + 1) + 1
                line = line[: at + len(key)] + answer + line[end:]
        lines.append(line)
    return "\n".join(lines)


def test_the_skeleton_says_what_is_left_to_fill_in(run: Any) -> None:
    """The files are named, then every blank in them with its line; nothing half-written is used."""
    result = run("rules", "new", "tip-6-2-information", "own")
    assert result.exit_code == 0
    rule, cases = (Path(f"own/tip/tip-6-2-information{end}.yaml") for end in ("", ".cases"))
    assert f"Wrote {rule}\nWrote {cases}\n" in result.output
    assert 'article: "6(2)"' in rule.read_text("utf-8")
    result = run("rules", "validate", "own")
    assert result.exit_code == 2
    assert f"{rule} has still to be filled in: title (line 6), strength (line 7), " in result.stderr
    assert f"{cases} has still to be filled in: cases.name (line 5), " in result.stderr


def test_a_skeleton_that_is_filled_in_is_a_requirement(run: Any) -> None:
    """Adding one takes these two files and nothing else."""
    run("rules", "new", "tip-6-2-information", "own")
    path = Path("own/tip/tip-6-2-information.yaml")
    path.write_text(_filled(path.read_text("utf-8")), "utf-8")
    cases = [
        f"  - name: number {number}\n    verdict: {'met' if at else 'gap'}\n    at: [{at}]\n    text: |\n      {text}\n"
        for number, (text, at) in enumerate(ANSWERS["cases"])
    ]
    path.with_suffix(".cases.yaml").write_text(f"requirement: tip-6-2-information\ncases:\n{''.join(cases)}", "utf-8")
    loading._load.cache_clear()
    assert run("rules", "validate", "own").stderr == ""
    assert run("rules", "test", "own").output == "All 4 cases of 1 requirement passed.\n"


def test_what_stands_there_already_is_left_alone(run: Any) -> None:
    """Exit code 2, and one sentence."""
    run("rules", "new", "tip-6-2-information", "own")
    result = run("rules", "new", "tip-6-2-information", "own")
    assert result.exit_code == 2
    assert "There is such a file already, and it is left as it is" in result.stderr
    assert "There is a requirement 'tip-3b-consent' already" in run("rules", "new", "tip-3b-consent", "own").stderr


def test_an_id_that_fits_no_instrument_is_refused(run: Any) -> None:
    """It says what an id looks like."""
    result = run("rules", "new", "uncac-15-bribery", "own")
    assert result.exit_code == 2
    assert "begins with tip, som or untoc" in result.stderr
    assert not Path("own").exists()
