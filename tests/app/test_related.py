"""Rules that count and add up other records: one question to the projection, and only after the cheap conditions."""

from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa

from app.actor import SYSTEM
from app.live import live
from app.operations.submit_form import submit_form
from app.runner.world import World
from tests.app.test_rules_at_work import ticket
from tests.app.tiny import HOUR, NOW, publish, reaction

SAME_ITEM = {"==": [{"var": "item"}, {"var": "_record.item"}]}


def tagged(key: str, when: Mapping[str, Any]) -> dict[str, Any]:
    then = [{"id": "t", "type": "add_tag", "config": {"tag": key}}]
    return reaction(key, {"type": "created"}, then, when={"and": [{"filled": [{"var": "item"}]}, dict(when)]})


def test_other_records_are_counted_within_the_window_and_by_their_own_values(world: World) -> None:
    late = {"and": [SAME_ITEM, {"==": [{"var": "problem"}, "late"]}]}
    publish(world.db, tagged("often", {">=": [{"related_count": ["ticket", late, "2h"]}, 2]}))
    one, other = (submit_form(world.db, "item", {"code": code}, SYSTEM, NOW).id for code in "AB")
    made = [ticket(world, item=one, problem="late") for _ in range(3)]
    assert ["often" in world.record(each).tags for each in made] == [False, False, True]
    assert "often" not in world.record(ticket(world, item=other, problem="late")).tags
    assert "often" in world.record(ticket(world, item=one, problem="broken")).tags
    world.until(NOW + 3 * HOUR)
    assert "often" not in world.record(ticket(world, item=one, problem="late")).tags


@pytest.mark.parametrize(("what", "least"), [("sum", 50_000), ("max", 30_000), ("min", 20_000)])
def test_other_records_are_added_up(world: World, what: str, least: int) -> None:
    asked = {f"related_{what}": ["ticket", "price", SAME_ITEM]}
    publish(world.db, tagged("dear", {">=": [asked, least]}), tagged("dearer", {">": [asked, least]}))
    item = submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).id
    for price in (20_000, 30_000):
        ticket(world, item=item, price=price)
    assert "dear" in world.record(made := ticket(world, item=item, price=99_999)).tags
    assert "dearer" not in world.record(made).tags


def test_the_question_is_answered_from_an_index(world: World) -> None:
    publish(world.db, tagged("often", {">=": [{"related_count": ["ticket", SAME_ITEM, "2h"]}, 2]}))
    with world.db.read() as conn:
        main = live(world.db, conn).tables["ticket"].main
        assert ["f_item", "created_at"] in [[column.name for column in index.columns] for index in main.indexes]
        if conn.dialect.name == "sqlite":
            where = (main.c.f_item == 1) & (main.c.created_at >= 5)
            asked = sa.select(sa.func.count()).select_from(main).where(where)
            text = str(asked.compile(dialect=conn.dialect, compile_kwargs={"literal_binds": True}))
            [plan] = conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}").all()
            assert "USING COVERING INDEX" in plan[3] or "USING INDEX" in plan[3]
