"""Build the Word and PDF files of the corpora from their source text: `make corpora`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from source import paragraphs
from to_docx import Numbering, docx
from to_pdf import Print, pdf

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill of the corpora and how its files are made."""

    name: str
    title: str
    enacting: str  # how the line with the enacting words begins
    style: Print
    numbering: Numbering | None = None  # None: numbers are typed

    def build(self, into: Path = HERE) -> None:
        """Write the Word file and the PDF into the folder of the bill."""
        source = (HERE / self.name / f"{self.name}.txt").read_text(encoding="utf-8")
        read = tuple(paragraphs(source, self.enacting))
        folder = into / self.name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{self.name}.docx").write_bytes(docx(read, self.title, self.numbering))
        (folder / f"{self.name}.pdf").write_bytes(pdf(read, self.title, self.style))


BILLS = (
    Bill(
        "marrowby-trafficking-bill",
        "Trafficking in Persons Bill, 2026",
        "ENACTED by",
        Print(head="Marrowby||Trafficking in Persons Bill, 2026", foot="|{page}|"),
        Numbering(
            body=(("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)")),
            schedule=(("decimal", "%1."),),
        ),
    ),
    Bill(
        "valdrenia-foreigners-law",
        "Draft Law on Foreigners and on Countering the Smuggling of Migrants",
        "has adopted",
        Print(head="|Draft Law on Foreigners – unofficial translation|", foot="||page {page} of {pages}", size=10.5),
        Numbering(
            body=(("decimal", "Article %1."), ("decimal", "(%2)"), ("decimal", "%3°")),
            schedule=(("decimal", "%1."), ("lowerLetter", "%2)")),
            by_style=True,
        ),
    ),
    Bill(
        "ambervale-proceeds-bill",
        "Proceeds of Crime and Public Integrity Bill",
        "Be it enacted",
        Print(
            head="GOVERNMENT GAZETTE|21 May 2026|{page}",
            foot="|House Bill No. 61|",
            columns=2,
            size=9.5,
            first_page=1203,
            mirrored=True,
        ),
    ),
    Bill(
        "castavera-penal-code",
        "Penal Code of Castavera (extracts)",
        "THE LEGISLATIVE ASSEMBLY",
        Print(head="Penal Code||English translation", foot="|– {page} –|", size=10.5, first_page=7),
    ),
    Bill(
        "okanee-trafficking-act",
        "Title 17, chapter 81 – Human Trafficking and Alien Smuggling",
        "Be it enacted",
        Print(head="Page {page}|TITLE 17—CRIMES|Ch. 81", foot="||", columns=2, size=8.5, first_page=2214),
    ),
    Bill(
        "halloway-amendment-bill",
        "Crimes and Immigration (Organised Trade in Persons) Amendment Bill",
        "The Parliament of Port Halloway enacts",
        Print(
            head="|Crimes and Immigration (Organised Trade in Persons) Amendment Bill|",
            foot="|{page}|204—1",
            mirrored=True,
        ),
    ),
    Bill(
        "kaveristan-traffic-act",
        "The Suppression of Immoral Traffic and Human Smuggling Act, 1987",
        "It is hereby enacted",
        Print(head="1987: Act XXI]|Immoral Traffic|{page}", foot="||", size=12, first_page=301, mirrored=True),
    ),
    Bill(
        "morvane-laundering-act",
        "Unlawful Gains (Suppression of Laundering) Act 2025",
        "ENACTED by",
        Print(head="No. 17|Unlawful Gains (Suppression of Laundering)|2025", foot="|{page} of {pages}|"),
        Numbering(
            body=(("decimal", "%1."), ("decimal", "(%2)"), ("lowerLetter", "(%3)")),
            schedule=(("decimal", "%1."),),
        ),
    ),
    Bill(
        "solmari-trust-act",
        "Public Trust (Prevention of Corruption) Act 2024",
        "Enacted by",
        Print(head="||", foot="{page}||Act 6 of 2024", size=12),
    ),
)

COUNTRY = "orvessa"
ACTS = {
    "penal-code": ("Penal Code", "docx"),
    "criminal-procedure-act": ("Criminal Procedure Act, 2001", "pdf"),
    "immigration-act": ("Immigration Act, 2003", "docx"),
    "trafficking-act": ("Prevention of Trafficking in Persons Act, 2012", "docx"),
    "smuggling-act": ("Smuggling of Migrants Act, 2014", "pdf"),
    "laundering-act": ("Money Laundering (Prevention) Act, 2009", "docx"),
    "anti-corruption-act": ("Anti-Corruption Act, 2010", "pdf"),
    "mutual-assistance-act": ("Mutual Legal Assistance in Criminal Matters Act, 2005", "docx"),
    "extradition-act": ("Extradition Act, 1999", "docx"),
    "witness-protection-act": ("Witness Protection Act, 2008", "docx"),
    "children-act": ("Children Act, 2006", "pdf"),
    "labour-act": ("Labour Act, 1995", "docx"),
}
"""The acts of one country, to be read together: title, and the format of the file."""


def build_act(name: str, into: Path = HERE) -> None:
    """Write the file of an act of the country into its folder."""
    title, suffix = ACTS[name]
    source = (HERE / f"{COUNTRY}-texts" / f"{name}.txt").read_text(encoding="utf-8")
    enacting = "THE NATIONAL COUNCIL adopts" if name == "penal-code" else "ENACTED by"
    read = tuple(paragraphs(source, enacting))
    file = into / COUNTRY / f"{name}.{suffix}"
    file.parent.mkdir(parents=True, exist_ok=True)
    if suffix == "pdf":
        file.write_bytes(pdf(read, title, Print(head="||", foot="||")))
    else:
        file.write_bytes(docx(read, title, None))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for bill in BILLS:
        bill.build(target)
        print(f"built {bill.name}")
    for act in ACTS:
        build_act(act, target)
    print(f"built {COUNTRY}")
