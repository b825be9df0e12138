"""A contents list may name the Parts alone, and a file may hold one chapter alone."""

from __future__ import annotations

from lawcheck.clauses import build_tree
from lawcheck.reading import read_law
from lawcheck.sources import read_text

CONTENTS_OF_CHAPTERS = """HARBOUR DUES ACT

ARRANGEMENT OF SECTIONS

CHAPTER 1 - INTERPRETATION (1)
CHAPTER 2 - DUES (2-3)
SCHEDULE

CHAPTER 1
INTERPRETATION

Definitions
1. In this Act, "harbour" means a place where ships shelter or load and unload goods or passengers.

CHAPTER 2
DUES

Payment
2. The master of a ship that enters a harbour shall pay to the harbour master the dues set out in the Schedule, and the
harbour master shall give a receipt for them.

Short title
3. This Act is called the Harbour Dues Act and takes effect on a date fixed by the President.

SCHEDULE
(Section 2)
1. For each ship, two crowns.
2. For each passenger, one crown.
"""

CHAPTER_ALONE = """CHAPTER 8 - OFFENCES AT SEA

Contents

Part 8.1 - Preliminary
  265.1  Definitions
Part 8.2 - Offences
  271.2  Casting adrift
  271.3  Attempt

Part 8.1 - Preliminary

265.1  Definitions

In this Chapter, boat means any vessel.

Part 8.2 - Offences

271.2  Casting adrift

A person who casts a boat adrift commits an offence.

Penalty: Imprisonment for 2 years.

271.3  Attempt

A person who attempts to commit an offence against this Chapter is punishable as if it had been committed.
"""


def test_a_contents_list_of_chapters_ends_where_the_first_chapter_comes_again() -> None:
    tree = build_tree(read_text(CONTENTS_OF_CHAPTERS))
    assert [clause.citation for clause in tree.clauses if clause.kind == "section"] == ["s 1", "s 2", "s 3"]
    assert tree.title == "Harbour Dues Act"


def test_parts_keep_the_whole_of_a_decimal_number() -> None:
    tree = build_tree(read_text(CHAPTER_ALONE))
    assert [(c.number, tree.document.text[slice(*c.heading)]) for c in tree.clauses if c.kind == "part"] == [
        ("8.1", "Preliminary"),
        ("8.2", "Offences"),
    ]


def test_this_chapter_is_the_whole_file_where_the_file_holds_the_chapter_alone() -> None:
    tree = build_tree(read_text(CHAPTER_ALONE))
    law = read_law(tree, "en")
    attempt = next(clause.index for clause in tree.clauses if clause.citation == "s 271.3")
    assert [reference.whole_law for reference in law.references if reference.clause == attempt] == [True]
