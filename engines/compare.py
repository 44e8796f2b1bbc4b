"""What changed between two versions of a definition, in terms of its blocks: added, removed, changed, moved.

Blocks are told apart by their `id` and edges by where they lead, so a field that was moved up is one move and not a
rewritten list. Places are JSON pointers: `before` into the earlier document, `after` into the later one.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from engines.errors import escape

What = Literal["added", "removed", "changed", "moved"]
Name = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; of what was added there is no `before`, of what was removed no `after`."""

    what: What
    before: str | None
    after: str | None


def compare(before: Any, after: Any) -> tuple[Change, ...]:
    """Every difference, in the order of the later document; what was removed comes last in its list or object."""
    return tuple(_compare(before, after, "", ""))


def _compare(before: Any, after: Any, here: str, there: str) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _objects(before, after, here, there)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _lists(before, after, here, there)
    elif _written(before) != _written(after):
        yield Change("changed", here, there)


def _objects(before: dict[str, Any], after: dict[str, Any], here: str, there: str) -> Iterator[Change]:
    for key, value in after.items():
        if key in before:
            yield from _compare(before[key], value, f"{here}{escape(key)}", f"{there}{escape(key)}")
        else:
            yield Change("added", None, f"{there}{escape(key)}")
    for key in before:
        if key not in after:
            yield Change("removed", f"{here}{escape(key)}", None)


def _lists(before: list[Any], after: list[Any], here: str, there: str) -> Iterator[Change]:
    named = _naming(before, after)
    if named is not None:
        yield from _blocks(before, after, here, there, named)
    elif len(before) == len(after) and all(isinstance(each, dict) for each in (*before, *after)):
        for place, pair in enumerate(zip(before, after, strict=True)):
            yield from _compare(*pair, f"{here}/{place}", f"{there}/{place}")
    elif _written(before) != _written(after):
        yield Change("changed", here, there)


def _written(value: Any) -> str:
    """As JSON, where 1 is not true."""
    return json.dumps(value, sort_keys=True)


def _blocks(
    before: list[Any], after: list[Any], here: str, there: str, name: Callable[[Any], Name]
) -> Iterator[Change]:
    old = {name(each): place for place, each in enumerate(before)}
    common = [old[name(each)] for each in after if name(each) in old]
    stayed = _rising(common)
    for place, each in enumerate(after):
        was = old.get(name(each))
        if was is None:
            yield Change("added", None, f"{there}/{place}")
            continue
        if was not in stayed:
            yield Change("moved", f"{here}/{was}", f"{there}/{place}")
        yield from _compare(before[was], each, f"{here}/{was}", f"{there}/{place}")
    new = {name(each) for each in after}
    yield from (Change("removed", f"{here}/{place}", None) for key, place in old.items() if key not in new)


def _naming(before: list[Any], after: list[Any]) -> Callable[[Any], Name] | None:
    """How the items of both lists are told apart, where they can be."""
    for name in (_by_id, _by_way):
        keys = [[name(each) for each in items] for items in (before, after)]
        if any(keys) and all(None not in some and len(set(some)) == len(some) for some in keys):
            return name
    return None


def _by_id(item: Any) -> Any:
    found = item.get("id") if isinstance(item, dict) else None
    return ("id", found) if isinstance(found, str) else None


def _by_way(item: Any) -> Any:
    """An edge of a flow."""
    if not isinstance(item, dict) or not {"from", "to"} <= item.keys():
        return None
    return ("way", str(item["from"]), str(item.get("port", "out")), str(item["to"]))


def _rising(places: Sequence[int]) -> set[int]:
    """The longest run of places that kept their order (patience sorting): everything else was moved."""
    tops: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        previous.append(ends[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(place)
            ends.append(index)
        else:
            tops[pile], ends[pile] = place, index
    kept, index = set(), ends[-1] if ends else -1
    while index >= 0:
        kept.add(places[index])
        index = previous[index]
    return kept
