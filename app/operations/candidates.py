"""Answers who could take a record: the members of some groups, their load now, and what they did of late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, bindparam, case, func, literal, select

from app.hot import Hot, read_together
from app.models import agent, event, membership, record, sla_clock, user
from app.operations.locking import alone, beside
from app.projection import FormTable
from app.work import Work
from engines.needs import Agent, Candidates

Found = dict[int, dict[str, Any]]
Question = tuple[Hot, dict[str, Any]]
Look = Callable[[Work, Iterable[tuple[Any, ...]], Hot, dict[str, Any]], list[dict[str, Any]]]
STEADY, MOST_KEPT = 60, 1_000


def candidates(work: Work, ask: Candidates, look: Look = beside) -> tuple[Agent, ...]:
    """The active members of the groups. Any number of transactions may look at the same groups at once: whoever takes
    somebody makes sure of them with `has_room`.
    """
    found = _people(work, ask, look)
    if not found:
        return ()
    people = list(found)
    for person, facts in _of_late(work, ask, people).items():
        found[person].update(facts)
    questions = {
        name: asked for name, asks in _KNOWS.items() if name in ask.wants and (asked := asks(work, ask, people))
    }
    open_now, *known = read_together(work.conn, (_OPEN, {"people": people, "me": work.id}), *questions.values())
    _loads(open_now, found)
    for name, rows in zip(questions, known, strict=True):
        for row in rows:
            found[row["assignee"]][f"had_{name}"] = True
    if "record" in ask.wants:
        _record(work, found)
    return tuple(Agent(**facts) for facts in found.values())


def has_room(work: Work, person: int, cap: int) -> bool:
    """Whether this person still has room for the record, now that nobody else can give them one meanwhile."""
    values = {"people": [person], "me": work.id}
    return bool(sum(row["many"] for row in alone(work, ("agent", person), _OPEN, values)) < cap)


def _people(work: Work, ask: Candidates, look: Look) -> Found:
    found: Found = {}
    groups: dict[int, list[str]] = defaultdict(list)
    keys = [waiting_in(group) for group in ask.groups]
    for row in look(work, keys, _PEOPLE, {"groups": list(ask.groups)}):
        groups[row["person"]].append(row["group_key"])
        known = {name: row[name] for name in _PROFILE if row[name] is not None}
        found[row["person"]] = {"user": row["person"], **known}
    for person, facts in found.items():
        facts["groups"] = tuple(groups[person])
    return found


def waiting_in(group: str) -> tuple[str, str]:
    """The key that is held alone while the records that wait in a group are listed: see `route_waiting`."""
    return ("route", group)


def _loads(rows: list[dict[str, Any]], found: Found) -> None:
    """Their open records by priority; the one at hand is not counted, whoever has it."""
    loads: dict[int, dict[str, int]] = defaultdict(dict)
    for row in rows:
        loads[row["assignee"]][row["priority"]] = row["many"]
    for person, facts in found.items():
        facts["open"] = loads.get(person, {})


def _of_late(work: Work, ask: Candidates, people: list[int]) -> Found:
    """What they did of late: figures of many records, which are looked up once a minute and not for every record."""
    if not ask.wants & {"handled", "category", "rating", "breached"}:
        return {}
    category = work.data.get(work.form.category) if work.form.category else None
    place = (ask.form, ask.rating, tuple(people), category)
    minute: int | None
    kept: Found
    minute, kept = work.live.figures.get(place, (None, {}))
    if minute != work.now // STEADY:
        kept = _looked_up(work, ask, people, category)
        if len(work.live.figures) >= MOST_KEPT:
            work.live.figures.clear()
        work.live.figures[place] = (work.now // STEADY, kept)
    return kept


def _looked_up(work: Work, ask: Candidates, people: list[int], category: Any) -> Found:
    """How many records they finished and in what time, of this category, how they were rated, how many broke."""
    table = work.live.tables[ask.form]
    main = table.main.c
    lately = and_(main.assignee.in_(people), main.resolved_at >= ask.since)
    same = func.sum(case((main.category == literal(category), 1), else_=0))
    stars = func.avg(table.paths[ask.rating]) if ask.rating else literal(None)
    figures = (func.count(), func.avg(main.resolved_at - main.created_at), same, stars)
    found: Found = {}
    for row in work.conn.execute(select(main.assignee, *figures).where(lately).group_by(main.assignee)):
        rating = None if row[4] is None else float(row[4])
        found[row[0]] = {
            "handled": row[1],
            "handling_time": float(row[2]),
            "handled_category": row[3],
            "rating": rating,
        }
    if "breached" in ask.wants:
        broken = select(main.assignee, func.count(sla_clock.c.record.distinct())).where(lately)
        broken = broken.join(sla_clock, sla_clock.c.record == main.record_id).where(
            sla_clock.c.breached_at.is_not(None)
        )
        for row in work.conn.execute(broken.group_by(main.assignee)):
            found[row[0]]["breached"] = row[1]
    return found


def _same(work: Work, ask: Candidates, people: list[int]) -> Question | None:
    """Who had a record of the same matter."""
    value = work.data.get(ask.same) if ask.same else None
    if ask.same is None or value is None:
        return None
    question = _had(work.live.tables[ask.form], ask.same)
    return question, {"people": people, "value": value, "me": work.id, "since": ask.since}


@lru_cache(maxsize=64)
def _had(table: FormTable, field: str) -> Hot:
    """Who of some people has a record with one value in `field`."""
    main = table.main.c
    same = table.paths[field] == bindparam("value"), main.record_id != bindparam("me")
    theirs = main.assignee.in_(bindparam("people", expanding=True)), main.created_at >= bindparam("since")
    return Hot(select(main.assignee).where(*same, *theirs).distinct())


def _customer(work: Work, ask: Candidates, people: list[int]) -> Question | None:
    """Who had a record of the same customer."""
    customer = work.core["customer"]
    if customer is None:
        return None
    return _SERVED, {"people": people, "customer": customer, "me": work.id, "since": ask.since}


def _record(work: Work, found: Found) -> None:
    """Who had this very record last."""
    if work.fresh:
        return
    for row in work.conn.execute(_ASSIGNED, {"me": work.id}):
        last = (row.payload or {}).get("user", [None, None])[1]
        if last is not None:
            if last in found:
                found[last]["had_record"] = True
            return


_PROFILE = ("presence", "cap", "shift", "skills", "seniority", "turn", "assigned_at")
_PEOPLE = Hot(
    select(membership.c.user.label("person"), membership.c.group_key, *(agent.c[name] for name in _PROFILE))
    .join(user, user.c.id == membership.c.user)
    .outerjoin(agent, agent.c.user == membership.c.user)
    .where(membership.c.group_key.in_(bindparam("groups", expanding=True)), user.c.active)
    .order_by(membership.c.user, membership.c.group_key)
)
# By the people and not by their groups: then the index of open records serves it, whatever the planner knows.
_OPEN = Hot(
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
_SERVED = Hot(
    select(record.c.assignee)
    .where(
        record.c.customer == bindparam("customer"),
        record.c.id != bindparam("me"),
        record.c.created_at >= bindparam("since"),
        record.c.assignee.in_(bindparam("people", expanding=True)),
    )
    .distinct()
)
_KNOWS: Mapping[str, Callable[[Work, Candidates, list[int]], Question | None]] = {"same": _same, "customer": _customer}
