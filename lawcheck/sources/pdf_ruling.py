"""Whether a page of a PDF has ruled tables, told by its drawn lines at little cost."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

_FEWEST_PATHS, _MOST_PATHS = 4, 4_000  # drawn shapes on a page that may rule a table
_MOST_OBJECTS = 40_000
_THIN = 3.0  # points that a line is thick, at most
_SHORT = 8.0
_MOST_BOXES = 200  # that are looked at
_APART = 12.0  # points between two lines that have a cell between them, at least


def is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Whether lines or boxes drawn on a page make cells that stand side by side: two columns, at least."""
    paths = []
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        part = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(part) == pdfium.FPDF_PAGEOBJ_PATH:
            paths.append(part)
            if len(paths) > _MOST_PATHS:
                return False
    if len(paths) < _FEWEST_PATHS:
        return False
    upright: list[float] = []
    boxes: list[tuple[float, float, float, float]] = []
    level: list[float] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for part in paths:
        pdfium.FPDFPageObj_GetBounds(part, left, bottom, right, top)
        width, height = right.value - left.value, top.value - bottom.value
        if width <= _THIN and height > _SHORT:
            upright.append(left.value)
        elif height <= _THIN and width > _SHORT:
            level.append(bottom.value)
        elif width > _SHORT and height > _SHORT:
            boxes.append((left.value, bottom.value, right.value, top.value))
            level += (bottom.value, top.value)
    if _count(level) < 2:
        return False
    return _count(upright) > 2 or (len(boxes) > 1 and _stand_edge_to_edge(boxes[:_MOST_BOXES]))


def _stand_edge_to_edge(boxes: list[tuple[float, float, float, float]]) -> bool:
    """Whether two boxes share an upright edge, as cells do; boxes behind words, as highlights are, do not."""
    return any(
        abs(right - other) <= _THIN and min(top, above) - max(bottom, below) > _SHORT
        for _, bottom, right, top in boxes
        for other, below, _, above in boxes
    )


def _count(places: Iterable[float]) -> int:
    """How many places there are with room for a cell between them."""
    ordered = sorted(places)
    return bool(ordered) + sum(after - before > _APART for before, after in pairwise(ordered))
