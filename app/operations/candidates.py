"""Answers who could take a record: the members of some groups, their load now, and what they did of late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    func,
    literal,
    literal_column,
    null,
    select,
    union_all,
)

from app.hot import Hot
from app.models import agent, event, membership, record, sla_clock, user
from app.operations.locking import alone, beside
from app.projection import FormTable
from app.work import Work
from engines.needs import Agent, Candidates

Found = dict[int, dict[str, Any]]
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
    _at_hand(work, ask, found)
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


def _at_hand(work: Work, ask: Candidates, found: Found) -> None:
    """Their open records by priority, and who of them had a record of the same matter or of the same customer; in one
    go, because the way to the database is what costs. The record at hand is not counted, whoever has it.
    """
    value = work.data.get(ask.same) if ask.same and "same" in ask.wants else None
    customer = work.core["customer"] if "customer" in ask.wants else None
    question = _facts(work.live.tables[ask.form], ask.same if value is not None else None, customer is not None)
    values = {"people": list(found), "me": work.id, "value": value, "customer": customer, "since": ask.since}
    loads: dict[int, dict[str, int]] = defaultdict(dict)
    for row in question.read(work.conn, **values):
        if row["what"] == "open":
            loads[row["assignee"]][row["priority"]] = row["many"]
        else:
            found[row["assignee"]][f"had_{row['what']}"] = True
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


@lru_cache(maxsize=64)
def _facts(table: FormTable, same: str | None, customer: bool) -> Hot:
    """What `_at_hand` asks of some people: each row says in `what` which question it answers."""
    main = table.main.c
    parts = [_open_by(_said("open"))]
    if same is not None:
        theirs = main.assignee.in_(bindparam("people", expanding=True)), main.created_at >= bindparam("since")
        again = table.paths[same] == bindparam("value"), main.record_id != bindparam("me")
        parts.append(select(_said("same"), main.assignee, *_NOTHING).where(*again, *theirs).distinct())
    if customer:
        parts.append(_SERVED)
    return Hot(union_all(*parts))


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


def _open_by(*before: ColumnElement[Any]) -> Select[Any]:
    """Open records by person and priority. By the people and not by their groups: then the index of open records
    serves it, whatever the planner knows.
    """
    done = [literal("solved", literal_execute=True), literal("closed", literal_execute=True)]
    return (
        select(*before, record.c.assignee, record.c.priority, func.count().label("many"))
        .where(
            record.c.assignee.in_(bindparam("people", expanding=True)),
            record.c.assignee.is_not(None),
            record.c.status_category.not_in(done),
            record.c.id != bindparam("me"),
        )
        .group_by(record.c.assignee, record.c.priority)
    )


def _said(what: str) -> ColumnElement[Any]:
    return literal_column(f"'{what}'").label("what")


_NOTHING: tuple[ColumnElement[Any], ...] = null().label("priority"), literal_column("0").label("many")
_PROFILE = ("presence", "cap", "shift", "skills", "seniority", "turn", "assigned_at")
_PEOPLE = Hot(
    select(membership.c.user.label("person"), membership.c.group_key, *(agent.c[name] for name in _PROFILE))
    .join(user, user.c.id == membership.c.user)
    .outerjoin(agent, agent.c.user == membership.c.user)
    .where(membership.c.group_key.in_(bindparam("groups", expanding=True)), user.c.active)
    .order_by(membership.c.user, membership.c.group_key)
)
_OPEN = Hot(_open_by())
_ASSIGNED = (
    select(event.c.payload)
    .where(event.c.record == bindparam("me"), event.c.type == "assigned")
    .order_by(event.c.seq.desc())
)
_SERVED = (
    select(_said("customer"), record.c.assignee, *_NOTHING)
    .where(
        record.c.customer == bindparam("customer"),
        record.c.id != bindparam("me"),
        record.c.created_at >= bindparam("since"),
        record.c.assignee.in_(bindparam("people", expanding=True)),
    )
    .distinct()
)
