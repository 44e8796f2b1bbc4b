"""Takes in an uploaded file whose bytes are on disk already; it belongs to a record once a submission names it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from app.actor import Actor
from app.db import Database
from app.errors import TooMany
from app.files import Stored
from app.models import file

MOST_BY_TOKEN = 40
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """The file as others will name it."""

    id: str
    name: str
    type: str
    size: int


def keep_file(
    db: Database,
    stored: Stored,
    name: str,
    actor: Actor,
    now: int,
    *,
    upload_hash: str | None = None,
    form: str | None = None,
) -> Kept:
    """Note the file as `actor`'s. An anonymous one names the token it came by. Raises TooMany."""
    row: dict[str, Any] = {
        "id": secrets.token_hex(16),
        "sha256": stored.sha256,
        "name": named(name),
        "type": stored.type,
        "size": stored.size,
        "form": form,
        "uploaded_by": actor.user,
        "upload_hash": upload_hash,
        "created_at": now,
    }

    def work(conn: Connection) -> Kept:
        if upload_hash is not None:
            mine = select(func.count()).select_from(file).where(file.c.upload_hash == upload_hash)
            if conn.execute(mine).scalar_one() >= MOST_BY_TOKEN:
                raise TooMany(3600)
        conn.execute(insert(file), row)
        return Kept(row["id"], row["name"], row["type"], row["size"])

    return db.write(work)


def named(name: str) -> str:
    """A name without path and control characters."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(each for each in last if each.isprintable()).strip()[-LONGEST_NAME:] or "file"
