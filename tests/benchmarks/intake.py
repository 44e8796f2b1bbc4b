"""Intake: buyers' return requests over HTTP, with validation, rules, flow and every effect, beside the bare handler.

Both run in turn, at each concurrency, several times; the bare handler writes the rows that the product was seen to
write. "With effects" ends when the last job that is due has been done.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, inspect, text

from tests.benchmarks.client import Run, load
from tests.benchmarks.report import percentile, table
from tests.benchmarks.servers import BARE, HOST, PRODUCT, Server, database, serving
from tests.benchmarks.shop import PATH, Shop, furnish, orders_for

CONCURRENCIES = (1, 8, 32)
WARM_UP = 200
GOAL_PER_SECOND, GOAL_P99 = 250, 50
LEAST_RATIO, RATIO_AT, NO_ERROR_AT = 0.5, 8, 32
LONGEST_DRAIN = 60


class Load:
    """Sends requests, never the same one twice."""

    def __init__(self, server: Server, path: str, body: Callable[[int], Any]) -> None:
        self.server, self.path, self.body, self.sent = server, path, body, 0

    def run(self, requests: int, concurrency: int) -> Run:
        begin, self.sent = self.sent, self.sent + requests
        return asyncio.run(
            load(HOST, self.server.port, self.path, lambda number: self.body(begin + number), requests, concurrency)
        )


def intake(kind: str, requests: int, rounds: int) -> dict[str, Any]:
    """Measure on this database; what was seen, and what falls short of the gates."""
    complaints = WARM_UP + rounds * requests * len(CONCURRENCIES)
    with database(kind) as (url, folder):
        print(f"\n{kind}: stocking the shop", flush=True)
        shop = furnish(url, orders_for(complaints))
        with serving(PRODUCT, folder, GONGDAN_DATABASE_URL=url) as server:
            return _measure(kind, url, folder, shop, server, requests, rounds)


def _measure(
    kind: str, url: str, folder: Path, shop: Shop, server: Server, requests: int, rounds: int
) -> dict[str, Any]:
    engine = create_engine(url)
    product = Load(server, PATH, shop.complaint)
    rows = rows_of(engine, product)
    print(f"rows per submission: {sum(rows.values()):.2f} = {_listed(rows)}")
    written = {name: round(count) for name, count in rows.items() if round(count)}
    print(f"the bare handler writes {sum(written.values())}: {_listed(written)}", flush=True)
    settings = {
        "GONGDAN_DATABASE_URL": url,
        "BARE_URL": f"sqlite:///{folder / 'bare.sqlite'}" if kind == "sqlite" else url,
        "BARE_ROWS": json.dumps(written),
    }
    with serving(BARE, folder, **settings) as other:
        bare = Load(other, "/bare", lambda number: {"number": number})
        bare.run(WARM_UP, 8)
        found = [_at(engine, product, bare, concurrency, requests, rounds) for concurrency in CONCURRENCIES]
    engine.dispose()
    _print(found)
    return {"database": kind, "rows": rows, "bare_rows": written, "at": found, "failed": list(_failures(found))}


def rows_of(engine: Engine, product: Load) -> dict[str, float]:
    """Warm the server up, and see how many rows a submission adds to each table."""
    before = _counts(engine)
    answered = len(product.run(WARM_UP, 8).latencies)
    drain(engine)
    after = _counts(engine)
    added = {name: (after[name] - before.get(name, 0)) / answered for name in after}
    return {name: count for name, count in sorted(added.items()) if count}


def _counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as conn:
        names = inspect(conn).get_table_names()
        return {name: conn.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}


def drain(engine: Engine) -> float:
    """Wait until no job is due any more; the seconds it took. Raises TimeoutError."""
    begin = time.perf_counter()
    due = text("SELECT count(*) FROM job WHERE status = 'ready' AND run_at <= :now")
    while time.perf_counter() < begin + LONGEST_DRAIN:
        with engine.connect() as conn:
            if conn.execute(due, {"now": int(time.time())}).scalar_one() == 0:
                return time.perf_counter() - begin
        time.sleep(0.01)
    raise TimeoutError("jobs that are due are not being done")


def _at(engine: Engine, product: Load, bare: Load, concurrency: int, requests: int, rounds: int) -> dict[str, Any]:
    """Both in turn, several times, at one concurrency."""
    ours, theirs, drained, cpu, bare_cpu = [], [], 0.0, 0.0, 0.0
    for _ in range(rounds):
        begin = product.server.cpu_seconds()
        ours.append(product.run(requests, concurrency))
        drained += drain(engine)
        cpu += product.server.cpu_seconds() - begin
        begin = bare.server.cpu_seconds()
        theirs.append(bare.run(requests, concurrency))
        bare_cpu += bare.server.cpu_seconds() - begin
    ratios = [mine.per_second / its.per_second for mine, its in zip(ours, theirs, strict=True)]
    acked, seconds = sum(len(run.latencies) for run in ours), sum(run.seconds for run in ours)
    return {
        "concurrency": concurrency,
        "acked": acked,
        "per_second": acked / seconds,
        "with_effects": acked / (seconds + drained),
        "p50_ms": percentile(ours, 0.5),
        "p99_ms": percentile(ours, 0.99),
        "cpu_ms": 1000 * cpu / acked,
        "bare_cpu_ms": 1000 * bare_cpu / acked,
        "errors": sum(sum(run.errors.values()) for run in ours),
        "bare_per_second": sum(len(run.latencies) for run in theirs) / sum(run.seconds for run in theirs),
        "bare_p99_ms": percentile(theirs, 0.99),
        "ratio": sorted(ratios)[len(ratios) // 2],
        "ratios": ratios,
    }


def _print(found: list[dict[str, Any]]) -> None:
    names = ("concurrency", "per_second", "with_effects", "p50_ms", "p99_ms", "cpu_ms", "errors")
    names += ("bare_per_second", "bare_cpu_ms", "ratio")
    print(table(names, [[each[name] for name in names] for each in found]))
    print(f"goals: {GOAL_PER_SECOND}/s, p99 {GOAL_P99} ms; gates: ratio {LEAST_RATIO} at {RATIO_AT}, no error at 32")


def _failures(found: list[dict[str, Any]]) -> Any:
    for each in found:
        if each["concurrency"] == RATIO_AT and each["ratio"] < LEAST_RATIO:
            yield f"at concurrency {RATIO_AT} the ratio to the bare handler is {each['ratio']:.2f}, not {LEAST_RATIO}"
        if each["concurrency"] == NO_ERROR_AT and each["errors"]:
            yield f"at concurrency {NO_ERROR_AT} there were {each['errors']} errors"


def _listed(rows: dict[str, Any]) -> str:
    return ", ".join(f"{name} {count:g}" for name, count in rows.items())
