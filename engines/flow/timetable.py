"""When a flow begins by itself, and with which values its ticket is opened then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.logic import Compiled


@dataclass(frozen=True, slots=True)
class Timetable:
    """The plan of a start that comes at the times of a schedule."""

    cron: str
    given: tuple[tuple[str, Compiled], ...]

    def values(self, at: int) -> Mapping[str, Any]:
        """What the ticket of the time `at` begins with."""
        return {name: compiled.function({}, at) for name, compiled in self.given}
