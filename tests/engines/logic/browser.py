"""The browser's evaluator, run by one Node for as long as the tests need it."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engines.logic.types import Types, as_json
from engines.strict_json import MAX_INTEGER
from scripts.node import system_npm, wheel_home

UI = Path(__file__).parents[3] / "builder_ui"


def node() -> str:
    """The Node that also builds the pages."""
    home = None if system_npm() else wheel_home(Path(sys.executable))
    return str(home / "bin" / "node") if home else "node"


def whole(digits: str) -> float:
    """A whole number beyond 2^53 was a double where it was written."""
    return int(digits) if abs(int(digits)) <= MAX_INTEGER else float(digits)


class Browser:
    """One process; a line is asked and a line is answered."""

    def __init__(self) -> None:
        command = [node(), UI / "scripts" / "evaluate.mjs"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=UI, encoding="utf-8")

    def answers(self, rule: Any, types: Types, rows: Sequence[Mapping[str, Any]], now: int) -> list[Any]:
        """What `rule` comes to on each row."""
        assert self.process.stdin
        assert self.process.stdout
        described = {name: as_json(kind) for name, kind in types.items()}
        self.process.stdin.write(json.dumps({"rule": rule, "types": described, "rows": rows, "now": now}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the browser's evaluator has ended"
        found: list[Any] = json.loads(line, parse_int=whole)
        return found

    def close(self) -> None:
        self.process.communicate()
