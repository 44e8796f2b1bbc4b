"""Somebody changes fields of a record that they have read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.effects import Changes, write_field
from app.errors import Forbidden, NotFound, Stale
from app.live import live
from app.operations.bear import accept, conclude, tie_files
from app.operations.begin import NO_RECORD, open_record, refuse_frozen
from app.operations.change import note_changes
from app.operations.settle import moment, settle
from app.work import Work
from engines.access import Access
from engines.form.files import file_ids
from engines.form.rights import ALL, Rights
from engines.rule.firing import Event


@dataclass(frozen=True, slots=True)
class Updated:
    """The record after the change."""

    id: int
    rev: int


def update_record(
    db: Database,
    record_id: int,
    answers: Any,
    actor: Actor,
    now: int,
    *,
    rev: int | None,
    access: Access | None = None,
) -> Updated:
    """Change what `answers` name. Raises Stale where the record is not at `rev` any more (None: no matter), Invalid,
    Forbidden, NotFound. `access` is what a user's roles allow, None lets everything pass.
    """

    def work(conn: Connection) -> Updated:
        record = open_record(conn, live(db, conn), record_id, actor, now)
        rights = write_rights(record, access)
        if rev is not None and record.core["rev"] != rev:
            raise Stale
        refuse_frozen(record)
        changed = write_answers(record, answers, rights)
        if not changed:
            return Updated(record.id, record.core["rev"])
        settle(record, Event("changed", changed), changed)
        conclude(record)
        return Updated(record.id, record.core["rev"])

    return db.write(work)


def write_rights(work: Work, access: Access | None) -> Rights:
    """Which fields of this record may be written. Raises NotFound where it may not even be seen, Forbidden."""
    if access is None:
        return ALL
    values = moment(work)
    if not access.rows(values, work.now, "read"):
        raise NotFound(*NO_RECORD)
    if not access.rows(values, work.now, "write"):
        raise Forbidden
    mine = access.at(values, work.now)
    shown = None if mine.read.every else mine.read.names
    return Rights(write=None if mine.write.every else mine.write.names, read=shown, mask=mine.mask)


def write_answers(work: Work, answers: Any, rights: Rights) -> frozenset[str]:
    """Put accepted answers into the record; the names that changed. Raises Invalid."""
    accepted = accept(work, answers, rights, before=work.values())
    changes: Changes = {}
    for name in sorted(accepted.changed):
        write_field(work, name, accepted.values.get(name), changes)
    tie_files(work, _new_files(work, accepted.values, accepted.changed))
    note_changes(work, changes)
    return accepted.changed


def _new_files(work: Work, values: Mapping[str, Any], changed: frozenset[str]) -> dict[str, Any]:
    touched = {name: value for name, value in values.items() if name in changed}
    before = file_ids(work.form, work.read)
    return {name: field for name, field in file_ids(work.form, touched).items() if name not in before}
