"""Answers who could take a record: the members of some groups, their load now, and what they did of late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, literal, select

from app.models import agent, event, membership, record, sla_clock, user
from app.operations.locking import serialise
from app.work import Work
from engines.needs import Agent, Candidates

Found = dict[int, dict[str, Any]]


def candidates(work: Work, ask: Candidates) -> tuple[Agent, ...]:
    """The active members of the groups. Who asks for the same groups waits until this transaction ends."""
    for group in sorted(ask.groups):
        serialise(work.conn, "route", group)
    found = _people(work, ask)
    if not found:
        return ()
    _loads(work, found)
    for wanted in sorted(ask.wants):
        for person, facts in _HISTORY[wanted](work, ask, list(found)):
            found[person].update(facts)
    return tuple(Agent(**facts) for facts in found.values())


def _people(work: Work, ask: Candidates) -> Found:
    found: Found = {}
    groups: dict[int, list[str]] = defaultdict(list)
    for row in work.conn.execute(_PEOPLE, {"groups": list(ask.groups)}).mappings():
        groups[row["person"]].append(row["group_key"])
        known = {name: row[name] for name in _PROFILE if row[name] is not None}
        found[row["person"]] = {"user": row["person"], **known}
    for person, facts in found.items():
        facts["groups"] = tuple(groups[person])
    return found


def _loads(work: Work, found: Found) -> None:
    """Their open records by priority; the one at hand is not counted, whoever has it."""
    loads: dict[int, dict[str, int]] = defaultdict(dict)
    for row in work.conn.execute(_OPEN, {"people": list(found), "me": work.id}):
        loads[row.assignee][row.priority] = row.many
    for person, facts in found.items():
        facts["open"] = loads.get(person, {})


def _handled(work: Work, ask: Candidates, people: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """How many they finished, in what time."""
    main = work.live.tables[ask.form].main.c
    time = func.avg(main.resolved_at - main.created_at)
    for row in work.conn.execute(_finished(work, ask, people, func.count(), time)):
        yield row[0], {"handled": row[1], "handling_time": float(row[2])}


def _category(work: Work, ask: Candidates, people: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """How many of the same category."""
    category = work.data.get(work.form.category) if work.form.category else None
    main = work.live.tables[ask.form].main.c
    same = func.sum(case((main.category == literal(category), 1), else_=0))
    for row in work.conn.execute(_finished(work, ask, people, same)):
        yield row[0], {"handled_category": int(row[1])}


def _rating(work: Work, ask: Candidates, people: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """How customers rated them."""
    if ask.rating is None:
        return
    for row in work.conn.execute(_finished(work, ask, people, func.avg(work.live.tables[ask.form].paths[ask.rating]))):
        yield row[0], {"rating": None if row[1] is None else float(row[1])}


def _finished(work: Work, ask: Candidates, people: list[int], *figures: ColumnElement[Any]) -> Select[Any]:
    main = work.live.tables[ask.form].main.c
    lately = and_(main.assignee.in_(people), main.resolved_at >= ask.since)
    return select(main.assignee, *figures).where(lately).group_by(main.assignee)


def _breached(work: Work, ask: Candidates, people: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """How many of those broke a promise."""
    main = work.live.tables[ask.form].main.c
    broken = func.count(sla_clock.c.record.distinct())
    figures = _finished(work, ask, people, broken)
    joined = figures.join(sla_clock, sla_clock.c.record == main.record_id).where(sla_clock.c.breached_at.is_not(None))
    for row in work.conn.execute(joined):
        yield row[0], {"breached": row[1]}


def _same(work: Work, ask: Candidates, people: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Who had a record of the same matter."""
    value = work.data.get(ask.same) if ask.same else None
    if ask.same is None or value is None:
        return
    table = work.live.tables[ask.form]
    had = and_(table.paths[ask.same] == value, table.main.c.record_id != work.id, table.main.c.created_at >= ask.since)
    yield from _having(work, select(table.main.c.assignee).where(had, table.main.c.assignee.in_(people)), "had_same")


def _customer(work: Work, ask: Candidates, people: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Who had a record of the same customer."""
    customer = work.core["customer"]
    if customer is None:
        return
    had = and_(record.c.customer == customer, record.c.id != work.id, record.c.created_at >= ask.since)
    yield from _having(work, select(record.c.assignee).where(had, record.c.assignee.in_(people)), "had_customer")


def _record(work: Work, ask: Candidates, people: list[int]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Who had this very record before."""
    if work.fresh:
        return
    for row in work.conn.execute(_ASSIGNED, {"me": work.id}):
        last = (row.payload or {}).get("user", [None, None])[1]
        if last is not None:
            yield from [(last, {"had_record": True})] if last in people else []
            return


def _having(work: Work, chosen: Select[Any], name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for person in work.conn.execute(chosen.distinct()).scalars():
        yield person, {name: True}


_PROFILE = ("presence", "cap", "shift", "skills", "seniority", "turn", "assigned_at")
_PEOPLE = (
    select(membership.c.user.label("person"), membership.c.group_key, *(agent.c[name] for name in _PROFILE))
    .join(user, user.c.id == membership.c.user)
    .outerjoin(agent, agent.c.user == membership.c.user)
    .where(membership.c.group_key.in_(bindparam("groups", expanding=True)), user.c.active)
    .order_by(membership.c.user, membership.c.group_key)
)
_OPEN = (
    select(record.c.assignee, record.c.priority, func.count().label("many"))
    .where(
        record.c.assignee.in_(bindparam("people", expanding=True)),
        record.c.assignee.is_not(None),
        record.c.status_category.not_in(
            [literal("solved", literal_execute=True), literal("closed", literal_execute=True)]
        ),
        record.c.id != bindparam("me"),
    )
    .group_by(record.c.assignee, record.c.priority)
)
_ASSIGNED = (
    select(event.c.payload)
    .where(event.c.record == bindparam("me"), event.c.type == "assigned")
    .order_by(event.c.seq.desc())
)
_HISTORY: Mapping[str, Callable[[Work, Candidates, list[int]], Iterator[tuple[int, dict[str, Any]]]]] = {
    "handled": _handled,
    "category": _category,
    "rating": _rating,
    "breached": _breached,
    "same": _same,
    "customer": _customer,
    "record": _record,
}
