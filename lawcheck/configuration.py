"""`lawcheck.yaml`: what a folder of laws says about how to check them, and where each value in force comes from."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

CONFIGURATION = "lawcheck.yaml"
COMMAND_LINE = "command line"
"""Origin of a setting that was given as an option."""
_LARGEST = 100_000
_INSTRUMENTS = ("tip", "som", "untoc")

Scope = str | tuple[str, ...]
"""`auto`, `all`, or instruments in their order."""


class ConfigurationError(Exception):
    """A lawcheck.yaml that can't be used; the message names file and line, what is wrong, and what to write."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force, and of each that is no default, where it was set."""

    country: str | None = None  # or framework: the name under which the laws of the folder stand
    scope: Scope = "auto"
    language: str | None = None  # None: told from the text
    roles: Mapping[str, str] = field(default_factory=dict)  # pattern of names: law or ignore
    rules: tuple[str, ...] = ()  # folders of further rules
    fail_on: str = "never"
    seconds: float = 120  # for one law, under `scan`
    memory: int = 2000  # megabytes for one law, under `scan`
    origins: Mapping[str, str] = field(default_factory=dict)  # by name of the setting

    def origin(self, name: str) -> str:
        """Where a value comes from: default, `lawcheck.yaml, line 3` or command line."""
        return self.origins.get(name, "default")

    def given(self, origin: str, **values: Any) -> Settings:
        """These settings with values from the command line, or another place, laid over them."""
        return replace(self, **values, origins={**self.origins, **dict.fromkeys(values, origin)})

    def role_of(self, path: str) -> str | None:
        """`law` or `ignore`, by the last pattern that fits a path from the folder of the settings, or its name."""
        name = path.rpartition("/")[2]
        fitting = (
            role for pattern, role in self.roles.items() if fnmatchcase(path, pattern) or fnmatchcase(name, pattern)
        )
        return next(iter(list(fitting)[::-1]), None)


KEYS: Mapping[str, tuple[str, str]] = {
    "country": ("country", "a name, as in: Zambia"),
    "scope": ("scope", "auto, all, or a list of tip, som and untoc"),
    "language": ("language", "two letters, as in: en"),
    "roles": ("roles", "patterns of file names, each with law or ignore, as in: {'*-memorandum.pdf': ignore}"),
    "rules": ("rules", "a list of folders of rules"),
    "fail-on": ("fail_on", "gap, conflict or never"),
    "limits.seconds": ("seconds", "a number of seconds from 1 to 86400"),
    "limits.memory": ("memory", "a number of megabytes from 500 to 1000000"),
}
"""The keys of lawcheck.yaml: the setting that each gives, and what may stand there."""

OF_THE_RUN = frozenset({"rules", "fail_on", "seconds", "memory"})
"""Settings of a whole run: no folder inside the tree may change them."""


def settings_in(folder: Path, base: Settings | None = None) -> Settings:
    """The settings of a folder's lawcheck.yaml, laid over others; those alone where there is no such file.

    Folders of rules are taken from the folder of the file. Raises ConfigurationError.
    """
    base = base or Settings()
    path = folder / CONFIGURATION
    data = _bytes_of(path)
    return base if data is None else _laid_over(base, path, data)


def _bytes_of(path: Path) -> bytes | None:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise ConfigurationError(f"{path}: this is no plain file; remove it or write a file of that name.")
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigurationError(f"{path}: the file can't be opened: {reason}.") from None
    if len(data) > _LARGEST:
        raise ConfigurationError(f"{path}: the file is larger than 100 kB; a configuration is a page at most.")
    return data


def _laid_over(base: Settings, path: Path, data: bytes) -> Settings:
    import yaml
    from pydantic import ValidationError

    from lawcheck.rules.yaml_files import line_of, load_yaml

    try:
        content = load_yaml(data)
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(data, yaml.SafeLoader)):
            raise ConfigurationError(f"{path}: aliases (*name) are not read here; write the value out.")
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(
            f"{path}, line {line}: this is not valid YAML ({error.problem}); write each setting on a line of its own, "
            "as in: language: en"
        ) from None
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
        raise ConfigurationError(f"{path}: this is not valid YAML; save it as plain text in UTF-8.") from None
    if content is None:
        return base
    if not isinstance(content, dict):
        raise ConfigurationError(f"{path}, line 1: settings stand here as name and value, as in: language: en")
    try:
        read = _model().model_validate(content)
    except ValidationError as error:
        raise ConfigurationError(_complaint(path, error.errors()[0])) from None
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for key, (name, _) in KEYS.items():
        found: Any = read
        for part in key.split("."):
            found = getattr(found, part.replace("-", "_"), None)
        if found is not None:
            values[name] = found
            origins[name] = f"{path.as_posix()}, line {line_of(path, key.split('.'))}"
    if "rules" in values:
        values["rules"] = tuple(os.path.normpath(path.parent / folder) for folder in values["rules"])
    return replace(base, **values, origins={**base.origins, **origins})


def _complaint(path: Path, error: Mapping[str, Any]) -> str:
    from lawcheck.rules.yaml_files import line_of

    keys = [key for key in error["loc"] if key not in ("str", "list", "function-before")]
    where = f"{path}, line {line_of(path, keys)}"
    dotted = ".".join(str(key) for key in keys[: 2 if keys[0] == "limits" else 1])
    if error["type"] == "extra_forbidden" or (dotted not in KEYS and dotted != "limits"):
        inner = "limits." if keys[0] == "limits" else ""
        known = list(
            dict.fromkeys(
                key.removeprefix(inner) if inner else key.partition(".")[0] for key in KEYS if key.startswith(inner)
            )
        )
        close = difflib.get_close_matches(str(keys[-1]), known, 1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(known)}."
        return f"{where}: there is no setting '{dotted}'; {hint}"
    asked = KEYS[dotted][1] if dotted in KEYS else "seconds and memory, each on a line below it"
    return f"{where}: '{dotted}' must be {asked}."


def _model() -> Any:
    """The schema of the file; pydantic is loaded only where there is one."""
    from typing import Annotated

    from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

    def scope_of(value: Any) -> Any:
        if isinstance(value, str) and value not in ("auto", "all"):
            value = [part.strip() for part in value.split(",")]
        return value if isinstance(value, str) else tuple(name for name in _INSTRUMENTS if name in _all_known(value))

    def _all_known(value: Any) -> list[str]:
        if not isinstance(value, list) or not value or not all(name in _INSTRUMENTS for name in value):
            raise ValueError
        return value

    name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    strict = ConfigDict(extra="forbid", strict=True, alias_generator=lambda key: key.replace("_", "-"))

    class Limits(BaseModel):
        model_config = strict
        seconds: Annotated[float, Field(ge=1, le=86_400)] | None = None
        memory: Annotated[int, Field(ge=500, le=1_000_000)] | None = None

    class File(BaseModel):
        model_config = strict
        country: name | None = None
        scope: Annotated[Any, BeforeValidator(scope_of)] = None
        language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")] | None = None
        roles: dict[name, Literal["law", "ignore"]] | None = None
        rules: list[name] | None = None
        fail_on: Literal["gap", "conflict", "never"] | None = None
        limits: Limits | None = None

    return File
