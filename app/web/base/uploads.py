"""Uploads and downloads: a form's or a link's token stands for somebody unknown; bytes go out only as what they are."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from flask import Response, request, send_file
from werkzeug.datastructures import FileStorage

from app.actor import Actor
from app.errors import Flaw, Forbidden, Malformed
from app.files import IMAGES, place, store
from app.identity.signed import sign, unsign
from app.links import hashed
from app.operations.keep_file import keep_file
from app.web.base.shell import shell
from engines.kinds import Text

LIFETIME = 86_400
ENVELOPE = 65_536
INLINE = frozenset(IMAGES.values())
NO_FILE = Text("请选择一个文件", "choose a file")
EXPIRED = Text("页面停留太久，请刷新后重试", "the page has been open for too long: reload it")


def upload_token(form: str) -> str:
    """Lets whoever fills in this public form upload files and submit, for a day."""
    here = shell()
    return sign(here.settings.secret_key, "upload", [form, here.clock() + LIFETIME, secrets.token_hex(8)])


def form_of(token: str) -> str:
    """The form that this token was given out for. Raises Forbidden."""
    here = shell()
    found = unsign(here.settings.secret_key, "upload", token)
    if found is None or found[1] < here.clock():
        raise Forbidden("upload_token", EXPIRED)
    return str(found[0])


def take(actor: Actor, token: str | None = None, form: str | None = None) -> dict[str, Any]:
    """Keep the one file of this request."""
    here = shell()
    sent = _sent()
    stored = store(here.settings.files_dir, sent.stream, sent.filename or "", here.settings.max_upload_mb)
    mark = hashed(token) if token else None
    kept = keep_file(here.database, stored, sent.filename or "", actor, here.clock(), upload_hash=mark, form=form)
    return {"id": kept.id, "name": kept.name, "type": kept.type, "size": kept.size}


def make_room() -> None:
    """Let this request's body be as large as a file may be."""
    request.max_content_length = shell().settings.max_upload_mb * 2**20 + ENVELOPE


def give(row: Mapping[str, Any]) -> Response:
    """The file's bytes; pictures, which we have drawn ourselves, may be shown, everything else is only saved."""
    path = place(shell().settings.files_dir, row["sha256"]).absolute()
    sent = send_file(
        path,
        row["type"],
        as_attachment=row["type"] not in INLINE,
        download_name=row["name"],
        etag=row["sha256"],
        conditional=True,
        max_age=0,
    )
    sent.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    sent.headers["Cache-Control"] = "private, no-cache"
    return sent


def _sent() -> FileStorage:
    sent = request.files.get("file")
    if sent is None:
        raise Malformed([Flaw("/file", "required", NO_FILE)])
    return sent
