"""Whether a rule's time has come: its condition, its clock, its count; the cheap questions before the dear ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from engines.effects import CancelTimer, StartTimer
from engines.logic.related import ANSWERS
from engines.needs import Aggregate, Answers, CountInWindow, Lookup, Near, WindowCount
from engines.rule.firing import Event, Facts, Match
from engines.rule.kind import Due, Window
from engines.rule.net import Asked
from engines.rule.rule import Rule

NO_VALUES: Mapping[str, Any] = {}
NO_FACTS: Mapping[str, Any] = {}


def lookups(rules: Iterable[Rule], values: Mapping[str, Any], answers: Answers) -> tuple[Lookup, ...]:
    """The referenced records whose values these rules read, where they are neither given nor answered."""
    given = values.get("_ref") or NO_VALUES
    asks = {
        Lookup(form, values[field]): None
        for rule in rules
        for field, form in rule.lookups
        if field not in given and values.get(field) is not None
    }
    return tuple(ask for ask in asks if ask not in answers)


def scope(event: Event, facts: Facts, now: int, rules: Iterable[Rule], answers: Answers) -> dict[str, Any]:
    """What the rules' expressions see."""
    found = {**facts.values, "_old": facts.old or NO_VALUES, "_event": {**event.said, "type": event.type, "at": now}}
    read = {
        field: answers[Lookup(form, facts.values[field])]
        for rule in rules
        for field, form in rule.lookups
        if Lookup(form, facts.values.get(field) or 0) in answers
    }
    if read:
        found["_ref"] = {**read, **(facts.values.get("_ref") or NO_VALUES)}
    return found


def clock(rule: Rule, due: Due, values: Mapping[str, Any], now: int) -> int | None:
    """When the rule's time comes for this record; None where it does not apply."""
    return due.at(values) if rule.holds(values, now) else None


def timers(clocks: Iterable[Rule], values: Mapping[str, Any], facts: Facts, new: bool, now: int) -> list[Asked]:
    """How the timers of rules move with this event; nothing of those that stay as they were."""
    old = None if new or facts.old is None else {**facts.old, "_ref": values.get("_ref")}
    found: list[Asked] = []
    for rule in clocks:
        due = rule.watch.due
        if due is not None and (new or old is None or _moved(rule, due, values, old, now)):
            at = clock(rule, due, values, now)
            if at is not None:
                found.append((rule.key, StartTimer(rule.key, at)))
            elif not new:
                found.append((rule.key, CancelTimer(rule.key)))
    return found


def _moved(rule: Rule, due: Due, values: Mapping[str, Any], old: Mapping[str, Any], now: int) -> bool:
    """Whether the rule's time is another than it was before; no calendar is asked where it was never to come."""
    since, before = values.get(due.since), old.get(due.since)
    applies = since is not None and rule.holds(values, now)
    applied = before is not None and rule.holds(old, now)
    if not (applies and applied):
        return applies or applied
    return since != before and due.at(values) != due.at(old)


def matches(rules: Iterable[Rule], values: Mapping[str, Any], changed: frozenset[str] | None, now: int) -> list[Match]:
    """Those of `rules` whose condition may hold, matched by an event that is not their time."""
    found = [_match(rule, values, changed, now) for rule in rules if rule.may_hold(values, now)]
    return [match for match in found if match is not None]


def _match(rule: Rule, values: Mapping[str, Any], changed: frozenset[str] | None, now: int) -> Match | None:
    """None where the rule counts, and there is nothing to count by."""
    window = rule.watch.window
    related = tuple(each.ask(values, now) for each in rule.related) if rule.related else ()
    if window is not None:
        ask = counting(rule, window, values, now)
        return None if ask is None else Match(rule, values, now, NO_FACTS, ask, related)
    if changed is None:
        return Match(rule, values, now, NO_FACTS, None, related)
    touched = changed if rule.wakes_on is None else changed & rule.wakes_on
    return Match(rule, values, now, {"changed": sorted(touched)}, None, related)


def decided(found: Match, answers: Answers) -> Match | None:
    """The match on values that hold the answers about other records; None where its condition fails with them."""
    if not found.related:
        return found
    values = with_related(found.values, found.related, answers)
    return replace(found, values=values) if found.rule.holds(values, found.now) else None


def with_related(values: Mapping[str, Any], asks: Iterable[Aggregate], answers: Answers) -> dict[str, Any]:
    """`values` with what is known of other records, for the related_… operators."""
    return {**values, ANSWERS: {ask.key: answers[ask] for ask in asks if ask in answers}}


def counting(rule: Rule, window: Window, values: Mapping[str, Any], now: int) -> CountInWindow | None:
    """What to count for this record; None where one of the fields is empty, because then nothing is the same."""
    equal = tuple((field, values.get(field)) for field in window.match)
    if any(value is None or value == "" for _, value in equal):
        return None
    near = None
    if window.at is not None:
        moment = values.get(window.at)
        if moment is None:
            return None
        near = Near(window.at, moment, window.seconds)
    return CountInWindow(rule.key, rule.form, equal, now - window.seconds, near)


def counted(found: Match, count: WindowCount) -> Match | None:
    """The match with its count; None where there are too few, or the rule has fired for them already."""
    window = found.rule.watch.window
    if window is None or found.window is None or count.fired or count.count < window.at_least:
        return None
    return replace(found, trigger=count_facts(window, found.window, count))


def count_facts(window: Window, asked: CountInWindow, count: WindowCount) -> dict[str, Any]:
    """A count, for people."""
    return {"count": count.count, "at_least": window.at_least, "seconds": window.seconds, "equal": dict(asked.equal)}


def due_facts(due: Due, values: Mapping[str, Any]) -> dict[str, Any]:
    """A time, for people."""
    return {"since": due.since, "from": values.get(due.since), "after": due.after, "at": due.at(values)}
