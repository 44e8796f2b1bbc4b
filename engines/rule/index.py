"""Finds the few rules that an event can concern, without asking each: by its type, what changed, values and ranges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, product
from typing import Any

from engines.rule.rule import Rule
from engines.rule.slices import Slices, sliced
from engines.rule.wants import Wanted, ranges, wants

ANYTHING = object()
"""Stands in a bucket's key where the rule does not ask for a value."""

WIDTH = 3
"""How many names a key has: an event looks into 2^WIDTH buckets, twice as many where a number is part of the key."""

MOST_BUCKETS = 64
"""A rule that would lie in more buckets than this gives up its widest condition as part of the key."""


@dataclass(frozen=True)
class Shelf:
    """The rules for one type of event, in buckets; positions are those of `RuleSet.rules`.

    A key is a value for each of the `names`, and the slice of a number where many rules ask for a range of it.
    """

    names: tuple[str, ...]
    slices: Slices | None
    buckets: Mapping[tuple[Any, ...], tuple[int, ...]]

    def candidates(self, values: Mapping[str, Any]) -> list[int]:
        """The positions of the rules whose fixed values these are, and whose range the number is in, in order."""
        here = [(values.get(name), ANYTHING) for name in self.names]
        if self.slices:
            here.append((self.slices.of(values.get(self.slices.name)), ANYTHING))
        found = [self.buckets[key] for key in product(*here) if key in self.buckets]
        return sorted(chain.from_iterable(found))


@dataclass(frozen=True)
class RuleSet:
    """The enabled rules of one form in the order in which they are applied, with what finds them.

    `clocks` are the rules that wait for their time, `clocks_by_name` those that a change of a name concerns.
    """

    rules: tuple[Rule, ...]
    by_key: Mapping[str, Rule]
    shelves: Mapping[str, Shelf]
    clocks: tuple[Rule, ...]
    clocks_by_name: Mapping[str | None, tuple[int, ...]]

    def concerned(self, event: str, changed: frozenset[str] | None, values: Mapping[str, Any]) -> list[Rule]:
        """The rules that an event of this type can concern; `changed` is None for a record that is new."""
        shelf = self.shelves.get(event)
        if shelf is None:
            return []
        rules = map(self.rules.__getitem__, shelf.candidates(values))
        if changed is None:
            return list(rules)
        return [rule for rule in rules if rule.wakes_on is None or not rule.wakes_on.isdisjoint(changed)]

    def touched_clocks(self, changed: frozenset[str] | None) -> list[Rule]:
        """The rules whose time may have moved with this change."""
        if changed is None:
            return list(self.clocks)
        by_name = self.clocks_by_name
        touched = {position for name in (None, *changed) if name in by_name for position in by_name[name]}
        return [self.clocks[position] for position in sorted(touched)]


def index(rules: Iterable[Rule]) -> RuleSet:
    """`rules` of one form, ready to fire; disabled ones are left out."""
    ordered = tuple(sorted((rule for rule in rules if rule.enabled), key=lambda rule: (-rule.priority, rule.key)))
    events = sorted({event for rule in ordered for event in rule.watch.events})
    clocks = tuple(rule for rule in ordered if rule.watch.due)
    by_name: dict[str | None, list[int]] = {}
    for position, rule in enumerate(clocks):
        for name in (None,) if rule.wakes_on is None else rule.wakes_on:
            by_name.setdefault(name, []).append(position)
    return RuleSet(
        rules=ordered,
        by_key={rule.key: rule for rule in ordered},
        shelves={event: _shelf(event, ordered) for event in events},
        clocks=clocks,
        clocks_by_name={name: tuple(positions) for name, positions in by_name.items()},
    )


def by_form(rules: Iterable[Rule]) -> dict[str, RuleSet]:
    """The rules of every form, each form's by itself."""
    listed = list(rules)
    return {
        form: index(rule for rule in listed if rule.form == form) for form in sorted({rule.form for rule in listed})
    }


def _shelf(event: str, rules: tuple[Rule, ...]) -> Shelf:
    here = [position for position, rule in enumerate(rules) if event in rule.watch.events]
    wanted = {position: wants(rules[position]) for position in here}
    asked = Counter(name for names in wanted.values() for name in names)
    names = tuple(sorted(name for name, _ in sorted(asked.items(), key=lambda each: (-each[1], each[0]))[:WIDTH]))
    spans = {position: ranges(rules[position]) for position in here}
    slices = sliced(spans.values())
    buckets: dict[tuple[Any, ...], list[int]] = {}
    for position in here:
        sides = _sides(names, wanted[position])
        if slices:
            span = spans[position].get(slices.name)
            sides.append((ANYTHING,) if span is None else slices.within(span))
        for key in product(*_few(sides)):
            buckets.setdefault(key, []).append(position)
    return Shelf(names, slices, {key: tuple(positions) for key, positions in buckets.items()})


def _sides(names: tuple[str, ...], values: Wanted) -> list[tuple[Any, ...]]:
    """For each name of a key the values a rule lies under."""
    return [values.get(name, (ANYTHING,)) for name in names]


def _few(sides: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The same where they make few keys; else without the widest sides."""
    while _size(sides) > MOST_BUCKETS:
        sides[max(range(len(sides)), key=lambda side: len(sides[side]))] = (ANYTHING,)
    return sides


def _size(sides: list[tuple[Any, ...]]) -> int:
    size = 1
    for side in sides:
        size *= len(side)
    return size
