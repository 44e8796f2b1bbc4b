"""Reads a dashboard definition: a grid of twelve columns on which cards show reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations

from engines import schema
from engines.definition import Definition
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text
from engines.report.body import DASHBOARD as BODY

COLUMNS = 12


@dataclass(frozen=True)
class Card:
    """A report at its place: `x` and `y` count from the top left, `w` and `h` are its size, all in cells."""

    id: str
    report: str
    x: int
    y: int
    w: int
    h: int

    def overlaps(self, other: Card) -> bool:
        """Whether both cover a cell."""
        across = self.x < other.x + other.w and other.x < self.x + self.w
        return across and self.y < other.y + other.h and other.y < self.y + self.h


@dataclass(frozen=True)
class Dashboard:
    """A dashboard as read; its cards in reading order."""

    key: str
    name: Text
    cards: tuple[Card, ...]


def read_dashboard(definition: Definition, reports: Collection[str]) -> Dashboard:
    """The dashboard; `reports` are the keys of all reports there are. Raises BadDefinition with every problem."""
    found = schema.problems(BODY, definition.body, definition.document, "/body")
    if found:
        raise BadDefinition(found)
    cards = [Card(**card) for card in definition.body["cards"]]
    found = [Problem(definition.document, place, code, message) for place, code, message in _problems(cards, reports)]
    if found:
        raise BadDefinition(found)
    return Dashboard(definition.key, definition.name, tuple(sorted(cards, key=lambda card: (card.y, card.x))))


def _problems(cards: list[Card], reports: Collection[str]) -> Iterator[tuple[str, str, Text]]:
    for index, card in enumerate(cards):
        here = "/body/cards" + escape(index)
        if card.report not in reports:
            message = Text(f"没有报表“{card.report}”", f'there is no report "{card.report}"')
            yield here + "/report", "unknown_report", message
        if card.x + card.w > COLUMNS:
            yield here + "/w", "too_wide", Text(f"超出了 {COLUMNS} 列", f"this reaches beyond column {COLUMNS}")
    for (_, first), (index, second) in combinations(enumerate(cards), 2):
        here = "/body/cards" + escape(index)
        if first.id == second.id:
            message = Text(f"编号“{first.id}”重复", f'the id "{first.id}" exists twice')
            yield here + "/id", "repeated_id", message
        if first.overlaps(second):
            message = Text(f"与卡片“{first.id}”重叠", f'this card lies on card "{first.id}"')
            yield here, "overlapping_cards", message
