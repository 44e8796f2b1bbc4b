"""Memory a minute after the start, as the share of each process (PSS), after some buyers have been served."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from tests.benchmarks.intake import Load
from tests.benchmarks.report import table
from tests.benchmarks.servers import PRODUCT, database, serving
from tests.benchmarks.shop import PATH, furnish, orders_for

AFTER, MOST_MB = 60, 150
SERVED = 40


def memory(kind: str, after: int = AFTER) -> dict[str, Any]:
    """Megabytes of the server and of every process it started; the database's own are not ours."""
    with database(kind) as (url, folder):
        shop = furnish(url, orders_for(SERVED))
        with serving(PRODUCT, folder, GONGDAN_DATABASE_URL=url) as server:
            Load(server, PATH, shop.complaint).run(SERVED, 8)
            time.sleep(max(0.0, server.started + after - time.monotonic()))
            found = {pid: (_name(pid), _megabytes(pid)) for pid in server.processes()}
    total = sum(size for _, size in found.values())
    print(f"\n{kind}, {after} s after the start:")
    print(table(("process", "MB"), [*found.values(), ("all", total)]))

    failed = [f"{total:.0f} MB on {kind}, more than {MOST_MB}"] if total > MOST_MB else []
    return {"database": kind, "megabytes": total, "processes": list(found.values()), "failed": failed}


def _megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _name(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text().strip()
