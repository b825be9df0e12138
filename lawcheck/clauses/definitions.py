"""Where a definition starts, and which term it defines."""

from __future__ import annotations

import re

from lawcheck.clauses.markers import PREFIX

_OPEN = "\"“”„«‘'`"
_CLOSE = "\"”“»’'`"
_VERB = (
    r"(?:means|mean|includes?|has\s+(?:the|a)|have\s+the|shall\s+(?:mean|include|have|be\s+(?:construed|deemed|read))|"
    r"refers?\s+to|denotes|comprises|does\s+not\s+include|(?:is|are)\s+(?:to\s+be\s+construed|a|an|the)|"
    r"is\s+any|bears?\s+the)\b"
)
# “child” means; 'benefit' includes; The term "coercion" means; the expression “identifying” includes
_QUOTED = re.compile(
    rf"(?:(?:the|a|an|any)\s+)?(?:(?:reference\s+to\s+)?(?:terms?|expressions?|words?|phrases?)\s+)?"
    rf"[{_OPEN}]\s?(?P<term>[^\"“”«»\[\]]{{1,120}}?)\s?[{_CLOSE}](?=[\s,;:(—–-]|means|includes|has|shall|is\b)",
    re.I,
)
_AFTER = re.compile(rf"[^.;]{{0,240}}?{_VERB}|[^.;]{{0,200}}?[–—:-]\s*$", re.S)
# child means a person; "child means a person (a quotation mark lost): only where definitions stand
_PLAIN = re.compile(
    rf"(?:(?:An?|The)\s+)?[{_OPEN}]?(?P<term>[^\W\d_][\w/’'()-]*(?:[ \n][\w/’'()-]+){{0,8}}?)[{_CLOSE}]?"
    r"(?:,\s(?:in\s+relation\s+to|in\s+respect\s+of|with\s+respect\s+to|of|for)\s[^,;.]{1,60})?,?\s+"
    r"(?:means(?!\s+of\b)|refers?\s+to|has\s+the\s+(?:same\s+)?meaning|shall\s+mean|shall\s+have\s+the\s+meaning|includes)\b"
)
# minor – a person who; child: a person: translated lists of basic concepts; the cells of a table
_DASHED = re.compile(
    r"[\"“«]?(?P<term>[^\W\d_][\w/’',()«»\"“” -]{1,100}?)[\"”»]?"
    r"(?:\s?(?:[–—:]|\s-)[ \t]+(?=\w)|\t(?=(?:an?|any|all|the)\s))"
)
# "days“inserted by Act 9]” delivery " means: definitions run together, their quotation marks garbled
# Victim is a person; The crime of trafficking is any action: Indonesia
_IS = re.compile(
    r"(?:The\s+)?(?=[A-Z]|[a-z]+\s+of\b)"
    r"(?P<term>[^\W\d_][\w/’'()-]*(?:[ \n](?!that\b|which\b|who\b|there\b|it\b|he\b)[\w/’'()-]+){0,5}?)"
    r"\s+(?:is|are)\s+(?:an?|any|the)\b"
)
_RUN_IN = re.compile(
    r"[;.:\]—–-]\s*(?P<open>[“”\"‘])\s*(?P<term>[^“”\"\n.;:\[\]]{1,80}?)\s*[“”\"’]\s*,?\s*"
    r"(?:(?:or|and)\s+[“”\"][^“”\"\n]{1,60}[“”\"]\s*)?"
    r"(?:and\s+its\s+derivatives,?\s*)?(?:,?\s*in\s+relation\s+to\s[^;.]{1,60},?\s*)?"
    r"(?:means|includes?|has\s+the|have\s+the|shall|refers\s+to)\b"
)
_CONTEXT_HEADING = re.compile(
    r"\b(?:interpretations?|definitions?|defined|meanings?|terms|terminology|concepts|glossary|construction|notions)\b",
    re.I,
)
_CONTEXT_LEAD = re.compile(
    r"\b(?:in|for\s+the\s+purposes?\s+of)\s+(?:this|the\s+present)\s+\w+|\bfollowing\s+(?:\w+\s+)?(?:terms|expressions|"
    r"definitions|concepts|words|notions|meanings)|context\s+otherwise\s+requires|repugnant\s+in\s+the",
    re.I,
)
_LISTS = re.compile(
    r"\bfollowing\s+(?:[\w,]+\s+){0,3}?(?:terms|terminolog\w+|expressions|definitions|concepts|words|notions)\b|"
    r"\bterms\s+(?:below|used)\b|\bis\s+understood\s+(?:as|by)\b",
    re.I,
)
_NO_TERM = re.compile(
    r"(?:in|for|where|if|any|an?\s+reference|references?|it|this|these|the\s+following|nothing|every|no|a\s+person|an\s+act|provided|subject|"
    r"section|article|when|unless|whoever|such|there)\b",
    re.I,
)

Term = tuple[int, int]


def defines(heading: str, lead: str) -> bool:
    """Whether a section with this heading and these first words is a place where definitions stand."""
    return bool(_CONTEXT_HEADING.search(heading) or _CONTEXT_LEAD.search(lead))


def lists_concepts(heading: str, lead: str = "") -> bool:
    """Whether the heading, or the first words of the section, announce a list of definitions."""
    return bool(_CONTEXT_HEADING.search(heading) or _LISTS.search(lead))


def term_at(text: str, start: int, end: int, *, context: bool, listed: bool = False) -> Term | None:
    """The span of the term defined by the paragraph `start`..`end`, where it opens with a definition.

    `context` tells that it stands where definitions do, `listed` that it is an item under a heading of definitions.
    """
    begin = PREFIX.match(text, start, end).end()  # type: ignore[union-attr]
    while begin > start and text[begin - 1] in _OPEN + " ":
        begin -= 1
    while begin < end and text[begin] in " \t\n":
        begin += 1
    match = _QUOTED.match(text, begin, min(end, begin + 260))
    if match and _is_term(match.group("term")):
        if context or _AFTER.match(text, match.end(), min(end, match.end() + 260)):
            return match.span("term")
        return None
    if not context:
        return None
    match = _PLAIN.match(text, begin, min(end, begin + 200))
    if match is None and listed:
        match = _DASHED.match(text, begin, min(end, begin + 160)) or _IS.match(text, begin, min(end, begin + 160))
    if match and not _NO_TERM.match(match.group("term")) and len(match.group("term").split()) <= 12:
        term = match.group("term").rstrip(" -–—:")
        return (match.start("term"), match.start("term") + len(term)) if term else None
    return None


def run_in_terms(text: str, start: int, end: int) -> list[tuple[int, Term]]:
    """Definitions that start inside a line, each with the offset where it starts and the span of its term."""
    return [(match.start("open"), match.span("term")) for match in _RUN_IN.finditer(text, start, end)]


def _is_term(term: str) -> bool:
    return bool(term.strip()) and len(term.split()) <= 14 and "; " not in term
