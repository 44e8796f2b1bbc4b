"""One record inside one transaction: what it was, what it has become, and the rows that its change will write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

from app.actor import Actor
from app.live import Live
from app.outbox import Job
from engines.effects import CreateRecord, PauseSla, Recipient, StartSla, StopSla
from engines.flow.node import Flow
from engines.flow.state import FlowState, Task
from engines.form.form import Form
from engines.needs import Ask
from engines.rule.firing import START, Chain
from engines.rule.sla.clock import Clock

# The system values of a record that are columns of their own; `_actor`, `_old` and `_event` belong to the moment.
COLUMNS = {
    "_id": "id",
    "_number": "number",
    "_status": "status",
    "_status_category": "status_category",
    "_priority": "priority",
    "_channel": "channel",
    "_assignee": "assignee",
    "_group": "group_key",
    "_customer": "customer",
    "_tags": "tags",
    "_level": "level",
    "_created_at": "created_at",
    "_updated_at": "updated_at",
    "_first_response_at": "first_response_at",
    "_resolved_at": "resolved_at",
    "_due_at": "due_at",
}
SEEN = ("form", "data", *COLUMNS.values())
"""What a `snapshot` of a record is made of, and its form."""
WRITABLE = {"_priority": "priority", "_category": "category", "_due_at": "due_at"}
MOST_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Notice:
    """Words for somebody, already filled in, in every language.

    `node` sent it and wants to know whether it is read.
    """

    channel: str
    to: Recipient
    title: Mapping[str, str]
    body: Mapping[str, str]
    node: str | None = None


@dataclass(slots=True)
class Work:
    """The record at hand. Operations and effects change `core`, `data` and `state`; one place writes them down.

    `was` are its columns and `read` its values as the transaction found them, `before` its values as the event at hand
    found them (`_old`). `clocks` are its promises as they are (None: not looked at), `stood` as they were, `orders`
    what actions want done with them.
    `closed` are tasks that were closed in this transaction: the flow forgets them when their tokens have gone on.
    `cancelling`: its flow is to be called off; `called_back`: it has been.
    `routed`: what routing came to in this transaction, by the policy, the group and the person.
    """

    conn: Connection
    live: Live
    form: Form
    flow: Flow | None
    actor: Actor
    now: int
    core: dict[str, Any]
    data: dict[str, Any]
    fresh: bool = False
    chain: Chain = START
    instance: dict[str, Any] | None = None
    state: FlowState | None = None
    loaded: FlowState | None = None
    was: Mapping[str, Any] = field(default_factory=dict)
    read: Mapping[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    known: dict[Ask, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    incidents: list[dict[str, Any]] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    timers: dict[str, int | None] = field(default_factory=dict)
    births: list[tuple[str, CreateRecord]] = field(default_factory=list)
    called_off: list[str] = field(default_factory=list)
    windows: list[tuple[str, str]] = field(default_factory=list)
    cancelling: bool = False
    called_back: bool = False
    clocks: Mapping[str, Clock] | None = None
    stood: Mapping[str, Clock] = field(default_factory=dict)
    orders: list[StartSla | PauseSla | StopSla] = field(default_factory=list)
    closed: dict[int, Task] = field(default_factory=dict)
    routed: tuple[str, str | None, int | None] | None = None
    parcels: list[int] = field(default_factory=list)
    result: str | None = None

    @property
    def id(self) -> int:
        """The record's id."""
        return int(self.core["id"])

    def values(self) -> dict[str, Any]:
        """The record as conditions see it now: fields and system values by name."""
        return snapshot(self.core, self.data)

    def event(self, kind: str, actor: Actor | None = None, **columns: Any) -> None:
        """Note a fact for the record's history; `columns` are those of the table, the rest is payload-free."""
        who = actor or self.actor
        self.events.append(
            {
                "record": self.id,
                "at": self.now,
                "type": kind,
                "actor_kind": who.kind,
                "actor_id": who.id,
                "node": columns.get("node"),
                "from_": columns.get("from_"),
                "to_": columns.get("to_"),
                "payload": columns.get("payload"),
                "release": columns.get("release", self.core["release"]),
                "chain": self.chain.depth,
            }
        )


def snapshot(core: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """Fields and system values in one mapping, a copy of its own."""
    return {**data, **dict(zip(COLUMNS, _SYSTEM(core), strict=True))}


_SYSTEM = itemgetter(*COLUMNS.values())
