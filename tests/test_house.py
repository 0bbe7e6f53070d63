"""The house keeps its own rules: short functions, one idea a file, nothing of the workplace in the project."""

import ast
import functools
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "parcels").rglob("*.py"))


@functools.cache
def functions(path: Path) -> list[tuple[str, int]]:
    """Name and length without the docstring of every function of a file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            doc = ast.get_docstring(node, clean=False)
            length = (node.end_lineno or node.lineno) - node.lineno + 1 - (doc.count("\n") + 1 if doc else 0)
            found.append((f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", length))
    return found


def code_lines(path: Path) -> int:
    """Lines that are neither blank nor comment."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return sum(bool(line) and not line.startswith("#") for line in lines)


def tracked() -> list[Path]:
    """Files git tracks, or every file where there is no git."""
    try:
        names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs a git checkout")
    return [ROOT / name for name in names.splitlines()]


def test_no_function_is_longer_than_sixty_lines():
    assert [item for path in SOURCES for item in functions(path) if item[1] > 60] == []


def test_functions_are_short_as_a_rule():
    lengths = sorted(length for path in SOURCES for _, length in functions(path))
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[int(len(lengths) * 0.9)] <= 32


def test_no_file_grows_past_one_idea():
    assert [(str(path), code_lines(path)) for path in SOURCES if code_lines(path) > 330] == []


def test_every_module_says_what_it_is_for():
    assert [str(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_the_router_is_at_most_sixty_lines():
    assert len((ROOT / "planner_app.py").read_text(encoding="utf-8").splitlines()) <= 60


def test_no_file_names_a_path_of_a_machine_or_a_registry_host():
    # Put together here so that this file does not match itself.
    words = ["/" + "work/", "/" + "farm/", "files.python" + "hosted", "pypi" + ".org/simple", "registry.npm" + "js.org"]
    found = []
    for path in tracked():
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".lock", ".yaml", ".ftl", ".csv", ".txt", ""}:
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{path.relative_to(ROOT)}: {word}" for word in words if word in text]
    assert found == []


def test_the_lock_pins_every_package_with_a_hash():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", text.strip())
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "index-url" not in text


def test_the_lock_covers_every_dependency_of_the_project():
    locked = set(re.findall(r"^([a-zA-Z0-9_.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.M))
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [re.match(r"[a-zA-Z0-9_.-]+", line) for line in wanted["dependencies"]]
    normal = {re.sub(r"[-_.]+", "-", name).lower() for name in locked}
    assert {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name} <= normal
