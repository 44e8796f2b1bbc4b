"""Lets transactions that want the same thing wait for each other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Connection, Text, bindparam, cast, func, select

from app.hot import Hot, read_together
from app.work import Work


def serialise(conn: Connection, *key: Any) -> None:
    """Let other transactions with the same key wait until this one ends; SQLite's writer is alone already."""
    if conn.dialect.name == "postgresql":
        _ADVISORY(conn, [{"key": _digest(key)}])


def beside(work: Work, keys: Iterable[tuple[Any, ...]], question: Hot, values: dict[str, Any]) -> list[dict[str, Any]]:
    """What `question` answers while nobody holds any of these keys alone; any number may go on side by side."""
    if work.conn.dialect.name != "postgresql":
        return question.read(work.conn, **values)
    listed = ",".join(str(_digest(key)) for key in sorted(keys))
    return read_together(work.conn, (_SHARED, {"keys": f"{{{listed}}}"}), (question, values))[1]


def alone(work: Work, key: tuple[Any, ...], question: Hot, values: dict[str, Any]) -> list[dict[str, Any]]:
    """What `question` answers once no other transaction with the same key goes on."""
    if work.conn.dialect.name != "postgresql":
        return question.read(work.conn, **values)
    return read_together(work.conn, (_ADVISORY, {"key": _digest(key)}), (question, values))[1]


def _digest(key: tuple[Any, ...]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(key).encode(), digest_size=8).digest(), signed=True)


_KEYS = func.unnest(cast(bindparam("keys", type_=Text()), ARRAY(BigInteger))).column_valued("key")
_SHARED = Hot(select(func.pg_advisory_xact_lock_shared(_KEYS).label("locked")))
_ADVISORY = Hot(select(func.pg_advisory_xact_lock(bindparam("key", type_=BigInteger)).label("locked")))
