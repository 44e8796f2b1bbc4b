"""Begins an application from nothing: a bundle of its own with no document in it yet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.actor import Actor
from app.db import Database
from app.errors import Conflict
from app.models import bundle
from app.operations.import_bundle import Imported, import_bundle
from engines.kinds import Text

THERE = Text("这个编号已被另一个应用使用", "another application has this key already")


def begin_bundle(db: Database, key: str, given: Mapping[str, Any], actor: Actor, now: int) -> Imported:
    """Keep a bundle `key` that is only its face: name, description, what it stands on. Raises Conflict, BadBundle."""
    with db.read() as conn:
        if conn.execute(select(bundle.c.key).where(bundle.c.key == key)).first():
            raise Conflict("taken_key", THERE)
    face = {"key": key, "version": 1, "name": given["name"], "description": given["description"] or given["name"]}
    face |= {"requires": given["requires"], "languages": given["languages"], "parameters": {}}
    raw = json.dumps(face, ensure_ascii=False, indent=2).encode() + b"\n"
    return import_bundle(db, {"bundle.json": raw}, actor, now)
