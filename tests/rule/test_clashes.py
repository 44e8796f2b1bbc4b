"""Rules that may write different values to one field are told before they are published."""

from typing import Any

import pytest

from engines.kinds import Text
from engines.rule.clashes import clashes
from tests.rule.world import rule_of

CREATED = {"type": "created"}


def sets(key: str, value: Any, when: Any = True, trigger: Any = CREATED, **more: Any) -> dict[str, Any]:
    """A rule that writes `value` to the note."""
    then = [{"id": "set", "type": "set_fields", "config": {"values": {"note": value}}}]
    return {"key": key, "trigger": trigger, "when": when, "then": then, **more}


def told(*bodies: dict[str, Any]) -> list[tuple[str, str]]:
    """Which rule hears of it, and in which words."""
    found = clashes([rule_of(body) for body in bodies], {"ticket": {"note": Text("备注", "note")}})
    assert {each.severity for each in found} <= {"warning"}
    return [(each.document, each.message.zh) for each in found]


def test_two_rules_that_write_different_values_are_told_with_the_winner() -> None:
    [(document, words)] = told(sets("a", "x", priority=200), sets("b", "y"))
    assert document == "rule/rule" or document == "rule/b"
    assert words.startswith("与规则“a”可能同时触发，给“备注”写入不同的值（x 与 y）")


STATUS = {"==": [{"var": "_status"}, "new"]}
OTHER = {"==": [{"var": "_status"}, "open"]}
CALCULATED = {"cat": [{"var": "level"}, "!"]}


@pytest.mark.parametrize(
    "rules",
    [
        (sets("a", "x"), sets("b", "x")),
        (sets("a", "x", STATUS), sets("b", "y", OTHER)),
        (sets("a", "x"), sets("b", CALCULATED)),
        (sets("a", "x"), sets("b", "y", trigger={"type": "changed", "config": {"fields": ["qty"]}})),
        (sets("a", "x"), sets("b", "y", enabled=False)),
        (
            sets("a", "x", trigger={"type": "button", "config": {"label": {"zh": "a"}}}),
            sets("b", "y", trigger={"type": "button", "config": {"label": {"zh": "b"}}}),
        ),
    ],
    ids=["same value", "conditions exclude each other", "calculated", "other event", "switched off", "own buttons"],
)
def test_rules_that_cannot_clash_are_not_told(rules: tuple[dict[str, Any], ...]) -> None:
    assert told(*rules) == []


def test_a_rule_that_keeps_later_ones_from_acting_does_not_clash_with_them() -> None:
    first = sets("a", "x", priority=200)
    first["then"] = [*first["then"], {"id": "stop", "type": "stop"}]
    assert told(first, sets("b", "y")) == []


def test_the_same_rules_in_the_trace_say_what_was_overwritten() -> None:
    """Told at publish as what may be, in the trace as what was."""
    assert len(told(sets("a", "x"), sets("b", "y"), sets("c", "z"))) == 3
