"""A fault of the program itself, said as a file that could not be read, so that other files go on."""

from __future__ import annotations

import traceback
from pathlib import Path

from lawcheck.sources.document import UnreadableDocument


def fault_of(path: str, doing: str, error: Exception) -> UnreadableDocument:
    """What to report about an error that nobody foresaw; `doing` is what failed, as in "checking this law"."""
    frames = traceback.extract_tb(error.__traceback__)
    message = (
        f"lawcheck failed while {doing}, which is a fault of the program; please report it with these words: "
        f"{type(error).__name__} in {Path(frames[-1].filename).name}, line {frames[-1].lineno}."
    )
    return UnreadableDocument(path, "fault", message)
