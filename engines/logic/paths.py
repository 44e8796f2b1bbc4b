"""Paths such as `amount` or `_actor.group`: resolved against the scope, then read in each way."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlalchemy import ColumnElement

from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import Record, Type

OUTER = "_record"
"""Inside any / all / filter …, `var` reads the item, and the record is `_record.<id>`."""


@dataclass(frozen=True)
class Path:
    """Where to look: `names` from the item or the record (`outer`); none at all means the item itself."""

    names: tuple[str, ...]
    outer: bool
    in_item: bool
    type: Type

    @property
    def reads(self) -> tuple[str, ...]:
        """The record's path, nothing for a part of an item."""
        return () if self.in_item and not self.outer else (".".join(self.names),)


def resolve(written: str, checker: Checker) -> Path | None:
    """The path `written`, or None where nothing is there."""
    names = tuple(written.split(".")) if written else ()
    outer = checker.in_item and names[:1] == (OUTER,)
    scope: Type = checker.record if outer else checker.scopes.tail
    names = names[1:] if outer else names
    if not names and (outer or not checker.in_item):
        return None
    found = walk(names, scope)
    return None if found is None else Path(names, outer, checker.in_item, found)


def find(names: tuple[str, ...], record: Type) -> Path | None:
    """A path of the record itself, wherever it is written."""
    found = walk(names, record)
    return None if found is None else Path(names, outer=True, in_item=False, type=found)


def walk(names: tuple[str, ...], scope: Type) -> Type | None:
    """The type at the end of `names`."""
    for name in names:
        if not isinstance(scope, Record) or name not in scope.fields:
            return None
        scope = scope.fields[name]
    return scope


def unknown(call: Call, written: str, checker: Checker) -> Type:
    """The complaint about a path that leads nowhere, with the nearest name there is."""
    scope = checker.scopes.tail
    known = list(scope.fields) if isinstance(scope, Record) else []
    near = next(iter(get_close_matches(written[:50], known, 1)), None)
    zh, en = (f";是否要用“{near}”？", f'; did you mean "{near}"?') if near else ("", "")
    if checker.in_item and written.partition(".")[0] in checker.record.fields:
        zh, en = f";单据上的字段写作“{OUTER}.{written}”", f'; a field of the record is written "{OUTER}.{written}" here'
    return checker.refuse(
        call, "unknown_field", f"没有字段“{written[:80]}”{zh}", f'there is no field "{written[:80]}"{en}'
    )


def closure(path: Path) -> Evaluate:
    def read(values: Any, record: Any, now: int) -> Any:
        found = record if path.outer else values
        for name in path.names:
            found = None if found is None else found.get(name)
        return found

    return read


def source(path: Path, source: Source) -> str:
    of_item = path.in_item and not path.outer
    if not path.names:
        return "v"
    first, *deeper = path.names
    code = f"v.get({source.constant(first)})" if of_item else source.of_record(first)
    for name in deeper:
        code = f"({code} or {source.constant({})}).get({source.constant(name)})"
    return code


def column(call: Call, path: Path, sql: Sql) -> ColumnElement[Any]:
    """The column of the path; a path the caller has no column for cannot be pushed."""
    try:
        return sql.column(".".join(path.names))
    except KeyError:
        raise sql.refuse(call) from None
