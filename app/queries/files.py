"""Who may have a file: whoever may see where it hangs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from app.errors import NotFound
from app.models import file, message, record
from app.queries.plain import Seen, see
from app.queries.sight import Sight
from engines.form.files import file_ids

NO_FILE = ("这个文件", "this file")
Row = Mapping[str, Any]


def file_for(conn: Connection, sight: Sight, file_id: str) -> Row:
    """The file, where this person sees the field or message that holds it, or has just uploaded it."""
    found = _file(conn, file_id)
    if found["record"] is None:
        if found["uploaded_by"] is None or found["uploaded_by"] != sight.actor.id:
            raise NotFound(*NO_FILE)
        return found
    row = conn.execute(select(record).where(record.c.id == found["record"])).mappings().one_or_none()
    seen = see(conn, sight, row) if row is not None else None
    if seen is None or not (_in_field(seen, file_id) or _in_message(conn, found["record"], file_id)):
        raise NotFound(*NO_FILE)
    return found


def uploaded_file(conn: Connection, file_id: str, upload_hash: str) -> Row:
    """A file that hangs nowhere yet, for whoever holds the token it came by."""
    found = _file(conn, file_id)
    if found["record"] is not None or found["upload_hash"] != upload_hash:
        raise NotFound(*NO_FILE)
    return found


def file_of_record(conn: Connection, record_id: int, file_id: str, link_hash: str, sent: frozenset[str]) -> Row:
    """A file that the submitter `sent`, one of the public conversation, or one just uploaded, for the link's holder."""
    found = _file(conn, file_id)
    fresh = found["record"] is None and found["upload_hash"] == link_hash
    own = found["record"] == record_id
    told = own and (file_id in sent or _in_message(conn, record_id, file_id, public=True))
    if not (fresh or told):
        raise NotFound(*NO_FILE)
    return found


def _file(conn: Connection, file_id: str) -> Row:
    found = conn.execute(select(file).where(file.c.id == file_id)).mappings().one_or_none()
    if found is None:
        raise NotFound(*NO_FILE)
    return found


def _in_field(seen: Seen, file_id: str) -> bool:
    """Whether a field that may be seen holds it, also in rows."""
    data = seen.row["data"]
    plain = {field.id: data[field.id] for field in seen.form.fields if field.id in data and seen.plainly(field.id)}
    return file_id in file_ids(seen.form, plain)


def _in_message(conn: Connection, record_id: int, file_id: str, public: bool = False) -> bool:
    asked = select(message.c.attachments).where(message.c.record == record_id)
    listed = conn.execute(asked.where(message.c.public) if public else asked).scalars()
    return any(file_id in each for each in listed)
