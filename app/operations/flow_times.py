"""Flows that begin on a schedule: when a time comes, a ticket of their form is opened, once for that time."""

from __future__ import annotations

from sqlalchemy import Connection

from app.actor import TIMER
from app.db import Database
from app.live import Live, live
from app.operations.bear import bear
from app.operations.begin import form_of
from app.operations.timetables import following
from app.outbox import Job, Lease, enqueue, finish
from engines.flow.timetable import Timetable

KIND = "flow_schedule"


def times_of_flows(in_force: Live) -> dict[str, str]:
    """The schedule of each flow that has one."""
    flows = {form.flow: in_force.house.flows.get(form.flow) for form in in_force.house.forms.values() if form.flow}
    plans = {key: flow.timetable for key, flow in flows.items() if flow}
    return {key: plan.cron for key, plan in plans.items() if plan}


def fire_flow(db: Database, key: str, now: int, *, lease: Lease) -> None:
    """The flow's time has come: a ticket is to be opened, and the next time is from now on."""

    def work(conn: Connection) -> None:
        finish(conn, lease)
        plan = _plan(live(db, conn), key)
        if plan is not None:
            at = lease.due_at
            birth = Job("flow_start", {"flow": key, "at": at}, now, f"cron:{key}:{at}")
            enqueue(conn, [*following(conn, KIND, key, plan.cron, now), birth], now)

    db.write(work)


def open_on_time(db: Database, key: str, at: int, now: int, *, lease: Lease) -> None:
    """Open the ticket for the time `at`. Raises Invalid where the form wants more than the flow gives."""

    def work(conn: Connection) -> None:
        finish(conn, lease)
        in_force = live(db, conn)
        plan = _plan(in_force, key)
        if plan is None:
            return
        form = form_of(in_force, in_force.house.flows[key].form)
        origin = {"origin_key": f"cron:{key}:{at}"}
        bear(conn, in_force, form, dict(plan.values(at)), TIMER, now, channel="flow", origin=origin)

    db.write(work)


def _plan(in_force: Live, key: str) -> Timetable | None:
    """The flow's schedule, where it is still the flow of its form and has one."""
    flow = in_force.house.flows.get(key)
    return flow.timetable if flow and in_force.house.forms[flow.form].flow == key else None
