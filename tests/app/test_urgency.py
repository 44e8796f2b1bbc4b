"""Urgency in lists: the database orders by points and waiting, and nothing is written while time passes."""

from __future__ import annotations

from app.actor import SYSTEM
from app.live import live
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.queries.listing import Wish, page
from app.queries.sight import Sight
from app.runner.world import World
from engines.rule.priority.reading import Rank
from tests.app.tiny import HOUR, NOW, document, publish

POLICY = document(
    "priority",
    "urgent",
    {
        "form": "ticket",
        "dimensions": [
            {"id": "waiting", "type": "waiting", "config": {"per_hour": 5}},
            {
                "id": "problem",
                "type": "options",
                "config": {"of": {"var": "problem"}, "points": [{"value": "late", "points": 20, "per_hour": 20}]},
            },
            {
                "id": "price",
                "type": "steps",
                "config": {"of": {"var": "price"}, "points": [{"from": 1000, "points": 30}]},
            },
        ],
    },
)


def order(world: World, now: int) -> list[int]:
    """The tickets' ids as a list shows them at `now`, two to a page."""
    found: list[int] = []
    wish = Wish("ticket", sort="-_urgency", limit=2)
    admin = world.person("admin")
    with world.db.read() as conn:
        sight = Sight(live(world.db, conn), admin, now, "zh")
        while True:
            rows, following, _ = page(conn, sight, wish)
            found += [row["id"] for row in rows]
            if following is None:
                return found
            wish = Wish("ticket", sort="-_urgency", limit=2, after=following)


def test_the_list_follows_points_and_waiting_without_a_write(world: World) -> None:
    publish(world.db, POLICY)
    made = {}
    for name, hour, answers in (("old", 0, {}), ("dear", 1, {"price": 2000}), ("late", 3, {"problem": "late"})):
        made[name] = submit_form(world.db, "ticket", {"problem": "broken"} | answers, SYSTEM, NOW + hour * HOUR).id
    assert order(world, NOW + 3 * HOUR) == [made["dear"], made["late"], made["old"]]
    assert order(world, NOW + 5 * HOUR) == [made["late"], made["dear"], made["old"]]


def test_a_change_of_the_record_changes_its_points(world: World) -> None:
    publish(world.db, POLICY)
    first, second = (submit_form(world.db, "ticket", {"problem": "broken"}, SYSTEM, NOW).id for _ in range(2))
    assert order(world, NOW)[0] == second
    update_record(world.db, first, {"price": 5000}, SYSTEM, NOW + 60, rev=None)
    assert order(world, NOW + 60)[0] == first
    row = world.record(first)
    assert Rank(row.urgency, row.urgency_rate, row.urgency_since) == Rank(30, 5, NOW)
