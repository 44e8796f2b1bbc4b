"""A crash at every commit of a flow with branches, a message, a time limit and steps that are undone: each once."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from app.actor import SYSTEM
from app.db import Database
from app.jobs.kind import Tools
from app.models import catch, event, instance, job, parcel, record, task, timer
from app.operations.act_on_task import act_on_task
from app.operations.bring_message import bring_message
from app.operations.repeats import Request
from app.operations.submit_form import submit_form
from app.runner.world import World
from app.settings import Settings
from tests.app.drain import drain
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, edge, house, node, publish, words
from tests.crash.test_failpoints import MOST_COMMITS, outlive

Step = Callable[[Database], Any]


def step(name: str) -> dict[str, Any]:
    return node(name, "human_task", {"assignee": {"group": "desk"}, "actions": [{"id": "ok", "label": words("ok")}]})


INSIDE = [
    step("book"),
    step("pay"),
    node("over", "end"),
    node("unbook", "boundary", {"event": "compensate"}) | {"on": "book"},
    node("free", "set_fields", {"values": {"qty": {"+": [{"var": "qty"}, 10]}}}),
    node("freed", "end"),
]
NODES = [
    node("start", "start"),
    node("all", "parallel", {"branches": [{"port": each, "label": words(each)} for each in ("a", "b", "c")]}),
    step("look"),
    node("group", "scope"),
    *(each | {"in": "group"} for each in INSIDE),
    node("late", "boundary", {"event": "timer", "after": HOUR, "undo": True}) | {"on": "group"},
    node("paid", "wait_message", {"message": {"name": "paid", "data": [{"id": "sum", "type": "money"}]}}),
    node("add", "set_fields", {"values": {"price": {"+": [{"var": "price"}, {"var": "_vars.paid.sum"}]}}}),
    node("join", "join", {"mode": "all"}),
    node("solved", "set_fields", {"status": "done"}),
    node("end", "end"),
]
WAYS = "start all, all.a look, look.ok join, all.b group, group.inside book, book.ok pay, pay.ok over, unbook free, "
WAYS += "free freed, group join, late join, all.c paid, paid add, add join, join solved, solved end"


def edges() -> list[Any]:
    pairs = [way.split(" ") for way in WAYS.split(", ")]
    exits = [(*source.split("."), "out") for source, _ in pairs]
    return [edge(parts[0], target, parts[1]) for parts, (_, target) in zip(exits, pairs, strict=True)]


def course(made: World, number: int, settings: Settings) -> list[Step]:
    """Everything that happens to one ticket, each step asked for under a key of its own; then an hour passes."""
    now, anna = made.now, made.person("anna")

    def act(where: str) -> Step:
        def do(db: Database) -> None:
            with db.read() as conn:
                found = select(task.c.id).where(task.c.record == _id(conn, number), task.c.node == where)
                name = f"{_id(conn, number)}-{conn.execute(found).scalar_one()}"
            act_on_task(db, name, "ok", anna, now, idempotency_key=f"{where}-{number}")

        return do

    def submit(db: Database) -> None:
        answers = {"problem": "broken", "answer": f"no {number}", "price": 5, "qty": 1}
        submit_form(db, "ticket", answers, SYSTEM, now, idempotency_key=f"request-{number}")

    def pay(db: Database) -> None:
        with db.read() as conn:
            to = conn.execute(select(record.c.number).where(record.c.id == _id(conn, number))).scalar_one()
        bring_message(db, "paid", to, {"sum": 7}, now, request=Request.of("message", SYSTEM, f"paid-{number}", {}))

    def work(seconds: int) -> Step:
        return lambda db: drain(Tools(db, settings), now + seconds)

    return [submit, act("look"), act("book"), pay, work(0), work(HOUR)]


def _id(conn: Connection, number: int) -> int:
    found = conn.execute(select(record.c.id, record.c.data).where(record.c.form == "ticket"))
    [mine] = [row.id for row in found if row.data.get("answer") == f"no {number}"]
    return int(mine)


def told_of(made: World, number: int) -> dict[str, Any]:
    """Where it ended, what it holds, everything that was done, and that nothing of it is left behind."""
    with made.db.read() as conn:
        mine = _id(conn, number)
        events = select(event.c.type, event.c.node, event.c.to_).where(event.c.record == mine)
        jobs = select(job.c.kind, job.c.status, func.count()).where(job.c.record == mine)
        return {
            "data": {name: made.record(mine).data[name] for name in ("price", "qty")},
            "stands": (made.record(mine).status, made.record(mine).flow),
            "events": Counter(tuple(row) for row in conn.execute(events)),
            "jobs": sorted(tuple(row) for row in conn.execute(jobs.group_by(job.c.kind, job.c.status))),
            "tasks": Counter((row.node, row.status) for row in rows(made, task, record=mine)),
            "left": [len(rows(made, each, instance=mine)) for each in (catch, timer)],
            "taken": len(rows(made, parcel, taken_by=mine)),
            "flows": len(rows(made, instance, record=mine)),
        }


def test_a_crash_at_any_commit_of_a_flow_leaves_no_branch_undone_and_undoes_nothing_twice(
    database_url: str, tmp_path: Path
) -> None:
    made = house(database_url)
    publish(made.db, {**FLOW, "body": {**FLOW["body"], "nodes": NODES, "edges": edges()}})
    settings = Settings(data_dir=tmp_path, database_url=database_url, secret_key="k" * 40)
    assert not outlive(database_url, 0, "", course(made, 0, settings))
    calm = told_of(made, 0)
    assert (calm["data"], calm["stands"]) == ({"price": 12, "qty": 11}, ("done", "ended"))
    assert (calm["left"], calm["taken"], calm["tasks"]["pay", "cancelled"]) == ([0, 0], 1, 1)
    number = 0
    for when in ("before", "after"):
        for at in range(1, MOST_COMMITS):
            number += 1
            crashed = outlive(database_url, at, when, course(made, number, settings))
            assert told_of(made, number) == calm, f"{when} commit {at}"
            if not crashed:
                break
        else:
            pytest.fail("it never came to an end")
    assert number >= 14
    made.db.close()
