"""What a value can be in an expression, and what may be calculated and compared with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from jsonlogic.json_schema.types import BinaryOp, JSONSchemaType, UnaryOp, UnsupportedOperation

from engines.calendar.hours import Calendar
from engines.calendar.plain import from_plain, plain
from engines.kinds import Text


class Type(JSONSchemaType):
    """A logic type; equal and hashable by value."""

    @property
    def words(self) -> Text:
        """What people call it."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        return self.words.en

    def binary_op(self, other: JSONSchemaType, op: BinaryOp, /) -> JSONSchemaType:
        if ANY in (self, other):
            return BOOLEAN if op in ORDER else ANY
        if op in ORDER and is_ordered(self) and unify(self, other) is not None:
            return BOOLEAN
        result = CALCULATIONS.get((self, op, other)) if isinstance(other, Type) else None
        if result is None:
            raise UnsupportedOperation
        return result

    def unary_op(self, op: UnaryOp) -> JSONSchemaType:
        if self is ANY or (op == "-" and self in SIGNED) or (op == "bool" and self == BOOLEAN):
            return self
        raise UnsupportedOperation


Types = Mapping[str, Type]


@dataclass(frozen=True)
class Simple(Type):
    """A type without parts; `key` is its name in JSON."""

    key: str
    called: Text

    @property
    def words(self) -> Text:
        return self.called

    def __str__(self) -> str:
        return self.key


BOOLEAN = Simple("boolean", Text("是/否", "yes/no"))
TEXT = Simple("text", Text("文本", "text"))
INTEGER = Simple("integer", Text("整数", "a whole number"))
NUMBER = Simple("number", Text("数字", "a number"))
MONEY = Simple("money", Text("金额", "an amount of money"))
DATE = Simple("date", Text("日期", "a date"))
INSTANT = Simple("instant", Text("时间", "a date with time"))
DURATION = Simple("duration", Text("时长", "a duration"))
NULL = Simple("null", Text("空值", "nothing"))
ANY = Simple("any", Text("未知", "unknown"))
"""What has been refused already: fits everywhere, so that one mistake makes one message."""

SIMPLE = {kind.key: kind for kind in (BOOLEAN, TEXT, INTEGER, NUMBER, MONEY, DATE, INSTANT, DURATION, NULL)}


@dataclass(frozen=True)
class Enum(Type):
    """One of a few texts, such as the options of a select field."""

    values: tuple[str, ...]
    words: ClassVar[Text] = Text("选项", "a choice")


@dataclass(frozen=True)
class List(Type):
    """Any number of items of one type."""

    item: Type
    words: ClassVar[Text] = Text("列表", "a list")


@dataclass(frozen=True)
class Record(Type):
    """Named parts, such as `_actor` or a row of a sub-table."""

    fields: Types
    words: ClassVar[Text] = Text("一组字段", "a group of fields")

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", MappingProxyType(dict(self.fields)))

    def __hash__(self) -> int:
        return hash(frozenset(self.fields.items()))


@dataclass(frozen=True)
class Calendars(Type):
    """The calendars that an expression may count working time by; it is no value, only known where rules are read."""

    known: Mapping[str, Calendar]
    words: ClassVar[Text] = Text("工作日历", "working calendars")

    def __hash__(self) -> int:
        return hash(frozenset(self.known))


@dataclass(frozen=True)
class Forms(Type):
    """The forms whose records an expression may count; it is no value either."""

    known: Mapping[str, Types]
    words: ClassVar[Text] = Text("表单", "forms")

    def __hash__(self) -> int:
        return hash(frozenset(self.known))


ORDER = ("<", "<=", ">", ">=")
NUMERIC = (INTEGER, NUMBER, MONEY, DURATION)
SIGNED = NUMERIC
TEXTUAL = (TEXT, DATE)
"""Types whose values are strings and order by code point, besides Enum."""

CALCULATIONS: Mapping[tuple[Type, str, Type], Type] = {
    **{(kind, op, kind): kind for kind in NUMERIC for op in ("+", "-")},
    **{
        (left, op, right): NUMBER if NUMBER in (left, right) or op == "/" else INTEGER
        for left in (INTEGER, NUMBER)
        for right in (INTEGER, NUMBER)
        for op in ("+", "-", "*", "/", "%")
    },
    (INSTANT, "+", DURATION): INSTANT,
    (DURATION, "+", INSTANT): INSTANT,
    (INSTANT, "-", DURATION): INSTANT,
    (INSTANT, "-", INSTANT): DURATION,
    **{(kind, "*", INTEGER): kind for kind in (MONEY, DURATION)},
    **{(INTEGER, "*", kind): kind for kind in (MONEY, DURATION)},
    (MONEY, "*", NUMBER): MONEY,
    (NUMBER, "*", MONEY): MONEY,
    (MONEY, "/", INTEGER): MONEY,
    (MONEY, "/", NUMBER): MONEY,
    (MONEY, "/", MONEY): NUMBER,
    (DURATION, "/", DURATION): NUMBER,
    (DURATION, "/", INTEGER): NUMBER,
    (DURATION, "/", NUMBER): NUMBER,
}


def is_ordered(kind: JSONSchemaType) -> bool:
    """Whether `<` means something for `kind`."""
    return kind in NUMERIC or kind in (TEXT, DATE, INSTANT)


def is_textual(kind: JSONSchemaType) -> bool:
    """Whether values of `kind` are strings."""
    return kind in TEXTUAL or isinstance(kind, Enum)


def unify(left: JSONSchemaType, right: JSONSchemaType) -> Type | None:
    """The type that holds values of both, or None where they have nothing in common."""
    if not isinstance(left, Type) or not isinstance(right, Type):
        return None
    if ANY in (left, right):
        return ANY
    if left == right or right == NULL:
        return left
    if left == NULL:
        return right
    if {left, right} == {INTEGER, NUMBER}:
        return NUMBER
    if isinstance(left, Enum) and isinstance(right, Enum):
        return Enum(left.values + tuple(value for value in right.values if value not in left.values))
    if (isinstance(left, Enum) and right == TEXT) or (left == TEXT and isinstance(right, Enum)):
        return TEXT
    if isinstance(left, List) and isinstance(right, List):
        item = unify(left.item, right.item)
        return None if item is None else List(item)
    return None


def from_json(described: Any) -> Type:
    """The type written as JSON: "money", {"enum": ["a", "b"]}, {"list": …} or {"record": {"name": …}}."""
    if isinstance(described, str):
        return SIMPLE[described]
    [(form, part)] = described.items()
    if form == "enum":
        return Enum(tuple(part))
    if form == "calendars":
        return Calendars({key: from_plain(key, each) for key, each in part.items()})
    if form == "forms":
        return Forms({key: {name: from_json(kind) for name, kind in fields.items()} for key, fields in part.items()})
    return List(from_json(part)) if form == "list" else Record({name: from_json(kind) for name, kind in part.items()})


def as_json(kind: Type) -> Any:
    """The same as JSON; `from_json` reads it back."""
    match kind:
        case Enum(values=values):
            return {"enum": list(values)}
        case List(item=item):
            return {"list": as_json(item)}
        case Record(fields=fields):
            return {"record": {name: as_json(part) for name, part in fields.items()}}
        case Calendars(known=known):
            return {"calendars": {key: plain(calendar) for key, calendar in known.items()}}
        case Forms(known=known):
            return {"forms": {key: {name: as_json(part) for name, part in own.items()} for key, own in known.items()}}
        case _:
            return str(kind)
