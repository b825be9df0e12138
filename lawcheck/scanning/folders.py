"""What holds for each file of a tree: its country, its role, and how it is checked, by the lawcheck.yaml above it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from lawcheck.configuration import (
    COMMAND_LINE,
    CONFIGURATION,
    KEYS,
    OF_THE_RUN,
    ConfigurationError,
    Settings,
    settings_in,
)
from lawcheck.scanning.walking import above


class Folders:
    """The settings of a tree; what a file nearer to a law says outranks what one farther off says."""

    def __init__(self, root: Path, settings: Settings, configured: Iterable[str]) -> None:
        """`settings` are those of the root, with the command line laid over them. Raises ConfigurationError."""
        self._root = root
        self._own = {"": settings}
        for folder in configured:
            if folder:
                self._own[folder] = settings_in(root / folder)
                self._within_bounds(folder)

    def _within_bounds(self, folder: str) -> None:
        for key, (name, _) in KEYS.items():
            if name in OF_THE_RUN and name in self._own[folder].origins:
                raise ConfigurationError(
                    f"{self._own[folder].origin(name)}: '{key}' holds for a whole run; write it into the "
                    f"{CONFIGURATION} of the scanned folder."
                )

    def value(self, path: str, name: str) -> Any:
        """A setting as it holds for a file: from the command line, else from the nearest folder that gives it."""
        top = self._own[""]
        if top.origin(name) != COMMAND_LINE:
            for folder in above(path):
                if folder in self._own and name in self._own[folder].origins:
                    return getattr(self._own[folder], name)
        return getattr(top, name)

    def role(self, path: str) -> str:
        """`law` or `ignore`, by the nearest folder that speaks of the file."""
        for folder in above(path):
            inner = path[len(folder) + 1 :] if folder else path
            if folder in self._own and (role := self._own[folder].role_of(inner)):
                return role
        return "law"

    def country(self, path: str) -> str:
        """The country or framework of a file: by configuration, else the first folder, else the root itself."""
        named: str | None = self.value(path, "country")
        if named:
            return named
        return path.partition("/")[0] if "/" in path else self.name

    @cached_property
    def name(self) -> str:
        """The name of the root."""
        return self._own[""].country or self._root.resolve().name or "laws"
