"""Somebody presses a button that a rule puts on a record."""

from __future__ import annotations

from sqlalchemy import Connection

from app.actor import Actor
from app.db import Database
from app.errors import Conflict, Forbidden, NotFound, Stale
from app.live import live
from app.operations.bear import conclude
from app.operations.begin import open_record
from app.operations.settle import moment, settle
from app.operations.update_record import Updated, write_rights
from engines.access import Access
from engines.kinds import Text
from engines.rule.firing import Event

NO_BUTTON = ("这个按钮", "this button")
GONE = Text("条件已不成立，不能执行，请刷新", "its condition no longer holds; reload the page")


def press_button(
    db: Database, record_id: int, key: str, actor: Actor, now: int, *, rev: int | None, access: Access | None = None
) -> Updated:
    """Let the rule `key` act on the record. Raises NotFound, Forbidden, Stale, Conflict where it does not hold (any
    more). A frozen record has its buttons still: one may unfreeze it.
    """

    def work(conn: Connection) -> Updated:
        record = open_record(conn, live(db, conn), record_id, actor, now)
        write_rights(record, access)
        rules = record.live.house.rules.get(record.form.key)
        rule = rules.by_key.get(key) if rules else None
        if rule is None or rule.watch.button is None:
            raise NotFound(*NO_BUTTON)
        if rule.watch.button.groups and access is not None and not set(rule.watch.button.groups) & set(actor.groups):
            raise Forbidden
        if rev is not None and record.core["rev"] != rev:
            raise Stale
        if not rule.holds(moment(record), now):
            raise Conflict("button_gone", GONE)
        record.event("pressed", payload={"button": key})
        settle(record, Event("button", rule=key))
        conclude(record)
        return Updated(record.id, record.core["rev"])

    return db.write(work)
