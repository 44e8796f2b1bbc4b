"""Random rules of the typed dialect, and rows for them with every awkward value we know."""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import strategies as st

from engines.calendar.hours import Calendar
from engines.kinds import Text
from engines.logic.types import (
    BOOLEAN,
    DATE,
    DURATION,
    INSTANT,
    INTEGER,
    MONEY,
    NUMBER,
    TEXT,
    Calendars,
    Enum,
    List,
    Record,
    Type,
    Types,
)

CHANNEL = Enum(("taobao", "douyin", "京东"))
FIELDS: Types = {
    "amount": MONEY,
    "paid": MONEY,
    "quantity": INTEGER,
    "weight": NUMBER,
    "note": TEXT,
    "other": TEXT,
    "channel": CHANNEL,
    "day": DATE,
    "at": INSTANT,
    "vip": BOOLEAN,
    "spent": DURATION,
}
HOURS = ((9 * 3600, 12 * 3600), (13 * 3600, 18 * 3600))
SERVICE = Calendar(
    "service",
    Text("客服", "Service"),
    8 * 3600,
    (*(HOURS,) * 5, (), ()),
    {20_761: (), 20_768: ((10 * 3600, 16 * 3600),), 20_400: ((0, 86_400),)},
)
CALENDARS = Calendars({"service": SERVICE})
TYPES: Types = {
    **FIELDS,
    "items": List(Record({"sku": TEXT, "n": INTEGER})),
    "tags": List(TEXT),
    "_calendars": CALENDARS,
}
LARGEST = 2**53 - 1
NOW = 1_794_326_400

TEXTS = [
    "",
    "a",
    "A",
    "Z",
    "中文",
    "中",
    "退款 100%",
    "100_",
    "😀",
    "a😀b",
    "ａ１",
    "ｶﾞ",
    "é",
    "e\u0301",
    "龙",
    "\uffff",
    " ",
]
DATES = ["0001-01-01", "1970-01-01", "2026-02-28", "2028-02-29", "2026-11-11", "9999-12-31"]
INTEGERS = [0, 1, -1, 2, 3, 7, 99, 100, -100, LARGEST, -LARGEST, LARGEST - 1, 2**31, 94_906_267]
DECIMALS = [0.0, -0.0, 0.1, 0.2, 0.3, -0.5, 2.5, 1.005, 1e15, 1e139, 1e141, 1e-139, 1e-141, 5e-324, 1e308]
TIMES = [0, -1, NOW, NOW - 1, NOW - 172_800, NOW - 57_600, 253_402_300_799, 253_402_300_800]
VALUES: dict[Type, list[Any]] = {
    MONEY: INTEGERS,
    INTEGER: INTEGERS,
    NUMBER: INTEGERS + DECIMALS,
    TEXT: TEXTS,
    CHANNEL: list(CHANNEL.values),
    DATE: DATES,
    INSTANT: TIMES,
    BOOLEAN: [True, False],
    DURATION: INTEGERS,
}
LITERALS = {**VALUES, INSTANT: ["2026-11-11T00:00:00+08:00", "1970-01-01T00:00:00Z"]}
SAMPLES = {kind: st.sampled_from([None, *of]) for kind, of in VALUES.items()}
ITEMS = st.lists(st.fixed_dictionaries({}, optional={"sku": SAMPLES[TEXT], "n": SAMPLES[INTEGER]}), max_size=3)

rows = st.fixed_dictionaries(
    {},
    optional={
        **{name: SAMPLES[kind] for name, kind in FIELDS.items()},
        "items": st.none() | ITEMS,
        "tags": st.none() | st.lists(st.sampled_from(TEXTS), max_size=3),
    },
)


class Maker:
    """Draws one rule. A literal beside a literal has no type of its own, so one operand is always a field."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self.draw = draw

    def pick(self, among: Any) -> Any:
        return self.draw(st.sampled_from(among))

    def field(self, kind: Type) -> Any:
        return {"var": self.pick([name for name, own in FIELDS.items() if own == kind])}

    def literal(self, kind: Type) -> Any:
        return self.pick(LITERALS[kind])

    def value(self, kind: Type, depth: int) -> Any:
        """A rule whose value is a `kind`."""
        if depth <= 0 or kind == CHANNEL:
            return self.pick([self.field, self.field, self.literal])(kind)
        if kind == BOOLEAN:
            return self.condition(depth)
        ways = ["plain", "if", "default", *OPERATORS[kind], *OPERATORS[kind]]
        match self.pick(ways):
            case "plain":
                return self.value(kind, 0)
            case "if":
                return {"if": [self.condition(depth - 1), self.field(kind), self.value(kind, depth - 1)]}
            case "default":
                return {"var": [self.field(kind)["var"], self.literal(kind)]}
            case symbol, *operands:
                return {symbol: [self.operand(each, depth - 1) for each in operands]}

    def operand(self, what: Any, depth: int) -> Any:
        """An operand of a table below: a type, a field of a type, a list of literals, or something written down."""
        match what:
            case ("field", kind):
                return self.field(kind)
            case ("pick", among):
                return self.pick(among)
            case ("item", _):
                return self.item_condition()
            case ("just", rule):
                return rule
            case _:
                return self.value(what, depth)

    def item_condition(self) -> Any:
        many = {">": [{"var": "n"}, {"var": "_record.quantity"}]}
        named = {"==": [{"var": "sku"}, self.literal(TEXT)]}
        return self.pick([many, named, {"!": [many]}, {"and": [many, named]}])

    def condition(self, depth: int) -> Any:
        """A rule that is true or false."""
        inner = partial(self.condition, depth - 1)
        way = self.pick(["compare", "compare", "var", "!", "and", "or", "if"]) if depth > 0 else "compare"
        match way:
            case "var":
                return self.field(BOOLEAN)
            case "!":
                return {"!": [inner()]}
            case "and" | "or":
                return {way: [inner() for _ in range(self.pick([1, 2, 3]))]}
            case "if":
                return {"if": [inner(), inner(), inner()]}
            case _:
                return self.comparison(depth - 1)

    def comparison(self, depth: int) -> Any:
        way = self.pick(["equal", "order", "between", "listed", "present", "day", "text", "list"])
        kind = self.pick(list(VALUES))
        ordered = self.pick([MONEY, INTEGER, NUMBER, TEXT, DATE, INSTANT, DURATION])
        match way:
            case "equal":
                return {self.pick(["==", "!="]): self.sides(kind, depth)}
            case "order":
                return {self.pick(["<", "<=", ">", ">="]): self.sides(ordered, depth)}
            case "between":
                return {self.pick(["<", "<=", ">", ">="]): [*self.sides(ordered, depth), self.value(ordered, 0)]}
            case "listed":
                return {"in": [self.field(kind), [self.literal(kind) for _ in range(self.pick([0, 1, 2, 3]))]]}
            case "present":
                return {self.pick(["filled", "empty"]): [self.value(kind, depth)]}
            case "day":
                open_then = {"business_time": [self.value(INSTANT, depth), "service"]}
                return self.pick([{"same_day": [self.field(INSTANT), self.value(INSTANT, depth)]}, open_then])
            case "text":
                symbol = self.pick(["in", "contains", "starts_with", "ends_with", "matches"])
                second = self.pick(["a", "^.$", "中|[a-z]+"]) if symbol == "matches" else self.value(TEXT, depth)
                return {symbol: [self.value(TEXT, depth), second]}
            case _:
                items = {self.pick(["any", "all", "none"]): [{"var": "items"}, self.item_condition()]}
                return self.pick([items, {"contains": [{"var": "tags"}, self.value(TEXT, depth)]}])

    def sides(self, kind: Type, depth: int) -> list[Any]:
        pair = [self.field(kind), self.value(kind, depth)]
        return pair if self.pick([True, False]) else pair[::-1]


GREATEST = {"max": [{"var": "accumulator"}, {"var": "current.n"}]}
JOINED = {"cat": [{"var": "accumulator"}, {"var": "current"}, {"var": "_record.note"}]}


def _own(kind: Type) -> list[Any]:
    """The operators on two of the same kind."""
    mine = ("field", kind)
    return [("+", mine, kind), ("-", kind, mine), ("abs", mine), ("-", mine), ("max", mine, kind), ("min", kind, mine)]


OPERATORS: dict[Type, list[Any]] = {
    INTEGER: [
        *_own(INTEGER),
        ("*", INTEGER, INTEGER),
        ("%", INTEGER, INTEGER),
        ("round", NUMBER),
        ("length", TEXT),
        ("date_diff", ("field", DATE), DATE),
        ("weekday", DATE),
        ("hour_of", ("field", INSTANT)),
        ("business_minutes", ("field", INSTANT), INSTANT, ("just", "service")),
        ("reduce", ("just", {"var": "items"}), ("just", GREATEST), ("field", INTEGER)),
        ("count", ("just", {"var": "items"}), ("item", None)),
        ("sum", ("just", {"var": "items"}), ("just", {"var": "n"})),
    ],
    NUMBER: [
        *_own(NUMBER),
        ("*", NUMBER, NUMBER),
        ("/", NUMBER, NUMBER),
        ("%", NUMBER, NUMBER),
        ("round", NUMBER, ("pick", list(range(10)))),
        ("hours_since", ("field", INSTANT)),
    ],
    MONEY: [*_own(MONEY), ("*", ("field", MONEY), NUMBER), ("/", ("field", MONEY), NUMBER)],
    DURATION: [
        *_own(DURATION),
        ("seconds_between", ("field", INSTANT), INSTANT),
        ("-", ("field", INSTANT), ("field", INSTANT)),
        ("*", ("field", DURATION), INTEGER),
        ("duration", INTEGER, ("pick", ["seconds", "minutes", "hours", "days", "weeks"])),
    ],
    DATE: [
        ("max", ("field", DATE), DATE),
        ("date_of", ("field", INSTANT)),
        ("today",),
        ("date_add", DATE, INTEGER, ("pick", ["days", "weeks", "months", "years"])),
    ],
    INSTANT: [
        ("now",),
        ("+", ("field", INSTANT), ("field", DURATION)),
        ("min", ("field", INSTANT), INSTANT),
        ("business_add", ("field", INSTANT), DURATION, ("just", "service")),
    ],
    TEXT: [
        ("cat", TEXT, MONEY, TEXT),
        ("upper", TEXT),
        ("lower", TEXT),
        ("normalise", TEXT),
        ("substr", TEXT, ("pick", [-3, -1, 0, 1, 2])),
        ("reduce", ("just", {"var": "tags"}), ("just", JOINED), ("field", TEXT)),
    ],
}


@st.composite
def rules(draw: Callable[[Any], Any]) -> Any:
    """Any rule."""
    maker = Maker(draw)
    return maker.condition(3) if maker.pick([True, False]) else maker.value(maker.pick(list(VALUES)), 3)


@st.composite
def conjunctions(draw: Callable[[Any], Any]) -> Any:
    """Rules that are several conditions at once."""
    maker = Maker(draw)
    return {"and": [maker.condition(2) for _ in range(maker.pick([1, 2, 3, 4]))]}
