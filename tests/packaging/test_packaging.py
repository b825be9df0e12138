"""What is installed: the wheel brings its rules, and names every package it imports."""

import ast
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULE_OF = {"pillow": "PIL", "python-docx": "docx", "pyyaml": "yaml"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the checkout so that nothing is left behind in it."""
    source = tmp_path_factory.mktemp("source")
    for name in ("lawcheck", "rules"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.cfg", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    dist = tmp_path_factory.mktemp("dist")
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, "--wheel-dir", str(dist), str(source)], check=True)
    return next(dist.glob("*.whl"))


def test_the_wheel_holds_every_module_and_every_rule(wheel: Path) -> None:
    """A new package or folder of rules is shipped, or this fails."""
    names = set(zipfile.ZipFile(wheel).namelist())
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "lawcheck").rglob("*.py")}
    rules = {path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    assert (modules | {f"lawcheck/ruleset/{name}" for name in rules} | {"lawcheck/py.typed"}) - names == set()
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "lawcheck/reports/templates").iterdir()}
    assert templates - names == set()


def test_an_installed_lawcheck_finds_its_rules_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """`lawcheck rules list` names the same requirements from a wheel, in another folder, as from the checkout."""
    environment = tmp_path / "env"
    venv.create(environment)
    scheme = {"base": str(environment), "platbase": str(environment)}
    site = Path(sysconfig.get_path("purelib", "venv", scheme))
    scripts = Path(sysconfig.get_path("scripts", "venv", scheme))
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True)
    # The libraries come from the environment that runs the tests; lawcheck itself does not.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    def listed(command: list[str], folder: Path) -> str:
        return subprocess.run(
            [*command, "rules", "list"], cwd=folder, check=True, capture_output=True, text=True
        ).stdout

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    installed = listed([str(scripts / "lawcheck")], elsewhere)
    assert "tip-3d-age" in installed
    assert installed == listed([sys.executable, "-m", "lawcheck"], ROOT)


def _imported(folder: str) -> set[str]:
    found = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"lawcheck"}


def test_the_dependencies_are_the_libraries_that_are_imported() -> None:
    """Every library that lawcheck imports is declared, and none is declared that it does not import."""
    extras = PROJECT["project"]["optional-dependencies"]
    lines = PROJECT["project"]["dependencies"] + extras["ocr"] + extras["cluster"]
    names = [re.split(r"[<>=!~\[; ]", line)[0].lower() for line in lines]
    assert {MODULE_OF.get(name, name) for name in names} == _imported("lawcheck")


def test_every_dependency_has_a_lower_bound() -> None:
    """An old library that lawcheck was never run with is not silently accepted."""
    extras = PROJECT["project"]["optional-dependencies"]
    lines = PROJECT["project"]["dependencies"] + [line for extra in extras.values() for line in extra]
    assert [line for line in lines if ">=" not in line] == []
