"""The typed tables of a form: a faithful, disposable copy of its records."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, inspect, select

from app.models import projection_issue
from app.projection import columns, ensure, form_table, rebuild, table_name, write
from app.projection.names import child_name, index_name
from tests.projection.sample import CLAIM, FIELDS, LABEL, TABLE, data, dump, engine, form, records

ON_ONE_DATABASE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """A database that has the tables of the sample form."""
    made = engine(database_url)
    with made.begin() as connection:
        ensure(connection, TABLE)
    yield made
    made.dispose()


def record(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A record with nothing special about it."""
    core: dict[str, Any] = dict.fromkeys(
        (
            *(
                "category",
                "assignee",
                "group_key",
                "customer",
                "first_response_at",
                "resolved_at",
                "closed_at",
                "due_at",
            ),
            *("urgency", "urgency_rate", "urgency_since"),
        )
    )
    core |= {"id": number, "number": f"C{number}", "title": "", "status": "new", "status_category": "new"}
    core |= {"priority": "normal", "channel": "web", "level": 0, "tags": [], "created_at": 1_790_000_000}
    return {**core, "updated_at": 1_790_000_000, "rev": 1, "data": {}, **changes}


@ON_ONE_DATABASE
@given(st.lists(st.tuples(records(wrong=True), st.lists(data(wrong=True), max_size=2)), max_size=4))
def test_a_rebuild_equals_what_was_written_step_by_step(
    database: Engine, histories: list[tuple[dict[str, Any], list[dict[str, Any]]]]
) -> None:
    """Whatever was written, then changed field by field, also where values do not fit."""
    with database.connect() as connection:
        now = []
        for number, (record, later) in enumerate(histories, start=1):
            record = {**record, "id": number}
            write(connection, TABLE, record)
            for change in later:
                record = {**record, "data": {**record["data"], **change}, "rev": record["rev"] + 1}
                write(connection, TABLE, record, changed=set(change))
            now.append(record)
        step_by_step = dump(connection, TABLE)
        assert rebuild(connection, TABLE, now) == len(now)
        assert dump(connection, TABLE) == step_by_step


def test_values_lie_in_typed_columns(database: Engine) -> None:
    """Lists and sub-tables lie in tables of their own, in order; the day and the hour are local."""
    values = {"note": "碎了", "amount": 1200, "vip": True, "each": 2, "problems": ["late", "broken"]}
    values["items"] = [{"sku": "A", "quantity": 2}, {"sku": "B"}]
    midnight = 1_790_006_400 - 1_790_006_400 % 86_400 - 8 * 3600
    with database.begin() as connection:
        write(connection, TABLE, record(data=values, tags=["vip"], created_at=midnight))
        [row] = connection.execute(select(TABLE.main)).mappings()
        held = dump(connection, TABLE)
    assert (row["f_note"], row["f_amount"], row["f_vip"], row["f_each"]) == ("碎了", 1200, True, 2.0)
    assert (row["day"], row["hour"]) == ((midnight + 8 * 3600) // 86_400, 0)
    assert held["f_claim__problems"] == [(1, 0, "late"), (1, 1, "broken")]
    assert held["f_claim__items"] == [(1, 0, "A", 2), (1, 1, "B", None)]
    assert held["f_claim___tags"] == [(1, 0, "vip")]


def test_a_value_that_does_not_fit_is_listed_and_never_stops_a_write(database: Engine) -> None:
    """And the entry goes away when the value is mended."""
    with database.begin() as connection:
        write(connection, TABLE, record(data={"amount": "viel", "items": [{"quantity": "x"}], "bought": "20261111"}))
        issues = dump(connection, TABLE)["issues"]
        write(connection, TABLE, record(data={"amount": 5}), changed={"amount", "items", "bought"})
        [amount] = connection.scalars(select(TABLE.main.c.f_amount))
        mended = dump(connection, TABLE)["issues"]
    expected = [("amount", '"viel"'), ("bought", '"20261111"'), ("items.quantity", '"x"')]
    assert sorted((row[1], row[3]) for row in issues) == expected
    assert (amount, mended) == (5, [])


def test_children_that_did_not_change_are_left_alone(database: Engine) -> None:
    """A change of status writes one row, not the whole sub-table."""
    with database.begin() as connection:
        write(connection, TABLE, record(data={"problems": ["late"]}))
        write(connection, TABLE, record(data={"problems": ["late"]}, status="done"), changed=())
        write(connection, TABLE, record(data={"problems": []}, status="done"), changed={"problems"})
        held = dump(connection, TABLE)
    assert held["f_claim__problems"] == []
    assert len(held["f_claim"]) == 1


def test_a_new_release_adds_its_columns_and_tables(database_url: str) -> None:
    """Old columns stay, for the records that are pinned to an older release."""
    old, new = form(FIELDS[:2]), form([*FIELDS[2:5], {**FIELDS[0], "searchable": False, "unique": True}])
    made = engine(database_url)
    with made.begin() as connection:
        assert ensure(connection, form_table([old]))
        write(connection, form_table([old]), record(data={"note": "old", "quantity": 3}))
        union = form_table([old, new])
        assert ensure(connection, union)
        assert not ensure(connection, union)
        write(connection, union, record(2, data={"amount": 1, "problems": ["late"]}))
        rows = connection.execute(select(union.main.c["f_quantity", "f_amount"]).order_by(union.main.c.record_id)).all()
        found = {index["name"] for index in inspect(connection).get_indexes("f_claim")}
    made.dispose()
    assert [tuple(row) for row in rows] == [(3, None), (None, 1)]
    assert {"ix_f_claim_status_created_at", "ix_f_claim_f_note_created_at"} <= found


def test_a_field_that_changed_its_type_gets_a_column_of_its_own(database_url: str) -> None:
    """A database would refuse a text in a column of numbers; publishing refuses such a change, importing may not."""
    old, new = form([FIELDS[1]]), form([{**FIELDS[0], "id": "quantity"}])
    made = engine(database_url)
    with made.begin() as connection:
        ensure(connection, form_table([old]))
        table = form_table([old, new])
        ensure(connection, table)
        write(connection, table, record(1, data={"quantity": 7}))
        write(connection, table, record(2, data={"quantity": "sieben"}))
        column = columns(table)("quantity")
        assert [*connection.scalars(select(column).order_by(table.main.c.record_id))] == [None, "sieben"]
        assert [*connection.scalars(select(projection_issue.c.value))] == ["7"]
    made.dispose()


def test_a_reference_is_followed_one_step(database_url: str) -> None:
    """`_ref.order.shop` of a record that has no order, or one that is gone, is absent."""
    order = form([{"id": "shop", "type": "text", "label": LABEL}], key="order")
    claim = form([{"id": "order", "type": "reference", "label": LABEL, "config": {"form": "order"}}])
    orders, claims = form_table([order]), form_table([claim])
    made = engine(database_url)
    with made.begin() as connection:
        ensure(connection, orders)
        ensure(connection, claims)
        write(connection, orders, record(7, data={"shop": "Hangzhou"}))
        for number, target in enumerate((7, None, 8), start=1):
            write(connection, claims, record(number, data={"order": target}))
        shop = columns(claims, {"order": orders})("_ref.order.shop")
        assert [*connection.scalars(select(shop).select_from(claims.main).order_by(claims.main.c.record_id))] == [
            "Hangzhou",
            None,
            None,
        ]
    made.dispose()


@pytest.mark.parametrize("path", ["unknown", "items", "_tags", "_actor.group", "_ref.order.shop"])
def test_what_has_no_column_is_told_by_a_key_error(path: str) -> None:
    """From which the expression language learns that a part must stay in memory."""
    with pytest.raises(KeyError):
        columns(TABLE)(path)


def test_names_fit_into_postgresql_and_are_never_shared() -> None:
    """A form `a__b` is not the child `b` of `a`, and two long names differ."""
    long = "x" * 48
    names = [table_name("a"), table_name("a__b"), child_name("a", "b"), table_name(long), child_name(long, long)]
    names += [child_name(long, "y" * 48), child_name("a_", "tags"), child_name("a", "_tags"), table_name("a_")]
    names += [index_name(table_name(long), ("f_" + long, "created_at")), index_name(table_name(long), ("f_" + long,))]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 63
    assert table_name("return_refund") == "f_return_refund"


def test_every_system_value_of_one_piece_has_a_column() -> None:
    """Lists can then be filtered by each of them."""
    missing = [name for name in CLAIM.types if name not in ("_tags", "_actor", "_event", "_old", "_ref", "_vars")]
    assert [name for name in missing if name not in TABLE.paths and name not in TABLE.child] == []
