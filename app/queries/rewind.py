"""A record as it was at each event of its history: what happened later is taken back, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.models import event, membership, message
from app.work import snapshot
from engines.form.form import Form
from engines.form.formulas import computed
from engines.rule.firing import START, Chain, Event

MOST_EVENTS = 20_000
DONE = ("solved", "closed")
ROOTS = ("created", "changed", "message", "note", "inbound")


@dataclass(frozen=True)
class Occasion:
    """An event on which rules were fired, with the record after it and before it (None: it was new).

    `lost` are the names whose values then are not known any more: the history keeps no sensitive value. `seq` is None
    for an occasion that is only thought of.
    """

    seq: int | None
    at: int
    event: Event
    values: Mapping[str, Any]
    old: Mapping[str, Any] | None = None
    chain: Chain = START
    lost: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Past:
    """What is known of some records' pasts: their events, oldest first, the words of messages, and who is in which
    group.
    """

    events: Mapping[int, Sequence[Mapping[str, Any]]]
    messages: Mapping[int, tuple[str, bool]]
    groups: Mapping[int, list[str]]

    @classmethod
    def of(cls, conn: Connection, records: Iterable[int]) -> Past:
        """The pasts of these records."""
        ids = list(records)
        chosen = select(event).where(event.c.record.in_(ids)).order_by(event.c.seq).limit(MOST_EVENTS)
        rows: dict[int, list[Mapping[str, Any]]] = {each: [] for each in ids}
        for row in conn.execute(chosen).mappings():
            rows[row["record"]].append(row)
        listed = [row for each in rows.values() for row in each]
        said = [row["payload"]["message"] for row in listed if "message" in (row["payload"] or {})]
        people = {row["actor_id"] for row in listed if row["actor_kind"] in ("user", "api_key")}
        return cls(rows, _messages(conn, said), _groups(conn, people))


def occasions(form: Form, row: Mapping[str, Any], past: Past) -> list[Occasion]:
    """Every event of the record in `row` that rules were told of, oldest first."""
    rows = past.events.get(row["id"], ())
    found: list[Occasion] = []
    for each in backwards(form, row, past):
        happened = _event(each.row, each.row["payload"] or {}, past)
        if happened:
            after = {**each.after, "_updated_at": each.row["at"], "_actor": _actor(each.row, past)}
            old = None if happened.type == "created" else each.before
            at = each.row["seq"], each.row["at"]
            found.append(Occasion(*at, happened, after, old, _chain(each.row, rows), each.lost))
    return found[::-1]


@dataclass(frozen=True)
class Turn:
    """One event of a record's history, with the record as it was after it and before it; `lost` as of an `Occasion`."""

    row: Mapping[str, Any]
    after: Mapping[str, Any]
    before: Mapping[str, Any]
    lost: frozenset[str]


def backwards(form: Form, row: Mapping[str, Any], past: Past) -> Iterator[Turn]:
    """The history of the record in `row`, the last event first."""
    state: dict[str, Any] = snapshot(row, row["data"])
    lost: frozenset[str] = frozenset()
    for each in reversed(past.events.get(row["id"], ())):
        payload, after, known = each["payload"] or {}, state, lost
        state = _before(form, state, each, payload)
        lost |= {name for name, pair in (payload.get("changes") or {}).items() if pair is None}
        yield Turn(each, after, state, known)


def _event(row: Mapping[str, Any], payload: Mapping[str, Any], past: Past) -> Event | None:
    """What the rules were told; None for what they do not hear of."""
    if row["type"] == "created":
        return Event("created")
    if row["type"] in ("message", "note"):
        body, public = past.messages.get(payload.get("message", 0), ("", row["type"] == "message"))
        return Event("message", said={"body": body, "public": public})
    if row["type"] == "inbound":
        return Event("inbound", said={"name": payload.get("name"), "data": payload.get("data") or {}})
    changes = payload.get("changes")
    return Event("changed", frozenset(changes)) if row["type"] == "changed" and changes else None


def _before(form: Form, state: Mapping[str, Any], row: Mapping[str, Any], payload: Mapping[str, Any]) -> dict[str, Any]:
    """The record before this event."""
    changes = payload.get("changes") or {}
    undone = {**state, **{name: pair[0] for name, pair in changes.items() if pair is not None}}
    if row["type"] == "responded":
        undone["_first_response_at"] = None
    if "_status_category" in changes and undone["_status_category"] not in DONE:
        undone["_resolved_at"] = None
    return {**undone, **computed(form, undone, row["at"])} if changes else undone


def _chain(row: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Chain:
    """The rules that had fired since somebody set the chain off."""
    if "rule" not in (row["payload"] or {}) and row["actor_kind"] != "flow":
        return START
    fired: set[str] = set()
    for each in rows:
        payload = each["payload"] or {}
        if each["seq"] > row["seq"] and each["chain"] > row["chain"]:
            break
        if each["type"] in ROOTS and "rule" not in payload and each["actor_kind"] != "flow":
            if each["seq"] > row["seq"]:
                break
            fired = set()
        fired |= {payload["rule"]} if "rule" in payload else set()
    return Chain(row["chain"] + 1, frozenset(fired))


def _actor(row: Mapping[str, Any], past: Past) -> dict[str, Any]:
    """Who did it, with the groups they are in today."""
    groups = past.groups.get(row["actor_id"] or 0, [])
    return {
        "kind": row["actor_kind"],
        "id": row["actor_id"],
        "group": groups[0] if groups else None,
        "groups": groups,
    }


def _messages(conn: Connection, ids: Iterable[int]) -> dict[int, tuple[str, bool]]:
    wanted = sorted(set(ids))
    chosen = select(message.c.id, message.c.body, message.c.public).where(message.c.id.in_(wanted))
    return {row.id: (row.body, row.public) for row in conn.execute(chosen)} if wanted else {}


def _groups(conn: Connection, people: Iterable[int]) -> dict[int, list[str]]:
    wanted = sorted(people)
    found: dict[int, list[str]] = {each: [] for each in wanted}
    here = select(membership.c.user, membership.c.group_key).where(membership.c.user.in_(wanted))
    for row in conn.execute(here.order_by(membership.c.group_key)) if wanted else ():
        found[row.user].append(row.group_key)
    return found
