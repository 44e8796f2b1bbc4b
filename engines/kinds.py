"""A kind is a file: one building block an analyst can pick, found by its file name and never listed anywhere."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Text:
    """Words for people, in every language Gongdan speaks."""

    zh: str
    en: str

    def to(self, language: str) -> str:
        """The words in `language` ("zh…" or anything else, which reads English)."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What every building block says of itself.

    `config` is the JSON Schema (2020-12, an object that refuses unknown properties) of its settings: the designer's
    panel, the docs and the TypeScript types are drawn from it. `upgrades` are pure functions over the whole block;
    block version n is made n+1 by `upgrades[n - 1]`.
    """

    type: str
    group: str
    label: Text
    config: Mapping[str, Any]
    help: Text | None = None
    upgrades: tuple[Upgrade, ...] = ()

    @property
    def v(self) -> int:
        """The block version this kind reads today."""
        return 1 + len(self.upgrades)


class BadKind(Exception):
    """A kind's file breaks the contract; raised at start-up, for engineers."""


K = TypeVar("K", bound=Kind)


def load(of: type[K], *folders: Path) -> dict[str, K]:
    """Every kind of class `of` in `folders`, by type, sorted. A file whose `KIND` is missing or misnamed is refused."""
    found: dict[str, K] = {}
    for file in (file for folder in folders for file in sorted(folder.glob("*.py")) if file.stem != "__init__"):
        kind = getattr(_module(file), "KIND", None)
        if not isinstance(kind, of):
            raise BadKind(f"{file}: KIND must be a {of.__name__}")
        if kind.type != file.stem:
            raise BadKind(f"{file}: the file's name is its type, but KIND says {kind.type!r}")
        if kind.type in found:
            raise BadKind(f"{file}: the type {kind.type!r} exists twice")
        found[kind.type] = kind
    return found


def _module(file: Path) -> ModuleType:
    """The module in `file`: by its package name inside `engines`, else on its own (somebody's own folder)."""
    root = Path(__file__).parent.parent
    inside = file.is_relative_to(root / "engines")
    own = f"kinds_of_{file.parent.name}_{file.stem}"
    name = ".".join(file.relative_to(root).with_suffix("").parts) if inside else own
    if inside and name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise BadKind(f"{file}: cannot be read")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
