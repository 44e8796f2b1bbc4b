"""Puts a release in force that was made before: an earlier one again, or a planned one whose time has come."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.actor import SYSTEM, Actor
from app.db import Database
from app.errors import BadBundle, Conflict, NotFound
from app.live import live_within
from app.models import job, release
from app.operations.publish_bundle import Release, alone, plan_of, plans
from app.operations.schedules import arrange
from app.outbox import Lease, call_off, finish
from app.releases import put_in_force
from app.trail import note
from engines.errors import BadDefinition
from engines.kinds import Text

NO_RELEASE = ("这个发布版本", "this release")
NOT_PLANNED = Text("这个版本没有等待中的发布计划", "no publish of this release is planned")


def restore_release(db: Database, seq: int, actor: Actor, now: int) -> Release:
    """Put an earlier release back in force; what was planned for its bundle is called off.

    Raises NotFound, BadBundle where it no longer fits the other bundles.
    """

    def work(conn: Connection) -> Release:
        alone(conn)
        made = _switch(conn, seq, now)
        call_off(conn, plans(conn, made.bundle))
        note(conn, actor, "release_restored", f"bundle/{made.bundle}", now, {"release": seq})
        return made

    return db.write(work)


def begin_planned(db: Database, seq: int, now: int, lease: Lease) -> None:
    """A planned release comes into force. Raises BadBundle where it no longer fits the other bundles."""

    def work(conn: Connection) -> None:
        alone(conn)
        made = _switch(conn, seq, now)
        finish(conn, lease)
        note(conn, SYSTEM, "published", f"bundle/{made.bundle}", now, {"release": seq, "note": made.note, "at": now})

    db.write(work)


def cancel_plan(db: Database, bundle: str, seq: int, actor: Actor, now: int) -> None:
    """A planned release stays out of force. Raises Conflict where none is planned any more."""

    def work(conn: Connection) -> None:
        alone(conn)
        mine = release.c.bundle == bundle, release.c.seq == seq
        waiting = select(job.c.id).where(job.c.key == plan_of(seq), job.c.status == "ready")
        if conn.execute(select(release.c.seq).where(*mine, waiting.exists())).first() is None:
            raise Conflict("not_planned", NOT_PLANNED)
        call_off(conn, [plan_of(seq)])
        note(conn, actor, "plan_cancelled", f"bundle/{bundle}", now, {"release": seq})

    db.write(work)


def _switch(conn: Connection, seq: int, now: int) -> Release:
    row = conn.execute(select(release).where(release.c.seq == seq)).first()
    if row is None:
        raise NotFound(*NO_RELEASE)
    try:
        put_in_force(conn, row.bundle, seq)
        arrange(conn, live_within(conn), now)
    except BadDefinition as bad:
        raise BadBundle(bad.problems) from bad
    return Release(seq, row.bundle, row.at, row.note)
