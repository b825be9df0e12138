"""Markdown: the little of it that laws use becomes plain lines, each character with its place in the file."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lawcheck.sources.builder import Chunk, Draft, Edit, build
from lawcheck.sources.document import Document, Furniture, UnreadableDocument
from lawcheck.sources.text import decode
from lawcheck.sources.tidy import tidy

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})(?:[ \t]+|$)(?P<words>.*)$")
_CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r" {0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"[ \t]*(?P<bullet>[*+-])[ \t]+(?=\S)")
_OWN_NUMBER = re.compile(
    r"\\?\(?(?:\d{1,3}[A-Za-z]{0,2}|[A-Za-z]{1,2}|[ivxIVX]{1,5})\\?[.)](?=\s)|§|(?:Article|Section|Part|Chapter)\s+[\dIVX]"
)
_TABLE = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*$")
_NOTE = re.compile(r" {0,3}\[\^\w{1,12}\]:[ \t]*")
_DEFINED_LINK = re.compile(r" {0,3}\[[^\]^]{1,80}\]:[ \t]*\S+")
_FRONT = re.compile(r"---[ \t]*$")
# What is taken out of a line, and what of it stays as group `kept`.
_INLINE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)"
    r"|\[\^(?P<note>\w{1,12})\]"
    r"|\[(?P<link>[^\]\[\n]{1,300})\](?:\([^)\n]{0,500}\)|\[[^\]\n]{0,80}\])"
    r"|<(?P<address>https?://[^>\s]{1,300})>"
    r"|<!--.{0,2000}?-->|</?[A-Za-z][^<>\n]{0,200}>"
    r"|(?P<entity>&(?:#\d{1,6}|#x[0-9A-Fa-f]{1,5}|[A-Za-z]{2,12});)"
    r"|(?P<strong>\*{1,3}|_{2,3}|~~|`{1,2})"
    r"|(?<!\w)(?P<open>_)(?=\w)|(?<=[\w.,;:)])(?P<close>_)(?!\w)"
)
_ALL_BOLD = re.compile(r"\s*(?:\*\*|__)[^*_]+(?:\*\*|__)[.:]?\s*$")
_LOOKS = re.compile(r"^#{1,6} \S", re.M)
_MARKS = re.compile(r"\*\*[^*\n]{1,200}\*\*|\[[^\]\n]{1,100}\]\([^)\n]{1,300}\)")
_COLUMN = 6.0  # points that a blank at the start of a line counts as indent


def looks_like_markdown(text: str) -> bool:
    """Whether a text has headings of Markdown, and enough of its marks not to be plain text."""
    return len(_LOOKS.findall(text)) > 1 or (bool(_LOOKS.search(text)) and bool(_MARKS.search(text)))


def read_markdown(data: bytes, path: str) -> Document:
    """Read Markdown; `paragraph` of its pieces is the index of the line in the file. Raises UnreadableDocument."""
    text, problems = decode(data, path)
    drafts = tidy(list(_drafts(text)))
    if not any(draft.text for draft in drafts):
        raise UnreadableDocument(path, "empty", "The file holds no text; give a file that holds the law's text.")
    return build(drafts, path=path, format="markdown", sha256=hashlib.sha256(data).hexdigest(), problems=problems)


@dataclass(slots=True)
class _Paragraph:
    """A line of the text under construction."""

    draft: Draft
    open: bool  # may go on in the next line of the file


def _drafts(text: str) -> Iterator[Draft]:
    lines = text.splitlines()
    at = _behind_front_matter(lines)
    held: _Paragraph | None = None
    left_out: list[Chunk] = [Chunk("", furniture=Furniture("header", "\n".join(lines[:at])))] if at else []
    for number in range(at, len(lines)):
        line = lines[number]
        if held is not None and held.open and held.draft.layout["level"] is None and _UNDERLINE.match(line):
            held.draft.layout.update(bold=True, level=1 if "=" in line else 2)
            held.open = False
            continue
        kind, begin, layout = _told(line)
        if kind == "note":
            left_out.append(Chunk("", furniture=Furniture("footnote", line[begin:].strip())))
        if kind in ("blank", "rule", "note"):
            if held is not None:
                held.open = False
            continue
        chunks = _chunks(line, number, begin)
        if held is not None and held.open and kind == "text" and not _OWN_NUMBER.match(line.strip()):
            held.draft.chunks += [Chunk(" ", paragraph=number), *chunks]
            held.open = not line.endswith(("  ", "\\"))
            continue
        if held is not None:
            yield held.draft
        if kind == "cells":
            chunks = _cells(chunks)
        held = _Paragraph(Draft([*left_out, *chunks], layout), kind in ("text", "item") and not line.endswith("  "))
        left_out = []
    if held is not None:
        held.draft.chunks += left_out
        yield held.draft


def _behind_front_matter(lines: list[str]) -> int:
    if not lines or not _FRONT.match(lines[0]):
        return 0
    return next((at + 1 for at in range(1, min(len(lines), 60)) if _FRONT.match(lines[at])), 0)


def _told(line: str) -> tuple[str, int, dict[str, Any]]:
    """What a line is, where its words begin, and its layout."""
    layout: dict[str, Any] = {"bold": bool(_ALL_BOLD.match(line)), "level": None}
    quote = _QUOTE.match(line)
    begin = quote.end() if quote else 0
    rest = line[begin:]
    if not rest.strip():
        return "blank", begin, layout
    if _RULE.match(rest) or _FENCE.match(rest) or _TABLE_RULE.match(rest) or _DEFINED_LINK.match(rest):
        return "rule", begin, layout
    if note := _NOTE.match(rest):
        return "note", begin + note.end(), layout
    if heading := _HEADING.match(rest):
        layout.update(bold=True, level=len(heading.group("marks")))
        return "heading", begin + heading.start("words"), layout
    if _TABLE.match(rest):
        return "cells", begin, layout | {"kind": "table"}
    layout["indent"] = (len(rest) - len(rest.lstrip())) * _COLUMN
    bullet = _BULLET.match(rest)
    if bullet:
        own = _OWN_NUMBER.match(rest, bullet.end())
        return "item", begin + (bullet.end() if own else bullet.start("bullet")), layout
    return ("item" if _OWN_NUMBER.match(rest.strip()) else "text"), begin, layout


def _chunks(line: str, number: int, begin: int) -> list[Chunk]:
    """The words of a line without the marks of Markdown."""
    closing = _CLOSING_MARKS.search(line) if line[:begin].rstrip().endswith("#") else None
    end = closing.start() if closing else len(line)
    words = line[begin:end].rstrip("\\")
    if words[:2] in ("* ", "+ ", "- "):
        words = f"•{words[1:]}"
    draft = Draft([Chunk(words, paragraph=number, offset=begin)])
    edits: list[Edit] = []
    written: list[tuple[int, str]] = []
    for match in _INLINE.finditer(words):
        if match.group("escaped"):
            edits.append(Edit(match.start(), match.start() + 1))
        elif match.group("note"):
            edits.append(Edit(match.start(), match.end(), "footnote-mark"))
        elif match.group("link"):
            edits += [Edit(match.start(), match.start("link")), Edit(match.end("link"), match.end())]
        elif match.group("address"):
            edits += [Edit(match.start(), match.start() + 1), Edit(match.end() - 1, match.end())]
        elif match.group("entity"):
            written.append((match.start(), html.unescape(match.group())))
        else:
            edits.append(Edit(match.start(), match.end()))
    if written:
        return _unescaped(words, number, begin, edits, written)
    draft.edit([edit for edit in edits if edit.end > edit.start])
    return draft.chunks


def _unescaped(words: str, number: int, begin: int, edits: list[Edit], written: list[tuple[int, str]]) -> list[Chunk]:
    """The same where characters are written by name: &sect; &nbsp;."""
    ends = {start: words.index(";", start) + 1 for start, _ in written}
    cuts = sorted([*((edit.start, edit.end, "") for edit in edits), *((at, ends[at], sign) for at, sign in written)])
    chunks: list[Chunk] = []
    at = 0
    for start, stop, sign in cuts:
        if start > at:
            chunks.append(Chunk(words[at:start], paragraph=number, offset=begin + at))
        if sign:
            chunks.append(Chunk(sign, paragraph=number, offset=begin + start))
        at = max(at, stop)
    if at < len(words):
        chunks.append(Chunk(words[at:], paragraph=number, offset=begin + at))
    return chunks


def _cells(chunks: list[Chunk]) -> list[Chunk]:
    """The cells of a row, parted by tabs instead of strokes."""
    draft = Draft(chunks)
    text = draft.text
    first, last = len(text) - len(text.lstrip(" \t|")), len(text.rstrip(" \t|"))
    found = []
    at = first
    for stroke in re.finditer(r"[ \t]*\|[ \t]*", text[:last]):
        if stroke.start() >= first:
            found += [*draft.cut(at, stroke.start()), Chunk("\t", paragraph=chunks[0].paragraph)]
            at = stroke.end()
    return [*found, *draft.cut(at, last)]
