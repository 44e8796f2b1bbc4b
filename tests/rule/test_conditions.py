"""Every entry of the catalogue of conditions, proven by one record that sets the rule off and one that does not."""

from collections.abc import Mapping
from typing import Any

import pytest

from engines.definition import Definition
from engines.kinds import Text
from engines.logic.system import record_types
from engines.logic.types import from_json
from engines.needs import CountInWindow, WindowCount
from engines.rule.conditions import AFTER, Condition, conditions, page
from engines.rule.fire import Event, Facts, index
from engines.rule.rule import Rule, read_rule
from tests.rule.world import fired

JSON: Mapping[str, Any] = {"enum": {"enum": ["a", "b"]}, "list": {"list": {"enum": ["a", "b"]}}}
BEGAN = 1_000_000
ALL = list(conditions())


def rule_of(condition: Condition) -> Rule:
    kind = condition.subject.type
    types = record_types({"field": from_json(JSON.get(kind, kind))}, ("new",), {})
    body = {
        "type": "reaction",
        "form": "ticket",
        "trigger": condition.moment.trigger,
        "when": condition.logic("field"),
        "then": [{"id": "t", "type": "add_tag", "config": {"tag": "x"}}],
    }
    return read_rule(Definition("rule", "r", 1, Text("r", "r"), body, b""), types, {"ticket": types})


def fires(condition: Condition, holding: bool) -> bool:
    """Whether the rule fires on the record that is made for it to hold, or not to."""
    question, subject, moment = condition.question, condition.subject, condition.moment
    value = (question.yes if holding else question.no)(subject)
    system = {"_id": 1, "_created_at": BEGAN, "_priority": "normal", "_tags": []}
    old = {**system, "field": question.before[0 if holding else 1](subject) if question.before else None}
    event = {
        "created": Event("created"),
        "changed": Event("changed", frozenset({"field"})),
        "message": Event("message", said={"body": "hello", "public": True}),
        "due": Event("due", rule="r"),
        "count": Event("created"),
    }[moment.event]
    before = None if event.type == "created" else old

    def answer(ask: Any) -> Any:
        assert isinstance(ask, CountInWindow)
        return WindowCount(3, False)

    now = BEGAN + AFTER
    result, _ = fired(index([rule_of(condition)]), event, Facts({**system, "field": value}, before), now, answer)
    return any(firing.matched for firing in result.firings)


@pytest.mark.parametrize(
    "condition", ALL, ids=lambda each: f"{each.subject.type} {each.question.sign} {each.moment.event}"
)
def test_a_condition_fires_where_it_holds_and_stays_silent_where_it_does_not(condition: Condition) -> None:
    assert (fires(condition, True), fires(condition, False)) == (True, False)


def test_there_are_more_than_two_hundred_and_the_page_counts_them() -> None:
    assert len(ALL) > 200
    assert f"{len(ALL)} " in page("en")
    assert f" {len(ALL)} " in page("zh")
