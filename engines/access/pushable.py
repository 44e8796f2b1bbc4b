"""Can a database answer this expression? Asked when a definition is read, so that no list or report finds out later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.errors import Problem
from engines.kinds import Text
from engines.logic import Compiled, NotPushable
from engines.logic.sql import value
from engines.logic.types import List, Record, Type, Types

KNOWN: Mapping[str, Any] = {"_actor": {}}
"""What is the same for every row of a question, and so needs no column."""


def type_at(types: Types, path: str) -> Type | None:
    """The type of a dotted path, or None where nothing is there."""
    scope: Type = Record(types)
    for name in path.split("."):
        if not isinstance(scope, Record) or name not in scope.fields:
            return None
        scope = scope.fields[name]
    return scope


def has_column(types: Types, path: str) -> bool:
    """Whether a projection holds this path as one value per record."""
    kind = type_at(types, path)
    past = path.split(".")[0] in ("_old", "_event", "_vars", "_actor")
    return kind is not None and not isinstance(kind, List | Record) and not past


def not_pushable(rule: Compiled, types: Types, document: str, pointer: str) -> list[Problem]:
    """What keeps `rule` out of a WHERE, as a problem of the definition it stands in."""

    def column(path: str) -> Any:
        if not has_column(types, path):
            raise KeyError(path)
        kind = type_at(types, path)
        assert kind is not None
        return value(None, kind)

    try:
        rule.sql(column, 0, known=KNOWN, where=True)
    except NotPushable as error:
        zh, en = "、".join(error.names), ", ".join(error.names)
        message = Text(
            f"这里不能用 {zh}：数据库无法按它查询", f"{en} cannot be used here: a database cannot search by it"
        )
        return [Problem(document, pointer, "not_pushable", message)]
    return []
