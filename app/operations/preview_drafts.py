"""What a publish of the drafts would mean for the tickets under way on a flow: looked at before it is done."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from app.bundles import drafts_of
from app.errors import Flaw, Invalid
from app.live import Live
from app.operations.preview_migration import preview
from app.operations.publish_bundle import others_than
from app.queries.migrating import NO_RELEASE, Wish, flow_in
from engines.bundle import one_flow
from engines.errors import BadDefinition
from engines.flow.node import Flow
from engines.kinds import Text

NOT_YET = Text("草稿还有问题，改好后才能预览对工单的影响", "mend the drafts first; then it can be seen what they mean")
GONE = Text("草稿里已没有这个流程", "the drafts have no such flow any more")


def preview_drafts(conn: Connection, live: Live, wish: Wish, now: int) -> dict[str, Any]:
    """One page of what would become of the instances of `wish.flow` under what is drawn now; nothing is written.

    Raises NotFound, and Invalid where the drafts cannot be read.
    """
    return preview(conn, live, wish, now, drawn_flow(conn, live, wish.flow))


def drawn_flow(conn: Connection, live: Live, key: str) -> Flow:
    """A flow that is in force, as it is drawn now beside the other drafts of its bundle."""
    flow_in(live, key)
    bundle = live.owners[f"flow/{key}"]
    drafts = drafts_of(conn, bundle)
    if all(each.document != f"flow/{key}" for each in drafts):
        raise Invalid([Flaw("/to", "unknown_release", NO_RELEASE)], "not_drawn", GONE)
    try:
        return one_flow([*others_than(live, bundle), *drafts], key)[0]
    except BadDefinition as bad:
        flaws = (Flaw(each.pointer, each.code, each.message) for each in bad.problems)
        raise Invalid(flaws, "bad_flow", NOT_YET) from bad
