"""The limit that kept errands are measured against: a script that writes as many rows, in two commits an instance.

Frozen: it validates nothing, knows no form, no flow, no permission and no history. Every row that the product inserts,
updates or deletes is one here as well: 300 characters in a table with two indexes; SQLite in WAL mode with
synchronous=FULL, one connection behind a lock, statements prepared by the driver's own cache.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from pathlib import Path
from typing import Any

FILLER = "工单" * 150


class Raw:
    """`commits` are the writes of each of the two transactions: ("INSERT", table) → how many."""

    def __init__(self, file: Path, commits: tuple[Counter[tuple[str, str]], ...]) -> None:
        self.commits = commits
        self.turn = threading.Lock()
        self.db = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.execute("PRAGMA synchronous=FULL")
        for name in {table for writes in commits for _, table in writes}:
            self.db.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, payload TEXT)")
            self.db.execute(f"CREATE INDEX ix_{name}_a ON {name} (a)")
            self.db.execute(f"CREATE INDEX ix_{name}_b ON {name} (b, a)")

    def one(self, number: int) -> None:
        """As much as one errand writes, in two commits."""
        for writes in self.commits:
            with self.turn:
                self.db.execute("BEGIN IMMEDIATE")
                for (verb, table), count in writes.items():
                    for place in range(count):
                        self._write(verb, table, number, place)
                self.db.execute("COMMIT")

    def _write(self, verb: str, table: str, number: int, place: int) -> Any:
        if verb == "INSERT":
            row = (number, place, FILLER)
            return self.db.execute(f"INSERT INTO {table} (a, b, payload) VALUES (?, ?, ?)", row)
        last = f"(SELECT max(id) FROM {table})"
        if verb == "UPDATE":
            return self.db.execute(f"UPDATE {table} SET b = b + 1, payload = ? WHERE id = {last}", (FILLER,))
        return self.db.execute(f"DELETE FROM {table} WHERE id = {last}")
