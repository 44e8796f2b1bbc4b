"""What the caller was told."""

from __future__ import annotations

from typing import Any

from flask import Response

from app.operations.read_notifications import read_notifications
from app.queries.notifications import notifications
from app.web.base.blueprint import Blueprint, dump
from app.web.base.caller import person
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.wire.answers import Done
from app.wire.around import Notifications, Read

blueprint = Blueprint("notifications", __doc__)


@blueprint.get("/notifications")
@blueprint.response(200, Notifications)
def index() -> Response:
    """The newest, and how many are unread."""
    with seeing() as (conn, sight):
        return dump(notifications(conn, sight))


@blueprint.post("/notifications/read")
@blueprint.arguments(Read)
@blueprint.response(200, Done)
def read(given: dict[str, Any]) -> Response:
    """Mark them as read: all, up to one, or those about a record."""
    read_notifications(shell().database, person().actor, given["until"], shell().clock(), given["record"])
    return dump({"ok": True})
