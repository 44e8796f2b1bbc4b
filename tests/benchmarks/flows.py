"""Flow engines at the same errand, in turn: ours and SpiffWorkflow in memory and kept on SQLite; and the raw limit.

Kept, `ticket` is the whole product: form, record, history, projection and jobs; `flow` is what a flow engine keeps and
SpiffWorkflow keeps as well; each beside a raw script that writes the same rows. Eight people at once, as tickets come
in, is what the gates look at; one at a time, when no commit can be shared and all wait for the disk alike, is told
beside it.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks import errand, spiff
from tests.benchmarks.raw_commits import Raw
from tests.benchmarks.report import table

LEAST_IN_MEMORY, LEAST_OF_RAW, LEAST_OF_SPIFF = 20, 0.6, 3
PEOPLE = 8
ROUNDS, SLICES, KEPT = 5, 40, 160
OURS_A_SLICE, THEIRS_A_SLICE = 100, 8
WRITE = re.compile(r"\s*(INSERT|UPDATE|DELETE)\s+(?:INTO\s+|FROM\s+)?\"?(\w+)")


def flows(rounds: int = ROUNDS) -> dict[str, Any]:
    """Errands a second of each, and what falls short of the gates."""
    memory = _in_memory(rounds)
    with tempfile.TemporaryDirectory(prefix="gongdan-bench-", ignore_cleanup_errors=True) as name:
        kept = [_kept(Path(name), people, rounds) for people in (1, PEOPLE)]
    print(table(("", "ours/s", "spiff/s", "× spiff"), [["in memory", *memory.values()]]))
    print(table(tuple(kept[0]), [tuple(each.values()) for each in kept]))
    crowd = kept[-1]
    failed = []
    if memory["of_spiff"] < LEAST_IN_MEMORY:
        failed.append(f"in memory {memory['of_spiff']:.1f} × SpiffWorkflow, not {LEAST_IN_MEMORY}")
    if crowd["ticket_of_raw"] < LEAST_OF_RAW:
        failed.append(f"kept: {crowd['ticket_of_raw']:.2f} of the raw two-commit limit, not {LEAST_OF_RAW}")
    if crowd["flow_of_raw"] < LEAST_OF_RAW:
        failed.append(f"kept, flow alone: {crowd['flow_of_raw']:.2f} of the raw two-commit limit, not {LEAST_OF_RAW}")
    if crowd["flow_of_spiff"] < LEAST_OF_SPIFF:
        failed.append(f"kept: {crowd['flow_of_spiff']:.1f} × SpiffWorkflow, not {LEAST_OF_SPIFF}")
    return {"in_memory": memory, "kept": kept, "failed": failed}


def _in_memory(rounds: int) -> dict[str, float]:
    """By processor time, with the collector of garbage at work as it is in a server.

    In slices of some milliseconds, since a processor whose clock goes up and down must do so for both.
    """
    ours, theirs = errand.flow(), spiff.read()
    assert errand.in_memory(ours, 60) == "ended"
    assert spiff.in_memory(theirs, 60)["total"] == 121
    rates = [_in_turn(partial(errand.in_memory, ours), partial(spiff.in_memory, theirs)) for _ in range(rounds)]
    return {
        "ours": median(mine for mine, _ in rates),
        "spiff": median(its for _, its in rates),
        "of_spiff": median(mine / its for mine, its in rates),
    }


def _in_turn(ours: Callable[[int], Any], theirs: Callable[[int], Any]) -> tuple[float, float]:
    """Calls a second of each, over all slices."""
    mine = its = 0.0
    for _ in range(SLICES):
        mine += _spent(ours, OURS_A_SLICE)
        its += _spent(theirs, THEIRS_A_SLICE)
    return OURS_A_SLICE * SLICES / mine, THEIRS_A_SLICE * SLICES / its


def _spent(call: Callable[[int], Any], calls: int) -> float:
    started = time.process_time()
    for number in range(calls):
        call(number)
    return time.process_time() - started


def _kept(base: Path, people: int, rounds: int) -> dict[str, Any]:
    """By the clock, since most of it is waiting for the disk; in turn, so that all wait for the same disk."""
    folder = base / str(people)
    folder.mkdir()
    ours = errand.Kept(folder)
    flow = errand.FlowOnly(ours)
    raw, flow_raw = Raw(folder / "raw.sqlite", writes_of(ours)), Raw(folder / "flow_raw.sqlite", writes_of(flow))
    theirs = spiff.Kept(folder)
    for number in range(people * 4):
        ours.one(number)
    calls = max(KEPT * people // PEOPLE, KEPT // 2)
    contenders = {"ticket": ours, "raw": raw, "flow": flow, "flow_raw": flow_raw, "spiff": theirs}
    rates = [{name: _together(each.one, calls, people) for name, each in contenders.items()} for _ in range(rounds)]
    ours.db.close()
    return {
        "people": people,
        **{name: median(rate[name] for rate in rates) for name in contenders},
        "ticket_of_raw": median(rate["ticket"] / rate["raw"] for rate in rates),
        "flow_of_raw": median(rate["flow"] / rate["flow_raw"] for rate in rates),
        "flow_of_spiff": median(rate["flow"] / rate["spiff"] for rate in rates),
        "ticket_of_spiff": median(rate["ticket"] / rate["spiff"] for rate in rates),
        "rows": _told(raw),
        "flow_rows": _told(flow_raw),
    }


def _told(raw: Raw) -> str:
    return " + ".join(str(sum(writes.values())) for writes in raw.commits)


def _together(call: Callable[[int], Any], calls: int, people: int) -> float:
    """Calls a second, by so many threads."""
    started = time.perf_counter()
    with ThreadPoolExecutor(people) as threads:
        for done in [threads.submit(call, number) for number in range(calls)]:
            done.result()
    return calls / (time.perf_counter() - started)


def writes_of(ours: errand.Kept | errand.FlowOnly) -> tuple[Counter[tuple[str, str]], ...]:
    """What it writes for one errand, by transaction: seen by SQLite itself, after a first one."""
    ours.one(1)
    seen: list[str] = []
    driver: Any = ours.db.write(lambda conn: conn.connection.driver_connection)  # the one that all writing goes through
    driver.set_trace_callback(seen.append)
    record = ours.begin(1)
    first = _counted(seen)
    seen.clear()
    ours.finish(record)
    driver.set_trace_callback(None)
    return first, _counted(seen)


def _counted(statements: list[str]) -> Counter[tuple[str, str]]:
    found = (WRITE.match(each) for each in statements)
    return Counter((match[1], match[2]) for match in found if match)
