"""The rooms stay as they were drawn: what engines may know, and how long a thought may be."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINES = sorted((ROOT / "engines").rglob("*.py"))
HOUSE = sorted([*ENGINES, *(ROOT / "app").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])

# Whatever is not named here is refused, so that a new way into the engines is somebody's decision.
PURE = {
    *("__future__", "abc", "bisect", "collections", "contextlib", "dataclasses", "datetime", "decimal", "difflib"),
    *("enum", "fractions", "functools", "graphlib", "hashlib", "heapq", "itertools", "json", "keyword", "math"),
    *("operator", "pathlib", "re", "string", "textwrap", "types", "typing", "unicodedata", "zoneinfo"),
}
LIBRARIES = {"engines", "jsonlogic", "jsonschema", "re2", "referencing", "typing_extensions"}
FILE_ACCESS = {"read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"}  # of a pathlib.Path
EXTRA = {
    "engines/kinds.py": {"importlib", "sys", "glob"},  # finds and loads the kind files
    "engines/logic/cron.py": {"cronsim"},  # counts times from the one it is given
    "engines/connector.py": {"urllib"},  # takes addresses apart and puts them together
    "engines/logic": {"sqlalchemy"},  # these two compile to SQL expressions
    "engines/report": {"sqlalchemy"},
}


def allowed(file: Path) -> set[str]:
    """The packages that this file may import."""
    place = file.relative_to(ROOT).as_posix()
    more = (names for room, names in EXTRA.items() if place == room or place.startswith(f"{room}/"))
    return PURE.union(LIBRARIES, *more)


def reached(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every top-level package and way out that is used anywhere, also inside functions, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." if node.level else (node.module or "").partition(".")[0]
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, name) for name in called(node))


def called(node: ast.Call) -> Iterator[str]:
    """Built-in ways out, and patterns for `re` that are not written here: an author's pattern runs on RE2."""
    match node:
        case ast.Call(func=ast.Name(id="__import__" | "open" | "input" | "print" as name)):
            yield name
        case ast.Call(func=ast.Attribute(attr=name)) if name in FILE_ACCESS:
            yield name
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name), args=[pattern, *_]) if name != "escape":
            if not isinstance(pattern, ast.Constant):
                yield f"re.{name} with a pattern from outside"


def trespasses(file: Path, source: str) -> list[str]:
    """Where this file reaches for something that engines do not know."""
    may = allowed(file)
    return [f"{file.name}:{line}: {name}" for line, name in reached(ast.parse(source)) if name not in may]


@pytest.mark.parametrize("file", ENGINES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_engines_know_only_what_is_allowed(file: Path) -> None:
    """Purity is an allow-list: the deny-list of import-linter is only the second lock."""
    assert trespasses(file, file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "slip",
    [
        "import os",
        "import re\nre.match(x, y)",
        "from time import time",
        "def f():\n    import flask",
        "from . import kinds",
        "open('x')",
    ],
)
def test_a_slip_in_an_engine_is_seen(slip: str) -> None:
    """The check above can fail: also on a lazy, a relative and a built-in way out."""
    assert trespasses(ROOT / "engines/form/submit.py", slip) != []


def test_only_kinds_may_look_for_files() -> None:
    """The same line is right in one room and wrong in the next."""
    assert trespasses(ROOT / "engines/kinds.py", "import importlib.util, pathlib, sys") == []
    assert trespasses(ROOT / "engines/flow/advance.py", "import importlib") != []
    assert trespasses(ROOT / "engines/logic/compile.py", "import sqlalchemy") == []
    assert trespasses(ROOT / "engines/form/submit.py", "import sqlalchemy") != []


def test_allowed_standard_modules_exist() -> None:
    """A slip of the pen in the list above would allow nothing and tell nobody."""
    assert PURE.issubset(sys.stdlib_module_names)


@pytest.mark.parametrize("file", HOUSE, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_file_is_one_thought(file: Path) -> None:
    """No file is longer than 400 lines, no function longer than 50 without its docstring."""
    source = file.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    assert [name for name, lines in functions(ast.parse(source)) if lines > 50] == []


def functions(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Each function's name and length, its docstring not counted."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - docstring
