"""What gets stuck is shown with the ways out: tried again, mended and tried again, or gone on without."""

import json
from typing import Any

import pytest

from app.actor import SYSTEM
from app.errors import Conflict, Forbidden, Invalid
from app.live import live
from app.models import audit, event, incident, job, task
from app.operations.act_on_task import act_on_task
from app.operations.resolve_incident import Way, resolve_incident
from app.operations.submit_form import submit_form
from app.outbox import Job, enqueue
from app.queries.incidents import WantedIncidents, incidents
from app.queries.sight import Sight
from app.runner.world import World
from app.settings import Settings
from engines.access import Access
from tests.app.drain import drain
from tests.app.rows import rows
from tests.app.tiny import FLOW, NOW, publish


def without_instant() -> dict[str, Any]:
    """The tiny flow, in which the pause waits for an instant that nobody has given."""
    changed = json.loads(json.dumps(FLOW))
    for each in changed["body"]["nodes"]:
        if each["id"] == "pause":
            each["config"] = {"until": {"var": "moved_at"}}
    return changed  # type: ignore[no-any-return]


@pytest.fixture
def stuck(world: World) -> int:
    """A ticket whose flow could not go on."""
    publish(world.db, without_instant())
    made = submit_form(world.db, "ticket", {"problem": "broken"}, SYSTEM, world.now).id
    anna = world.person("anna")
    name = world.open_task(made, "check", anna)
    assert name is not None
    act_on_task(world.db, name, "ok", anna, world.now, data={"answer": "yes"})
    assert world.record(made).flow == "incident"
    return made


def seen(world: World, **wanted: Any) -> list[dict[str, Any]]:
    with world.db.read() as conn:
        sight = Sight(live(world.db, conn), world.person("admin"), world.now, "en")
        found: list[dict[str, Any]] = incidents(conn, sight, WantedIncidents(**wanted))["items"]
    return found


def test_an_incident_says_where_it_is_and_what_can_be_done(world: World, stuck: int) -> None:
    [found] = seen(world)
    assert (found["code"], found["where"]["node"], found["where"]["flow"]["key"]) == ("no_instant", "pause", "ticket")
    assert (found["record"]["id"], found["form"]["key"], found["ways"]) == (stuck, "ticket", ["retry", "mend", "skip"])
    assert [each["id"] for each in found["exits"]] == ["out"]
    assert seen(world, form="item") == seen(world, code="other") == seen(world, status="skipped") == []
    assert [each["id"] for each in seen(world, record=stuck, form="ticket", status="")] == [found["id"]]


def test_data_is_mended_and_the_step_tried_again_in_one_transaction(world: World, stuck: int) -> None:
    [found] = seen(world)
    with pytest.raises(Invalid):
        resolve_incident(world.db, found["id"], Way("retry", data={"moved_at": "soon"}), SYSTEM, world.now)
    assert [each.status for each in rows(world, incident)] == ["open"], "a refused mending leaves it open"
    resolve_incident(world.db, found["id"], Way("retry", data={"moved_at": NOW + 50}), SYSTEM, world.now)
    assert world.record(stuck).data["moved_at"] == NOW + 50
    world.until(NOW + 50)
    assert [each.node for each in rows(world, task, record=stuck, status="open")] == ["rate"]
    assert [each.status for each in rows(world, incident)] == ["retried"]
    [told] = rows(world, audit, what="incident_retry")
    assert told.detail["fields"] == ["moved_at"]
    changed = [each.payload["changes"] for each in rows(world, event, record=stuck, type="changed")]
    assert {"moved_at": [None, NOW + 50]} in changed


def test_a_retry_that_helps_nothing_opens_a_new_incident(world: World, stuck: int) -> None:
    [found] = seen(world)
    resolve_incident(world.db, found["id"], "retry", SYSTEM, world.now)
    assert [each.status for each in rows(world, incident)] == ["retried", "open"]
    with pytest.raises(Conflict):
        resolve_incident(world.db, found["id"], "retry", SYSTEM, world.now)


def test_a_step_is_left_by_the_exit_that_is_named(world: World, stuck: int) -> None:
    [found] = seen(world)
    with pytest.raises(Conflict) as refused:
        resolve_incident(world.db, found["id"], Way("skip", port="nowhere"), SYSTEM, world.now)
    assert refused.value.code == "unknown_port"
    resolve_incident(world.db, found["id"], Way("skip", port="out"), SYSTEM, world.now)
    assert [each.node for each in rows(world, task, record=stuck, status="open")] == ["rate"]


def test_mending_follows_the_rights_of_whoever_mends(world: World, stuck: int) -> None:
    [found] = seen(world)
    nothing = Access((), {})
    with pytest.raises(Exception) as refused:  # noqa: PT011  # the record itself is out of their sight
        resolve_incident(world.db, found["id"], Way("retry", data={"qty": 2}, access=nothing), SYSTEM, world.now)
    assert isinstance(refused.value, Forbidden) or "not found" in str(refused.value)


def test_a_dead_job_is_an_incident_that_runs_again_or_is_given_up(world: World, tmp_path: Any) -> None:
    from app.jobs.kind import Tools

    tools = Tools(world.db, Settings(data_dir=tmp_path, database_url="", secret_key="k" * 40))
    lost = Job("update_related", {"nothing": True}, NOW, max_attempts=1)
    world.db.write(lambda conn: enqueue(conn, [lost, Job("unknown", {}, NOW, max_attempts=1)], NOW))
    drain(tools, NOW)
    found = seen(world)
    assert [each["ways"] for each in found] == [["retry", "skip"]] * 2
    assert {each["job"]["kind"] for each in found} == {"update_related", "unknown"}
    assert all(each["job"]["error"] for each in found)
    with pytest.raises(Conflict):
        resolve_incident(world.db, found[0]["id"], Way("retry", data={"a": 1}), SYSTEM, NOW)
    resolve_incident(world.db, found[0]["id"], "retry", SYSTEM, NOW)
    resolve_incident(world.db, found[1]["id"], "skip", SYSTEM, NOW)
    assert sorted(each.status for each in rows(world, job)) == ["cancelled", "ready"]
    assert seen(world) == []
