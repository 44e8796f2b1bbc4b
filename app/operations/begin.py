"""Takes a record in hand: an existing one, locked, or a new one that is about to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.actor import Actor
from app.errors import Conflict, NotFound
from app.hot import Hot
from app.live import Live
from app.models import record
from app.numbers import next_in_series, next_record
from app.work import Work
from engines.form.numbers import counters
from engines.form.shape import Form
from engines.kinds import Text
from engines.rule.firing import START, Chain

NO_RECORD = ("这条记录", "this record")
NO_FORM = ("这张表单", "this form")


def form_of(live: Live, key: str) -> Form:
    """The form `key` in force. Raises NotFound."""
    if key not in live.house.forms:
        raise NotFound(*NO_FORM)
    return live.house.forms[key]


def open_record(conn: Connection, live: Live, record_id: int, actor: Actor, now: int, chain: Chain = START) -> Work:
    """The record, locked until the transaction ends, in the release it began under. Raises NotFound."""
    rows = _LOCKED.read(conn, record=record_id)
    if not rows:
        raise NotFound(*NO_RECORD)
    return opened(conn, live, rows[0], actor, now, chain)


def refuse_frozen(work: Work) -> None:
    """Raise Conflict where nobody may change the record now."""
    if work.core["frozen"]:
        why = work.core["frozen"]
        zh, en = f"单据已冻结，暂时不能修改：{why['zh']}", f"this record is frozen and cannot be changed: {why['en']}"
        raise Conflict("record_frozen", Text(zh, en))


def opened(conn: Connection, live: Live, row: Mapping[str, Any], actor: Actor, now: int, chain: Chain = START) -> Work:
    """The record in `row` as work in hand."""
    house = live.pinned(conn, row["release"])
    form = house.forms[row["form"]]
    core = dict(row)
    data = core.pop("data")
    work = Work(conn, live, form, house.flows.get(form.flow or ""), actor, now, core, data, chain=chain)
    work.was, work.read = row, work.values()
    work.before = work.read
    core["updated_at"] = now
    return work


def new_record(conn: Connection, live: Live, form: Form, actor: Actor, channel: str, now: int, chain: Chain) -> Work:
    """A record that is about to be, as every record begins; it has no id yet, in case it is refused."""
    core: dict[str, Any] = dict.fromkeys(_COLUMNS)
    core |= {
        "form": form.key,
        "release": live.release_of(f"form/{form.key}"),
        "number": "",
        "title": "",
        "status": form.initial.id,
        "status_category": form.initial.category,
        "priority": "normal",
        "channel": channel,
        "level": 0,
        "urgency": 0,
        "urgency_rate": 0,
        "tags": [],
        "created_at": now,
        "updated_at": now,
        "rev": 1,
    }
    flow = live.house.flows.get(form.flow or "")
    begun = flow if flow and flow.enabled else None
    return Work(conn, live, form, begun, actor, now, core, {}, fresh=True, chain=chain)


def number_it(work: Work) -> None:
    """Give a new record its id, its number, and what its running-number fields are issued."""
    form = work.form
    work.core["id"], count = next_record(work.conn, form.key)
    work.core["number"] = form.number.number(count)
    if any(field.kind.series for field in form.fields):
        runs = counters(form, work.now)
        for name in (name for name in runs if name != "_number"):
            work.data[name] = runs[name].number(next_in_series(work.conn, runs[name].key))


_COLUMNS = tuple(column.name for column in record.c if column.name != "data")
_LOCKED = Hot(select(record).where(record.c.id == bindparam("record")).with_for_update())
