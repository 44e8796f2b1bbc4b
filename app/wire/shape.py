"""What request shapes are made of: fields that take no other type for theirs and complain in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, fields

from app.errors import Flaw
from engines.errors import escape
from engines.kinds import Text


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one place of a request."""

    code: str
    message: Text


MISSING = Complaint("required", Text("缺少此项", "this is missing"))
NULL = Complaint("null", Text("此项不能为空", "this must not be null"))
UNKNOWN = Complaint("unknown_field", Text("没有这一项，请检查拼写", "there is no such field; check the spelling"))
NOT_AN_OBJECT = Complaint("wrong_type", Text("这里应为对象", "this must be an object"))
NOT_TEXT = Complaint("wrong_type", Text("这里应为文本", "this must be text"))
NOT_WHOLE = Complaint("wrong_type", Text("这里应为整数", "this must be a whole number"))
NOT_A_FLAG = Complaint("wrong_type", Text("这里应为 true 或 false", "this must be true or false"))
NOT_A_LIST = Complaint("wrong_type", Text("这里应为列表", "this must be a list"))


class Shape(Schema):
    """A shape of JSON; what it does not name is refused."""

    class Meta:
        unknown = RAISE

    error_messages: ClassVar[dict[str, Any]] = {"unknown": [UNKNOWN], "type": [NOT_AN_OBJECT]}


def text(least: int = 0, most: int = 500, **options: Any) -> fields.String:
    """Text of `least` to `most` characters."""
    limit = _between(least, most, len, "字", "characters")
    return fields.String(error_messages=_errors(NOT_TEXT), validate=limit, **options)


def one_of(*words: str, **options: Any) -> fields.String:
    """One of a few words."""
    wrong = Complaint("not_an_option", Text(f"可选：{'、'.join(words)}", f"choose one of: {', '.join(words)}"))
    return fields.String(
        error_messages=_errors(NOT_TEXT), validate=_test(lambda value: value in words, wrong), **options
    )


def whole(least: int = 0, most: int = 2**53 - 1, written: bool = False, **options: Any) -> fields.Integer:
    """A whole number; `written` as digits in a query string."""
    limit = _between(least, most, int, "", "")
    return fields.Integer(strict=not written, error_messages=_errors(NOT_WHOLE), validate=limit, **options)


def flag(written: bool = False, **options: Any) -> fields.Boolean:
    """Yes or no; `written` as a word in a query string."""
    yes, no = ({"1", "true"}, {"0", "false"}) if written else ({True}, {False})
    return fields.Boolean(truthy=yes, falsy=no, error_messages=_errors(NOT_A_FLAG), **options)


def listed(of: fields.Field[Any], most: int, **options: Any) -> fields.List:
    """At most `most` of them."""
    limit = _between(0, most, len, "项", "items")
    return fields.List(of, error_messages=_errors(NOT_A_LIST), validate=limit, **options)


def mapping(**options: Any) -> fields.Dict:
    """An object whose names the engines know, such as a record's answers."""
    return fields.Dict(error_messages=_errors(NOT_AN_OBJECT), **options)


def flaws(messages: Any, pointer: str = "") -> Iterator[Flaw]:
    """The nested messages of marshmallow as located flaws."""
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            yield from flaws(inner, pointer if name in ("_schema", "key", "value") else pointer + escape(name))
    elif isinstance(messages, list):
        for inner in messages:
            yield from flaws(inner, pointer)
    elif isinstance(messages, Complaint):
        yield Flaw(pointer, messages.code, messages.message)
    else:
        yield Flaw(pointer, "invalid", Text(f"内容有误：{messages}", str(messages)))


def _errors(wrong: Complaint) -> Any:
    names = ("invalid", "invalid_utf8", "type", "too_large")
    return {"required": [MISSING], "null": [NULL]} | {name: [wrong] for name in names}


def _between(least: int, most: int, size: Callable[[Any], int], zh: str, en: str) -> Callable[[Any], None]:
    few = Complaint("too_small", Text(f"至少 {least}{zh}", f"at least {least} {en}".strip()))
    many = Complaint("too_big", Text(f"最多 {most}{zh}", f"at most {most} {en}".strip()))

    def check(value: Any) -> None:
        if not least <= size(value) <= most:
            raise ValidationError([few if size(value) < least else many])

    return check


def _test(holds: Callable[[Any], bool], wrong: Complaint) -> Callable[[Any], None]:
    def check(value: Any) -> None:
        if not holds(value):
            raise ValidationError([wrong])

    return check
