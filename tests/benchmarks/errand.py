"""The errand that flow engines run against each other: start → script → human task → exclusive → end."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app import clock
from app.actor import SYSTEM, Actor
from app.db import Database
from app.live import live
from app.migrate import migrate
from app.operations.act_on_task import act_on_task
from app.operations.create_user import create_user
from app.operations.import_bundle import import_bundle
from app.operations.instance_rows import keep_instance, load_instance
from app.operations.publish_bundle import publish_bundle
from app.operations.submit_form import submit_form
from app.people import actor_of
from app.work import Work
from engines.definition import Definition
from engines.flow.advance import advance
from engines.flow.flow import read_flow
from engines.flow.node import Flow
from engines.flow.signals import Act, Facts, Start
from engines.kinds import Text
from engines.logic.system import record_types
from engines.logic.types import INTEGER
from tests.app.tiny import document, edge, field, files, node, words

STATUSES = ("fresh", "done")
BODY = {
    "form": "errand",
    "nodes": [
        node("start", "start"),
        node("script", "set_fields", {"values": {"total": {"+": [{"*": [{"var": "amount"}, 2]}, 1]}}}),
        node(
            "task",
            "human_task",
            {"assignee": {"group": "desk"}, "actions": [{"id": "ok", "label": words("ok")}]},
        ),
        node(
            "which",
            "exclusive",
            {
                "branches": [{"port": "big", "label": words("big"), "when": {">": [{"var": "total"}, 100]}}],
                "default": "small",
            },
        ),
        node("end", "end"),
        node("end_small", "end"),
    ],
    "edges": [
        edge("start", "script"),
        edge("script", "task"),
        edge("task", "which", "ok"),
        edge("which", "end", "big"),
        edge("which", "end_small", "small"),
    ],
}
FORM = document(
    "form",
    "errand",
    {
        "fields": [field("amount", "integer"), field("total", "integer")],
        "statuses": [
            {"id": "fresh", "category": "new", "label": words("fresh")},
            {"id": "done", "category": "solved", "label": words("done")},
        ],
        "flow": "errand",
    },
)
ONE = Facts({}, frozenset({"desk"}), 7)


def flow() -> Flow:
    """The errand as read, for runs in memory."""
    types = record_types({"amount": INTEGER, "total": INTEGER}, STATUSES, {})
    definition = Definition("flow", "errand", 1, Text("跑腿", "errand"), BODY, b"")
    return read_flow(definition, types, statuses={"fresh": "new", "done": "solved"})


def in_memory(read: Flow, amount: int) -> str:
    """One instance from its start to its end; its last status."""
    values = {"amount": amount, "total": None}
    begun: Any = advance(read, None, Start(), Facts(values), 1)
    values |= begun.effects[0][1].values
    [task] = begun.state.open_tasks()
    ended: Any = advance(read, begun.state, Act(task.id, "ok", 7), Facts(values, ONE.user_groups, 7), 2)
    status: str = ended.state.status
    return status


class Kept:
    """Errands as records of a real database, by the real operations."""

    def __init__(self, folder: Path) -> None:
        url = f"sqlite:///{folder / 'gongdan.sqlite'}"
        migrate(url)
        self.db, now = Database(url), clock.now()
        import_bundle(self.db, files(FORM, document("flow", "errand", BODY)), SYSTEM, now)
        publish_bundle(self.db, "tiny", SYSTEM, now, lambda *_: ())
        create_user(self.db, "anna", SYSTEM, now, groups=["desk"])
        self.anna = self._anna()

    def _anna(self) -> Actor:
        with self.db.read() as conn:
            found = actor_of(conn, live(self.db, conn), username="anna")
        assert found is not None
        return found

    def begin(self, amount: int) -> int:
        """To the task; the record."""
        return submit_form(self.db, "errand", {"amount": amount}, SYSTEM, clock.now()).id

    def finish(self, record: int) -> None:
        """To the end. The task is the second of its instance's parts: after the token, before nothing."""
        act_on_task(self.db, f"{record}-2", "ok", self.anna, clock.now())

    def one(self, amount: int) -> None:
        """From its start to its end, in two transactions."""
        self.finish(self.begin(amount))


class FlowOnly:
    """The flow's own rows and nothing beside them: what a flow engine keeps that is not a ticket system."""

    def __init__(self, kept: Kept) -> None:
        self.db, self.now, self.anna = kept.db, clock.now(), kept.anna
        self._numbers = count(10_000_000)

    def begin(self, amount: int) -> int:
        """To the task; the record that it would be."""
        number, values = next(self._numbers), {"amount": amount, "total": None}
        self.db.write(lambda conn: self._begin(self._work(conn, number), values))
        return number

    def finish(self, number: int, amount: int = 0) -> None:
        """To the end."""
        values = {"amount": amount, "total": amount * 2 + 1}
        self.db.write(lambda conn: self._finish(self._work(conn, number), values))

    def one(self, amount: int) -> None:
        """From its start to its end, in two transactions."""
        self.finish(self.begin(amount), amount)

    def _work(self, conn: Connection, number: int) -> Work:
        house = live(self.db, conn)
        core = {"id": number, "release": house.release_of("form/errand"), "origin_key": None}
        form, flow = house.house.forms["errand"], house.house.flows["errand"]
        return Work(conn, house, form, flow, self.anna, self.now, core, {})

    def _begin(self, work: Work, values: dict[str, Any]) -> None:
        work.fresh = True
        self._keep(work, advance(work.flow, None, Start(), Facts(values), self.now), values)

    def _finish(self, work: Work, values: dict[str, Any]) -> None:
        load_instance(work)
        facts = Facts(values, ONE.user_groups, self.anna.user)
        self._keep(work, advance(work.flow, work.state, Act(2, "ok", self.anna.user), facts, self.now), values)

    def _keep(self, work: Work, outcome: Any, values: dict[str, Any]) -> None:
        for _, effect in outcome.effects:
            values |= effect.values
        work.state = outcome.state
        keep_instance(work)
