"""Brings notices to the people they are for: on the page at once, by mail, text message or webhook as a job."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, bindparam, insert, select
from sqlalchemy.sql.elements import ColumnElement

from app.models import membership, notification, user
from app.outbox import Job
from app.work import Notice, Work
from engines.effects import Recipient


def tell(work: Work) -> None:
    """Turn the notices of this transaction into rows of it."""
    for notice in work.notices:
        if notice.channel != "in_app":
            work.jobs.append(_job(work, notice))
        elif notice.to.of == "customer":
            work.messages.append(_message(work, notice))
        else:
            rows = [_notification(work, notice, person) for person in audience(work, notice.to)]
            if rows:
                work.conn.execute(_NOTIFICATIONS, rows if len(rows) > 1 else rows[0])


def audience(work: Work, to: Recipient) -> list[int]:
    """The active users that `to` stands for."""
    if to.of == "assignee":
        found = [work.core["assignee"]] if work.core["assignee"] is not None else []
        return found or (_ids(work, _MEMBERS, work.core["group_key"]) if work.core["group_key"] else [])
    if to.user is not None:
        return list(work.conn.execute(_BY_ID, {"id": to.user}).scalars())
    if to.of == "user":
        return _ids(work, _NAMED, to.name)
    group = to.name or work.core["group_key"]
    if group is None:
        return []
    if to.of == "group":
        return _ids(work, _MEMBERS, group)
    return _ids(work, _MANAGERS, group) or _ids(work, _NAMED, work.live.manager_of(group))


def _ids(work: Work, statement: Select[int], name: str | None) -> list[int]:
    return list(work.conn.execute(statement, {"name": name}).scalars()) if name else []


def _job(work: Work, notice: Notice) -> Job:
    """To customers the way is looked up when it is sent: their record may be mended in between."""
    payload: dict[str, Any] = {"record": work.id, "title": dict(notice.title), "body": dict(notice.body)}
    if notice.to.of == "customer":
        payload["customer"] = work.core["customer"]
    elif notice.channel != "webhook":
        payload["users"] = audience(work, notice.to)
    return Job(f"notify_{notice.channel}", payload, work.now, record=work.id)


def _message(work: Work, notice: Notice) -> dict[str, Any]:
    words = {language: _joined(notice.title[language], notice.body[language]) for language in ("zh", "en")}
    return {
        "record": work.id,
        "at": work.now,
        "direction": "out",
        "channel": "web",
        "public": True,
        "author_kind": "system",
        "author_id": None,
        "body": words["zh"],
        "words": words,
        "attachments": [],
    }


def _joined(title: str, body: str) -> str:
    return f"{title}\n{body}" if title and body else title or body


def _notification(work: Work, notice: Notice, person: int) -> dict[str, Any]:
    words = {"title": dict(notice.title), "body": dict(notice.body)}
    return {"user": person, "record": work.id, "node": notice.node, "at": work.now, **words}


def _users(*conditions: ColumnElement[bool]) -> Select[int]:
    return select(user.c.id).where(user.c.active, *conditions).order_by(user.c.id)


_here = select(membership.c.user).where(membership.c.group_key == bindparam("name"))
_MEMBERS = _users(user.c.id.in_(_here))
_MANAGERS = _users(user.c.id.in_(_here.where(membership.c.manager)))
_BY_ID = _users(user.c.id == bindparam("id"))
_NAMED = _users(user.c.username == bindparam("name"))
_NOTIFICATIONS = insert(notification)
