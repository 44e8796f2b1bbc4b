"""One record with everything around it: its references, its tasks, where it stands in its flow, what may be done."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, select

from app.errors import NotFound
from app.models import event, instance, record, record_link, token
from app.queries.buttons import buttons
from app.queries.copies import copies_of, unread
from app.queries.names import names_of
from app.queries.plain import Seen, see
from app.queries.promises import promises_of
from app.queries.rows import dump_row, paused
from app.queries.sight import Sight
from app.queries.signers import with_signers
from app.queries.tasks import dump_task, open_tasks, people_of
from app.queries.titles import referred, titles_of
from engines.flow import view
from engines.flow.node import Flow
from engines.flow.state import FlowState, Token
from engines.flow.trace import Step

MOST_LINKS = 50


def seen_record(conn: Connection, sight: Sight, record_id: int) -> Seen:
    """The record. Raises NotFound also where it is there but may not be seen."""
    row = conn.execute(select(record).where(record.c.id == record_id)).mappings().one_or_none()
    seen = see(conn, sight, row) if row is not None else None
    if seen is None:
        raise NotFound("这条记录", "this record")
    return seen


def ticket(conn: Connection, sight: Sight, record_id: int) -> dict[str, Any]:
    """The record as its page shows it."""
    seen = seen_record(conn, sight, record_id)
    row, customer = seen.row, _customer(seen)
    tasks = open_tasks(conn, record_id)
    others = _others(conn, record_id)
    titles = titles_of(conn, sight, referred([seen]) | ({customer} if customer else set()) | set(others))
    names = names_of(conn, [row["assignee"], *(person for each in tasks for person in people_of(each))])
    flow = sight.live.pinned(conn, row["release"]).flows.get(seen.form.flow or "")
    house, can_reply = sight.live.house, seen.access.may("write")
    frozen = row["frozen"]
    return dump_row(sight, seen, titles, names, paused(conn, [record_id])) | {
        "form": row["form"],
        "form_release": row["release"],
        "customer": {"id": customer, "title": titles[customer]} if customer in titles else None,
        "refs": _refs(seen, titles),
        "tasks": with_signers(conn, [dump_task(each, flow, house, sight.actor, names) for each in tasks], tasks, flow),
        "flow": flow_of(conn, flow, record_id) if flow else None,
        "promises": promises_of(conn, sight, record_id),
        "can": {"write": can_reply and not frozen, "reply": can_reply},
        "buttons": buttons(conn, sight, seen),
        "frozen": frozen,
        "links": [{"id": each, "title": titles[each]} for each in others if each in titles],
        "copies": copies_of(conn, record_id, flow),
        "unread": unread(conn, sight, record_id),
        "link": None,
    }


def flow_of(conn: Connection, flow: Flow, record_id: int) -> dict[str, Any] | None:
    """The record's way through its flow, node by node; None where it has not begun."""
    about = conn.execute(select(instance).where(instance.c.id == record_id)).mappings().one_or_none()
    if about is None:
        return None
    there = conn.execute(select(token).where(token.c.instance == about["id"])).mappings()
    tokens = tuple(Token(row["id"], row["node"], row["memo"]) for row in there if row["node"] in flow.nodes)
    state = FlowState(about["status"], about["next_id"], tokens, (), (), about["vars"])
    return view.view(flow, state, steps_of(conn, record_id))


def steps_of(conn: Connection, record_id: int) -> list[Step]:
    """The nodes that were left by a way out, as the history tells it."""
    left = event.c.record == record_id, event.c.type.in_(("left", "passed"))
    rows = conn.execute(select(event.c.node, event.c.to_, event.c.at).where(*left).order_by(event.c.seq))
    return [Step(row.node, "leave", row.to_, row.at, {}, 0) for row in rows]


def _customer(seen: Seen) -> int | None:
    """The customer, where the field that tells it may be seen."""
    field = seen.form.customer_field
    customer: int | None = seen.row["customer"]
    return customer if field is None or seen.plainly(field) else None


def _others(conn: Connection, record_id: int) -> list[int]:
    """The records that a rule linked with this one, newest first."""
    chosen = select(record_link.c.other).where(record_link.c.record == record_id)
    return list(conn.execute(chosen.order_by(record_link.c.other.desc()).limit(MOST_LINKS)).scalars())


def _refs(seen: Seen, titles: dict[int, str]) -> dict[str, Any]:
    """By field, the records that this one refers to, as far as they may be seen."""
    data = seen.row["data"]
    links = {each.id: data.get(each.id) for each in seen.form.fields if each.link and seen.plainly(each.id)}
    return {name: {"id": number, "title": titles[number]} for name, number in links.items() if number in titles}
