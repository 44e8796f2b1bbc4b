"""Somebody moves instances of a flow to another release: each as a whole or not at all, each in its own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from app.actor import Actor
from app.db import Database
from app.errors import NotFound
from app.hot import Hot
from app.live import Live, live
from app.models import instance, migrated, migration, record, task
from app.operations.arrive import arrive, refused, secrets
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.instance_rows import load_instance
from app.operations.recompute import recompute
from app.operations.settle import hear, moment, settle
from app.queries.migrating import Plans, Wish, page_of, target_of, told
from app.trail import note
from app.work import Work
from engines.flow.migrate import Kept, Moved, Outcome, Reason, migrate
from engines.flow.signals import SetUp
from engines.flow.state import FlowState
from engines.flow.state_json import state_to_json
from engines.flow.trace import Advanced
from engines.kinds import Text
from engines.needs import Refusal
from engines.rule.firing import Event

NO_WAY_BACK = 0
NO_MIGRATION = ("这次迁移", "this migration")
THERE = Kept(Reason("there_already", Text("已在目标版本上", "it stands on the target release already")))


@dataclass(frozen=True, slots=True)
class Migrated:
    """One page of it; `following` is the record to go on after, None at the end."""

    id: int
    items: tuple[dict[str, Any], ...]
    following: int | None


def migrate_instances(
    db: Database, wish: Wish, actor: Actor, now: int, *, reason: str = "", migration_id: int | None = None
) -> Migrated:
    """Move one page of the instances that `wish` names; `migration_id` goes on with a migration that was begun.

    An instance that does not fit stays as it is and is told among the items. Raises NotFound, Invalid.
    """

    def begin(conn: Connection) -> tuple[int, list[Row[Any]], int | None]:
        _plans(conn, live(db, conn), wish)
        rows, following = page_of(conn, wish)
        return _begun(conn, wish, actor, now, reason, migration_id), rows, following

    number, rows, following = db.write(begin)
    items = tuple(db.write(partial(_move, db, wish, number, row, actor, now)) for row in rows)
    return Migrated(number, items, following)


def _plans(conn: Connection, in_force: Live, wish: Wish) -> Plans:
    return Plans(conn, in_force, wish, target_of(conn, in_force, wish))


def _begun(conn: Connection, wish: Wish, actor: Actor, now: int, reason: str, known: int | None) -> int:
    if known is not None:
        same = migration.c.id == known, migration.c.flow == wish.flow, migration.c.to_release == wish.to
        if conn.execute(select(migration.c.id).where(*same)).first() is None:
            raise NotFound(*NO_MIGRATION)
        return known
    row = {"flow": wish.flow, "to_release": wish.to, "mapping": dict(wish.mapping), "note": reason, "at": now}
    made = conn.execute(insert(migration).returning(migration.c.id), row | {"by": actor.user}).scalar_one()
    note(conn, actor, "flow_migrated", f"flow/{wish.flow}", now, {"migration": made, "to": wish.to})
    return int(made)


def _move(
    db: Database, wish: Wish, number: int, row: Row[Any], actor: Actor, now: int, conn: Connection
) -> dict[str, Any]:
    """One instance, as it is now that its record is locked."""
    in_force = live(db, conn)
    work = open_record(conn, in_force, row.record, actor, now)
    load_instance(work)
    way = _plans(conn, in_force, wish).of(work.core["release"])
    outcome: Outcome = THERE
    if work.state is not None and work.core["release"] != wish.to:
        outcome = migrate(way, work.state, work.core["status"], now)
    if not isinstance(outcome, Moved):
        return told(row, outcome, way)
    assert wish.to is not None  # only a look may leave it open
    assert work.state is not None  # only a state can have moved
    before, origin = work.state, work.core["release"]
    repin(work, wish.to, outcome.state)
    came = arrive(work, outcome) if outcome.waits else None
    if isinstance(came, Refusal):
        return told(row, refused(came), way)
    work.event("migrated", from_=str(origin), to_=str(wish.to), payload={"migration": number})
    keep_position(work, hear(work, SetUp(outcome.waits)) if came else frozenset())
    _remember(conn, number, work, origin, before, is_there=_stays(work, outcome, came))
    return told(row, outcome, way, came, secrets(work))


def _stays(work: Work, moved: Moved, came: Advanced | None) -> bool:
    """Whether it still stands where it came to stand: nothing of what it now waits for had come already."""
    assert work.state is not None
    went_on = came is not None and any(step.what != "stand_in" for step in came.steps)
    return not went_on and [(each.id, each.node) for each in work.state.tokens] == [
        (each.id, each.node) for each in moved.state.tokens
    ]


def repin(work: Work, release: int, state: FlowState) -> None:
    """Put the record and its instance under another release, in memory."""
    house = work.live.pinned(work.conn, release)
    work.form = house.forms[work.form.key]
    work.flow = house.flows[work.form.flow or ""]
    work.core["release"] = release
    work.state = state


def keep_position(work: Work, changed: frozenset[str]) -> None:
    """Write what moved: the usual way for the record and its instance, then what never changes otherwise."""
    changed |= recompute(work, lambda: moment(work))
    settle(work, Event("changed", changed) if changed else None, changed)
    conclude(work)
    pinned = {"record_": work.id, "release_": work.core["release"]}
    _PIN_RECORD(work.conn, [pinned])
    _PIN_INSTANCE(work.conn, [pinned])
    _RENAME(work.conn, list(_names(work)))


def _names(work: Work) -> Any:
    assert work.flow is not None
    assert work.state is not None
    for each in work.state.tasks:
        node = work.flow.nodes.get(each.node)
        if node is not None:
            name = {"zh": node.name.zh, "en": node.name.en}
            yield {"instance_": work.id, "id_": each.id, "node_": each.node, "name_": name}


def _remember(conn: Connection, number: int, work: Work, origin: int, before: FlowState, *, is_there: bool) -> None:
    """Keep where it stood. What went on at once, because what it now waits for had come, has no way back."""
    rev = conn.execute(_REV, {"record": work.id}).scalar_one() if is_there else NO_WAY_BACK
    row = {"migration": number, "record": work.id, "from_release": origin, "rev": rev}
    conn.execute(insert(migrated), row | {"before": state_to_json(before)})


_REV = select(instance.c.rev).where(instance.c.id == bindparam("record"))
_PIN_RECORD = Hot(update(record).where(record.c.id == bindparam("record_")).values(release=bindparam("release_")))
_PIN_INSTANCE = Hot(update(instance).where(instance.c.id == bindparam("record_")).values(release=bindparam("release_")))
_RENAME = Hot(
    update(task)
    .where(task.c.instance == bindparam("instance_"), task.c.id == bindparam("id_"))
    .values(node=bindparam("node_"), name=bindparam("name_"))
)
