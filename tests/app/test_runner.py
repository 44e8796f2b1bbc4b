"""The case runner and the demo: missteps are located, time passes to the second, the same seed makes the same."""

import random
from pathlib import Path
from typing import Any

import pytest

from app.bundles import read_folder
from app.db import Database
from app.migrate import migrate
from app.models import job, record, task
from app.places import SHELF
from app.runner.arrivals import arrivals, next_shift
from app.runner.cases import gate, people
from app.runner.demo import demo
from app.runner.spans import seconds
from app.runner.world import World
from engines.errors import BadDefinition
from engines.manifest import read_bundle
from tests.app.rows import count, rows
from tests.app.tiny import HOUR, NOW, files, publish, words

SUBMIT = {"submit": {"form": "ticket", "as": "buyer", "data": {"problem": "late"}, "call": "t"}}


def problems(*steps: dict[str, Any]) -> list[tuple[str, str]]:
    """Where a case of these steps goes wrong, and how."""
    case = {"id": "c", "name": words("c"), "at": "2026-11-11T10:00:00+08:00", "steps": list(steps)}
    return [(each.pointer, each.message.en) for each in gate(read_bundle(files(cases=[case])), ())]


def test_a_case_that_goes_as_written_has_no_problem() -> None:
    act = {"on": "t", "node": "check", "action": "ok", "as": "anna@desk", "data": {"answer": "yes"}}
    assert (
        problems(
            SUBMIT,
            {"expect": {"on": "t", "status": "fresh", "open": ["check"], "group": None, "flow": "running", "tags": []}},
            {"act": act},
            {"expect": {"on": "t", "status": "busy", "open": ["pause"], "data": {"answer": "yes"}}},
            {"wait": "10m"},
            {"expect": {"on": "t", "open": ["rate"]}},
            {"message": {"on": "t", "as": "admin", "body": "hello"}},
            {"expect": {"on": "t", "messages": ["hell"]}},
            {"change": {"on": "t", "as": "admin", "data": {"price": 200_000}}},
            {"expect": {"on": "t", "priority": "normal", "data": {"total": 200_000}}},
            {"expect_count": {"form": "ticket", "where": {"==": [{"var": "_status"}, "busy"]}, "is": 1}},
            {"act": {"on": "t", "node": "rate", "action": "send", "as": "buyer", "data": {"rating": 4}}},
            {"expect": {"on": "t", "status": "done", "flow": "ended", "open": []}},
        )
        == []
    )


def test_due_rules_and_notices_can_be_expected() -> None:
    moved = {"submit": {**SUBMIT["submit"], "as": "admin", "data": {"problem": "late", "moved_at": NOW}}}
    told = {"on": "t", "level": 1, "group": "bosses", "messages": ["T0001 is late"]}
    assert problems(moved, {"wait": "2d"}, {"expect": told}) == []
    [(pointer, said)] = problems(moved, {"wait": "47h59m59s"}, {"expect": told})
    assert (pointer, said) == ("/0/steps/2/expect/level", 'case "c": level should be 1, but is 0')


def test_that_a_rule_fired_or_did_not_can_be_expected() -> None:
    moved = {"submit": {**SUBMIT["submit"], "as": "admin", "data": {"problem": "late", "moved_at": NOW}}}
    fired, silent = ({"expect": {"on": "t", how: ["stale"]}} for how in ("fired", "not_fired"))
    assert problems(moved, {"wait": "47h"}, silent, {"wait": "1h"}, fired) == []
    assert [each[0] for each in problems(moved, fired)] == ["/0/steps/1/expect/fired"]
    assert [each[0] for each in problems(moved, {"wait": "2d"}, silent)] == ["/0/steps/2/expect/not_fired"]


@pytest.mark.parametrize(
    ("step", "pointer", "said"),
    [
        ({"expect": {"on": "x", "status": "busy"}}, "/expect/on", 'no record is called "x" yet'),
        ({"expect_count": {"form": "ticket", "is": 2}}, "/expect_count/is", "there should be 2, but are 1"),
        ({"act": {"on": "t", "node": "rate", "action": "send", "as": "buyer"}}, "/act", "refused: not_found"),
        ({"submit": {"form": "ticket", "as": "buyer", "data": {}}}, "/submit", "/data/problem required"),
        ({"expect_refused": {"step": SUBMIT}}, "/expect_refused/step", "this should be refused, but was accepted"),
    ],
)
def test_a_misstep_is_located(step: dict[str, Any], pointer: str, said: str) -> None:
    [(where, what)] = problems(SUBMIT, step)
    assert where == f"/0/steps/1{pointer}"
    assert said in what


@pytest.mark.parametrize(
    ("step", "pointer", "code"),
    [
        ({"expect": {"on": "t", "colour": "red"}}, "/expect/colour", "unknown_property"),
        ({"wait": "soon"}, "/wait", "wrong_format"),
        ({"dance": {}}, "/dance", "unknown_property"),
        ({}, "", "too_short"),
        ({"act": {"on": "t", "as": "buyer"}}, "/act", "missing_property"),
    ],
)
def test_a_step_of_the_wrong_shape_is_refused_before_anything_is_played(
    step: dict[str, Any], pointer: str, code: str
) -> None:
    with pytest.raises(BadDefinition) as caught:
        problems(SUBMIT, step)
    assert (f"/0/steps/1{pointer}", code) in {(each.pointer, each.code) for each in caught.value.problems}


def test_a_refusal_can_be_expected_by_its_fields_or_its_code() -> None:
    empty = {"submit": {"form": "ticket", "as": "buyer", "data": {}}}
    closed = {"submit": {"form": "item", "as": "buyer", "data": {"code": "A"}}}
    nobody = {"submit": {"form": "ticket", "as": "eve", "data": {"problem": "late"}}}
    assert problems({"expect_refused": {"step": empty, "fields": ["problem"]}}) == []
    assert problems({"expect_refused": {"step": closed, "code": "not_public"}}) == []
    assert problems({"expect_refused": {"step": nobody, "code": "forbidden"}}) == []


def test_everybody_whom_a_case_names_is_there_from_its_beginning() -> None:
    steps = [{"act": {"as": "sun@bosses"}}, {"expect_refused": {"step": {"change": {"as": "sun"}}}}]
    assert people(steps) == ["sun@bosses", "sun"]


@pytest.mark.parametrize("bundle", sorted(folder.parent.name for folder in SHELF.glob("*/bundle.json")))
def test_the_templates_go_as_their_cases_demand(bundle: str) -> None:
    read = read_bundle(read_folder(SHELF / bundle))
    others = [each for key in read.requires for each in read_bundle(read_folder(SHELF / key)).definitions]
    assert [problem.line() for problem in gate(read, tuple(others))] == []


SCENARIO: dict[str, Any] = {
    "people": [{"username": "anna", "name": "Anna", "groups": ["desk"]}, {"username": "zoe", "groups": ["bosses"]}],
    "base": [
        {"form": "item", "count": 3, "as": "admin", "data": {"code": {"text": "I{n:03}"}, "price": {"int": [100, 900]}}}
    ],
    "arrivals": {"hours": [0] * 9 + [1] * 12 + [0] * 3, "peak": {"day": 0.5, "factor": 9}},
    "tickets": [
        {
            "form": "ticket",
            "as": "buyer",
            "data": {
                "item": {"ref": "item"},
                "problem": {"pick": {"late": 3, "broken": 1}},
                "qty": {"maybe": 0.5, "of": 2},
            },
        }
    ],
    "staff": {
        "hours": [9, 18],
        "tasks": {
            "ticket": {
                "check": {
                    "delay": "30m",
                    "actions": {"ok": 3, "no": 1},
                    "data": {"ok": {"answer": "yes"}, "no": {"answer": "no"}},
                    "reply": {"chance": 0.5, "bodies": ["on it"]},
                },
                "rate": {
                    "chance": 0.5,
                    "delay": "2h",
                    "actions": {"send": 1},
                    "data": {"send": {"rating": {"int": [1, 5]}}},
                },
            }
        },
    },
}


def made(url: str, folder: Path) -> tuple[World, list[Any]]:
    db = Database(url)
    publish(db)
    done = demo(db, SCENARIO, seed=7, tickets=30, days=5, until=NOW, files=folder)
    assert (done.tickets, done.refused) == (30, 0)
    world = World(db, NOW)
    return world, [(row.created_at, row.status, row.data) for row in rows(world, record)]


def test_demo_tickets_live_through_real_operations_and_end_now(database_url: str, tmp_path: Path) -> None:
    world, _ = made(database_url, tmp_path)
    assert count(world, record, form="ticket") == 30
    assert {row.status for row in rows(world, record, form="ticket")} >= {"done"}
    assert all(9 <= (row.created_at + 28_800) % 86_400 // HOUR < 21 for row in rows(world, record, form="ticket"))
    assert all(row.queue == "default" and row.run_at > NOW for row in rows(world, job, status="ready"))
    assert count(world, task, status="done") > 20
    assert max(row.updated_at for row in rows(world, record)) <= NOW
    world.db.close()


def test_the_same_seed_makes_the_same(tmp_path: Path) -> None:
    both = []
    for name in ("a", "b"):
        url = f"sqlite:///{tmp_path}/{name}.sqlite"
        migrate(url)
        world, seen = made(url, tmp_path)
        world.db.close()
        both.append(seen)
    assert both[0] == both[1]


def test_arrivals_follow_their_curve() -> None:
    found = arrivals({"hours": [1] + [0] * 23}, 50, NOW - 10 * 86_400, NOW, random.Random(1))
    assert len(found) == 50
    assert found == sorted(found)
    assert {(at + 28_800) % 86_400 // HOUR for at in found} == {0}


def test_work_waits_for_the_shift() -> None:
    assert next_shift(NOW, [9, 18], random.Random(1)) == NOW
    evening = NOW + 10 * HOUR
    assert 9 <= (next_shift(evening, [9, 18], random.Random(1)) + 28_800) % 86_400 / HOUR < 10.5


def test_lengths_of_time_are_read_exactly() -> None:
    assert [seconds(each) for each in ("10s", "30m", "48h", "3d", "1d12h")] == [10, 1800, 172_800, 259_200, 129_600]
    with pytest.raises(ValueError, match="no length of time"):
        seconds("1 day")
