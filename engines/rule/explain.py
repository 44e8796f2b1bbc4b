"""Why a rule would fire on a record, or why not: every question it asks, in order, with the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engines.needs import Answers
from engines.rule import matching
from engines.rule.firing import START, Chain, Event, Facts
from engines.rule.rule import Rule
from engines.rule.scope import changed_names
from engines.rule.why import asked

NO_ANSWERS: Answers = {}


def explain(
    rule: Rule, event: Event, facts: Facts, now: int, answers: Answers = NO_ANSWERS, chain: Chain = START
) -> dict[str, Any]:
    """{"rule", "fires", "checks": [{"check", "holds", …what it went by}]}.

    A check whose answer is not known here (a count nobody gave) holds None, and so does `fires` if all else holds.
    """
    checks = list(_checks(rule, event, facts, now, answers, chain))
    answer = [check["holds"] for check in checks]
    fires = False if False in answer else None if None in answer else True
    return {"rule": rule.key, "fires": fires, "checks": checks}


def _checks(
    rule: Rule, event: Event, facts: Facts, now: int, answers: Answers, chain: Chain
) -> Iterator[dict[str, Any]]:
    yield {"check": "enabled", "holds": rule.enabled}
    yield {
        "check": "event",
        "holds": event.type in rule.watch.events and event.rule in (None, rule.key),
        "wanted": sorted(rule.watch.events),
        "event": event.type,
    }
    yield {"check": "once", "holds": rule.key not in chain.fired}
    if event.type != "created" and event.rule is None:
        changed = changed_names(event.changed, facts.values, facts.old)
        wanted = None if rule.wakes_on is None else sorted(rule.wakes_on)
        holds = rule.wakes_on is None or not rule.wakes_on.isdisjoint(changed)
        yield {"check": "changed", "holds": holds, "wanted": wanted, "changed": sorted(changed)}
    values = matching.scope(event, facts, now, (rule,), answers)
    if rule.watch.only:
        yield {"check": "only", "holds": rule.watch.only.function(values, now), **asked(rule.watch.only, values, now)}
    related = [each.ask(values, now) for each in rule.related]
    values = matching.with_related(values, related, answers) if related else values
    if rule.when:
        unknown = any(ask not in answers for ask in related) and rule.may_hold(values, now)
        held = None if unknown else rule.when.function(values, now)
        yield {"check": "when", "holds": held, **asked(rule.when, values, now)}
    due, window = rule.watch.due, rule.watch.window
    if due:
        at = due.at(values)
        yield {"check": "due", "holds": at is not None and at <= now, **matching.due_facts(due, values)}
    if window:
        ask = matching.counting(rule, window, values, now)
        count = None if ask is None else answers.get(ask)
        if ask is None or count is None:
            yield {"check": "count", "holds": False if ask is None else None, "match": list(window.match)}
        else:
            holds = count.count >= window.at_least and not count.fired
            facts_ = matching.count_facts(window, ask, count)
            yield {"check": "count", "holds": holds, "fired": count.fired, **facts_}
    if rule.table:
        found = rule.table.explain(values, now)
        says = bool(found["hits"]) or any(output.default is not None for output in rule.table.outputs)
        yield {"check": "table", "holds": says, **found}
