"""Reads rule folders: every YAML file is checked against the schema, and every name against what it names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from lawcheck.rules.blanks import blanks
from lawcheck.rules.location import default_rules_dir
from lawcheck.rules.matcher import Matcher
from lawcheck.rules.patterns import PatternError, concepts_of, parse
from lawcheck.rules.schema import (
    Case,
    CaseFile,
    Concept,
    Kind,
    KindFile,
    LexiconFile,
    Region,
    RegionFile,
    Requirement,
    Survivor,
    SurvivorFile,
)
from lawcheck.rules.yaml_files import line_of, load_yaml

_LARGEST_FILE = 2_000_000
_File = TypeVar("_File", bound=BaseModel)


class RulesError(Exception):
    """A rule set that can't be used; the message names file and line, and what is wrong there."""


@dataclass(frozen=True)
class RuleSet:
    """Requirements, regions, kinds of law, and the lexicon of each language."""

    requirements: Mapping[str, Requirement]
    regions: Mapping[str, Region]
    kinds: Mapping[str, Kind]
    lexicons: Mapping[str, Mapping[str, Concept]]
    cases: Mapping[str, tuple[Case, ...]]
    files: Mapping[str, Path] = field(repr=False)  # of each requirement
    concept_files: Mapping[str, Mapping[str, Path]] = field(default_factory=dict, repr=False)  # by language and concept
    sha256: str = ""
    survivors: tuple[Survivor, ...] = ()
    _matchers: dict[str, Matcher] = field(default_factory=dict, repr=False, compare=False)

    def matcher(self, language: str) -> Matcher:
        """The lexicon of a language, compiled when first asked for; RulesError where a pattern can't be read."""
        if language not in self._matchers:
            concepts = self.lexicons[language]
            try:
                self._matchers[language] = Matcher(
                    {name: concept.patterns for name, concept in concepts.items()},
                    {name: concept.unless for name, concept in concepts.items()},
                    language,
                    {name: concept.terms for name, concept in concepts.items()},
                )
            except PatternError as error:
                raise RulesError(f"{self._fault_in(language)}{error}") from None
        return self._matchers[language]

    def _fault_in(self, language: str) -> str:
        """File, line and name of the first concept that has a pattern that can't be read; nothing for a circle."""
        concepts = self.lexicons[language]
        for name, concept in concepts.items():
            try:
                used = (concepts_of(parse(p, language)) for p in (*concept.patterns, *concept.unless, *concept.terms))
                fault = not frozenset().union(*used) <= concepts.keys()
            except PatternError:
                fault = True
            if fault:
                return f"{_place(self.concept_files[language][name], ('concepts', name))}: '{name}': "
        return ""


def load_rules(*extra: Path | str) -> RuleSet:
    """Load the rules that come with the program and those of further folders, which may add and replace.

    RulesError where a file can't be read, says something the schema doesn't know, or names what is not there. The
    patterns of a lexicon are read when its matcher is first asked for.
    """
    return _load((default_rules_dir(), *map(Path, extra)))


@cache
def _load(folders: tuple[Path, ...]) -> RuleSet:
    requirements: dict[str, Requirement] = {}
    regions: dict[str, Region] = {}
    kinds: dict[str, Kind] = {}
    lexicons: dict[str, dict[str, Concept]] = {}
    concept_files: dict[str, dict[str, Path]] = {}
    cases: dict[str, tuple[Case, ...]] = {}
    survivors: tuple[Survivor, ...] = ()
    origins = _Origins()
    unfilled: list[str] = []
    digest = hashlib.sha256()
    read = [[(path, _read(path, digest)) for path in _files(folder)] for folder in folders]
    stated = _stated(content for entries in read for _, content in entries)
    for entries in read:
        origins.begin_folder()
        for path, said in entries:
            content = _spelled_out(said, stated, path)
            if left := [f"{_named(keys)} (line {line_of(path, keys)})" for keys in blanks(content)]:
                unfilled.append(f"{path} has still to be filled in: {', '.join(left)}")
                continue
            match _kind_of(content, path):
                case "cases":
                    case_file = _checked(CaseFile, content, path)
                    origins.add(path, "requirement", [case_file.requirement])
                    cases[case_file.requirement] = case_file.cases
                case "concepts":
                    concepts = _checked(LexiconFile, content, path).concepts
                    language = path.parent.name
                    origins.add(path, "concepts", concepts, language)
                    lexicons.setdefault(language, {}).update(concepts)
                    concept_files.setdefault(language, {}).update(dict.fromkeys(concepts, path))
                case "regions":
                    regions.update(_checked(RegionFile, content, path).regions)
                    origins.add(path, "regions", content["regions"])
                case "kinds":
                    kinds.update(_checked(KindFile, content, path).kinds)
                    origins.add(path, "kinds", content["kinds"])
                case "survivors":
                    survivors += _checked(SurvivorFile, content, path).survivors
                case "id":
                    requirement = _checked(Requirement, content, path)
                    requirements[requirement.id] = requirement
                    origins.add(path, "id", [requirement.id])
    if unfilled:
        raise RulesError("; ".join(unfilled))
    requirements = dict(sorted(requirements.items(), key=_treaty_order))
    files = {name: origins.file("id", name) for name in requirements}
    rules = RuleSet(requirements, regions, kinds, lexicons, cases, files, concept_files, digest.hexdigest(), survivors)
    _check_names(rules, origins)
    _check_cases(rules, origins)
    return rules


_KINDS = ("concepts", "regions", "kinds", "survivors", "id")
_LANGUAGE_DATA = ("gaps.yaml", "numbers.yaml", "reading.yaml", "spelling.yaml")
"""Files beside a lexicon that are read by the modules that need them."""


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise RulesError(f"{folder}: there is no such folder of rules")
    for path in sorted(folder.rglob("*.yml")):
        raise RulesError(f"{path}: is not read; rule files have names that end in .yaml")
    return sorted(folder.rglob("*.yaml"))


def _kind_of(content: dict[str, Any], path: Path) -> str | None:
    """What a file holds, by its name or the key that tells; None for data of a language that is read elsewhere."""
    if path.name.endswith(".cases.yaml"):
        return "cases"
    kinds = [kind for kind in _KINDS if kind in content]
    if len(kinds) > 1:
        raise RulesError(f"{path}: holds both '{kinds[0]}' and '{kinds[1]}'; give each a file of its own")
    if not kinds and path.name not in _LANGUAGE_DATA:
        raise RulesError(
            f"{path}: is no rule file that lawcheck knows; a requirement has an 'id', its cases stand in a file that "
            f"ends in .cases.yaml, and other files have 'concepts', 'regions', 'kinds' or 'survivors'"
        )
    return kinds[0] if kinds else None


class _Origins:
    """Which file says what, for messages; a folder may say a thing once, and replace what folders before it say."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str, str], Path] = {}
        self._of_folder: set[tuple[str, str, str]] = set()

    def begin_folder(self) -> None:
        """From now on, what is added stands in another folder of rules."""
        self._of_folder.clear()

    def add(self, path: Path, key: str, names: Iterable[str], language: str = "") -> None:
        """Note where names stand; RulesError, with both places, for one that the folder has already."""
        for name in names:
            entry = (key, name, language)
            if entry in self._of_folder:
                raise RulesError(
                    f"{self._place(path, key, name)}: '{name}' stands already in "
                    f"{self._place(self._entries[entry], key, name)}; keep one of the two"
                )
            self._of_folder.add(entry)
            self._entries[entry] = path

    def file(self, key: str, name: str) -> Path:
        """The file that says it, the last one where a folder replaces what another says."""
        return self._entries[key, name, ""]

    def where(self, key: str, name: str) -> str:
        """File, line and name, for the beginning of a message."""
        return f"{self._place(self.file(key, name), key, name)}: '{name}'"

    @staticmethod
    def _place(path: Path, key: str, name: str) -> str:
        return _place(path, (key,) if key in ("id", "requirement") else (key, name))


def _treaty_order(entry: tuple[str, Requirement]) -> tuple[int, int, str, str]:
    requirement = entry[1]
    digits = "".join(c if c.isdigit() else " " for c in requirement.article).split()
    return (
        ("tip", "som", "untoc").index(requirement.instrument),
        int(digits[0]) if digits else 99,
        requirement.article,
        requirement.id,
    )


def _read(path: Path, digest: Any) -> dict[str, Any]:
    data = path.read_bytes()
    digest.update(path.name.encode() + b"\0" + data)
    if len(data) > _LARGEST_FILE:
        raise RulesError(f"{path}: is larger than {_LARGEST_FILE // 1_000_000} MB; a rule file is a page or two")
    try:
        content = load_yaml(data)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulesError(f"{path}, line {line}: is not valid YAML: {error.problem}") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RulesError(f"{path}: is not valid YAML: {error}") from None
    if not isinstance(content, dict):
        raise RulesError(f"{path}, line 1: must be a mapping of keys to values")
    return content


def _stated(contents: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The conditions that files state under a name."""
    conditions = (content["conditions"] for content in contents if isinstance(content.get("conditions"), dict))
    entries = (entry for each in conditions for entry in each.items())
    return {name: said["when"] for name, said in entries if isinstance(said, dict) and "when" in said}


def _spelled_out(said: Any, stated: dict[str, Any], path: Path) -> Any:
    """What a file says, with `{holds: NAME}` replaced by the condition of that name."""
    if isinstance(said, list):
        return [_spelled_out(each, stated, path) for each in said]
    if not isinstance(said, dict):
        return said
    if said.keys() == {"holds"}:
        if said["holds"] not in stated:
            raise RulesError(f"{path}: no file of regions states the condition '{said['holds']}'")
        return stated[said["holds"]]
    return {key: _spelled_out(each, stated, path) for key, each in said.items()}


def _named(keys: Iterable[str | int]) -> str:
    return ".".join(key for key in keys if isinstance(key, str))


def _checked(model: type[_File], content: dict[str, Any], path: Path) -> _File:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        keys = [key for key in first["loc"] if not (isinstance(key, str) and key[:1].isupper())]
        where = ".".join(map(str, keys))
        raise RulesError(f"{_place(path, keys)}: {where}: {first['msg']}") from None


def _place(path: Path, keys: Iterable[str | int]) -> str:
    return f"{path}, line {line_of(path, keys)}"


def _check_names(rules: RuleSet, origins: _Origins) -> None:
    """Every concept, region, kind of law and element that a rule speaks of is there."""
    known = frozenset(name for concepts in rules.lexicons.values() for name in concepts)
    entries: list[tuple[str, str, BaseModel]] = [
        *(("regions", name, region) for name, region in rules.regions.items()),
        *(("kinds", name, kind) for name, kind in rules.kinds.items()),
        *(("id", name, requirement) for name, requirement in rules.requirements.items()),
    ]
    for key, owner, entry in entries:
        for kind, name in names_in(entry):
            if kind == "concept" and name not in known:
                raise RulesError(f"{origins.where(key, owner)}: no lexicon file defines the concept '{name}'")
            if kind == "region" and name not in rules.regions:
                raise RulesError(f"{origins.where(key, owner)}: no file defines the region '{name}'")
    for owner, requirement in rules.requirements.items():
        for name in requirement.laws:
            if name not in rules.kinds:
                raise RulesError(f"{origins.where('id', owner)}: no file defines the kind of law '{name}'")
        for doubt in (*requirement.partial, *requirement.review):
            for name in doubt.excuses if doubt.excuses != "all" else ():
                if name not in requirement.elements:
                    raise RulesError(f"{origins.where('id', owner)}: 'excuses' names '{name}', which is no element")


_CONCEPT_FIELDS = frozenset(
    {
        *("find", "with_", "without", "age", "has", "lacks", "only", "but_not", "outside", "subject"),
        *("defines", "heading", "part", "names"),
    }
)
_REGION_FIELDS = frozenset({"in_", "not_in", "about", "penalty", "graver", "than", "every", "some", "region", "base"})


def names_in(entry: BaseModel) -> Iterator[tuple[str, str]]:
    """All names of concepts and regions that a rule speaks of, as ('concept' or 'region', name)."""
    for field_name in type(entry).model_fields:
        value = getattr(entry, field_name)
        if field_name in _CONCEPT_FIELDS:
            yield from (("concept", name) for name in _flat(value))
        elif field_name in _REGION_FIELDS and value:
            yield from (("region", name) for name in _flat(value))
        elif field_name == "definitions" and value != "all":
            yield from (("concept", name) for name in _flat(value))
        else:
            for child in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
                if isinstance(child, BaseModel):
                    yield from names_in(child)


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is not None:
        for item in value:
            yield from _flat(item)


def _check_cases(rules: RuleSet, origins: _Origins) -> None:
    """Every requirement has a case that is met and one that is not, and each conflict has its own."""
    for name in rules.cases:
        if name not in rules.requirements:
            raise RulesError(f"{origins.where('requirement', name)}: no file defines the requirement of these cases")
    for name, requirement in rules.requirements.items():
        path = rules.files[name]
        cases = rules.cases.get(name, ())
        verdicts = {case.verdict for case in cases}
        if "met" not in verdicts or not verdicts - {"met"}:
            raise RulesError(
                f"{path}: '{name}' needs a case that is met and one that is not, in {path.stem}.cases.yaml beside it"
            )
        for conflict in requirement.conflicts:
            if not any(conflict in case.conflicts for case in cases):
                raise RulesError(f"{path}: the conflict '{conflict}' of '{name}' needs a case of its own")
