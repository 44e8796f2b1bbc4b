"""What is not known at a node though it has been decided: each item of a for-each keeps its own."""

from __future__ import annotations

from collections.abc import Mapping

from engines.flow.wiring import Draft


def unknown_at(here: Draft, drafts: Mapping[str, Draft]) -> Mapping[str, str]:
    """The nodes of which nothing is known at `here`, each with the for-each that keeps what is known of them."""
    mine = {here.id, *_lists_around(here, drafts)}
    found = {}
    for each in drafts.values():
        outermost = next((around for around in reversed(_lists_around(each, drafts)) if around not in mine), None)
        if outermost is not None:
            found[each.id] = outermost
    return found


def _lists_around(draft: Draft, drafts: Mapping[str, Draft]) -> list[str]:
    """The for-eaches that a node lies in, the innermost first."""
    found: list[str] = []
    around, seen = draft.inside, {draft.id}
    while around is not None and around in drafts and around not in seen:
        seen.add(around)
        if drafts[around].kind.tells.items is not None:
            found.append(around)
        around = drafts[around].inside
    return found
