"""Drafted lines made ready for the text: furniture between them taken away, words broken by print mended."""

from __future__ import annotations

import re

from lawcheck.sources.builder import Chunk, Draft, plain
from lawcheck.sources.document import Furniture
from lawcheck.sources.notes import drop_notes
from lawcheck.sources.text_furniture import drop_heads
from lawcheck.sources.words import mend

_ENDS = re.compile(r"[.;:!?—–]\W{0,4}$")


def tidy(drafts: list[Draft], *, pages_lost: bool = False) -> list[Draft]:
    """Make lines plain, take furniture out of them, and close what print has broken.

    `pages_lost` says that the lines come from print whose pages cannot be told any more: running heads and page
    numbers are then looked for among them.
    """
    plain(drafts)
    drafts = _without(drafts, drop_notes(drafts))
    if pages_lost:
        drafts = _without(drafts, drop_heads(drafts))
    return mend(drafts)


def _without(drafts: list[Draft], kinds: dict[int, str]) -> list[Draft]:
    """The lines but for those named, which become furniture before the next line that stays."""
    if not kinds:
        return drafts
    kept: list[Draft] = []
    gone: list[Chunk] = []
    for at, draft in enumerate(drafts):
        if at in kinds:
            page = draft.layout.get("page")
            left_out = Furniture(kinds[at], draft.text, page, box=draft.layout.get("box"))
            gone.append(Chunk("", page, furniture=left_out))
            gone += [chunk for chunk in draft.chunks if chunk.furniture]
        elif draft.text:
            if gone:
                _close_gap(kept, draft)
                draft.chunks[:0] = gone
                gone = []
            kept.append(draft)
        else:
            kept.append(draft)
    while kept and not kept[-1].text:
        kept.pop()
    if kept:
        kept[-1].chunks += gone
    return kept


def _close_gap(kept: list[Draft], following: Draft) -> None:
    """Take away empty lines that stood round furniture: all in the midst of a sentence, else all but one."""
    empty = 0
    while kept and not kept[-1].text:
        kept.pop()
        empty += 1
    broken = kept and not _ENDS.search(kept[-1].text[-8:]) and following.text[0].islower()
    if empty and kept and not broken:
        kept.append(Draft([], blank=True))
