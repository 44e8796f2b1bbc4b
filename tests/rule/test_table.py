"""Decision tables against a plain loop over their rows, on tables that nobody thought of."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines.errors import BadDefinition
from engines.rule.hits import AGGREGATES
from engines.rule.table import HitPolicyBroken, bits, decide, read_table
from engines.rule.table_checking import problems
from engines.rule.table_survey import Survey, TooMuch
from tests.rule.world import FORMS

NUMBERS = st.one_of(st.integers(-3, 6), st.sampled_from([0.5, 1.0, 2.5]))
TEXTS = st.sampled_from(["", "a", "b", "中文", "𠮷", "z"])
DATES = st.sampled_from(["2026-02-28", "2026-03-01", "2026-11-11", "2027-01-01"])
COLUMNS = {"number": NUMBERS, "string": TEXTS, "boolean": st.booleans(), "date": DATES}
ORDER = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


def cells(kind: str) -> st.SearchStrategy[dict[str, Any]]:
    """A cell for a column of this type; some of two conditions."""
    value, several = COLUMNS[kind], st.lists(COLUMNS[kind], max_size=3)
    single = [st.fixed_dictionaries({name: value}) for name in ("==", "!=", *(ORDER if kind != "boolean" else ()))]
    listed = [st.fixed_dictionaries({name: several}) for name in ("in", "not_in")]
    flags = [st.just({name: True}) for name in ("any", "empty", "filled")]
    between = [st.fixed_dictionaries({"between": st.tuples(value, value).map(list)})] if kind != "boolean" else []
    one = st.one_of(*single, *listed, *flags, *between)
    return st.one_of(one, st.builds(lambda left, right: {**left, **right}, one, one))


@st.composite
def tables(draw: st.DrawFn, hits: tuple[str, ...] = ("FIRST",)) -> dict[str, Any]:
    """A table of a few columns and rows; two columns may ask the same."""
    kinds = draw(st.lists(st.sampled_from(sorted(COLUMNS)), max_size=3))
    names = [f"{kind}_{draw(st.integers(0, 1))}" for kind in kinds]
    row = st.tuples(st.tuples(*map(cells, kinds)), st.integers(1, 3))
    rows = draw(st.lists(row, max_size=8))
    return {
        "hit": draw(st.sampled_from(hits)),
        "inputs": [{"expr": {"var": name}, "type": kind} for name, kind in zip(names, kinds, strict=True)],
        "outputs": [{"name": "out", "values": [2, 1, 3]}],
        "rules": [{"id": f"r{index}", "when": list(when), "then": [then]} for index, (when, then) in enumerate(rows)],
    }


VALUES = st.fixed_dictionaries(
    {},
    optional={
        f"{kind}_{index}": st.one_of(st.none(), values, st.just([1]), st.just("other"), st.just(4.25))
        for kind, values in COLUMNS.items()
        for index in (0, 1)
    },
)
OF_TYPE = {"number": (int, float), "string": str, "boolean": bool, "date": str}


def holds(cell: dict[str, Any], value: Any, kind: str) -> bool:
    """A cell by the book: every condition in it, one at a time."""
    alien = value is not None and (
        not isinstance(value, OF_TYPE[kind]) or (kind == "number" and isinstance(value, bool))
    )
    return all(condition_holds(name, operand, value, kind, alien) for name, operand in cell.items())


def condition_holds(name: str, operand: Any, value: Any, kind: str, alien: bool) -> bool:
    if name == "any":
        return True
    if name in ("empty", "filled"):
        return (value is None or (value == "" and kind == "string")) is (name == "empty")
    if name in ("!=", "not_in"):
        return not condition_holds("in", operand if name == "not_in" else [operand], value, kind, alien)
    if value is None or alien:
        return False
    if name == "between":
        return bool(operand[0] <= value <= operand[1])
    return ORDER[name](value, operand) if name in ORDER else value in (operand if name == "in" else [operand])


def by_loop(table: dict[str, Any], values: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that fit, found one by one."""
    return [
        row
        for row in table["rules"]
        if all(
            holds(cell, values.get(given["expr"]["var"]), given["type"])
            for cell, given in zip(row["when"], table["inputs"], strict=True)
        )
    ]


def answer_by_loop(table: dict[str, Any], values: dict[str, Any]) -> Any:
    """What each hit policy says, written down once more."""
    outputs = [row["then"][0] for row in by_loop(table, values)]
    if not outputs:
        return None
    ranked = sorted(outputs, key=[2, 1, 3].index)
    if table.get("agg"):
        return {
            "out": {"SUM": sum(outputs), "MIN": min(outputs), "MAX": max(outputs), "COUNT": len(outputs)}[table["agg"]]
        }
    match table["hit"]:
        case "FIRST":
            return {"out": outputs[0]}
        case "UNIQUE":
            return {"out": outputs[0]} if len(outputs) == 1 else "broken"
        case "ANY":
            return {"out": outputs[0]} if len(set(outputs)) == 1 else "broken"
        case "PRIORITY":
            return {"out": ranked[0]}
        case "OUTPUT_ORDER":
            return [{"out": out} for out in ranked]
        case _:
            return [{"out": out} for out in outputs]


HITS = ("UNIQUE", "FIRST", "PRIORITY", "ANY", "COLLECT", "RULE_ORDER", "OUTPUT_ORDER")


@given(tables(HITS), VALUES)
def test_a_table_answers_like_a_loop_over_its_rows(table: dict[str, Any], values: dict[str, Any]) -> None:
    """All seven policies, on values that are there, absent, or of another type."""
    wanted = answer_by_loop(table, values)
    if wanted == "broken":
        with pytest.raises(HitPolicyBroken):
            decide(table, values)
    else:
        assert decide(table, values) == wanted


@given(tables(("COLLECT",)), VALUES, st.sampled_from(sorted(AGGREGATES)))
def test_an_aggregate_adds_up_what_the_loop_found(table: dict[str, Any], values: dict[str, Any], agg: str) -> None:
    """SUM, MIN, MAX and COUNT of the single output."""
    table["agg"] = agg
    assert decide(table, values) == answer_by_loop(table, values)


@given(tables(("UNIQUE",)), st.lists(VALUES, min_size=1, max_size=20))
def test_rows_that_meet_are_known_before(table: dict[str, Any], records: list[dict[str, Any]]) -> None:
    """No values of the right type fit two rows that the check did not see meet."""
    survey = Survey(read_table(table))
    seen = set(survey.overlaps())
    for values in records:
        if all(of_type(values.get(given["expr"]["var"]), given["type"]) for given in table["inputs"]):
            fitting = list(bits(read_table(table).fitting(values)))
            assert {(one, other) for one in fitting for other in fitting if one < other} <= seen


@given(tables(("FIRST",)), st.lists(VALUES, min_size=1, max_size=20))
def test_rows_called_unreachable_never_answer(table: dict[str, Any], records: list[dict[str, Any]]) -> None:
    """And where no gap was found, some row fits every record of which nothing is missing."""
    read = read_table(table)
    unreached, gap = set(Survey(read).unreached()), Survey(read).gap()
    for values in records:
        present = [values.get(given["expr"]["var"]) for given in table["inputs"]]
        if all(of_type(value, given["type"]) for value, given in zip(present, table["inputs"], strict=True)):
            hits = read.hits(values)
            assert not unreached & set(hits)
            below_zero = any(value is not None and not isinstance(value, bool | str) and value < 0 for value in present)
            assert hits or gap is not None or None in present or below_zero


def of_type(value: Any, kind: str) -> bool:
    """Whether a form would have accepted the value."""
    if kind == "date":
        return value is None or (isinstance(value, str) and value[:2] == "20")
    return value is None or (isinstance(value, OF_TYPE[kind]) and not (kind == "number" and isinstance(value, bool)))


def test_a_table_that_is_changed_in_place_is_read_again() -> None:
    """Reading is remembered, not the answer of a table that is no longer so."""
    table = {"hit": "FIRST", "inputs": [], "outputs": [{"name": "o"}], "rules": [{"id": "a", "when": [], "then": [1]}]}
    assert decide(table, {}) == {"o": 1}
    table["rules"][0]["then"][0] = 2  # type: ignore[index]
    assert decide(table, {}) == {"o": 2}


def test_what_is_no_table_is_refused_with_its_place() -> None:
    """`decide` never guesses."""
    with pytest.raises(BadDefinition) as caught:
        decide({"hit": "LAST", "inputs": [], "outputs": [{"name": "o"}], "rules": []}, {})
    assert [(problem.pointer, problem.code) for problem in caught.value.problems] == [("/hit", "not_allowed")]


def test_a_gap_is_told_with_values_that_fall_into_it() -> None:
    """An analyst sees at once what is missing."""
    table = {
        "hit": "FIRST",
        "inputs": [
            {"expr": {"var": "level"}, "label": {"zh": "会员等级", "en": "Level"}},
            {"expr": {"var": "amount"}, "label": {"zh": "金额", "en": "Amount"}},
        ],
        "outputs": [{"name": "note"}],
        "rules": [
            {"id": "a", "when": [{"in": ["gold", "vip"]}, {"any": True}], "then": ["x"]},
            {"id": "b", "when": [{"any": True}, {"between": [0, 500]}], "then": ["x"]},
        ],
    }
    [gap] = problems(read_table(table, FORMS["ticket"]), "rule/t", "/body/table")
    assert gap.message.zh == "没有一行管到：会员等级为 normal，金额大于 500"
    assert gap.message.en == "no row fits: Level is normal, Amount is above 500"
    assert gap.pointer == "/body/table/rules"


def test_a_check_that_would_take_too_long_says_so() -> None:
    """A thousand half-open rows over each other are not followed to the end; their author is told."""
    names = ["amount", "qty", "score", "total"]
    rows = [
        {
            "id": f"r{row}",
            "when": [{"not_in": [row * 7 % 997 + 1, row * (at + 3) % 991 + 1]} for at in range(4)],
            "then": [1],
        }
        for row in range(300)
    ]
    table = {
        "hit": "FIRST",
        "inputs": [{"expr": {"var": name}} for name in names],
        "outputs": [{"name": "qty"}],
        "rules": rows,
    }
    read = read_table(table, FORMS["ticket"])
    found = problems(read, "rule/t", "")
    survey = Survey(read)
    survey.left = 10
    with pytest.raises(TooMuch):
        list(survey.unreached())
    assert {problem.severity for problem in found} <= {"warning"}
