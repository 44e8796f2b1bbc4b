"""Puts the web application together: the parts that every request passes, then one blueprint per noun."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from flask import Flask
from flask_smorest import Api
from werkzeug.middleware.proxy_fix import ProxyFix

from app import clock as real
from app.clock import Clock
from app.db import Database
from app.settings import Settings
from app.web.base import docs, health, pages, problem, protect, schemas
from app.web.base.shell import Shell

BODY_LIMIT = 1_048_576

CONFIG = {
    "API_TITLE": "Gongdan",
    "API_VERSION": "v1",
    "OPENAPI_VERSION": "3.1.0",
    "OPENAPI_URL_PREFIX": "/api",
    "OPENAPI_JSON_PATH": "openapi.json",
    "API_SPEC_OPTIONS": docs.OPTIONS,
    "MAX_CONTENT_LENGTH": BODY_LIMIT,
    "MAX_FORM_MEMORY_SIZE": BODY_LIMIT,
    "MAX_FORM_PARTS": 20,
}


def application(settings: Settings, database: Database | None = None, clock: Clock | None = None) -> Flask:
    """The application; it opens the database that the settings name, unless one is given."""
    app = Flask("app", static_folder=None, template_folder="web/templates")
    app.config.from_mapping(CONFIG)
    app.extensions["gongdan"] = Shell(
        settings, database or Database(settings.database_url, zone=settings.zone), clock or real.now
    )
    api = Api(app)
    for noun in sorted(Path(__file__).parent.parent.glob("*.py")):
        if noun.stem != "__init__":
            api.register_blueprint(import_module(f"app.web.{noun.stem}").blueprint)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies)  # type: ignore[method-assign]
    for part in (problem, protect, health, docs, schemas, pages):
        part.install(app)
    return app
