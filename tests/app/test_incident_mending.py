"""Mending what the flow knows before a stuck step is tried again: as far as the step sees it, and told in history."""

from typing import Any

import pytest

from app.actor import SYSTEM, Actor
from app.errors import Conflict, Forbidden, Invalid, NotFound
from app.live import live
from app.models import audit, event, incident, instance, record, timer
from app.operations.bring_message import bring_message
from app.operations.resolve_incident import Way, resolve_incident
from app.operations.submit_form import submit_form
from app.queries.history import history
from app.queries.incidents import WantedIncidents, incidents
from app.queries.sight import Sight
from app.queries.ticket import seen_record
from app.runner.world import World
from engines.access import Access
from tests.app.rows import rows
from tests.app.tiny import FLOW, edge, node, publish

WHEN = {"name": "news", "data": [{"id": "when", "type": "instant"}, {"id": "why", "type": "text"}]}


@pytest.fixture
def stuck(world: World) -> int:
    """A ticket that waits until an instant, which a message should have brought."""
    nodes = [node("start", "start"), node("hold", "wait_message", {"message": WHEN})]
    nodes += [node("pause", "delay", {"until": {"var": "_vars.hold.when"}}), node("end", "end")]
    edges = [edge("start", "hold"), edge("hold", "pause"), edge("pause", "end")]
    publish(world.db, {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}})
    made = submit_form(world.db, "ticket", {"problem": "broken"}, SYSTEM, world.now).id
    bring_message(world.db, "news", world.record(made).number, {"why": "soon"}, world.now)
    world.settle()
    assert world.record(made).flow == "incident"
    return made


def shown(world: World) -> dict[str, Any]:
    with world.db.read() as conn:
        sight = Sight(live(world.db, conn), world.person("admin"), world.now, "en")
        [found] = incidents(conn, sight, WantedIncidents())["items"]
    return dict(found)


def mend(world: World, actor: Actor = SYSTEM, access: Access | None = None, **given: Any) -> None:
    way = Way("retry", access=access, **given)
    resolve_incident(world.db, shown(world)["id"], way, actor, world.now)


def test_a_variable_is_mended_the_step_goes_on_and_the_history_tells_from_what_to_what(
    world: World, stuck: int
) -> None:
    assert shown(world)["variables"] == {"hold": {"when": None, "why": "soon"}}
    at = world.now + 50
    admin = world.person("admin")
    mend(world, admin, variables={"hold": {"when": at}})
    assert [each.at for each in rows(world, timer)] == [at]
    [row] = rows(world, instance)
    assert row.vars["hold"] == {"when": at, "why": "soon"}
    [told] = rows(world, event, record=stuck, type="mended")
    assert (told.actor_id, told.node) == (admin.id, "pause")
    assert told.payload["variables"] == [{"node": "hold", "part": "when", "before": None, "after": at}]
    [noted] = rows(world, audit, what="incident_retry")
    assert noted.detail["variables"] == ["hold.when"]
    with world.db.read() as conn:
        sight = Sight(live(world.db, conn), admin, world.now, "en")
        [line] = [each for each in history(conn, sight, seen_record(conn, sight, stuck)) if each["type"] == "mended"]
    assert line["text"]["zh"] == "修改了流程变量，重试“pause”"
    assert [(each["label"]["zh"], each["from"], each["to"]) for each in line["changes"]] == [("hold·when", "", str(at))]


def test_what_the_step_does_not_see_is_refused_with_its_place_and_nothing_is_written(world: World, stuck: int) -> None:
    before = [dict(each.vars) for each in rows(world, instance)]
    for given, pointer in (
        ({"nothing": {"a": 1}}, "/vars/nothing"),
        ({"_starter": {"user": 1}}, "/vars/_starter"),
        ({"hold": {"when": "soon"}}, "/vars/hold/when"),
    ):
        with pytest.raises(Invalid) as refused:
            mend(world, variables=given)
        assert [flaw.pointer for flaw in refused.value.flaws] == [pointer]
    with pytest.raises(Invalid) as unknown:
        mend(world, data={"_status": "done", "nothing": 1})
    assert {flaw.pointer for flaw in unknown.value.flaws} == {"/data/_status", "/data/nothing"}
    assert [dict(each.vars) for each in rows(world, instance)] == before
    assert [each.status for each in rows(world, incident)] == ["open"]
    assert rows(world, event, record=stuck, type="mended") == []


def test_who_may_not_write_the_record_may_not_mend_what_its_flow_knows(world: World, stuck: int) -> None:
    with pytest.raises((Forbidden, NotFound)):
        mend(world, access=Access((), {}), variables={"hold": {"when": world.now}})
    assert world.record(stuck).flow == "incident"


def test_a_frozen_record_is_not_mended(world: World, stuck: int) -> None:
    lock = record.update().where(record.c.id == stuck).values(frozen={"zh": "锁", "en": "locked"})
    world.db.write(lambda conn: conn.execute(lock))
    with pytest.raises(Conflict) as refused:
        mend(world, variables={"hold": {"when": world.now}})
    assert refused.value.code == "record_frozen"
