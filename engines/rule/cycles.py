"""Rules that set each other off in a circle: seen before publishing, by what they write and what wakes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from engines.errors import Problem
from engines.kinds import Text
from engines.rule.kind import CREATED, Write
from engines.rule.rule import Rule

Graph = Mapping[str, Mapping[str, Write]]
"""For each rule the rules it can set off, with the write that does it."""


def cycles(rules: Iterable[Rule]) -> list[Problem]:
    """A problem for every group of enabled rules, of all forms, that can set each other off in a circle.

    A warning, since conditions usually end it, and a rule fires once per chain and record. An error where nothing can:
    no rule of the circle has a condition, and each writes a value calculated from what woke it, or a new record.
    """
    known = {rule.key: rule for rule in rules if rule.enabled}
    graph = {key: _sets_off(rule, known.values()) for key, rule in sorted(known.items())}
    return [_problem(circle, graph, known) for circle in _circles(graph)]


def _sets_off(rule: Rule, others: Iterable[Rule]) -> dict[str, Write]:
    found: dict[str, Write] = {}
    for other in sorted(others, key=lambda each: each.key):
        for write in rule.writes:
            if other.key not in found and _wakes(write, other) and not (other is rule and _settles(write)):
                found[other.key] = write
    return found


def _settles(write: Write) -> bool:
    """Whether writing it a second time changes nothing."""
    return write.field != CREATED and not write.reads


def _wakes(write: Write, rule: Rule) -> bool:
    """Whether `rule` can act at once when this is written; one that waits for its time does not."""
    if write.form != rule.form:
        return False
    if write.field == CREATED:
        return "created" in rule.watch.events
    if "changed" not in rule.watch.events:
        return False
    moved = {write.field, "_status_category"} if write.field == "_status" else {write.field}
    return rule.wakes_on is None or not rule.wakes_on.isdisjoint(moved)


def _circles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """One shortest circle for each group of rules that all reach each other."""
    seen: set[str] = set()
    for key in graph:
        if key not in seen:
            circle = _shortest(graph, key)
            if circle:
                seen |= _around(graph, key)
                yield circle


def _shortest(graph: Graph, start: str) -> tuple[str, ...]:
    """The shortest way from `start` back to it; empty where there is none."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in waiting:
        for following in graph[way[-1]]:
            if following == start:
                return way
            if following not in seen:
                seen.add(following)
                waiting.append((*way, following))
    return ()


def _around(graph: Graph, start: str) -> set[str]:
    """The rules that `start` reaches and that reach it."""
    return {key for key in _reached(graph, start) if start in _reached(graph, key)}


def _reached(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for following in graph[waiting.pop()]:
            if following not in found:
                found.add(following)
                waiting.append(following)
    return found


def _problem(circle: Sequence[str], graph: Graph, rules: Mapping[str, Rule]) -> Problem:
    following = (*circle[1:], circle[0])
    written = [graph[one][other] for one, other in zip(circle, following, strict=True)]
    certain = all(_never_rests(rules[key], write) for key, write in zip(circle, written, strict=True))
    zh, en = zip(*(_step(rules[key], write) for key, write in zip(circle, written, strict=True)), strict=True)
    first = rules[circle[0]]
    message = Text(
        f"这些规则会互相触发：{' → '.join((*zh, first.name.zh))}；请加上会变为不成立的条件",
        f"these rules set each other off: {' → '.join((*en, first.name.en))}; add a condition that comes to an end",
    )
    return Problem(first.document, "/body/trigger", "rule_cycle", message, "error" if certain else "warning")


def _step(rule: Rule, write: Write) -> tuple[str, str]:
    if write.field == CREATED:
        return f"{rule.name.zh}(新建 {write.form})", f"{rule.name.en} (creates {write.form})"
    return f"{rule.name.zh}(写 {write.field})", f"{rule.name.en} (writes {write.field})"


def _never_rests(rule: Rule, write: Write) -> bool:
    """Whether the rule goes on for ever once it is woken: unconditional, and what it writes is always new."""
    if rule.when is not None or rule.table is not None:
        return False
    fed = rule.wakes_on is None or not rule.wakes_on.isdisjoint(path.split(".")[0] for path in write.reads)
    return write.field == CREATED or (bool(write.reads) and fed)
