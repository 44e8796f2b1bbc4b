"""What must hold for whatever anybody sends."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engines.form.registry import FIELDS
from engines.form.show import shown
from engines.form.submit import Accepted, Refused, check
from engines.needs import IsTaken, Lookup, Needs
from tests.form.bodies import field, fields

OPTIONS = [{"id": name, "label": {"zh": name, "en": name}} for name in ("a", "b", "c")]
SETTINGS: dict[str, dict[str, Any]] = {
    "select": {"options": OPTIONS},
    "multi_select": {"options": OPTIONS},
    "reference": {"form": "order", "fill": {"text": "no"}},
    "formula": {"expression": {"+": [{"var": "integer"}, {"var": "rating"}]}},
    "subtable": {
        "fields": [
            field("integer", "integer", required=True),
            field("text", "text", visible={"<": [{"var": "integer"}, 5]}),
            field("sum", "formula", {"expression": {"*": [{"var": "integer"}, {"var": "_record.rating"}]}}),
        ]
    },
}
ALL_TYPES = fields(*(field(kind, kind, SETTINGS.get(kind)) for kind in FIELDS))
FORM = fields(
    *(field(kind, kind, SETTINGS.get(kind)) for kind in FIELDS if kind != "text"),
    field("text", "text", visible={"!=": [{"var": "select"}, "b"]}, required={"==": [{"var": "select"}, "c"]}),
    field("code", "text", unique=True),
    validations=[
        {"id": "v", "check": {"!=": [{"var": "integer"}, 13]}, "message": {"zh": "不吉利"}, "field": "integer"}
    ],
)

TEXTS = st.text(max_size=12) | st.sampled_from(["a", "b", "13800138000", "2026-11-11", "\ud800", "\x00", ""])
NUMBERS = st.integers() | st.floats() | st.integers(0, 9)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS | st.sampled_from(["integer"]), inner, max_size=4)
    ),
    max_leaves=12,
)
ROWS = st.lists(st.fixed_dictionaries({"integer": st.integers(0, 9)}, optional={"text": TEXTS}), max_size=3)
LIKELY = {
    "integer": st.integers(-20, 20),
    "money": st.integers(-100, 100),
    "rating": st.integers(1, 5),
    "select": st.sampled_from("abc"),
    "multi_select": st.lists(st.sampled_from("abc"), unique=True),
    "text": TEXTS,
    "textarea": TEXTS,
    "code": TEXTS,
    "switch": st.booleans(),
    "date": st.dates().map(str),
    "datetime": st.integers(0, 2**32),
    "phone": st.just("138 0013 8000"),
    "image": st.lists(st.sampled_from("xyz"), unique=True),
    "file": st.lists(st.integers(1, 5), unique=True),
    "reference": st.integers(1, 9),
    "subtable": ROWS,
}
ANSWERS = st.fixed_dictionaries({}, optional={name: value | st.none() for name, value in LIKELY.items()})
NAMES = st.sampled_from([*FORM.by_id, "_status", "nobody", "a/b~c"])


def settled(answers: Any, before: Any = None) -> Accepted | Refused:
    """The outcome, with a shell that knows every order and no taken value."""
    found: dict[Any, Any] = {}
    for _ in range(4):
        outcome = check(FORM, answers, 0, before, found=found)
        if not isinstance(outcome, Needs):
            return outcome
        found |= {ask: {"no": "x"} if isinstance(ask, Lookup) else False for ask in outcome.asks}
        assert all(isinstance(ask, Lookup | IsTaken) for ask in outcome.asks)
    raise AssertionError("more than three rounds")


@given(JSON | st.dictionaries(NAMES, JSON))
def test_whatever_is_sent_is_accepted_or_refused_but_never_fails(answers: Any) -> None:
    outcome = settled(answers)
    if isinstance(outcome, Refused):
        assert outcome.errors
        assert all(error.pointer.startswith("/data") for error in outcome.errors)
        assert all(error.pointer.encode() for error in outcome.errors)
        assert all(error.message.zh and error.message.en for error in outcome.errors)


@given(st.dictionaries(NAMES, JSON), ANSWERS)
def test_a_change_with_whatever_is_sent_never_fails(answers: Any, earlier: Any) -> None:
    first = settled(earlier)
    settled(answers, first.values if isinstance(first, Accepted) else {})


@given(ANSWERS)
def test_accepted_values_are_accepted_again_as_they_are(answers: Any) -> None:
    first = settled(answers)
    if isinstance(first, Accepted):
        assert settled(first.values) == first
        assert settled(first.values, first.values) == Accepted(first.values, frozenset())
        assert settled({}, first.values) == Accepted(first.values, frozenset())


@given(ANSWERS, ANSWERS)
def test_what_changed_is_exactly_what_differs(answers: Any, more: Any) -> None:
    first = settled(answers)
    second = settled(more, first.values) if isinstance(first, Accepted) else first
    if isinstance(first, Accepted) and isinstance(second, Accepted):
        names = first.values.keys() | second.values.keys()
        assert second.changed == {name for name in names if first.values.get(name) != second.values.get(name)}


@given(ANSWERS, st.sampled_from(["zh", "en"]))
def test_every_accepted_value_can_be_shown(answers: Any, language: str) -> None:
    outcome = settled(answers)
    if isinstance(outcome, Accepted):
        assert shown(FORM, outcome.values, language).keys() == outcome.values.keys()


@given(st.sampled_from([kind for kind in FIELDS.values() if kind.reader]), JSON)
def test_reading_a_value_twice_gives_the_same(kind: Any, raw: Any) -> None:
    read = ALL_TYPES.by_id[kind.type].read
    assert read is not None
    value = read(raw) if raw not in (None, "") else None
    if isinstance(value, str | int | list) and not kind.columns:
        assert read(value) == value
