"""A request that may come twice: the second is answered with what the first came to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, bindparam, insert, select

from app.actor import Actor
from app.db import Database
from app.errors import Invalid
from app.hot import Hot, read_together
from app.live import LIVE, Live, live
from app.models import idempotency
from engines.kinds import Text

OTHER_REQUEST = Text(
    "这个幂等键已用于另一份内容，请换一个", "this idempotency key was used for other content; take a new one"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What makes a request the same one: who asks for what under which key; only hashes of it are kept."""

    key: str
    content: str

    @classmethod
    def of(cls, verb: str, actor: Actor, key: str, content: Any) -> Request:
        """The request of `actor`, who called it `key`."""
        named = f"{verb}:{actor.kind}:{actor.id or 0}:{key}"
        written = orjson.dumps(content, option=orjson.OPT_SORT_KEYS, default=str)
        return cls(hashlib.sha256(named.encode()).hexdigest(), hashlib.sha256(written).hexdigest())


def begun(db: Database, conn: Connection, request: Request | None) -> tuple[Live, Mapping[str, Any] | None]:
    """What is in force, and what this request came to the first time, if there was one; asked in one go.

    Raises Invalid where its key was used for something else.
    """
    if request is None:
        return live(db, conn), None
    releases, before = read_together(conn, (LIVE, {}), (_SAID, {"key": request.key}))
    in_force = live(db, conn, releases)
    if not before:
        return in_force, None
    if before[0]["request_hash"] != request.content:
        raise Invalid([], "idempotency_key_reused", OTHER_REQUEST)
    return in_force, before[0]["response"]


def remember(conn: Connection, request: Request, status: int, response: Mapping[str, Any], now: int) -> None:
    """Keep the answer with what was done, in one transaction; of two at once the later is run again and finds it."""
    row = {"key": request.key, "request_hash": request.content, "status": status, "response": dict(response)}
    _KEEP(conn, [row | {"created_at": now}])


_SAID = Hot(select(idempotency.c.request_hash, idempotency.c.response).where(idempotency.c.key == bindparam("key")))
_KEEP = Hot(insert(idempotency))
