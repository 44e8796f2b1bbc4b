"""Somebody writes to the other side, or an internal note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from app.actor import Actor
from app.db import Database
from app.errors import Flaw, Invalid
from app.live import live
from app.models import file, message
from app.operations.bear import LOST_FILE, conclude
from app.operations.begin import open_record
from app.operations.record_first_response import respond
from app.operations.settle import settle
from app.operations.update_record import write_rights
from app.work import Work
from engines.access import Access
from engines.kinds import Text
from engines.rule.firing import Event

LONGEST = 10_000
EMPTY = Text("请填写内容", "write something")
TOO_LONG = Text(f"最多 {LONGEST} 个字", f"at most {LONGEST} characters")


@dataclass(frozen=True, slots=True)
class Posted:
    """The message, and its record after it."""

    id: int
    record: int
    rev: int


def post_message(
    db: Database,
    record_id: int,
    body: str,
    actor: Actor,
    now: int,
    *,
    internal: bool = False,
    attachments: Sequence[str] = (),
    channel: str = "web",
    access: Access | None = None,
) -> Posted:
    """Add a message to the record. A customer's is inbound and public; staff reply in public, or note it `internal`ly.

    The first public reply of staff is the record's first response. Raises Invalid, Forbidden, NotFound.
    """
    words = _checked(body, attachments)

    def work(conn: Connection) -> Posted:
        record = open_record(conn, live(db, conn), record_id, actor, now)
        write_rights(record, access)
        public = actor.kind == "customer" or not internal
        number = _write(record, words, public, channel, list(attachments))
        kind = "message" if public else "note"
        record.event(kind, payload={"message": number})
        changed = respond(record) if public and actor.user is not None else frozenset()
        settle(record, Event("message", changed, said={"body": words, "public": public}), changed)
        conclude(record)
        return Posted(number, record.id, record.core["rev"])

    return db.write(work)


def _checked(body: str, attachments: Sequence[str]) -> str:
    words = body.strip()
    if not words and not attachments:
        raise Invalid([Flaw("/body", "required", EMPTY)])
    if len(words) > LONGEST:
        raise Invalid([Flaw("/body", "too_long", TOO_LONG)])
    return words


def _write(work: Work, body: str, public: bool, channel: str, attachments: list[str]) -> int:
    if attachments:
        found = {"ids": attachments, "record_": work.id}
        work.conn.execute(_TIE, found)
        if set(work.conn.execute(_TIED, found).scalars()) != set(attachments):
            raise Invalid([Flaw("/attachments", "file_not_found", LOST_FILE)])
    row: dict[str, Any] = {
        "record": work.id,
        "at": work.now,
        "direction": "in" if work.actor.kind == "customer" else "out",
        "channel": channel,
        "public": public,
        "author_kind": work.actor.kind,
        "author_id": work.actor.id,
        "body": body,
        "attachments": attachments,
    }
    return int(work.conn.execute(_NEW, row).scalar_one())


_NEW = insert(message).returning(message.c.id)
_TIE = (
    update(file)
    .where(file.c.id.in_(bindparam("ids", expanding=True)), file.c.record.is_(None))
    .values(record=bindparam("record_"))
)
_TIED = select(file.c.id).where(file.c.id.in_(bindparam("ids", expanding=True)), file.c.record == bindparam("record_"))
