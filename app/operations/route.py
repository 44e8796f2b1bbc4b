"""Gives a record that waits for nobody in particular to somebody, as the routing policy of its form says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from app.effects import Source, apply
from app.hot import Hot
from app.models import agent
from app.operations.answer import with_answers
from app.operations.candidates import has_room
from app.outbox import Job
from app.work import Work
from engines.effects import Assign
from engines.needs import Candidates
from engines.rule.policy import first
from engines.rule.routing.choosing import Routed, route
from engines.rule.routing.reading import RoutingPolicy

TRIES = 3
DONE = ("solved", "closed")
HOLDERS = frozenset({"_group", "_assignee"})
MOVES = frozenset({"_group", "_assignee", "_status", "_status_category"})
"""What makes a record that has nobody worth another look, beside what its policy reads."""


def give(work: Work, seen: Callable[[], dict[str, Any]], changed: frozenset[str] | None) -> frozenset[str]:
    """Route the record, where nobody has it and `changed` (None: it is new, or asked for anew) gives reason to; the
    names that changed. `seen` answers the record as policies see it.
    """
    policies = work.live.house.routings.get(work.form.key, ())
    if not policies or work.core["assignee"] is not None or work.core["status_category"] in DONE:
        return frozenset()
    values = seen()
    policy = first(policies, values, work.now)
    if policy is None or not (changed is None or changed & _reasons(work, policy)):
        return frozenset()
    routed = _chosen(work, policy, values)
    if routed is None or (routed.user is None and work.core["group_key"] == routed.group):
        work.routed = _outcome(work, policy)
        return frozenset()
    if routed.user is not None:
        _TURNS[work.conn.dialect.name](work.conn, [_turn(work, routed.user, routed.turn)])
    source = Source(
        "routing", policy.key, release=work.live.release_of(policy.document), told={"routing": routed.why()}
    )
    given = apply(work, source, [Assign(routed.group, routed.user)])
    work.routed = _outcome(work, policy)
    return given


def _reasons(work: Work, policy: RoutingPolicy) -> frozenset[str]:
    """The names whose change is worth another look. Where this very policy has just said who gets the record, only
    what it reads can make it say otherwise.
    """
    return policy.reads - HOLDERS if work.routed == _outcome(work, policy) else policy.reads | MOVES


def _outcome(work: Work, policy: RoutingPolicy) -> tuple[str, str | None, int | None]:
    return policy.key, work.core["group_key"], work.core["assignee"]


def _chosen(work: Work, policy: RoutingPolicy, values: Mapping[str, Any]) -> Routed | None:
    """Who gets it. Others choose at the same time: whoever has got their last free place meanwhile is not taken."""
    left = TRIES
    while True:
        routed: Routed | None = with_answers(work, lambda answers: route(policy, values, work.now, answers))
        taken = next((each for each in routed.candidates if each.user == routed.user), None) if routed else None
        if routed is None or taken is None or has_room(work, taken.user, taken.cap):
            return routed
        work.known = {ask: known for ask, known in work.known.items() if not isinstance(ask, Candidates)}
        left -= 1
        if not left:
            work.jobs.append(Job("route_waiting", {"user": taken.user}, work.now))
            return replace(routed, user=None)


def freed(work: Work) -> None:
    """Somebody may have got room for another record: whatever waits in their groups is looked at again, by a job."""
    before, now = work.read.get("_assignee"), work.core["assignee"]
    was_open = work.read.get("_status_category") not in DONE
    if before is None or not was_open or not work.live.house.routings.get(work.form.key):
        return
    if now != before or work.core["status_category"] in DONE:
        work.jobs.append(Job("route_waiting", {"user": before}, work.now))


def _turn(work: Work, person: int, turn: int) -> dict[str, Any]:
    fresh = {"presence": "online", "skills": {}, "seniority": 0}
    return {"user": person, "turn": turn, "assigned_at": work.now, **fresh}


def _upsert(insert: Any) -> Hot:
    added = insert(agent)
    again = {"turn": added.excluded.turn, "assigned_at": added.excluded.assigned_at}
    return Hot(added.on_conflict_do_update(index_elements=["user"], set_=again))


_TURNS = {"sqlite": _upsert(sqlite.insert), "postgresql": _upsert(postgresql.insert)}
