"""What happened to a record, as sentences, with the why of every rule; nothing that may not be seen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.models import event
from app.queries.naming import Naming
from app.queries.plain import Seen
from app.queries.reasons import why
from app.queries.sentences import TOLD_ALREADY, sentence
from app.queries.sight import Sight
from app.queries.words import words
from app.secrecy import HIDDEN
from engines.form.kind import Locale
from engines.form.show import masked
from engines.kinds import Text

MOST = 500
LONGEST = 200


def history(conn: Connection, sight: Sight, seen: Seen, since: int = 0) -> list[dict[str, Any]]:
    """The events of the record behind `since`, oldest first."""
    chosen = select(event).where(event.c.record == seen.row["id"], event.c.seq > since)
    rows = list(conn.execute(chosen.order_by(event.c.seq).limit(MOST)).mappings())
    naming = Naming.of(conn, sight, seen, rows)
    return [_dump(row, seen, naming) for row in rows if not _is_hidden(row, seen)]


def _dump(row: Mapping[str, Any], seen: Seen, naming: Naming) -> dict[str, Any]:
    payload = row["payload"] or {}
    return {
        "seq": row["seq"],
        "at": row["at"],
        "type": row["type"],
        "actor": {"kind": row["actor_kind"], "id": row["actor_id"], "name": naming.actor(row)},
        "node": row["node"],
        "text": words(sentence(row, payload, seen, naming)),
        "changes": _changes(payload, seen, naming),
        "why": why(row, payload, seen, naming),
    }


def _is_hidden(row: Mapping[str, Any], seen: Seen) -> bool:
    """A change of which nothing may be seen would be an empty line; that it happened is not told either."""
    changes = (row["payload"] or {}).get("changes")
    told = (name for name in changes or () if _may(seen, name) and name not in TOLD_ALREADY)
    return row["type"] == "changed" and bool(changes) and not any(told)


def _may(seen: Seen, name: str) -> bool:
    return name.startswith("_") or name in seen.access.read


def _changes(payload: Mapping[str, Any], seen: Seen, naming: Naming) -> list[dict[str, Any]]:
    """Each changed value from and to, as people read it."""
    return _mended(payload, seen, naming) + [
        {"field": name, "label": words(naming.label(name)), "from": before, "to": after}
        for name, pair in (payload.get("changes") or {}).items()
        if _may(seen, name) and name in naming.labels and name not in TOLD_ALREADY
        for before, after in [_pair(name, pair, seen, naming)]
    ]


def _mended(payload: Mapping[str, Any], seen: Seen, naming: Naming) -> list[dict[str, Any]]:
    """What somebody changed of what steps have brought; only for who may see the record wholly."""
    return [
        {
            "field": f"_vars.{each['node']}.{each['part']}",
            "label": words(Text(f"{name.zh}·{each['part']}", f"{name.en} · {each['part']}")),
            "from": _short(each["before"]) if seen.wholly else HIDDEN,
            "to": _short(each["after"]) if seen.wholly else HIDDEN,
        }
        for each in payload.get("variables") or ()
        for name in [naming.node(each["node"])]
    ]


def _short(value: Any) -> str:
    said = value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _pair(name: str, pair: Any, seen: Seen, naming: Naming) -> tuple[Any, Any]:
    if pair is None:
        return HIDDEN, HIDDEN
    locale = Locale(naming.language)
    field = seen.form.by_id.get(name)
    if field is None:
        return naming.system(name, pair[0]), naming.system(name, pair[1])
    before, after = (naming.value(field, value, locale) for value in pair)
    if name in seen.access.mask:
        return before and masked(before), after and masked(after)
    return before, after
