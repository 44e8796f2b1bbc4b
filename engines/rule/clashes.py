"""Rules that may write different values to one field on the same event: seen before publishing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from engines.errors import Problem
from engines.kinds import Text
from engines.rule.kind import Write
from engines.rule.rule import Rule
from engines.rule.wants import wants

OWN_TIME = frozenset({"due", "button", "schedule"})
"""Events that are of one rule only: no other rule acts on them."""


def clashes(rules: Iterable[Rule], labels: Mapping[str, Mapping[str, Text]]) -> list[Problem]:
    """A warning for each two rules that may act on one event and write different constants to one field.

    Whether they do depends on the record; what is certain is that the later one wins. `labels` are the names of fields
    by form.
    """
    listed = sorted((rule for rule in rules if rule.enabled), key=lambda rule: (rule.form, -rule.priority, rule.key))
    pairs = ((one, other) for one, other in combinations(listed, 2) if _may_meet(one, other))
    return [each for one, other in pairs for each in _between(one, other, labels.get(one.form, {}))]


def _may_meet(one: Rule, other: Rule) -> bool:
    """Whether one event can set off both, `one` first, as far as it can be seen without a record."""
    if one.form != other.form or one.stops or not (one.watch.events & other.watch.events) - OWN_TIME:
        return False
    mine, theirs = wants(one), wants(other)
    return all(set(mine[name]) & set(theirs[name]) for name in mine.keys() & theirs.keys())


def _between(one: Rule, other: Rule, labels: Mapping[str, Text]) -> Iterator[Problem]:
    mine = {write.field: write for write in one.writes if write.form == one.form and write.constant is not None}
    for write in other.writes:
        first = mine.get(write.field)
        if first and write.form == one.form and write.constant not in (None, first.constant):
            yield _problem(one, other, first, write, labels.get(write.field, Text(write.field, write.field)))


def _problem(one: Rule, other: Rule, first: Write, last: Write, label: Text) -> Problem:
    message = Text(
        f"与规则“{one.name.zh}”可能同时触发，给“{label.zh}”写入不同的值（{first.constant} 与 {last.constant}），"
        "以后执行的本规则为准；请让条件互斥，或用优先级定先后",
        f'may act together with the rule "{one.name.en}" and write another value to "{label.en}" ({first.constant} and '
        f"{last.constant}); this rule comes later and wins: let their conditions exclude each other, or order them",
    )
    return Problem(other.document, "/body/then", "rules_clash", message, "warning")
