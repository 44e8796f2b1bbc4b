"""How late promised times are noted: a thousand tickets fall due on the real clock while the embedded runner works."""

from __future__ import annotations

import json
import time
from typing import Any

from sqlalchemy import func, select, update

from app import clock
from app.actor import SYSTEM
from app.db import Database
from app.jobs.kind import Tools
from app.jobs.runner import Runner
from app.migrate import migrate
from app.models import job, sla_clock
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import publish_bundle
from app.operations.submit_form import submit_form
from app.settings import read_settings
from tests.benchmarks.report import table
from tests.benchmarks.servers import database

MANY, WITHIN, MOST_LATE = 1_000, 20, 1.0
PATIENCE = 120

WORDS = {"zh": "计时", "en": "timer"}
FORM = {
    "fields": [{"id": "name", "type": "text", "label": WORDS, "config": {}}],
    "statuses": [{"id": "new", "category": "new", "label": WORDS}],
}
TAG = {"id": "late", "type": "add_tag", "config": {"tag": "late"}}
PROMISE = {
    "form": "timer",
    "targets": [{"id": "all", "resolution": 86_400}],
    "breach": {"then": [TAG]},
}


def punctual(kind: str) -> dict[str, Any]:
    """A thousand promises break within twenty seconds; how long after its second each is seen to be noted."""
    with database(kind) as (url, _):
        db = _furnished(url)
        begin = clock.now() + 2
        _fall_due(db, begin)
        late = _watched(db, begin)
        db.close()
    late.sort()
    p50, p99, worst = late[len(late) // 2], late[len(late) * 99 // 100], late[-1]
    print(f"\n{kind}: {MANY} promises break within {WITHIN} s")
    print(table(("late by", "s"), [("p50", p50), ("p99", p99), ("worst", worst)]))
    failed = [f"p99 {p99:.2f} s late on {kind}, more than {MOST_LATE} s"] if p99 > MOST_LATE else []
    return {
        "database": kind,
        "timers": MANY,
        "within": WITHIN,
        "p50": p50,
        "p99": p99,
        "worst": worst,
        "failed": failed,
    }


def _furnished(url: str) -> Database:
    """A form with one promise, and the records it was made for."""
    migrate(url)
    db = Database(url)
    import_bundle(db, {path: json.dumps(each).encode() for path, each in _files().items()}, SYSTEM, clock.now())
    publish_bundle(db, "timers", SYSTEM, clock.now(), lambda *_: [])
    for number in range(MANY):
        submit_form(db, "timer", {"name": f"{number}"}, SYSTEM, clock.now())
    return db


def _files() -> dict[str, Any]:
    def document(of: str, key: str, body: dict[str, Any]) -> dict[str, Any]:
        return {"kind": of, "key": key, "version": 1, "name": WORDS, "body": body}

    manifest = {"key": "timers", "version": 1, "name": WORDS, "languages": ["zh", "en"]}
    documents = {
        "form/timer.json": document("form", "timer", FORM),
        "sla/promise.json": document("sla", "promise", PROMISE),
    }
    return {"bundle.json": manifest, **documents}


def _fall_due(db: Database, begin: int) -> None:
    """Move every promise to a second of its own share of the next twenty."""

    def move(conn: Any) -> None:
        at = begin + sla_clock.c.record % WITHIN
        conn.execute(update(sla_clock).values(due_at=at))
        conn.execute(update(job).where(job.c.kind == "sla_timer").values(run_at=begin + job.c.record % WITHIN))

    db.write(move)


def _watched(db: Database, begin: int) -> list[float]:
    """How late each was noted, as another connection sees it committed."""
    runner = Runner(Tools(db, read_settings()))
    runner.start()
    late: list[float] = []
    seen: set[int] = set()
    until = begin + WITHIN + PATIENCE
    while len(seen) < MANY and time.time() < until:
        with db.read() as conn:
            rows = conn.execute(
                select(sla_clock.c.record, sla_clock.c.breached_at).where(sla_clock.c.breached_at.is_not(None))
            )
            now = time.time()
            fresh = [(row.record, now - row.breached_at) for row in rows if row.record not in seen]
        seen.update(record for record, _ in fresh)
        late += [by for _, by in fresh]
        time.sleep(0.2)
    runner.stop()
    with db.read() as conn:
        noted = conn.execute(select(func.count()).where(sla_clock.c.breached_at.is_not(None))).scalar_one()
    assert noted == MANY, f"only {noted} of {MANY} were noted"
    return late
