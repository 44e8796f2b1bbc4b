"""Messages from outside: for flows that wait for them, by those who may change their tickets."""

from tests.app.tiny import FLOW, edge, node, publish
from tests.web.conftest import Shop

NODES = [
    node("start", "start"),
    node("paid", "wait_message", {"message": {"name": "paid", "data": [{"id": "qty", "type": "integer"}]}}),
    node("keep", "set_fields", {"values": {"qty": {"var": "_vars.paid.qty"}}}),
    node("end", "end"),
]
EDGES = [edge("start", "paid"), edge("paid", "keep"), edge("keep", "end")]


def test_a_message_comes_in_by_who_may_change_the_tickets_that_wait_for_it(empty_shop: Shop) -> None:
    publish(empty_shop.db, {**FLOW, "body": {**FLOW["body"], "nodes": NODES, "edges": EDGES}})
    admin, visitor = empty_shop.hire("admin", roles=("administrator",)), empty_shop.hire("visitor")
    said = {"key": "T0001", "data": {"qty": 4}}
    visitor.refused(403, "POST", "/messages/paid", said)
    empty_shop.nobody().refused(401, "POST", "/messages/paid", said)
    admin.refused(404, "POST", "/messages/nobody_waits", said)
    admin.refused(404, "POST", "/messages/_returned", said)
    once = {"Idempotency-Key": "a"}
    assert admin.post("/messages/paid", said, headers=once) == {"waiting": 0, "kept": True}
    assert admin.post("/messages/paid", said, headers=once) == {"waiting": 0, "kept": True}
    admin.refused(422, "POST", "/messages/paid", {**said, "data": {"qty": 5}}, headers=once)
    made = admin.post("/forms/ticket/records", {"data": {"problem": "broken", "qty": 1}})
    assert admin.get(f"/records/{made['id']}")["data"]["qty"] == 4
