"""A hundred thousand instances that wait: what each costs, and whether finishing a task among them takes longer."""

from __future__ import annotations

import gc
import json
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Connection, insert, text

from app.live import live
from app.models import instance, record, task, token
from engines.flow.advance import advance
from engines.flow.signals import Facts, Start
from engines.flow.state_json import state_to_json
from tests.benchmarks import errand
from tests.benchmarks.report import table

FEW, MANY = 100, 100_000
FINISHED = 15  # in each of the rounds
ROUNDS = 5
MOST_BYTES, MOST_TIMES = 1024, 2.0
BLOCK = 2_000
TABLES = "SELECT name FROM sqlite_master WHERE tbl_name IN ('instance', 'token', 'task', 'timer')"
SIZES = f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({TABLES})"


def parked(few: int = FEW, many: int = MANY) -> dict[str, Any]:
    """Bytes, threads and times, and what falls short of the gates."""
    with tempfile.TemporaryDirectory(prefix="gongdan-bench-", ignore_cleanup_errors=True) as name:
        sparse, crowded = (_House(Path(name) / str(size), size) for size in (few, many))
        threads = threading.active_count()
        rounds = [(sparse.finish_some(FINISHED), crowded.finish_some(FINISHED)) for _ in range(ROUNDS)]
        found = {
            "parked": many,
            "bytes_each": crowded.bytes_each(),
            "threads": threads - 1,
            "ms_among_few": median(one for one, _ in rounds),
            "ms_among_many": median(two for _, two in rounds),
            "times": median(two / one for one, two in rounds),
        }
        sparse.kept.db.close()
        crowded.kept.db.close()
    print(table(tuple(found), [tuple(found.values())]))
    failed = []
    if found["bytes_each"] > MOST_BYTES:
        failed.append(f"{found['bytes_each']:.0f} bytes of live state for a parked instance, more than {MOST_BYTES}")
    if found["threads"] > 0:
        failed.append(f"{found['threads']} threads for parked instances")
    if found["times"] > MOST_TIMES:
        failed.append(f"a task among {many} takes {found['times']:.1f} times as long as among {few}")
    return found | {"failed": failed}


class _House:
    """So many errands at their task; the first one came in by the front door, the others are its copies."""

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir()
        self.kept, self.size = errand.Kept(folder), size
        self.first = self.kept.begin(60)
        for begin in range(1, size, BLOCK):
            self.kept.db.write(lambda conn, begin=begin: self._copies(conn, begin, min(begin + BLOCK, size)))
        self.next = self.first + 1

    def _copies(self, conn: Connection, begin: int, end: int) -> None:
        for original in (record, instance, token, task):
            key = original.c.id if original in (record, instance) else original.c.instance
            rows = conn.execute(original.select().where(key == self.first)).mappings().all()
            made = [self._copy(original.name, row, self.first + place) for place in range(begin, end) for row in rows]
            conn.execute(insert(original), made)
        main = live(self.kept.db, conn).tables["errand"].main
        [row] = conn.execute(main.select().where(main.c.record_id == self.first)).mappings().all()
        numbers = range(self.first + begin, self.first + end)
        conn.execute(insert(main), [{**row, "record_id": each, "number": f"E{each}"} for each in numbers])

    def _copy(self, name: str, row: Any, number: int) -> dict[str, Any]:
        own = {"record": ("id",), "instance": ("id", "record"), "token": ("instance",), "task": ("instance", "record")}
        changed = dict.fromkeys(own[name], number)
        if name == "record":
            changed |= {"number": f"E{number}"}
        return {**row, **changed}

    def finish_some(self, count: int) -> float:
        """Milliseconds of processor time for one, the median."""
        gc.collect()
        taken = []
        for _ in range(count):
            started = time.process_time()
            self.kept.finish(self.next)
            taken.append(1000 * (time.process_time() - started))
            self.next += 1
        return median(taken)

    def bytes_each(self) -> float:
        """The live state of one: as JSON, or as its rows with their keys where those are larger."""
        state = advance(errand.flow(), None, Start(), Facts({"amount": 60, "total": None}), 1)
        assert not isinstance(state, tuple)
        as_json = len(json.dumps(state_to_json(state.state)))  # type: ignore[union-attr]
        with self.kept.db.read() as conn:
            sizes = conn.execute(text(SIZES)).scalar_one()
            as_rows = sizes / self.size
        return float(max(as_json, as_rows))
