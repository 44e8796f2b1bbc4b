"""The order in which people read a flow: from the start on, branches in the order of their ports."""

from __future__ import annotations

from collections.abc import Mapping


def reading_order(start: str, exits: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Every node that can be reached, each after those that lead to it (ways back apart)."""
    finished: list[str] = []
    seen = {start}
    path = [(start, _last_first(exits[start]))]
    while path:
        node, following = path[-1]
        if not following:
            finished.append(node)
            path.pop()
            continue
        target = following.pop(0)
        if target not in seen:
            seen.add(target)
            path.append((target, _last_first(exits[target])))
    return finished[::-1]


def _last_first(exits: Mapping[str, str]) -> list[str]:
    return list(exits.values())[::-1]
