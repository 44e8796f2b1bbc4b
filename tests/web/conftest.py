"""A shop over HTTP: the application on a real database, people who sign in, and records made by the real operations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from app import create_app
from app.actor import SYSTEM
from app.bundles import read_folder
from app.db import Database
from app.operations.create_user import create_user
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import publish_bundle
from app.settings import Settings

TEMPLATES = Path(__file__).parent.parent.parent / "seed_configs"
NOON = 1_793_584_800  # 2026-11-02 10:00 in Shanghai
PASSWORD = "a long enough password"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)  # tests sign in by the hundred
API = "/api/v1"


@dataclass
class Clock:
    """Stands still until somebody moves it."""

    now: int = NOON

    def __call__(self) -> int:
        return self.now


@dataclass
class Person:
    """Somebody with a browser of their own."""

    client: FlaskClient
    csrf: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def call(self, method: str, path: str, json: Any = None, **options: Any) -> TestResponse:
        headers = {"X-CSRF-Token": self.csrf, "Accept-Language": "en", **self.headers, **options.pop("headers", {})}
        given = {} if json is None else {"json": json}
        answer = self.client.open(API + path, method=method, headers=headers, **given, **options)
        must_be_as_promised(self.client.application, answer)
        return answer

    def get(self, path: str, **query: Any) -> Any:
        """The answer to a question that must succeed."""
        answer = self.call("GET", path, query_string=query or None)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_json()

    def post(self, path: str, json: Any = None, **options: Any) -> Any:
        """The answer to a write that must succeed."""
        answer = self.call("POST", path, {} if json is None else json, **options)
        assert answer.status_code in (200, 201, 204), answer.get_data(as_text=True)
        return answer.get_json(silent=True)

    def refused(self, status: int, method: str, path: str, json: Any = None, **options: Any) -> Any:
        """The problem document of a call that must be refused with `status`."""
        answer = self.call(method, path, json, **options)
        assert answer.status_code == status, answer.get_data(as_text=True)
        assert answer.mimetype == "application/problem+json"
        problem = answer.get_json()
        assert problem["status"] == status
        assert problem["code"]
        assert problem["detail"]
        return problem


def must_be_as_promised(app: Flask, answer: TestResponse) -> None:
    """Hold a JSON answer against what the OpenAPI document says of this call."""
    if answer.mimetype != "application/json" or answer.status_code >= 300:
        return
    rule, _ = app.url_map.bind("localhost").match(answer.request.path, answer.request.method, return_rule=True)
    path = re.sub(r"<(?:[^:<>]+(?:\([^)]*\))?:)?(\w+)>", r"{\1}", rule.rule)
    document = openapi(app)
    promised = document["paths"][path][answer.request.method.lower()]["responses"][str(answer.status_code)]
    schema = promised["content"]["application/json"]["schema"] | {"components": document["components"]}
    Draft202012Validator(schema).validate(answer.get_json())


def openapi(app: Flask) -> dict[str, Any]:
    """The application's OpenAPI document."""
    if "openapi" not in app.extensions:
        app.extensions["openapi"] = app.test_client().get("/api/openapi.json").get_json()
    found: dict[str, Any] = app.extensions["openapi"]
    return found


@dataclass
class Shop:
    """The application and the ways into it."""

    app: Flask
    db: Database
    clock: Clock
    settings: Settings

    def nobody(self) -> Person:
        """A browser in which nobody is signed in."""
        return Person(self.app.test_client())

    def hire(self, username: str, *groups: str, roles: tuple[str, ...] = (), manages: tuple[str, ...] = ()) -> Person:
        """A new colleague, signed in."""
        create_user(
            self.db,
            username,
            SYSTEM,
            self.clock(),
            password_hash=CHEAP,
            groups=groups,
            roles=roles,
            manages=manages,
        )
        return self.sign_in(username)

    def sign_in(self, username: str) -> Person:
        """This colleague in another browser."""
        person = self.nobody()
        person.csrf = person.post("/session", {"username": username, "password": PASSWORD})["csrf"]
        return person

    def publish(self, files: dict[str, bytes]) -> None:
        """Import and publish a bundle; its cases are another test's business."""
        key = import_bundle(self.db, files, SYSTEM, self.clock()).key
        publish_bundle(self.db, key, SYSTEM, self.clock(), lambda bundle, others: ())


@pytest.fixture
def empty_shop(database_url: str, tmp_path: Path) -> Iterator[Shop]:
    """An installation in which nothing has been set up."""
    settings = Settings(data_dir=tmp_path / "data", database_url=database_url, secret_key="k" * 40)
    db = Database(database_url)
    clock = Clock()
    yield Shop(create_app(settings, db, clock), db, clock, settings)
    db.close()


@pytest.fixture
def shop(empty_shop: Shop) -> Shop:
    """The after-sales template in force."""
    for key in ("commerce", "after_sales"):
        empty_shop.publish(read_folder(TEMPLATES / key))
    return empty_shop


@pytest.fixture
def admin(shop: Shop) -> Person:
    """The administrator."""
    return shop.hire("admin", roles=("administrator",))


@dataclass
class Goods:
    """A customer, a product and an order to complain about."""

    customer: int
    sku: int
    order: int


@pytest.fixture
def goods(admin: Person) -> Goods:
    """Made by the administrator through the API."""
    customer = made(admin, "customer", {"name": "王芳", "phone": "13800000001", "level": "vip"})
    sku = made(admin, "sku", {"code": "SKU-1", "title": "羽绒服", "category": "apparel", "price": 59900})
    data = {"order_no": "A100", "platform": "taobao", "customer": customer, "buyer_phone": "13800000001"}
    order = made(admin, "order", data | {"paid_amount": 59900, "paid_at": NOON, "main_sku": sku})
    return Goods(customer, sku, order)


def made(person: Person, form: str, data: dict[str, Any]) -> int:
    """The id of a new record."""
    return int(person.post(f"/forms/{form}/records", {"data": data})["id"])


COMPLAINT = {
    "order": "A100",
    "phone": "13800000001",
    "problem": "no_reason",
    "refund_type": "refund_only",
    "refund_amount": 20000,
}


@pytest.fixture
def complain(shop: Shop, goods: Goods) -> Callable[..., dict[str, Any]]:
    """`complain(refund_amount=30000)` submits the public form and answers what the buyer gets."""

    def submit(**changes: Any) -> dict[str, Any]:
        answer: dict[str, Any] = shop.nobody().post("/forms/return_refund/records", {"data": COMPLAINT | changes})
        return answer

    return submit
