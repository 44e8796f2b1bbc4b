"""Bundles: in and out byte for byte, checked and tried before they are in force, pinned once something began."""

import json

import pytest
from sqlalchemy import Connection, select

from app.actor import SYSTEM
from app.bundles import files_of, in_order
from app.db import Database
from app.errors import BadBundle, Conflict, NotFound
from app.live import live
from app.models import audit, bundle_file, job, release
from app.models import document as stored
from app.operations.drop_draft import delete_draft, discard_draft
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import publish_bundle
from app.operations.put_in_force import cancel_plan, restore_release
from app.operations.save_definition import save_definition
from app.operations.submit_form import submit_form
from app.releases import install
from app.runner.cases import gate
from app.runner.world import World
from engines.manifest import read_bundle
from tests.app.rows import projected, rows
from tests.app.tiny import HOUR, NOW, TICKET, document, field, files, publish, words

ACTOR = SYSTEM


def with_field(*more: dict[str, object]) -> dict[str, object]:
    body = {**TICKET["body"], "fields": [*TICKET["body"]["fields"], *more]}
    return {**TICKET, "version": 2, "body": body}


def dumped(made: dict[str, object]) -> bytes:
    return json.dumps(made, ensure_ascii=False).encode()


def test_what_was_imported_comes_out_byte_for_byte(world: World) -> None:
    odd = b'\xef\xbb\xbf{ "not": "ours" }\r\n'
    given = {**files(), "README.zh.md": odd}
    import_bundle(world.db, given, ACTOR, NOW, replace=True)
    publish_bundle(world.db, "tiny", ACTOR, NOW, gate)
    with world.db.read() as conn:
        assert files_of(conn, "tiny") == given


def test_the_same_bytes_are_stored_once(world: World) -> None:
    before = len(rows(world, stored))
    publish(world.db)
    assert len(rows(world, stored)) == before
    assert [row.live for row in rows(world, release)] == [False, True]


def test_a_broken_document_is_refused_with_its_file_and_pointer(world: World) -> None:
    broken = files(with_field(field("next", "no_such_type")))
    import_bundle(world.db, broken, ACTOR, NOW)
    with pytest.raises(BadBundle) as refused:
        publish_bundle(world.db, "tiny", ACTOR, NOW, gate)
    assert [(each.document, each.pointer, each.code) for each in refused.value.problems] == [
        ("form/ticket.json", "/body/fields/12/type", "unknown_type")
    ]
    assert len(rows(world, release)) == 1


def test_what_cannot_be_read_is_not_even_imported(world: World) -> None:
    with pytest.raises(BadBundle, match=r"form/ticket\.json"):
        import_bundle(world.db, {**files(), "form/ticket.json": b'{"kind": "form", "kind": "flow"}'}, ACTOR, NOW)


def test_a_case_that_fails_stops_the_publish(world: World) -> None:
    steps = [
        {"submit": {"form": "ticket", "as": "buyer", "data": {"problem": "late"}, "call": "t"}},
        {"expect": {"on": "t", "status": "busy"}},
    ]
    case = {"id": "c", "name": words("wrong"), "at": "2026-11-11T10:00:00+08:00", "steps": steps}
    import_bundle(world.db, files(cases=[case]), ACTOR, NOW, replace=True)
    with pytest.raises(BadBundle) as refused:
        publish_bundle(world.db, "tiny", ACTOR, NOW, gate)
    [problem] = refused.value.problems
    assert problem.line() == 'cases.json#/0/steps/1/expect/status: case "wrong": status should be busy, but is fresh'
    assert len(rows(world, release)) == 1


def test_a_new_field_is_a_new_column_and_older_records_keep_their_form(world: World) -> None:
    old = submit_form(world.db, "ticket", {"problem": "late"}, SYSTEM, NOW)
    publish(world.db, with_field(field("next", "integer")))
    new = submit_form(world.db, "ticket", {"problem": "late", "next": 7}, SYSTEM, NOW)
    assert [(row.record_id, row.f_next) for row in projected(world, "ticket")] == [(old.id, None), (new.id, 7)]
    assert [world.record(each.id).release for each in (old, new)] == [1, 2]


def test_a_field_that_was_taken_away_keeps_its_column(world: World) -> None:
    publish(world.db, with_field(field("next", "integer")))
    old = submit_form(world.db, "ticket", {"problem": "late", "next": 7}, SYSTEM, NOW)
    publish(world.db)
    submit_form(world.db, "ticket", {"problem": "late"}, SYSTEM, NOW)
    assert [row.f_next for row in projected(world, "ticket")] == [7, None]
    with world.db.read() as conn:
        assert "next" in live(world.db, conn).pinned(conn, world.record(old.id).release).forms["ticket"].by_id


def test_an_earlier_release_can_be_put_back(world: World) -> None:
    publish(world.db, with_field(field("next", "integer")))
    restore_release(world.db, 1, ACTOR, NOW + 9)
    with world.db.read() as conn:
        in_force = live(world.db, conn)
    assert in_force.releases == {"tiny": 1}
    assert "next" not in in_force.house.forms["ticket"].by_id
    assert [row.what for row in rows(world, audit)][-1] == "release_restored"
    with pytest.raises(NotFound):
        restore_release(world.db, 99, ACTOR, NOW)


def test_a_planned_release_comes_into_force_at_its_time_and_not_before(world: World) -> None:
    import_bundle(world.db, files(with_field(field("next", "integer"))), ACTOR, NOW, replace=True)
    made = publish_bundle(world.db, "tiny", ACTOR, NOW, gate, "double 11", NOW + HOUR)
    assert (made.seq, made.planned_for) == (2, NOW + HOUR)
    world.until(NOW + HOUR - 1)
    assert [row.live for row in rows(world, release)] == [True, False]
    world.until(NOW + HOUR)
    assert [row.live for row in rows(world, release)] == [False, True]
    submit_form(world.db, "ticket", {"problem": "late", "next": 7}, SYSTEM, world.now)
    assert [row.f_next for row in projected(world, "ticket")] == [7]


def test_a_plan_is_called_off_by_hand_or_by_another_publish(world: World) -> None:
    for _ in range(2):
        publish_bundle(world.db, "tiny", ACTOR, NOW, gate, "", NOW + HOUR)
    cancel_plan(world.db, "tiny", 3, ACTOR, NOW)
    with pytest.raises(Conflict):
        cancel_plan(world.db, "tiny", 3, ACTOR, NOW)
    with pytest.raises(Conflict):
        cancel_plan(world.db, "other", 2, ACTOR, NOW)
    world.until(NOW + 2 * HOUR)
    assert [row.live for row in rows(world, release)] == [True, False, False]
    assert [row.status for row in rows(world, job, kind="release")] == ["cancelled", "cancelled"]


def test_a_draft_goes_back_to_what_is_in_force_byte_for_byte(world: World) -> None:
    mine = bundle_file.c.path == "form/ticket.json"
    with world.db.read() as conn:
        before = conn.execute(select(bundle_file.c.raw).where(mine)).scalar_one()
    save_definition(world.db, "form", "ticket", dumped(with_field(field("next", "integer"))), ACTOR, NOW)
    assert discard_draft(world.db, "form", "ticket", ACTOR, NOW) == "tiny"
    with world.db.read() as conn:
        assert conn.execute(select(bundle_file.c.raw).where(mine)).scalar_one() == before
    save_definition(world.db, "group", "night", dumped(document("group", "night", {})), ACTOR, NOW, bundle_key="tiny")
    with pytest.raises(Conflict):
        discard_draft(world.db, "group", "night", ACTOR, NOW)
    delete_draft(world.db, "group", "night", ACTOR, NOW)
    with pytest.raises(NotFound):
        delete_draft(world.db, "group", "night", ACTOR, NOW)


def test_a_form_with_records_stays(world: World) -> None:
    submit_form(world.db, "item", {"code": "A"}, SYSTEM, NOW)
    with pytest.raises(Conflict):
        delete_draft(world.db, "form", "item", ACTOR, NOW)
    left = {path: raw for path, raw in files().items() if path != "form/item.json"}
    import_bundle(world.db, left, ACTOR, NOW, replace=True)
    with pytest.raises(BadBundle) as refused:
        publish_bundle(world.db, "tiny", ACTOR, NOW, gate)
    assert "has_records" in {problem.code for problem in refused.value.problems}


def test_what_a_failed_transaction_was_about_to_put_in_force_is_seen_by_nobody(world: World) -> None:
    ours = read_bundle(files(with_field(field("next", "text")))).definitions

    def fail(conn: Connection) -> None:
        install(conn, "tiny", ours, NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        world.db.write(fail)
    import_bundle(world.db, files(with_field(field("other", "text"))), ACTOR, NOW)
    publish_bundle(world.db, "tiny", ACTOR, NOW, gate)
    with world.db.read() as conn:
        assert {"next", "other"} & live(world.db, conn).house.forms["ticket"].by_id.keys() == {"other"}


def test_a_publish_in_between_is_noticed(world: World) -> None:
    def meddle(*_: object) -> tuple[()]:
        publish(world.db, with_field(field("next", "integer")))
        return ()

    with pytest.raises(Conflict, match="published_meanwhile"):
        publish_bundle(world.db, "tiny", ACTOR, NOW, meddle)


def test_a_key_belongs_to_one_bundle(world: World) -> None:
    manifest = b'{"key": "other", "version": 1, "name": {"zh": "other"}, "languages": ["zh"], "requires": ["lost"]}'
    import_bundle(world.db, {"bundle.json": manifest, "group/desk.json": files()["group/desk.json"]}, ACTOR, NOW)
    with pytest.raises(BadBundle) as refused:
        publish_bundle(world.db, "other", ACTOR, NOW, gate)
    assert {each.code for each in refused.value.problems} >= {"taken_key", "missing_bundle"}


def test_local_edits_survive_an_import_and_a_double_edit_is_a_conflict(world: World) -> None:
    edited, theirs = b"{}", files(version=2)
    change = bundle_file.update().where(bundle_file.c.path == "form/item.json").values(raw=edited)
    world.db.write(lambda conn: conn.execute(change))
    assert import_bundle(world.db, theirs, ACTOR, NOW).kept == ("form/item.json",)
    with pytest.raises(Conflict, match="edited_here"):
        import_bundle(world.db, {**theirs, "form/item.json": theirs["form/item.json"] + b" "}, ACTOR, NOW)
    assert import_bundle(world.db, theirs, ACTOR, NOW, replace=True).kept == ()


def test_a_bundle_that_is_not_there_cannot_be_published(database_url: str) -> None:
    db = Database(database_url)
    with pytest.raises(NotFound):
        publish_bundle(db, "nothing", ACTOR, NOW, gate)
    db.close()


def test_bundles_are_put_in_the_order_of_what_they_stand_on() -> None:
    assert in_order({"c": ["b"], "a": [], "b": ["a", "elsewhere"]}) == ["a", "b", "c"]
