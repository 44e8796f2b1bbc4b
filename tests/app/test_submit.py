"""Submitting a form: what is written, what is refused, and what a repeated request comes to."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import insert

from app.actor import BUYER, SYSTEM, Actor
from app.errors import Forbidden, Invalid, NotFound
from app.links import hashed
from app.models import event, file, idempotency, instance, job, record, task
from app.operations.submit_form import Submitted, submit_form
from app.runner.world import World
from tests.app.rows import count, projected, rows
from tests.app.tiny import NOW


def ticket(world: World, actor: Actor = SYSTEM, key: str | None = None, **answers: object) -> Submitted:
    return submit_form(world.db, "ticket", {"problem": "broken", **answers}, actor, world.now, idempotency_key=key)


def test_a_submission_is_a_record_with_history_projection_and_a_waiting_task(world: World) -> None:
    made = ticket(world, price=300, qty=2)
    [row] = rows(world, record, id=made.id)
    assert (row.number, row.status, row.category, row.rev) == ("T0001", "fresh", "broken", 1)
    assert row.data == {"problem": "broken", "price": 300, "qty": 2, "total": 600, "slip": "S20261111001"}
    assert [each.type for each in rows(world, event, record=made.id)] == ["created", "passed", "entered"]
    assert [(each.node, each.group_key) for each in rows(world, task, record=made.id)] == [("check", "desk")]
    [shown] = projected(world, "ticket")
    assert (shown.record_id, shown.number, shown.f_total, shown.day) == (
        made.id,
        "T0001",
        600,
        (NOW + 28_800) // 86_400,
    )


def test_a_refused_submission_writes_nothing(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        submit_form(world.db, "ticket", {"qty": 0, "nothing": 1}, SYSTEM, NOW)
    assert {(flaw.pointer, flaw.code) for flaw in refused.value.flaws} >= {
        ("/data/problem", "required"),
        ("/data/qty", "too_small"),
        ("/data/nothing", "unknown_field"),
    }
    assert count(world, record) + count(world, event) + count(world, job) + len(projected(world, "ticket")) == 0


def test_an_unknown_form_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        submit_form(world.db, "nothing", {}, SYSTEM, NOW)


def test_numbers_rise_and_never_repeat(world: World) -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: ticket(world).number, range(24)))
    assert sorted(set(made)) == [f"T{number:04}" for number in range(1, 25)]
    slips = [row.data["slip"] for row in rows(world, record)]
    assert sorted(slips) == [f"S20261111{number:03}" for number in range(1, 25)]


def test_the_same_request_twice_makes_one_record(world: World) -> None:
    first = ticket(world, BUYER, key="k1")
    assert ticket(world, BUYER, key="k1") == first
    assert count(world, record) == 1


def test_the_same_request_at_the_same_time_makes_one_record(world: World) -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda _: ticket(world, BUYER, key="k1"), range(8)))
    assert len(set(made)) == 1
    assert count(world, record) == 1


def test_a_key_used_for_other_content_is_refused(world: World) -> None:
    ticket(world, key="k1")
    with pytest.raises(Invalid, match="idempotency_key_reused"):
        ticket(world, key="k1", qty=5)


def test_a_key_of_somebody_else_is_another_key(world: World) -> None:
    ticket(world, world.person("anna"), key="k1")
    ticket(world, world.person("ben"), key="k1")
    assert count(world, record) == 2


def test_a_buyer_may_fill_in_public_fields_only(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        ticket(world, BUYER, answer="mine")
    assert [(flaw.pointer, flaw.code) for flaw in refused.value.flaws] == [("/data/answer", "not_allowed")]
    with pytest.raises(Forbidden, match="not_public"):
        submit_form(world.db, "item", {"code": "A"}, BUYER, NOW)


def test_a_buyers_link_is_told_once_and_kept_as_a_hash(world: World) -> None:
    made = ticket(world, BUYER, key="k1")
    assert made.link is not None
    assert len(made.link) == 32
    [row] = rows(world, record, id=made.id)
    assert row.link_hash == hashed(made.link)
    kept = str(rows(world, idempotency)) + str(rows(world, event)) + str(row)
    assert made.link not in kept


def test_a_record_may_be_named_in_words_and_its_values_are_copied(world: World) -> None:
    item = submit_form(world.db, "item", {"code": "A-1", "price": 900}, SYSTEM, NOW)
    made = ticket(world, BUYER, item="A-1", qty=3)
    assert rows(world, record, id=made.id)[0].data["item"] == item.id
    assert rows(world, record, id=made.id)[0].data["total"] == 2700
    with pytest.raises(Invalid, match="not_found"):
        ticket(world, BUYER, item="A-2")


def test_a_phone_finds_its_customer_and_makes_one_that_is_new(world: World) -> None:
    old = submit_form(world.db, "person", {"name": "Wang", "phone": "13800000001"}, SYSTEM, NOW)
    assert world.record(ticket(world, phone="13800000001").id).customer == old.id
    new = world.record(ticket(world, phone="13800000002").id).customer
    assert world.record(new).data == {"phone": "13800000002"}
    assert world.record(ticket(world, phone="13800000002").id).customer == new


def test_of_two_records_with_the_same_unique_value_one_is_refused(world: World) -> None:
    def add(_: int) -> str:
        try:
            return submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW).number
        except Invalid as refused:
            return refused.flaws[0].code

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(add, range(4))) == ["000001", "taken", "taken", "taken"]


def test_uploaded_files_belong_to_the_first_record_that_holds_them(world: World) -> None:
    photo = {"id": "p1", "sha256": "0" * 64, "name": "p.jpg", "type": "image/jpeg", "size": 1, "created_at": NOW}
    world.db.write(lambda conn: conn.execute(insert(file), photo))
    made = ticket(world, BUYER, photos=["p1"])
    assert rows(world, file)[0].record == made.id
    with pytest.raises(Invalid, match="file_not_found"):
        ticket(world, BUYER, photos=["p1"])
    assert count(world, instance) == 1


def test_the_history_never_holds_a_sensitive_value(world: World) -> None:
    ticket(world, secret="rosebud")
    assert "rosebud" not in str(rows(world, event)) + str(rows(world, job))
