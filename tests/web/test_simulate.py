"""A drawn flow tried step by step: the real engine, made-up people, a clock of its own, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.conftest import Person, Shop

Json = dict[str, Any]
Go = Callable[..., Json]


@pytest.fixture
def flow(admin: Person) -> Json:
    """The refund flow of the template, as somebody is drawing it."""
    drawn: Json = admin.get("/definitions/flow/return_refund")
    return drawn


@pytest.fixture
def go(admin: Person, flow: Json) -> Go:
    """One step from where the last one came to."""

    def step(before: Json | None = None, **move: Any) -> Json:
        stands = {name: before[name] for name in ("state", "values", "now")} if before else {}
        answer: Json = admin.post("/flows/simulate", {"bundle": "after_sales", "flow": flow, **stands, **move})
        return answer

    return step


def nodes(answer: Json) -> list[str]:
    return sorted(token["node"] for token in answer["tokens"])


def test_a_dear_refund_goes_through_checks_and_approval_to_its_end(go: Go) -> None:
    said = go(data={"problem": "quality", "refund_amount": 60_000}, now=1_000_000)
    assert nodes(said) == ["review"]
    assert said["tasks"][0]["who"]["zh"] == "负责人"
    said = go(said, task=said["tasks"][0]["id"], action="accept")
    assert nodes(said) == ["inspect", "precheck"]
    inspect, precheck = said["tasks"]
    said = go(said, task=inspect["id"], action="done", data={"inspection_result": "passed"})
    said = go(said, task=precheck["id"], action="done")
    assert nodes(said) == ["approve"]
    assert said["shown"]["inspection_result"]
    said = go(said, task=said["tasks"][0]["id"], action="approved")
    said = go(said, task=said["tasks"][0]["id"], action="paid", data={"refund_ref": "R1"})
    assert [effect["type"] for effect in said["effects"]][-1] == "Notify"
    [timer] = said["timers"]
    assert go(said, wait=timer["at"] - said["now"] - 1)["status"] == "running"
    assert go(said, wait=timer["at"] - said["now"])["status"] == "ended"


def test_it_is_the_draft_that_is_tried_not_what_is_in_force(go: Go, flow: Json) -> None:
    flow["body"]["edges"][0]["to"] = "accepted"
    flow["body"]["nodes"] = [node for node in flow["body"]["nodes"] if node["id"] != "review"]
    del next(node for node in flow["body"]["nodes"] if node["id"] == "approve")["config"]["send_back"]  # to the review
    flow["body"]["edges"] = [edge for edge in flow["body"]["edges"] if edge["from"] != "review"]
    assert nodes(go(data={})) == ["inspect", "precheck"]


def test_nothing_is_written(go: Go, admin: Person) -> None:
    before = admin.get("/records?form=return_refund")["total"]
    go(data={"refund_amount": 100})
    assert admin.get("/records?form=return_refund")["total"] == before


def test_a_flow_with_mistakes_is_refused_with_their_places(admin: Person, flow: Json) -> None:
    flow["body"]["edges"].pop()
    problem = admin.refused(422, "POST", "/flows/simulate", {"bundle": "after_sales", "flow": flow})
    assert {error["code"] for error in problem["errors"]} >= {"unwired_port"}
    assert all(error["pointer"].startswith("/flow/body/") for error in problem["errors"])


def test_a_task_that_is_gone_and_a_state_that_is_none_are_refused(go: Go, admin: Person, flow: Json) -> None:
    said = go(data={})
    body = {"bundle": "after_sales", "flow": flow, "values": {}, "now": said["now"]}
    gone = {**body, "state": said["state"], "task": 99, "action": "accept"}
    assert admin.refused(409, "POST", "/flows/simulate", gone)["code"] == "task_closed"
    admin.refused(400, "POST", "/flows/simulate", {**body, "state": {"what": 1}})


def test_whoever_may_not_design_may_not_try(shop: Shop, flow: Json) -> None:
    shop.hire("wang", "service").refused(403, "POST", "/flows/simulate", {"bundle": "after_sales", "flow": flow})
