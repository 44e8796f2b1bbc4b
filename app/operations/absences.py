"""Somebody is away for a while and a colleague stands in for them: noted, and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from app.actor import Actor
from app.db import Database
from app.errors import Flaw, Invalid, NotFound
from app.models import absence, user
from app.trail import note
from engines.kinds import Text

NO_PERSON = ("这位同事", "this colleague")
NO_ABSENCE = ("这段请假", "this absence")
NOT_ONESELF = Text("不能由本人代理，请选另一位同事", "nobody stands in for themselves; choose a colleague")
NO_DELEGATE = Text("没有这位在职的同事", "there is no such active colleague")
BACKWARDS = Text("结束要晚于开始，也要晚于现在", "it must end after it begins, and after now")
OVERLAPS = Text("这段时间已有请假，请先删除它", "this time is taken by another absence; delete that one first")


def note_absence(db: Database, person: int, said: Mapping[str, Any], actor: Actor, now: int) -> int:
    """`person` is away from `from_at` until `to_at`, and `delegate` has their tasks. Raises NotFound, Invalid."""

    def work(conn: Connection) -> int:
        if conn.execute(_PERSON, {"person": person}).first() is None:
            raise NotFound(*NO_PERSON)
        flaws = [Flaw(pointer, code, message) for pointer, code, message in _wrong(conn, person, said, now)]
        if flaws:
            raise Invalid(flaws)
        row = {**{name: said[name] for name in ("from_at", "to_at", "delegate")}, "user": person, "created_at": now}
        made = conn.execute(insert(absence).values(row).returning(absence.c.id)).scalar_one()
        note(conn, actor, "absence_noted", f"user/{person}", now, dict(said))
        return int(made)

    return db.write(work)


def drop_absence(db: Database, person: int, number: int, actor: Actor, now: int) -> None:
    """It is no longer so. Raises NotFound."""

    def work(conn: Connection) -> None:
        if not conn.execute(_DROP, {"person": person, "number": number}).rowcount:
            raise NotFound(*NO_ABSENCE)
        note(conn, actor, "absence_dropped", f"user/{person}", now, {"absence": number})

    db.write(work)


def _wrong(conn: Connection, person: int, said: Mapping[str, Any], now: int) -> list[tuple[str, str, Text]]:
    found = []
    if said["to_at"] <= max(said["from_at"], now):
        found.append(("/to_at", "ends_too_early", BACKWARDS))
    if said["delegate"] == person:
        found.append(("/delegate", "own_delegate", NOT_ONESELF))
    elif conn.execute(_PERSON.where(user.c.active), {"person": said["delegate"]}).first() is None:
        found.append(("/delegate", "no_delegate", NO_DELEGATE))
    if conn.execute(_SAME_TIME, {"person": person, "from_": said["from_at"], "to_": said["to_at"]}).first():
        found.append(("/from_at", "absence_overlaps", OVERLAPS))
    return found


_PERSON = select(user.c.id).where(user.c.id == bindparam("person"))
_DROP = delete(absence).where(absence.c.id == bindparam("number"), absence.c.user == bindparam("person"))
_SAME_TIME = select(absence.c.id).where(
    absence.c.user == bindparam("person"), absence.c.from_at < bindparam("to_"), absence.c.to_at > bindparam("from_")
)
