"""A house with a clock of its own: time jumps to each due job at its exact second, and people appear when named."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.actor import BUYER, SYSTEM, Actor
from app.chores.registry import CHORES
from app.db import Database
from app.leases import claim, failed, next_run
from app.live import live
from app.models import instance, record, task, user
from app.operations.create_user import create_user
from app.outbox import GiveUp, Lease, LostLease, finish
from app.people import access_of, actor_of
from engines.access import Access


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
        chore = CHORES.get(lease.kind)
        try:
            if chore is None:  # it would leave the house: here nothing does
                self.db.write(lambda conn: finish(conn, lease))
            else:
                chore.run(self.db, lease, self.now)
        except LostLease:  # moved or called off by a job before it
            return
        except GiveUp as error:
            failed(self.db, lease, str(error), self.now, final=True)

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
        here = select(task).where(task.c.instance == record_id, task.c.node == node, task.c.status == "open")
        with self.db.read() as conn:
            rows = conn.execute(here.order_by(task.c.id)).all()

        def distance(row: Any) -> int:
            mine = row.user is not None and row.user == actor.user
            return 0 if mine else 1 if row.user is None and row.group_key in actor.groups else 2

        best = min(rows, key=distance, default=None)
        return f"{best.instance}-{best.id}" if best else None

    def record(self, record_id: int) -> Any:
        """The record's row, with the status of its flow as `flow`."""
        joined = record.outerjoin(instance, instance.c.id == record.c.id)
        columns = select(record, instance.c.status.label("flow"), user.c.username.label("assigned"))
        found = columns.select_from(joined.outerjoin(user, user.c.id == record.c.assignee))
        with self.db.read() as conn:
            return conn.execute(found.where(record.c.id == record_id)).one()
