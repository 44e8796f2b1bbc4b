"""A flask-smorest blueprint whose requests are parsed by our strict JSON reader and our bilingual shapes."""

from __future__ import annotations

import sys
from typing import Any

import flask_smorest
import orjson
from flask import Request, Response
from marshmallow import RAISE, Schema, ValidationError
from webargs.core import missing
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from app.errors import Malformed
from app.wire.shape import flaws
from engines import strict_json


class Parser(FlaskParser):
    """Reads bodies and query strings; whatever is not named in the shape is refused, also in a query string."""

    DEFAULT_UNKNOWN_BY_LOCATION = FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION | {"query": RAISE, "form": RAISE}

    def load_json(self, req: Request, schema: Schema) -> Any:
        body = req.get_data(cache=False)
        if not body:
            return missing
        # A body that comes in chunks, without saying how long it is, is silently cut off at the limit.
        if req.content_length is None and len(body) >= (req.max_content_length or sys.maxsize):
            raise RequestEntityTooLarge
        if req.mimetype != "application/json":
            raise UnsupportedMediaType
        return strict_json.loads(body)

    def handle_error(self, error: ValidationError, *args: Any, **options: Any) -> None:
        # The messages come under the name of the place, such as "json", of which there is one for each call.
        places = error.messages.values() if isinstance(error.messages, dict) else [error.messages]
        raise Malformed((flaw for messages in places for flaw in flaws(messages)), "invalid_request") from error


class Blueprint(flask_smorest.Blueprint):
    """Every noun has one, under /api/v1."""

    ARGUMENTS_PARSER = Parser()

    def __init__(self, name: str, description: str) -> None:
        super().__init__(name, f"app.web.{name}", url_prefix="/api/v1", description=description)

    def arguments(self, schema: type[Schema], **options: Any) -> Any:
        """As flask-smorest's, with one shape for all requests: to make one for each is dear."""
        return super().arguments(schema(), **options)


def dump(value: Any, status: int = 200, **headers: str) -> Response:
    """`value` as JSON. The shapes of answers are for the documentation; tests hold the answers against them."""
    named = {name.replace("_", "-").title(): text for name, text in headers.items()}
    return Response(orjson.dumps(value), status, named, "application/json")


def nothing() -> Response:
    """Done, and there is nothing to say."""
    return Response(status=204)
