"""A small bill of our own and findings on it, made by hand: reports are tested apart from what the rules find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lawcheck.checking import Evidence, Finding, NearMiss
from lawcheck.clauses import build_tree
from lawcheck.reading import Law, read_law
from lawcheck.rules.schema import Requirement
from lawcheck.sources import read_text

BILL = """\
THE PORT ALDER TRAFFICKING IN PERSONS (PREVENTION) BILL

Arrangement

1. Short title
This Act may be cited as the Trafficking in Persons (Prevention) Act.

2. Interpretation
In this Act, unless the context otherwise requires,
"child" means a person under the age of sixteen years;
"exploitation" includes forced labour, slavery and the exploitation of the prostitution of others;
"Minister" means the Minister responsible for justice.

3. Offence of trafficking in persons
(1) A person who recruits, transports or harbours another person
(a) by the use of force or coercion; or
(b) by fraud or deception,
for the purpose of exploitation commits an offence and is liable on conviction to imprisonment for twenty years.
(2) The consent of the victim to the exploitation is a defence to a charge under this section.

4. Register of employers
Every employer shall keep a register of transfers,
and shall show it to the Minister.

5. Non-punishment
A victim may be excused from punishment in accordance with the Penal Code.
"""


def requirement(name: str, article: str, title: str, elements: dict[str, str], **more: Any) -> Requirement:
    """A requirement whose conditions all look for one concept."""
    when = {"find": "force", "in": "trafficking-offence"}
    content = {
        "id": name,
        "instrument": name.split("-")[0],
        "article": article,
        "title": title,
        "strength": "mandatory",
        "theme": "criminalization",
        "laws": ["trafficking", "criminal"],
        "asks": f"The law covers {title.lower()}.",
        "elements": {key: {"says": says, "when": when} for key, says in elements.items()},
        "remedy": {"add": "Name each missing element in the definition.", "wording": "including by abuse of power"},
        "cannot_see": "What another law says.",
        "conflicts": {},
    } | more
    content["conflicts"] = {
        key: {"says": says, "when": when, "remedy": "Strike out the clause."}
        for key, says in content["conflicts"].items()
    }
    return Requirement.model_validate(content)


REQUIREMENTS = {
    rule.id: rule
    for rule in (
        requirement(
            "tip-3a-acts", "3(a)", "Acts of trafficking", {"recruitment": "recruiting a person", "transfer": "transfer"}
        ),
        requirement(
            "tip-3a-means",
            "3(a)",
            "Means of trafficking",
            {"force": "the use of force", "fraud": "fraud", "abuse-of-power": "abuse of power or of authority"},
        ),
        requirement(
            "tip-3b-consent",
            "3(b)",
            "Consent of the victim is irrelevant",
            {"irrelevant": "consent is irrelevant or no defence"},
            conflicts={"consent-defence": "consent is a defence, or mitigates"},
        ),
        requirement(
            "tip-nonpunishment",
            "2(b); Recommended Principle 7",
            "Victims are not punished",
            {"no-liability": "a victim is not liable for acts that trafficking led to"},
            strength="practice",
            review=[{"says": "what is excused is left to another law", "when": {"find": "force"}}],
        ),
        requirement("untoc-34-2-independent", "34(2)", "No transnational element", {"silent": "no border is needed"}),
    )
}


@dataclass(frozen=True)
class Sample:
    """A law, and findings on it placed by the words they rest on."""

    law: Law

    def span(self, words: str) -> tuple[int, int, int]:
        """The smallest clause that holds the words, and where they stand."""
        start = self.law.document.text.index(words)
        end = start + len(words)
        holding = [c for c in self.law.tree.clauses if c.start <= start and end <= c.end]
        return holding[-1].index, start, end

    def evidence(self, element: str, words: str, via: tuple[str, ...] = ()) -> Evidence:
        """Evidence that rests on these words, reached by way of clauses with such citations."""
        clauses = {clause.citation: clause.index for clause in self.law.tree.clauses}
        return Evidence(element, *self.span(words), tuple(clauses[citation] for citation in via))

    def miss(self, element: str, words: str, why: str) -> NearMiss:
        """Words that did not count."""
        return NearMiss(element, *self.span(words), why)

    def finding(self, name: str, verdict: str, severity: str = "high", **more: Any) -> Finding:
        """A finding on one of the requirements above; what is not given is empty."""
        content: dict[str, Any] = dict.fromkeys(
            ("found", "missing", "conflicts", "evidence", "near_misses", "notes"), ()
        ) | {"message": "The text says what is asked.", "remedy": ""}
        return Finding(REQUIREMENTS[name], verdict, severity, **(content | more))  # type: ignore[arg-type]

    def findings(self) -> tuple[Finding, ...]:
        """One finding of each verdict."""
        remedy = "Name each missing element in the definition. Suggested wording: “including by abuse of power”"
        return (
            self.finding(
                "tip-3a-acts",
                "gap",
                message="Nothing in operative text was found on this: recruiting a person; transfer.",
                missing=("recruitment", "transfer"),
                near_misses=(self.miss("transfer", "register of transfers", "stands in a clause on another subject"),),
                remedy=remedy,
            ),
            self.finding(
                "tip-3a-means",
                "partial",
                "medium",
                found=("force", "fraud"),
                missing=("abuse-of-power",),
                evidence=(
                    self.evidence("force", "use of force", via=("s 3(1)",)),
                    self.evidence("fraud", "fraud"),
                    self.evidence("fraud", "deception"),
                ),
                message="2 of 3 elements found; not found: abuse of power or of authority.",
                remedy=remedy,
            ),
            self.finding(
                "tip-3b-consent",
                "conflict",
                conflicts=("consent-defence",),
                evidence=(self.evidence("consent-defence", "consent of the victim to the exploitation is a defence"),),
                message="The text contradicts the duty: consent is a defence, or mitigates.",
                remedy="Strike out the clause.",
            ),
            self.finding(
                "tip-nonpunishment",
                "review",
                "low",
                missing=("no-liability",),
                evidence=(self.evidence("review", "in accordance with the Penal Code"),),
                notes=("what is excused is left to another law",),
                message="A person must judge this: what is excused is left to another law.",
                remedy=remedy,
            ),
            self.finding(
                "untoc-34-2-independent",
                "met",
                "none",
                found=("silent",),
                evidence=(self.evidence("silent", "commits an offence"),),
            ),
        )


def sample_of(text: str, path: str = "bill.txt") -> Sample:
    """A law read from text in memory."""
    return Sample(read_law(build_tree(read_text(text, path)), "en"))
