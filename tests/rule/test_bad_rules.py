"""A rule that somebody broke is read or refused with places, never with a trace."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engines.definition import Definition
from engines.errors import BadDefinition, Problem
from engines.kinds import Text
from engines.rule.rule import read_rule
from engines.rule.table import HitPolicyBroken, decide
from tests.rule.world import COMPUTED, FORMS, GROUPS, REFERENCES

FOLDER = Path(__file__).parents[1] / "cases" / "rule"
ALL = [case for file in sorted(FOLDER.glob("*.json")) for case in json.loads(file.read_text(encoding="utf-8"))]
RULES = [
    {"type": "table" if "table" in body else "reaction", "form": "ticket", **body}
    for case in ALL
    for body in case.get("rules", ())
]
TABLES = [case["table"] for case in ALL if "table" in case]
JUNK = st.sampled_from(
    [
        None,
        True,
        -1,
        0,
        2**70,
        1.5,
        float("inf"),
        "",
        "x",
        "amount",
        "_old",
        [],
        [None],
        {},
        {"var": "amount"},
        {"in": 1},
    ]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part of a JSON value."""
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield from places(part, (*path, name))


def broken(draw: st.DrawFn, whole: dict[str, Any]) -> dict[str, Any]:
    """`whole` with a few parts replaced, removed or renamed."""
    whole = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([path for path in places(whole) if path]))
        holder: Any = whole
        for name in way:
            holder = holder[name]
        match draw(st.sampled_from(["replace", "remove", "rename"])):
            case "replace":
                holder[last] = copy.deepcopy(draw(JUNK))
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(["", "any", "type", "~/"]))] = holder.pop(last)
            case _:
                del holder[last]
        if not whole:
            break
    return whole


@st.composite
def broken_rules(draw: st.DrawFn) -> dict[str, Any]:
    """A rule of the cases, broken."""
    body = {name: part for name, part in draw(st.sampled_from(RULES)).items() if name != "key"}
    return broken(draw, body)


@st.composite
def broken_tables(draw: st.DrawFn) -> dict[str, Any]:
    """A table of the cases, broken."""
    return broken(draw, draw(st.sampled_from(TABLES)))


def complaints(body: dict[str, Any]) -> tuple[Problem, ...]:
    """What is said about a rule; nothing where it is one."""
    document = Definition("rule", "rule", 1, Text("规则", "rule"), body, b"")
    try:
        read_rule(document, FORMS["ticket"], FORMS, references=REFERENCES, computed=COMPUTED, groups=GROUPS)
    except BadDefinition as bad:
        return bad.problems
    return ()


@given(broken_rules())
def test_a_broken_rule_is_refused_at_a_place(body: dict[str, Any]) -> None:
    """Every problem lies in the body and speaks both languages."""
    for problem in complaints(body):
        assert problem.pointer.startswith("/body")
        assert problem.message.zh
        assert problem.message.en


@given(broken_tables())
def test_a_broken_table_is_refused_or_decides(table: dict[str, Any]) -> None:
    """Also without types, where less is known."""
    with suppress(BadDefinition, HitPolicyBroken):
        assert isinstance(decide(table, {"amount": 5, "level": "vip", "note": "x"}), dict | list | None)
