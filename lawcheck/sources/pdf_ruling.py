"""Whether a page of a PDF has ruled tables, told by its drawn lines at little cost."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

_FEWEST_PATHS, _MOST_PATHS = 4, 4_000  # drawn shapes on a page that may rule a table
_MOST_OBJECTS = 40_000
_THIN = 3.0  # points
_SHORT = 8.0


def is_ruled(page: pypdfium2.PdfPage) -> bool:
    """Whether drawn lines on a page make cells that stand side by side."""
    paths = []
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        part = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(part) == pdfium.FPDF_PAGEOBJ_PATH:
            paths.append(part)
            if len(paths) > _MOST_PATHS:
                return False
    if len(paths) < _FEWEST_PATHS:
        return False
    across, down = set(), set()  # places of level and of upright lines
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for part in paths:
        pdfium.FPDFPageObj_GetBounds(part, left, bottom, right, top)
        width, height = right.value - left.value, top.value - bottom.value
        if height > _SHORT:
            down |= {round(left.value / _THIN), round(right.value / _THIN)}
        if width > _SHORT:
            across |= {round(bottom.value / _THIN), round(top.value / _THIN)}
    return len(down) > 2 and len(across) > 1
