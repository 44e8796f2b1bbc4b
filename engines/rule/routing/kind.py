"""The contract of a metric's file: how well one person suits one record, from 0 (not at all) to 1 (wholly)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engines.calendar import Calendar
from engines.kinds import Kind
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.values import value

Config = Mapping[str, Any]


@value(frozen=True, slots=True)
class Ticket:
    """The record to be given to somebody, the time, and how many a person without a limit of their own may have."""

    values: Mapping[str, Any]
    now: int
    cap: int
    calendars: Mapping[str, Calendar]


def reads_nothing(config: Config, reader: Reader) -> Any:
    """`read` of a metric without settings."""
    return None


@dataclass(frozen=True, kw_only=True)
class MetricKind(Kind):
    """One measure of how well somebody suits a record.

    `read` checks the settings and answers what `score` wants at hand. `wants` names what must be looked up in the
    records of the past: handled | category | rating | breached | customer | same.
    """

    score: Callable[[Any, Ticket, Agent], float]
    read: Callable[[Config, Reader], Any] = reads_nothing
    wants: frozenset[str] = frozenset()
