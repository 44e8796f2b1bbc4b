"""The face of a bundle: what `bundle.json` says, and the parsed documents beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from engines import definition, schema, strict_json
from engines.cases import CASES
from engines.definition import KEY, TEXT_SCHEMA, Definition
from engines.errors import BadDefinition, Problem
from engines.kinds import Text

MANIFEST: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string"},
        "key": {"type": "string", "pattern": KEY},
        "version": {"type": "integer", "minimum": 1},
        "name": TEXT_SCHEMA,
        "description": TEXT_SCHEMA,
        "requires": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "languages": {"type": "array", "items": {"enum": ["zh", "en"]}, "contains": {"const": "zh"}},
        "parameters": {"type": "object"},
    },
    "required": ["key", "version", "name", "languages"],
    "additionalProperties": False,
}

NOT_DOCUMENTS = frozenset({"bundle.json", "cases.json", "demo.json"})


@dataclass(frozen=True)
class Bundle:
    """A folder of definitions as read: nothing compiled yet.

    `paths` finds the file of a document ("form/order"); `unreadable` are the keys of documents that could not be read.
    """

    key: str
    version: int
    name: Text
    description: Text
    requires: tuple[str, ...]
    languages: tuple[str, ...]
    definitions: tuple[Definition, ...]
    paths: Mapping[str, str]
    cases: tuple[Any, ...]
    unreadable: frozenset[str] = frozenset()

    def in_files(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """The same problems, named by the bundle's files where a document of it is meant."""
        return tuple(problem.inside(self.paths.get(problem.document, problem.document)) for problem in problems)


def read_bundle(files: Mapping[str, bytes]) -> Bundle:
    """The bundle in `files` (path inside the folder to bytes). Raises BadDefinition with the problems of all files."""
    bundle, found = read_what_can_be_read(files)
    if found:
        raise BadDefinition(found)
    return bundle


def read_what_can_be_read(files: Mapping[str, bytes]) -> tuple[Bundle, list[Problem]]:
    """The readable part of a bundle and what is wrong with the rest, so that one look finds every mistake."""
    found: list[Problem] = []
    manifest = _manifest(files, found)
    definitions, paths = _definitions(files, found)
    cases = _cases(files, found)
    read = {paths[each.document] for each in definitions}
    name = definition.text(manifest["name"])
    bundle = Bundle(
        key=manifest["key"],
        version=manifest["version"],
        name=name,
        description=definition.text(manifest["description"]) if "description" in manifest else name,
        requires=tuple(manifest.get("requires", ())),
        languages=tuple(manifest["languages"]),
        definitions=tuple(definitions),
        paths=paths,
        cases=tuple(cases),
        unreadable=frozenset(PurePosixPath(path).stem for path in _documents(files) if path not in read),
    )
    return bundle, found


NAMELESS: Mapping[str, Any] = {"key": "", "version": 1, "name": {"zh": "", "en": ""}, "languages": ["zh"]}
"""Stands in for an unreadable bundle.json."""


def _manifest(files: Mapping[str, bytes], found: list[Problem]) -> Mapping[str, Any]:
    if "bundle.json" not in files:
        message = Text(
            "缺少 bundle.json：它说明这套配置叫什么、依赖什么", "bundle.json is missing: it names the bundle"
        )
        found.append(Problem("bundle.json", "", "missing_manifest", message))
        return NAMELESS
    try:
        value: Mapping[str, Any] = strict_json.loads(files["bundle.json"], document="bundle.json")
    except BadDefinition as bad:
        found.extend(bad.problems)
        return NAMELESS
    problems = schema.problems(MANIFEST, value, "bundle.json")
    found.extend(problems)
    return NAMELESS if problems else value


def _definitions(files: Mapping[str, bytes], found: list[Problem]) -> tuple[list[Definition], dict[str, str]]:
    definitions: list[Definition] = []
    paths: dict[str, str] = {}
    for path in _documents(files):
        try:
            read = definition.read(files[path], path)
        except BadDefinition as bad:
            found.extend(bad.problems)
            continue
        if read.document in paths:
            message = Text(f"与 {paths[read.document]} 的 key 相同", f"has the same key as {paths[read.document]}")
            found.append(Problem(path, "/key", "repeated_key", message))
            continue
        definitions.append(read)
        paths[read.document] = path
    return definitions, paths


def _documents(files: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in files if path.endswith(".json") and path not in NOT_DOCUMENTS)


def _cases(files: Mapping[str, bytes], found: list[Problem]) -> list[Any]:
    """The cases; none where they cannot be read, since a case that is half understood proves nothing."""
    if "cases.json" not in files:
        return []
    try:
        cases = strict_json.loads(files["cases.json"], document="cases.json")
    except BadDefinition as bad:
        found.extend(bad.problems)
        return []
    problems = schema.problems(CASES, cases, "cases.json")
    found.extend(problems)
    return [] if problems else list(cases)
