"""`make bench`: every benchmark, or those that are named; exit 1 where one falls short of its gate.

python -m tests.benchmarks intake --database sqlite --requests 400 --rounds 3
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from typing import Any

from tests.benchmarks.decisions import decisions
from tests.benchmarks.designer import designer
from tests.benchmarks.flows import flows
from tests.benchmarks.intake import intake
from tests.benchmarks.logic import logic
from tests.benchmarks.memory import memory
from tests.benchmarks.parked import parked
from tests.benchmarks.punctual import punctual
from tests.benchmarks.report import keep
from tests.benchmarks.rules import rules
from tests.benchmarks.servers import DATABASES

Bench = Callable[[argparse.Namespace], list[dict[str, Any]]]


def _intake(given: argparse.Namespace) -> list[dict[str, Any]]:
    return [intake(kind, given.requests, given.rounds) for kind in given.database or DATABASES]


def _memory(given: argparse.Namespace) -> list[dict[str, Any]]:
    return [memory(kind) for kind in given.database or DATABASES]


def _punctual(given: argparse.Namespace) -> list[dict[str, Any]]:
    return [punctual(kind) for kind in given.database or DATABASES]


BENCHES: Mapping[str, Bench] = {
    "intake": _intake,
    "memory": _memory,
    "punctual": _punctual,
    "logic": lambda given: [logic()],
    "rules": lambda given: [rules()],
    "decisions": lambda given: [decisions()],
    "flows": lambda given: [flows()],
    "parked": lambda given: [parked()],
    "designer": lambda given: [designer()],
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("which", nargs="*", choices=[[], *BENCHES], metavar=f"{{{','.join(BENCHES)}}}")
    parser.add_argument("--database", action="append", choices=DATABASES, help="default: each")
    parser.add_argument("--requests", type=int, default=400, help="in each run (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs at each concurrency (%(default)s)")
    given = parser.parse_args()
    failed = []
    for name in given.which or BENCHES:
        found = BENCHES[name](given)
        print(f"→ {keep(name, found)}")
        failed += [f"{name}: {line}" for each in found for line in each["failed"]]
    for line in failed:
        print(f"FAILED {line}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
