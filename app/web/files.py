"""Uploading and fetching files."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from app.actor import BUYER
from app.links import hashed
from app.queries.files import file_for, uploaded_file
from app.web.base.blueprint import Blueprint, dump
from app.web.base.caller import person
from app.web.base.shell import shell
from app.web.base.sight import seeing
from app.web.base.uploads import form_of, give, make_room, take
from app.wire.around import Upload
from app.wire.records import StoredFile

blueprint = Blueprint("files", __doc__)


@blueprint.post("/files")
@blueprint.response(201, StoredFile)
def upload() -> Response:
    """Keep a file (multipart, `file`); it belongs to the record whose field or message then names it.

    Somebody unknown sends the form's `upload_token` along.
    """
    make_room()
    token = request.form.get("upload_token")
    kept = take(BUYER, token, form_of(token)) if token else take(person().actor)
    query = f"?upload_token={token}" if token else ""
    return dump(kept | {"url": f"/api/v1/files/{kept['id']}{query}"}, 201)


@blueprint.get("/files/<file>")
@blueprint.arguments(Upload, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, content_type="application/octet-stream")
def fetch(asked: dict[str, Any], file: str) -> Response:
    """A file that the caller may see."""
    if token := asked.get("upload_token"):
        form_of(token)
        with shell().database.read() as conn:
            return give(uploaded_file(conn, file, hashed(token)))
    with seeing() as (conn, sight):
        return give(file_for(conn, sight, file))
