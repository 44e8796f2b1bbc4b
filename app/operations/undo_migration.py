"""Somebody takes a migration back: every instance that has not moved on since stands again where it stood."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from app.actor import Actor
from app.db import Database
from app.errors import NotFound
from app.live import live
from app.models import migrated, migration, record
from app.operations.begin import open_record
from app.operations.instance_rows import load_instance
from app.operations.migrate_instances import NO_MIGRATION, Migrated, keep_position, repin
from app.queries.migrating import PAGE
from app.queries.words import words
from app.trail import note
from engines.flow.state_json import state_from_json
from engines.kinds import Text

MOVED_ON = Text("迁移之后流程又有变动，不能撤回", "its flow has moved on since, so it cannot be taken back")


def undo_migration(db: Database, number: int, actor: Actor, now: int, *, after: int = 0) -> Migrated:
    """Take back one page of what migration `number` moved. Raises NotFound."""

    def begin(conn: Connection) -> list[Row[Any]]:
        found = conn.execute(select(migration).where(migration.c.id == number)).first()
        if found is None:
            raise NotFound(*NO_MIGRATION)
        note(conn, actor, "flow_migration_undone", f"flow/{found.flow}", now, {"migration": number})
        mine = migrated.c.migration == number, migrated.c.undone_at.is_(None), migrated.c.record > after
        asked = select(migrated, record.c.number).join_from(migrated, record, record.c.id == migrated.c.record)
        return list(conn.execute(asked.where(*mine).order_by(migrated.c.record).limit(PAGE + 1)))

    rows = db.write(begin)
    items = tuple(db.write(partial(_back, db, row, actor, now)) for row in rows[:PAGE])
    return Migrated(number, items, rows[PAGE - 1].record if len(rows) > PAGE else None)


def _back(db: Database, row: Row[Any], actor: Actor, now: int, conn: Connection) -> dict[str, Any]:
    about: dict[str, Any] = {"record": {"id": row.record, "number": row.number}, "reasons": []}
    work = open_record(conn, live(db, conn), row.record, actor, now)
    load_instance(work)
    to = conn.execute(_TO, {"migration": row.migration}).scalar_one()
    stands = work.instance is not None and (work.instance["rev"], work.instance["release"]) == (row.rev, to)
    if not stands or work.state is None:
        reason = {"node": None, "code": "moved_on", "text": words(MOVED_ON)}
        return about | {"outcome": "blocked", "reasons": [reason]}
    before = state_from_json(row.before)
    known = {each.id for each in before.tasks}
    opened = [each for each in work.state.tasks if each.is_due and each.id not in known]
    work.closed |= {each.id: each.closed("cancelled") for each in opened}
    repin(work, row.from_release, replace(before, next_id=max(before.next_id, work.state.next_id)))
    work.event("migration_undone", from_=str(to), to_=str(row.from_release), payload={"migration": row.migration})
    keep_position(work, frozenset())
    mine = migrated.c.migration == row.migration, migrated.c.record == row.record
    conn.execute(update(migrated).where(*mine).values(undone_at=now))
    return about | {"outcome": "undone"}


_TO = select(migration.c.to_release).where(migration.c.id == bindparam("migration"))
