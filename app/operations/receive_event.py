"""Another system tells of an event: kept once, and handed to every record that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from app.actor import Actor
from app.db import Database
from app.errors import Flaw, Forbidden, Invalid, NotFound
from app.live import Live
from app.operations.repeats import Request, begun, remember
from app.outbox import Job, enqueue
from app.people import access_of
from app.projection import columns
from engines.errors import escape
from engines.kinds import Text
from engines.rule.kind import Inbound
from engines.rule.rule import Rule

MOST = 100
UNKNOWN = Text("没有规则等待这一项", "no rule that waits for this event knows it")
MISSING = Text("缺少此项", "this is missing")


@dataclass(frozen=True, slots=True)
class Received:
    """The records that the event is about."""

    records: tuple[int, ...]


def receive_event(
    db: Database, name: str, data: Mapping[str, Any], actor: Actor, now: int, *, key: str, checked: bool = True
) -> Received:
    """Leave a job for each record that the event `name` is about. The same `key` again answers the same.

    `checked`: only records that `actor` may change. Raises NotFound, Forbidden, Invalid.
    """
    request = Request.of(f"event/{name}", actor, key, data)

    def work(conn: Connection) -> Received:
        in_force, said = begun(db, conn, request)
        if said is not None:
            return Received(tuple(said["records"]))
        waiting = [rule for rules in in_force.house.rules.values() for rule in rules.rules if _waits(rule, name)]
        if not waiting:
            raise NotFound("等待这个事件的规则", "a rule that waits for this event")
        _check(data, [rule.watch.inbound for rule in waiting if rule.watch.inbound])
        found = sorted({each for rule in waiting for each in _about(conn, in_force, rule, data, actor, now, checked)})
        payload = {"name": name, "data": dict(data)}
        jobs = (_job(request.key, payload, each, now) for each in found)
        enqueue(conn, jobs, now)
        remember(conn, request, 202, {"records": found}, now)
        return Received(tuple(found))

    return db.write(work)


def _waits(rule: Rule, name: str) -> bool:
    return rule.watch.inbound is not None and rule.watch.inbound.name == name


def _job(once: str, payload: Mapping[str, Any], record: int, now: int) -> Job:
    return Job("inbound_event", {**payload, "record": record}, now, f"inbound:{once}:{record}", record)


def _about(
    conn: Connection, in_force: Live, rule: Rule, data: Mapping[str, Any], actor: Actor, now: int, checked: bool
) -> Iterable[int]:
    """The newest records that the event is about, as far as `actor` may change them."""
    assert rule.watch.inbound is not None
    access = access_of(in_force, actor, rule.form)
    if checked and not access.may("write"):
        raise Forbidden
    table = in_force.tables[rule.form]
    column = columns(table, in_force.tables)
    policy = access.where(column, now, "write") if checked else None
    same = table.paths[rule.watch.inbound.match] == data[rule.watch.inbound.by]
    chosen = select(table.main.c.record_id).where(same, *([] if policy is None else [policy]))
    return conn.execute(chosen.order_by(table.main.c.record_id.desc()).limit(MOST)).scalars()


def _check(data: Mapping[str, Any], waiting: Iterable[Inbound]) -> None:
    """Raise Invalid where the data is not what the rules expect."""
    kinds: dict[str, str] = {}
    needed: set[str] = set()
    for each in waiting:
        kinds |= each.fields
        needed.add(each.by)
    flaws = [Flaw("/data" + escape(name), "unknown_field", UNKNOWN) for name in sorted(data.keys() - kinds.keys())]
    flaws += [Flaw("/data" + escape(name), "required", MISSING) for name in sorted(needed) if data.get(name) is None]
    wrong = (name for name in data if name in kinds and data[name] is not None and not _FITS[kinds[name]](data[name]))
    flaws += [Flaw("/data" + escape(name), "wrong_type", _expected(kinds[name])) for name in wrong]
    if flaws:
        raise Invalid(flaws)


def _expected(kind: str) -> Text:
    return Text(f"这里应为 {kind}", f"this must be of type {kind}")


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str),
    "integer": _is_whole,
    "number": _is_number,
    "money": _is_whole,
    "boolean": lambda value: isinstance(value, bool),
    "date": _is_date,
    "datetime": _is_whole,
}
