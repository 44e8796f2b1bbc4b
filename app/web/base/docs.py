"""The API's description for people: one page made from the OpenAPI document, without anything from other hosts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask, current_app, render_template

METHODS = ("get", "post", "put", "patch", "delete")
ABOUT = (
    "Times are whole seconds UTC, money is whole 分. Errors are problem documents (RFC 9457, application/problem+json) "
    "with `code`, `pointer` and `errors[]`, in the language of Accept-Language (zh, en). A browser signs in with "
    "POST /session and repeats the answer's `csrf` as X-CSRF-Token in every write; a machine sends "
    "Authorization: Bearer <key>. 时间为 UTC 秒，金额单位为分。"
)
OPTIONS: dict[str, Any] = {
    "info": {"description": ABOUT, "license": {"name": "Apache-2.0"}},
    "components": {
        "securitySchemes": {
            "session": {"type": "apiKey", "in": "cookie", "name": "gongdan_session"},
            "key": {"type": "http", "scheme": "bearer"},
        }
    },
    "security": [{"session": []}, {"key": []}, {}],
}


def install(app: Flask) -> None:
    """Beside the OpenAPI document."""
    app.add_url_rule("/api/docs", "docs", page)
    app.add_url_rule("/api/docs/", "docs_slash", page)


def page() -> str:
    """Every call, by noun."""
    [api] = (found["ext_obj"] for found in current_app.extensions["flask-smorest"]["apis"].values())
    document = api.spec.to_dict()
    calls = list(_calls(document))
    nouns = [tag | {"calls": [call for call in calls if tag["name"] in call["tags"]]} for tag in document["tags"]]
    return render_template("docs.html", info=document["info"], nouns=nouns, schemas=document["components"]["schemas"])


def _calls(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                call = item[method]
                shared = item.get("parameters", [])
                yield (
                    {"path": path, "method": method.upper(), "tags": [], "parameters": []}
                    | call
                    | {
                        "parameters": [*shared, *call.get("parameters", [])],
                        "takes": _schemas(call.get("requestBody", {})),
                        "answers": {code: _schemas(answer) for code, answer in call.get("responses", {}).items()},
                    }
                )


def _schemas(part: dict[str, Any]) -> list[dict[str, Any]]:
    """What a body holds: the name of a schema where it has one, by content type."""
    found = []
    for kind, content in part.get("content", {}).items():
        reference = content.get("schema", {}).get("$ref", "")
        found.append({"type": kind, "name": reference.rpartition("/")[2], "schema": content.get("schema")})
    return found
