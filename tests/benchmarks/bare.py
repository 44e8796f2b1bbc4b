r"""The limit that intake is measured against: a handler that does nothing but write as many rows, in one transaction.

Frozen: it validates nothing, knows no rule, no flow and no permission. One table per table that a submission of Gongdan
writes, one INSERT statement each, the same number of rows, 300 characters a row, two indexes; SQLite in WAL mode with
synchronous=FULL behind one lock, PostgreSQL through a pool. Served as Gongdan is served.

    GONGDAN_PORT=8001 BARE_URL=sqlite:///bare.sqlite BARE_ROWS='{"record": 1, "event": 3}' \
        python -m tests.benchmarks.bare
"""

from __future__ import annotations

import json
import os
import threading
from contextlib import nullcontext
from typing import Any

from flask import Flask, request
from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text, create_engine, event, make_url
from sqlalchemy.engine import Engine

ROWS: dict[str, int] = json.loads(os.environ.get("BARE_ROWS", '{"record": 1}'))
URL = os.environ.get("BARE_URL", "sqlite://")
FILLER = "工单" * 150

metadata = MetaData()
BIG = BigInteger().with_variant(Integer, "sqlite")


def table(name: str) -> Table:
    columns = (Column("id", BIG, primary_key=True), Column("a", BIG), Column("b", BIG), Column("payload", Text))
    made = Table(f"bare_{name}", metadata, *columns)
    Index(f"ix_bare_{name}_a", made.c.a)
    Index(f"ix_bare_{name}_b", made.c.b, made.c.a)
    return made


TABLES = {name: table(name) for name in ROWS}


def engine() -> Engine:
    if make_url(URL).get_backend_name() != "sqlite":
        return create_engine(make_url(URL).set(drivername="postgresql+psycopg"), pool_size=16, max_overflow=16)
    made = create_engine(URL, connect_args={"check_same_thread": False, "timeout": 30})

    @event.listens_for(made, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(made, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def create_app() -> Flask:
    app, database = Flask("bare"), engine()
    metadata.create_all(database)
    turn = threading.Lock() if database.dialect.name == "sqlite" else nullcontext()

    @app.post("/bare")
    def write() -> tuple[dict[str, int], int]:
        number = int(request.get_json()["number"])
        with turn, database.begin() as connection:
            for name, count in ROWS.items():
                rows = [{"a": number, "b": place, "payload": FILLER} for place in range(count)]
                connection.execute(TABLES[name].insert(), rows if count > 1 else rows[0])
        return {"number": number}, 201

    @app.get("/readyz")
    def ready() -> str:
        return "ready"

    return app


if __name__ == "__main__":
    from app.cli.serving import server  # the same server with the same settings
    from app.settings import read_settings

    metadata.create_all(engine())  # here, before several processes would all do it
    server("tests.benchmarks.bare:create_app", read_settings()).serve()
