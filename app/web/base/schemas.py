"""The JSON Schemas that definitions name in `$schema`, for editors outside."""

from __future__ import annotations

from functools import cache

import orjson
from flask import Flask, Response
from werkzeug.exceptions import NotFound

from engines.catalog import schemas


def install(app: Flask) -> None:
    """At the address that `$schema` says."""
    app.add_url_rule("/schemas/<name>.json", "schema", schema)


def schema(name: str) -> Response:
    """One kind of document."""
    found = _schemas().get(name)
    if found is None:
        raise NotFound
    return Response(found, mimetype="application/schema+json")


@cache
def _schemas() -> dict[str, bytes]:
    return {name: orjson.dumps(each) for name, each in schemas().items()}
