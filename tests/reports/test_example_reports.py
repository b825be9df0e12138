"""The example reports in reports/ are those that lawcheck writes; `make reports` makes them anew."""

import importlib.util
import io
import os
import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
_RULES = re.compile(r"[0-9a-f]{64}|rules [0-9a-f]{12}")  # the hash of the rules changes with every word in them


def _builder() -> Any:
    spec = importlib.util.spec_from_file_location("reports_build", REPORTS / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The examples, made now; the second draft of a bill, which is one of them, is written on the way."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        return dict(_builder().reports())
    finally:
        os.chdir(before)


def content(name: str, data: bytes) -> Any:
    """What a person reads in a file: other versions of the libraries may pack the same into other bytes."""
    if name.endswith(".xlsx"):
        sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
        return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in sheets]
    if name.endswith(".docx"):
        document = docx.Document(io.BytesIO(data))
        tables = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
        return (
            [_RULES.sub("", p.text) for p in document.paragraphs],
            tables,
            [comment.text for comment in document.comments],
        )
    if name.endswith(".pdf"):
        pages = PdfReader(io.BytesIO(data)).pages
        return [[note.get_object().get("/Contents") for note in page.get("/Annots") or ()] for page in pages]
    return _RULES.sub("", data.decode()).splitlines()


def test_the_folder_holds_every_example_and_nothing_else(made: dict[str, bytes]) -> None:
    """A new format gets its example."""
    kept = {path.relative_to(REPORTS).as_posix() for path in REPORTS.rglob("*") if path.is_file()}
    assert {name for name in kept if "__pycache__" not in name} == {*made, "build.py"}


def test_each_example_says_what_a_new_one_says(made: dict[str, bytes]) -> None:
    """Where this fails after a change of rules or formats, run `make reports`, look at the changes, and commit them."""
    stale = [name for name, data in made.items() if content(name, (REPORTS / name).read_bytes()) != content(name, data)]
    assert stale == [], "run `make reports`"
