"""Checks national law against the UN Convention against Transnational Organized Crime and its Protocols.

Three verbs: `read` a law, `load_rules`, and `check` laws by rules. Each loads what it needs when it is called.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lawcheck.checking.findings import Report
    from lawcheck.reading.law import Law
    from lawcheck.rules.loading import RuleSet
    from lawcheck.sources.document import Document

__version__ = "0.1.0"
__all__ = ["__version__", "check", "load_rules", "read"]


def read(
    path: str | Path,
    *,
    language: str | None = None,
    revisions: Literal["accepted", "original"] = "accepted",
    content: bytes | None = None,
    ocr: bool = False,
) -> Law:
    """Read a law from a PDF, Word or text file; `-` reads text from standard input.

    `language` is an ISO 639-1 code; None finds it out. `revisions` says how tracked changes of a Word file are read;
    `ocr` has pages of a PDF that are pictures read with tesseract, where it is installed.
    Where the file's bytes are at hand as `content`, it is not opened, and the path only names it.
    Raises `lawcheck.sources.UnreadableDocument`.
    """
    from lawcheck.clauses import build_tree
    from lawcheck.reading import read_law
    from lawcheck.rules.location import languages_at_hand
    from lawcheck.sources import read_document

    known = [language] if language else languages_at_hand()
    document = read_document(path, revisions=revisions, languages=known, content=content, ocr=ocr)
    return read_law(build_tree(document), language or _language_of(document, known))


def load_rules(*folders: str | Path) -> RuleSet:
    """Load the rules that come with lawcheck, and those of further folders, which add to them or replace them.

    Raises `lawcheck.rules.RulesError`.
    """
    from lawcheck.rules import load_rules

    return load_rules(*folders)


def check(laws: Iterable[Law], rules: RuleSet, scope: str | Collection[str] = "auto") -> Report:
    """Check each law by itself.

    `scope` names instruments (`tip`, `som`, `untoc`); "auto" takes what each kind of law normally carries, "all" all.
    """
    from lawcheck.checking import check

    return check(laws, rules, scope)


def _language_of(document: Document, known: Collection[str]) -> str:
    from lawcheck.reading.language import language_of, name_of
    from lawcheck.sources import UnreadableDocument

    language, likeliest = language_of(document.text, known)
    if language is None:
        names = ", ".join(name_of(code) for code in sorted(known))
        message = (
            f"The text seems to be written in {name_of(likeliest)}, and lawcheck reads {names} only; "
            f"give a translation, or name the language with --lang if this is wrong."
        )
        raise UnreadableDocument(document.path, "language", message)
    return language
