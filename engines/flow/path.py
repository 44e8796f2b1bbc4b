"""The way of one instance, read from its history: each visit of a node with the time that passed there, and rework."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

ENTERED, PASSED = "entered", "passed"
GONE = frozenset({"left", "cancelled"})
COMES = frozenset({ENTERED, PASSED})
TAKEN = frozenset({"claim", "acted"})


class Fact(NamedTuple):
    """What the history says of a token in a node: entered | passed | left | cancelled | claim | acted, when, by which
    exit. Histories of before tokens were told have none: there the node stands for its token.
    """

    node: str
    what: str
    at: int
    port: str | None = None
    token: int | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """One visit of a node. `left` is None while it lasts; `taken` is when somebody took the work up."""

    node: str
    entered: int
    left: int | None = None
    port: str | None = None
    taken: int | None = None
    cancelled: bool = False

    def seconds(self, now: int) -> int:
        """How long it lasted, or lasts by now."""
        return (now if self.left is None else self.left) - self.entered

    def work(self, now: int) -> int:
        """The part of it after somebody took the work up; the rest was waiting."""
        end = now if self.left is None else self.left
        return 0 if self.taken is None else max(0, end - self.taken)


def path(facts: Iterable[Fact]) -> tuple[Stay, ...]:
    """The visits in the order in which they began; `facts` are in the order in which they happened.

    A token that enters where it is already, because its step was tried again or sent back, goes on with its visit; one
    that enters elsewhere without having left was sent there.
    """
    stays: list[Stay] = []
    here: dict[int | str, int] = {}
    for fact in facts:
        token = fact.node if fact.token is None else fact.token
        place = here.get(token)
        if fact.what in COMES and place is not None and stays[place].node != fact.node:
            stays[place] = replace(stays[place], left=fact.at)
            place = None
        if fact.what in COMES and place is None:
            place = here[token] = len(stays)
            stays.append(Stay(fact.node, fact.at))
        if place is not None:
            stays[place] = _after(stays[place], fact)
            if stays[place].left is not None:
                del here[token]
    return tuple(stays)


def _after(stay: Stay, fact: Fact) -> Stay:
    """A visit after something happened in it."""
    if fact.what == PASSED or fact.what in GONE:
        return replace(stay, left=fact.at, port=fact.port, cancelled=fact.what == "cancelled")
    if fact.what in TAKEN and stay.taken is None:
        return replace(stay, taken=fact.at)
    return stay


def waits(stays: Iterable[Stay]) -> tuple[Stay, ...]:
    """The visits in which a token rested; those that took no time are the machine's."""
    return tuple(stay for stay in stays if stay.left is None or stay.left > stay.entered or stay.taken is not None)


def rework(stays: Sequence[Stay]) -> int:
    """How often the work came back to a step where it had been."""
    rested = [stay.node for stay in waits(stays) if not stay.cancelled]
    return len(rested) - len(set(rested))


def variant(stays: Sequence[Stay]) -> tuple[str, ...]:
    """The steps at which the instance rested, in order: instances with the same ones went the same way."""
    return tuple(stay.node for stay in waits(stays) if not stay.cancelled)
