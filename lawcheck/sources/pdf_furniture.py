"""What a page carries besides the law's text: running heads and feet, line numbers, marginal notes, footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from lawcheck.sources.document import Furniture
from lawcheck.sources.pdf_layout import Cell, Row, row_of
from lawcheck.sources.pdf_page import Page, Run

SMALL = 0.92  # parts of the size of the text below which type counts as small
_EDGE_ROWS = 5  # rows at the head and at the foot of a page that may be furniture
_SAME_HEIGHT = 4.0  # points
_PAGE_NUMBER = re.compile(
    r"[-–—.|\[\s]*(?:page|p\.)?\s*(?P<number>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—.|\]\s]*", re.IGNORECASE
)
_NUMBERED_HEADING = re.compile(
    r"\W*(?:schedule|part|chapter|division|annex|appendix|title|book|section|article|form|table)\s+\w+\W*",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 40  # characters of a page number with its words and dashes
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_LETTERS = re.compile(r"[^\W\d_]")
_MARK = re.compile(
    r"(?:\((?P<round>\d{1,3}|[a-z*])\)|\[(?P<square>\d{1,3}|[a-z*])\]|(?P<bare>\d{1,3}|[*†‡§¶#]{1,4}|[a-z]))"
    r"(?=\.?(?:$|\s)|[A-Z“\"‘'([])"
)
_SYMBOLS = re.compile(r"[*†‡§¶#]{1,4}")


@dataclass(slots=True)
class Sheet:
    """A page with its rows sorted into text and furniture."""

    page: Page
    rows: list[Row]
    furniture: list[Furniture] = field(default_factory=list)
    notes: list[tuple[float, Furniture]] = field(default_factory=list)  # marginal notes: height where one begins
    marks: set[int] = field(default_factory=set)  # ids of runs that are marks of footnotes
    step: float = 0.0  # from line to line inside a paragraph; 0 until it is asked for

    def left_out(self, kind: str, text: str, runs: Iterable[Run]) -> Furniture:
        """Furniture that stands where `runs` do."""
        return Furniture(kind, text.replace("\ufffe", "-"), self.page.number, box=self.page.box_of(runs))


def drop_heads_and_feet(sheets: Sequence[Sheet], size: float) -> None:
    """Take running heads, running feet and page numbers off all pages, known by place and repetition."""
    for edge, kind in ((0, "running-head"), (-1, "running-foot")):
        for _ in range(_EDGE_ROWS):
            found = _repeated_rows(sheets, edge, size)
            if not found:
                break
            for sheet in found:
                row = sheet.rows.pop(edge)
                text = row.text
                what = "page-number" if _PAGE_NUMBER.fullmatch(text) else kind
                sheet.furniture.append(sheet.left_out(what, text, row.runs))


def _repeated_rows(sheets: Sequence[Sheet], edge: int, size: float) -> list[Sheet]:
    """The pages whose first (`edge` 0) or last (-1) row is no text."""
    rows = {sheet.page.number: sheet.rows[edge] for sheet in sheets if sheet.rows}
    texts = {number: row.text for number, row in rows.items()}
    offsets = Counter(value - number for number, text in texts.items() for value in _numbers(text))
    bare = {number for number, text in texts.items() if len(text) < _LONGEST_NUMBER and _PAGE_NUMBER.fullmatch(text)}
    usual = {offset for offset, count in offsets.items() if count >= max(2 if bare else 3, 0.3 * len(rows))}
    keys = {number: _key(text, {number + offset for offset in usual}) for number, text in texts.items()}
    heights: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for number, key in keys.items():
        heights[key][_height(rows[number])] += 1
    found: list[Sheet] = []
    for sheet in sheets:
        number = sheet.page.number
        if number not in rows:
            continue
        if number in bare:
            counts = any(value - number in usual for value in _numbers(texts[number]))
            is_furniture = (counts or len(rows) == 1) and _is_apart(sheet, edge)
        else:
            near = any(keys.get(number + step) == keys[number] for step in (-2, -1, 1, 2))
            place = _height(rows[number])
            same = sum(heights[keys[number]][place + step] for step in (-1, 0, 1)) if near else 0
            sure = _is_title(rows[number], texts[number], size) or _is_apart(sheet, edge)
            is_furniture = same >= (2 if len(sheets) < 6 else 3) and sure
        if is_furniture:
            found.append(sheet)
    if len(found) >= max(3, 0.5 * len(rows)):
        # Most pages have furniture at this height: a row there that stands apart is furniture too.
        known = {sheet.page.number for sheet in found}
        usual_heights = Counter(_height(rows[number]) for number in known)
        for sheet in sheets:
            number = sheet.page.number
            if number in rows and number not in known and len(sheet.rows) > 1 and _is_apart(sheet, edge):
                place = _height(rows[number])
                if sum(usual_heights[place + step] for step in (-1, 0, 1)) >= 0.5 * len(known):
                    found.append(sheet)
    return found


def _height(row: Row) -> int:
    """Where a row stands, in steps that furniture does not stray by."""
    return round(row.base / _SAME_HEIGHT)


def _is_title(row: Row, text: str, size: float) -> bool:
    """Whether a row looks like no line of a sentence: set small, or begun with a capital and without a stop."""
    return row.size <= SMALL * size or (not text[0].islower() and text[-1] not in ".,;:—–-")


def _is_apart(sheet: Sheet, edge: int) -> bool:
    """Whether the first or last row stands farther from its neighbour than lines of a paragraph do."""
    if len(sheet.rows) < 2:
        return True
    row, other = (sheet.rows[0], sheet.rows[1]) if edge == 0 else (sheet.rows[-1], sheet.rows[-2])
    if not sheet.step:
        steps = sorted(after.base - before.base for before, after in pairwise(sheet.rows))
        sheet.step = steps[len(steps) // 4]
    return abs(other.base - row.base) > 1.25 * sheet.step or len(sheet.rows) < 4


def _key(text: str, page_numbers: set[int]) -> str:
    """The letters and figures of a row, without its page number."""
    pieces = _PARTS.findall(text.lower())
    if _NUMBERED_HEADING.fullmatch(text):
        return "".join(pieces)
    return "".join(piece for piece in pieces if not (piece.isdecimal() and int(piece) in page_numbers))


_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def _numbers(text: str) -> Iterable[int]:
    """The numbers of a row that may be the number of its page."""
    match = _PAGE_NUMBER.fullmatch(text) if len(text) < _LONGEST_NUMBER else None
    if match and not match["number"].isdecimal():
        values = [_ROMAN[letter] for letter in match["number"].lower()]
        yield sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))
    for piece in _PARTS.findall(text):
        if piece.isdecimal() and len(piece) < 5:
            yield int(piece)


def size_of_text(sheets: Iterable[Sheet]) -> float:
    """The size of type in which most characters are set, in points."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for row in sheet.rows:
            for run in row.runs:
                sizes[round(run.size, 1)] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def frames(sheets: Iterable[Sheet], size: float) -> dict[tuple[int, int], tuple[float, float]]:
    """Left and right edge of the text, by width of page and side of the leaf (odd or even page)."""
    edges: defaultdict[tuple[int, int], tuple[Counter[int], Counter[int]]] = defaultdict(lambda: (Counter(), Counter()))
    for sheet in sheets:
        lefts, rights = edges[frame_key(sheet.page)]
        for row in sheet.rows:
            for cell in row.cells:
                if cell.right - cell.left > 0.3 * sheet.page.width and row.size > SMALL * size:
                    lefts[round(cell.left)] += 1
                    rights[round(cell.right)] += 1
    return {key: _frame(lefts, rights, key[0]) for key, (lefts, rights) in edges.items() if lefts}


def _frame(lefts: Counter[int], rights: Counter[int], width: int) -> tuple[float, float]:
    left, right = min(_usual(lefts)), max(_usual(rights))
    justified = sum(count for place, count in rights.items() if abs(place - right) <= 2)
    if justified < max(10, 0.2 * rights.total()):
        right = max(right, width - left)  # ragged lines do not show where the text ends
    return left, right


def _usual(counts: Counter[int]) -> list[int]:
    """Places that are no exceptions."""
    return [place for place, count in counts.items() if count >= 0.03 * counts.total()] or list(counts)


def frame_key(page: Page) -> tuple[int, int]:
    """Which pages share one frame of text."""
    return round(page.width), page.number % 2


def drop_line_numbers(sheets: Sequence[Sheet], frame: dict[tuple[int, int], tuple[float, float]]) -> None:
    """Take numbers of lines off the margins and out of the gutter: every line or every fifth, anew on each page."""
    for find in (_numbers_on_the_left, _numbers_on_the_right, _fives_behind_words):
        numbers = {id(sheet): find(sheet, frame) for sheet in sheets}
        counted = [found for found in numbers.values() if found]
        sure = [found for sheet in sheets if (found := numbers[id(sheet)]) and _counts_lines(sheet, found)]
        if len(sure) < 0.5 * len(counted) or sum(map(len, sure)) < 5:
            continue
        for sheet in sheets:
            cells = [cell for _, cell in numbers[id(sheet)]]
            sheet.furniture += [sheet.left_out("line-number", cell.runs[0].text, cell.runs) for cell in cells]
            take_cells(sheet, numbers[id(sheet)])


def _numbers_on_the_left(sheet: Sheet, frame: dict[tuple[int, int], tuple[float, float]]) -> list[tuple[Row, Cell]]:
    return [(row, cell) for row, cell, side in _outside(sheet, frame) if side == 0 and _is_number(cell)]


def _numbers_on_the_right(sheet: Sheet, frame: dict[tuple[int, int], tuple[float, float]]) -> list[tuple[Row, Cell]]:
    return [(row, cell) for row, cell, side in _outside(sheet, frame) if side == 1 and _is_number(cell)]


def _fives_behind_words(sheet: Sheet, _: dict[tuple[int, int], tuple[float, float]]) -> list[tuple[Row, Cell]]:
    """The numbers 5, 10, 15 that stand one below the other behind words: in a gutter, or beside ragged lines."""
    fives = [
        (row, cell) for row in sheet.rows for cell in row.cells if _is_number(cell) and int(cell.runs[0].text) % 5 == 0
    ]
    first = next(((row, cell) for row, cell in fives if row.cells[0] is not cell), None)
    if first is None or first[1].runs[0].text != "5":
        return []
    near = 2 * first[1].runs[0].size
    return [(row, cell) for row, cell in fives if abs(cell.right - first[1].right) < near]


def _is_number(cell: Cell) -> bool:
    return len(cell.runs) == 1 and cell.runs[0].text.isdecimal() and len(cell.runs[0].text) < 4


def _outside(sheet: Sheet, frame: dict[tuple[int, int], tuple[float, float]]) -> Iterable[tuple[Row, Cell, int]]:
    """Cells that stand left (0) or right (1) of the text, with their rows."""
    left, right = frame.get(frame_key(sheet.page), (0.0, sheet.page.width))
    for row in sheet.rows:
        if row.cells[0].right >= left and row.cells[-1].left <= right:
            continue
        for cell in row.cells[:1] + row.cells[1:][-1:]:
            if cell.right < left:
                yield row, cell, 0
            elif cell.left > right:
                yield row, cell, 1


def _counts_lines(sheet: Sheet, found: list[tuple[Row, Cell]]) -> bool:
    """Whether numbers are those of every line or every fifth: they rise as lines do."""
    values = [int(cell.runs[0].text) for _, cell in found]
    places = {id(row): at for at, row in enumerate(sheet.rows)}
    steps = [
        (after - before, places[id(below)] - places[id(above)])
        for (before, (above, _)), (after, (below, _)) in pairwise(zip(values, found, strict=True))
    ]
    if all(value % 5 == 0 for value in values) and values[0] == 5:
        return all(step == 5 and 3 <= rows <= 8 for step, rows in steps)
    return values[0] == 1 and len(values) >= 5 and all(step == 1 and rows <= 2 for step, rows in steps)


def drop_marginal_notes(
    sheets: Sequence[Sheet], frame: dict[tuple[int, int], tuple[float, float]], size: float
) -> None:
    """Take notes beside the text off it; notes in the type of the text only where most pages have them."""
    small: list[list[tuple[Row, Cell]]] = []
    large: list[list[tuple[Row, Cell]]] = []
    for sheet in sheets:
        beside = [(row, cell) for row, cell, _ in _outside(sheet, frame) if _is_note(cell)]
        small.append([found for found in beside if _size(found[1]) <= SMALL * size])
        large.append([found for found in beside if _size(found[1]) > SMALL * size])
    rows = sum(len(sheet.rows) for sheet in sheets)
    usual = sum(map(bool, large)) >= max(3, 0.4 * len(sheets)) and sum(map(len, large)) <= 0.4 * rows
    for sheet, few, many in zip(sheets, small, large, strict=True):
        found = few + many if usual else few
        sheet.notes = _notes(sheet, sorted(((row.base, cell) for row, cell in found), key=lambda pair: pair[0]))
        take_cells(sheet, found)


def _is_note(cell: Cell) -> bool:
    text = " ".join(run.text for run in cell.runs)
    return len(_LETTERS.findall(text)) > 2 and not _LABEL.match(text)


def _size(cell: Cell) -> float:
    return max(run.size for run in cell.runs)


_LABEL = re.compile(
    r"\W*(?:article|art|section|sec|clause|rule|regulation|paragraph|part|chapter|schedule|item|no)\b\.?\s*[\divxlc]+\b"
    r"|[“\"‘']",
    re.IGNORECASE,
)


def _notes(sheet: Sheet, cells: list[tuple[float, Cell]]) -> list[tuple[float, Furniture]]:
    """Join lines of marginal notes that follow closely; each note with the height of its first line."""
    notes: list[tuple[float, str, list[Run]]] = []
    end = side = 0.0
    for base, cell in cells:
        text = " ".join(run.text for run in cell.runs).replace("\ufffe", "-")
        size = _size(cell)
        if notes and base - end <= 1.5 * size and abs(cell.left - side) < 4 * size:
            start, before, runs = notes[-1]
            joined = before[:-1] + text if before.endswith("-") and text[:1].islower() else f"{before} {text}"
            notes[-1] = (start, joined, runs + cell.runs)
        else:
            notes.append((base, text, list(cell.runs)))
        end, side = base, cell.left
    return [(base, sheet.left_out("margin", text, runs)) for base, text, runs in notes]


def take_cells(sheet: Sheet, found: Sequence[tuple[Row, Cell]]) -> None:
    """Take cells out of their rows, and rows off the page when nothing is left of them."""
    for row, cell in found:
        row.cells = [other for other in row.cells if other is not cell]
        runs = [run for other in row.cells for run in other.runs]
        if runs:
            fresh = row_of(runs)
            row.base, row.size, row.left, row.right = fresh.base, fresh.size, fresh.left, fresh.right
        row.runs = runs
    if found:
        sheet.rows = [row for row in sheet.rows if row.runs]


def drop_footnotes(sheets: Sequence[Sheet], ordered: Sequence[Sequence[Row]], size: float) -> list[list[Row]]:
    """The rows of each page but for its footnotes, and for what goes on at its head of a note of the page before."""
    left: list[list[Row]] = []
    goes_on = False  # a note runs over the foot of the page before
    for sheet, rows in zip(sheets, ordered, strict=True):
        top = 0
        if goes_on and rows and rows[0].text[0].islower() and rows[0].size <= SMALL * size:
            top = next((at for at in range(len(rows)) if not _alike(rows[at], rows[0])), len(rows))
            _leave_out_note(sheet, rows[:top])
        last = rows[-1] if rows else None
        kept = _without_notes(sheet, rows[top:], size)
        in_note = bool(last) and (not kept or kept[-1] is not last)
        goes_on = in_note and last is not None and last.text[-1] not in '.;:”"'
        left.append(kept)
    return left


def _without_notes(sheet: Sheet, ordered: Sequence[Row], size: float) -> list[Row]:
    """The rows but for small type at the foot of a page or of a column, which opens with the mark of a note."""
    referred = {mark for row in ordered if row.size > SMALL * size for mark, _ in _references(row)}
    columns = [list(rows) for _, rows in groupby(ordered, key=lambda row: row.column)]
    kept: list[Row] = []
    used: set[str] = set()
    for rows in columns:
        first = len(rows)
        while first and rows[first - 1].size <= SMALL * size:
            first -= 1
        marks = [(at, _leading_mark(rows[at])) for at in range(first, len(rows))] if first or kept else []
        opens = {at for at, _ in marks if _opens_raised(rows[at]) and all(_alike(rows[at], row) for row in rows[at:])}
        known = next((at for at, mark in marks if mark in referred or at in opens), len(rows))
        notes: list[list[Row]] = []
        for at, mark in marks[known - first :]:
            if not notes or (mark and mark in referred) or at in opens:
                notes.append([])
            notes[-1].append(rows[at])
        for note in notes:
            _leave_out_note(sheet, note)
        if notes:
            used.update(mark for _, mark in marks if mark)
        kept += rows[:known]
    for row in kept if used else ():
        for mark, runs in _references(row):
            if mark in used:
                sheet.marks.update(id(run) for run in runs)
    return kept


def _leave_out_note(sheet: Sheet, rows: Sequence[Row]) -> None:
    if rows:
        runs = [run for row in rows for run in row.runs]
        sheet.furniture.append(sheet.left_out("footnote", " ".join(row.text for row in rows), runs))


def _alike(row: Row, other: Row) -> bool:
    """Whether two rows are set in type of one size."""
    return abs(row.size - other.size) <= 0.05 * other.size


def _opens_raised(row: Row) -> bool:
    """Whether a row opens with a figure or a sign that is set small and above the line, as notes do."""
    run = row.runs[0]
    return is_raised(run, row) and (run.text.isdecimal() or _SYMBOLS.fullmatch(run.text) is not None)


def _leading_mark(row: Row) -> str | None:
    match = _MARK.match(row.text)
    return match["round"] or match["square"] or match["bare"] if match else None


def _references(row: Row) -> Iterable[tuple[str, list[Run]]]:
    """Marks of footnotes in a row: raised figures, symbols, a bold letter in brackets."""
    for at, run in enumerate(row.runs):
        text = run.text.strip("[]() ,")
        if not text or len(text) > 4:
            continue
        before = row.runs[at - 1].text if at else ""
        lettered = run.bold and len(text) == 1 and text.islower() and before.endswith("(") and not row.runs[at - 1].bold
        if lettered or is_raised(run, row) or _SYMBOLS.fullmatch(text):
            yield text, [run]


def is_raised(run: Run, row: Row) -> bool:
    """Whether a run is set small and above the line."""
    return run.size <= 0.85 * row.size and row.base - run.base >= 0.12 * row.size
