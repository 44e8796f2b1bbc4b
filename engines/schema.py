"""JSON Schema with words an analyst understands: every violation as a located Problem in zh and en."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import re2
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from engines.errors import Problem, escape
from engines.kinds import Text

TYPES = {
    "string": Text("文本", "text"),
    "integer": Text("整数", "a whole number"),
    "number": Text("数字", "a number"),
    "boolean": Text("是/否", "true or false"),
    "array": Text("列表", "a list"),
    "object": Text("对象", "an object"),
    "null": Text("空", "null"),
}


def problems(schema: Mapping[str, Any], value: Any, document: str, pointer: str = "") -> list[Problem]:
    """Every way in which `value`, found at `pointer` of `document`, breaks `schema`; in reading order."""
    errors = _Validator(dict(schema)).iter_errors(value)
    found = [problem for error in errors for problem in _problems(error, document, pointer)]
    return sorted(found, key=lambda problem: problem.pointer)


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[ValidationError]:
    """`pattern` on RE2, because a backtracking engine lets one pattern stop a server."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(pattern)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> Any:
    return re2.compile(pattern)


_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


# `error` is a ValidationError; its stubs call each attribute perhaps unset, which it never is here.
def _problems(error: Any, document: str, prefix: str) -> Iterator[Problem]:
    here = prefix + "".join(escape(token) for token in error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema.get("properties", {})
        for name in (name for name in error.instance if name not in known):
            yield Problem(document, here + escape(name), "unknown_property", _unknown(name, known))
    elif error.validator == "required":
        for name in (name for name in error.validator_value if name not in error.instance):
            if f"'{name}'" in error.message:
                yield Problem(document, here, "missing_property", Text(f"缺少“{name}”", f'"{name}" is missing'))
    else:
        code, message = _message(error)
        yield Problem(document, here, code, message)


def _unknown(name: str, known: Mapping[str, Any]) -> Text:
    may = "、".join(known), ", ".join(known)
    return Text(f"没有名为“{name}”的设置；可用的有：{may[0]}", f'there is no setting "{name}"; there are: {may[1]}')


def _message(error: Any) -> tuple[str, Text]:
    limit, value = error.validator_value, error.instance
    match error.validator:
        case "type":
            kinds = [TYPES[kind] for kind in ([limit] if isinstance(limit, str) else limit)]
            zh, en = "或".join(kind.zh for kind in kinds), " or ".join(kind.en for kind in kinds)
            return "wrong_type", Text(f"这里应为{zh}", f"this must be {en}")
        case "enum" | "const":
            may = limit if isinstance(limit, list) else [limit]
            zh, en = "、".join(map(str, may)), ", ".join(map(str, may))
            return "not_allowed", Text(f"“{value}”不可用；可选：{zh}", f'"{value}" is not allowed; choose one of: {en}')
        case "pattern":
            return "wrong_format", Text(f"“{value}”的格式不对，应符合 {limit}", f'"{value}" must match {limit}')
        case "minimum" | "exclusiveMinimum":
            return "too_small", Text(f"不能小于 {limit}", f"this must be at least {limit}")
        case "maximum" | "exclusiveMaximum":
            return "too_big", Text(f"不能大于 {limit}", f"this must be at most {limit}")
        case "minItems" | "minLength" | "minProperties":
            return "too_short", Text(f"至少需要 {limit} 项", f"at least {limit} needed")
        case "maxItems" | "maxLength" | "maxProperties":
            return "too_long", Text(f"最多 {limit} 项", f"at most {limit} allowed")
        case "uniqueItems":
            return "repeated", Text("不能有重复项", "items must not repeat")
        case _:
            return "wrong_shape", Text(
                f"形式不对（{error.validator}）", f"this has the wrong shape ({error.validator})"
            )
