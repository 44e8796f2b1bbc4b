"""A house with a clock of its own: time jumps to each due job at its exact second, and people appear when named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select

from app.actor import BUYER, SYSTEM, Actor
from app.db import Database
from app.leases import claim, next_run
from app.live import live
from app.models import instance, record, task, user
from app.operations.bring_message import bring_message
from app.operations.create_user import create_user
from app.operations.fire_due import fire_due
from app.operations.fire_timer import fire_timer
from app.operations.flow_times import fire_flow, open_on_time
from app.operations.hand_message import hand_message
from app.operations.handle_event import handle_event
from app.operations.link_same import link_same
from app.operations.put_in_force import begin_planned
from app.operations.route_waiting import route_waiting
from app.operations.schedules import fire_batch, fire_schedule, visit
from app.operations.tick_promises import tick_promises
from app.operations.update_referring import update_referring
from app.operations.update_related import update_related
from app.outbox import Lease, LostLease, finish
from app.people import access_of, actor_of
from engines.access import Access

Do = Callable[[Database, Lease, int], None]


def _rule_of(lease: Lease) -> dict[str, Any]:
    return {"rule_key": lease.payload["rule"], "at": lease.payload["at"]}


# Jobs that only touch the database are done as the runner of `serve` does them; what would leave the house stays in it.
AT_HOME: Mapping[str, Do] = {
    "flow_timer": lambda db, lease, now: fire_timer(
        db, lease.payload["instance"], lease.payload["timer"], now, lease=lease
    ),
    "bring_message": lambda db, lease, now: bring_message(
        db,
        **{name: lease.payload[name] for name in ("name", "to", "data")},
        now=now,
        once=f"job:{lease.id}",
        lease=lease,
    ),
    "hand_message": lambda db, lease, now: hand_message(db, lease.payload, now, lease=lease),
    "release": lambda db, lease, now: begin_planned(db, lease.payload["release"], now, lease),
    "rule_timer": lambda db, lease, now: fire_due(db, lease.payload["record"], lease.payload["rule"], now, lease=lease),
    "route_waiting": lambda db, lease, now: route_waiting(db, lease.payload["user"], now, lease=lease) and None,
    "sla_timer": lambda db, lease, now: tick_promises(db, lease.payload["record"], now, lease=lease),
    "rule_schedule": lambda db, lease, now: fire_schedule(db, lease.payload["rule"], now, lease=lease),
    "flow_schedule": lambda db, lease, now: fire_flow(db, lease.payload["flow"], now, lease=lease),
    "flow_start": lambda db, lease, now: open_on_time(db, lease.payload["flow"], lease.payload["at"], now, lease=lease),
    "rule_batch": lambda db, lease, now: fire_batch(
        db, **_rule_of(lease), after=lease.payload["after"], now=now, lease=lease
    ),
    "rule_visit": lambda db, lease, now: visit(db, lease.payload["record"], **_rule_of(lease), now=now, lease=lease),
    "inbound_event": lambda db, lease, now: handle_event(db, lease.payload, now, lease=lease),
    "link_same": lambda db, lease, now: link_same(db, lease.payload, now, lease=lease),
    "update_referring": lambda db, lease, now: update_referring(db, lease.payload, now, lease=lease),
    "update_related": lambda db, lease, now: update_related(db, lease.payload, now, lease=lease),
}


class World:
    """`db` is where it happens, `now` what time it is there, `queue` where its jobs lie."""

    def __init__(self, db: Database, now: int) -> None:
        self.db, self.now = db, now
        self.actors: dict[str, Actor] = {}

    def until(self, at: int) -> None:
        """Let time pass; every job is done at the second for which it was meant."""
        self.settle()
        while (due := next_run(self.db, (self.db.queue,))) is not None and due <= at:
            self.now = max(self.now, due)
            self.settle()
        self.now = max(self.now, at)

    def settle(self) -> None:
        """Do everything that is due now, and what that makes due."""
        while leases := claim(self.db, self.now, queues=(self.db.queue,)):
            for lease in leases:
                self._do(lease)

    def _do(self, lease: Lease) -> None:
        do = AT_HOME.get(lease.kind)
        try:
            if do is None:
                self.db.write(lambda conn: finish(conn, lease))
            else:
                do(self.db, lease, self.now)
        except LostLease:  # moved or called off by a job before it
            return

    def person(self, name: str) -> Actor:
        """Who "buyer", "admin", "anna@service" or "anna@service!" (its manager) is; staff appear on first use."""
        if name == "buyer":
            return BUYER
        username, _, group = name.partition("@")
        if username not in self.actors:
            self.actors[username] = self._met(username, group)
        return self.actors[username]

    def _met(self, username: str, group: str) -> Actor:
        with self.db.read() as conn:
            found = actor_of(conn, live(self.db, conn), username=username)
        if found is None:
            key = group.removesuffix("!")
            roles = ["administrator"] if username == "admin" else []
            leads = [key] if group.endswith("!") else []
            groups = [key] if key else []
            create_user(self.db, username, SYSTEM, self.now, groups=groups, manages=leads, roles=roles)
            return self._met(username, group)
        return found

    def access(self, actor: Actor, form: str) -> Access | None:
        """What the roles of `actor` allow with the records of `form`; buyers have links instead of roles."""
        if actor.user is None:
            return None
        with self.db.read() as conn:
            return access_of(live(self.db, conn), actor, form)

    def open_task(self, record_id: int, node: str, actor: Actor) -> str | None:
        """The open task at `node` that `actor` can do best: their own, one of their groups, any."""
        here = select(task).where(task.c.record == record_id, task.c.node == node, task.c.status == "open")
        with self.db.read() as conn:
            rows = conn.execute(here.order_by(task.c.id)).all()

        def distance(row: Any) -> int:
            mine = row.user is not None and row.user == actor.user
            return 0 if mine else 1 if row.user is None and row.group_key in actor.groups else 2

        best = min(rows, key=distance, default=None)
        return f"{best.instance}-{best.id}" if best else None

    def record(self, record_id: int) -> Any:
        """The record's row, with the status of its flow as `flow`."""
        joined = record.outerjoin(instance, instance.c.record == record.c.id)
        columns = select(record, instance.c.status.label("flow"), user.c.username.label("assigned"))
        found = columns.select_from(joined.outerjoin(user, user.c.id == record.c.assignee))
        with self.db.read() as conn:
            return conn.execute(found.where(record.c.id == record_id)).one()
