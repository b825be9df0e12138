"""What the author of a rule has still to write: texts that begin as the skeleton of `lawcheck rules new` has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

FILL_IN = "FILL IN"


def blanks(content: Any) -> Iterator[tuple[str | int, ...]]:
    """The keys under which each of them stands in the content of a YAML file."""
    if isinstance(content, str):
        if content.startswith(FILL_IN):
            yield ()
    elif isinstance(content, dict | list):
        for key, value in content.items() if isinstance(content, dict) else enumerate(content):
            yield from ((key, *keys) for keys in blanks(value))
