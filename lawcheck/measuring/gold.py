"""Gold verdicts: what a careful reader says of a law, read from YAML and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from lawcheck.measuring.laws import READABLE
from lawcheck.rules.schema import Instrument, Verdict
from lawcheck.rules.yaml_files import load_yaml


class GoldError(Exception):
    """A gold file that can't be used; the message names it and says why."""


class GoldVerdict(BaseModel):
    """The verdict of a careful reader on one requirement."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Verdict
    also: tuple[Verdict, ...] = ()  # verdicts that could be defended as well
    missing: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    note: str = ""


class GoldFile(BaseModel):
    """The verdicts on one law."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str  # name of the law's file, without its ending
    scope: tuple[Instrument, ...]
    verdicts: dict[str, GoldVerdict]


@dataclass(frozen=True, slots=True)
class GoldLaw:
    """A law and the verdicts on it."""

    path: Path
    gold: GoldFile


def find_gold(folders: Iterable[Path]) -> Iterator[GoldLaw]:
    """Find gold files under the folders, each with the law that it names (Word before PDF before text)."""
    for folder in folders:
        if not folder.is_dir():
            raise GoldError(f"{folder}: there is no such folder")
        for path in sorted(folder.rglob("*.yaml")):
            gold = _read(path)
            if gold is not None:
                yield GoldLaw(_law_of(gold.document, path, folder), gold)


def _read(path: Path) -> GoldFile | None:
    try:
        content = load_yaml(path.read_bytes())
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: is not valid YAML: {error}") from None
    if not isinstance(content, dict) or "verdicts" not in content:
        return None
    try:
        return GoldFile.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise GoldError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def _law_of(document: str, path: Path, folder: Path) -> Path:
    for suffix in READABLE:
        found = path.with_name(document + suffix)
        if found.is_file():
            return found
        found_below = sorted(folder.rglob(document + suffix))
        if found_below:
            return found_below[0]
    raise GoldError(f"{path}: the law '{document}' is not under {folder}")
