"""Writes down what became of a record: itself, its projection, its history, and what it leaves to be done."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from app import projection
from app.hot import Hot
from app.models import event, incident, message, parcel, record, window
from app.operations.instance_rows import keep_instance
from app.operations.promises import keep_clocks
from app.operations.route import freed
from app.outbox import Job, call_off, enqueue
from app.texts import shown
from app.work import Work
from engines.form.show import title


def keep_record(work: Work) -> None:
    """The record itself and its projection."""
    core, form = work.core, work.form
    titles = {name: shown(work, name, "zh") for name in form.title if form.by_id[name].link}
    core["title"] = title(form, work.data, "zh", titles=titles)
    if form.category:
        core["category"] = work.data.get(form.category)
    table = work.live.tables[form.key]
    if work.fresh:
        row = core | {"data": work.data}
        _NEW(work.conn, [row])
        projection.write(work.conn, table, row)
        return
    core["rev"] += 1
    moved = _moved(work)
    _keep(moved)(work.conn, [{"record_": work.id, "data": work.data, **{name: core[name] for name in moved}}])
    projection.write(work.conn, table, core | {"data": work.data}, _changed(work), moved)


def keep_history(work: Work) -> None:
    """Where its flow stands, what happened, what was said, and the jobs it leaves; one statement a table."""
    keep_instance(work)
    keep_clocks(work)
    freed(work)
    _EVENTS(work.conn, work.events)
    _MESSAGES(work.conn, work.messages)
    _INCIDENTS(work.conn, [_incident(work, row) for row in work.incidents])
    _WINDOWS[work.conn.dialect.name](work.conn, _windows(work))
    _TAKEN(work.conn, [{"parcel_": number, "instance_": work.id} for number in work.parcels])
    _keep_jobs(work)


def _changed(work: Work) -> set[str]:
    """The names whose values differ from those that were read."""
    now = work.values()
    return {name for name in now.keys() | work.read.keys() if now.get(name) != work.read.get(name)}


def _moved(work: Work) -> tuple[str, ...]:
    """The columns to write. SQLite writes the index of every column that is named, so only those that changed are;
    PostgreSQL looks itself, and prepares one statement rather than many.
    """
    if work.conn.dialect.name != "sqlite":
        return _MUTABLE
    return tuple(name for name in _MUTABLE if work.core[name] != work.was[name])


def _incident(work: Work, row: dict[str, Any]) -> dict[str, Any]:
    key = work.instance["id"] if work.instance else None
    return row | {"record": work.id, "instance": key, "status": "open", "at": work.now}


def _windows(work: Work) -> list[dict[str, Any]]:
    return [{"rule": rule, "key_hash": key, "fired_at": work.now} for rule, key in dict.fromkeys(work.windows)]


def _keep_jobs(work: Work) -> None:
    prefix = f"rule:{work.id}:"
    for key, at in work.timers.items():
        if at is not None:
            payload = {"record": work.id, "rule": key}
            work.jobs.append(Job("rule_timer", payload, at, prefix + key, work.id, priority=5))
        elif not work.fresh:
            work.called_off.append(prefix + key)
    call_off(work.conn, work.called_off)
    enqueue(work.conn, work.jobs, work.now)


def _fired(insert_into: Any) -> Hot:
    added = insert_into(window)
    again = {"fired_at": added.excluded.fired_at}
    return Hot(added.on_conflict_do_update(index_elements=["rule", "key_hash"], set_=again))


_FIXED = {"id", "form", "release", "number", "channel", "created_at", "origin", "origin_key", "data"}
_MUTABLE = tuple(column.name for column in record.c if column.name not in _FIXED)
_NEW = Hot(insert(record), [column.name for column in record.c])


@lru_cache(maxsize=1024)
def _keep(moved: tuple[str, ...]) -> Hot:
    """Writes these columns and the data."""
    changes: Any = {name: bindparam(name) for name in (*moved, "data")}
    return Hot(update(record).where(record.c.id == bindparam("record_")).values(changes))


_TAKEN = Hot(update(parcel).where(parcel.c.id == bindparam("parcel_")).values(taken_by=bindparam("instance_")))
_EVENTS, _MESSAGES, _INCIDENTS = Hot(insert(event)), Hot(insert(message)), Hot(insert(incident))
_WINDOWS = {"sqlite": _fired(sqlite.insert), "postgresql": _fired(postgresql.insert)}
