"""Roles: what their holders may do, asked of one record and of a database."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from app.projection import columns, ensure, rebuild
from engines.access import Access, Role, read_group, read_role, rights
from engines.errors import BadDefinition
from tests.projection.sample import CLAIM, TABLE, definition, engine, records, values

NOW = 1_790_000_000
FORMS = {"claim": CLAIM.types}
ACTOR: dict[str, Any] = {"kind": "user", "id": 1, "group": "service", "groups": ["service", "warehouse"]}

OWN_GROUP = {"==": [{"var": "_group"}, {"var": "_actor.group"}]}
POLICIES: list[Any] = [
    True,
    False,
    OWN_GROUP,
    {"in": [{"var": "_group"}, {"var": "_actor.groups"}]},
    {"==": [{"var": "_assignee"}, {"var": "_actor.id"}]},
    {"!=": [{"var": "_group"}, {"var": "_actor.group"}]},
    {"!": [{"<": [{"var": "amount"}, 50_000]}]},
    {"and": [{"in": [{"var": "reason"}, ["broken", "late"]]}, {"!": [{"var": "vip"}]}]},
    {"or": [{"filled": [{"var": "note"}]}, {">": [{"var": "_created_at"}, {"var": "_resolved_at"}]}]},
]


def role(*grants: dict[str, Any], key: str = "service") -> Role:
    """A role with these grants on claims, to read them unless said."""
    listed = [{"form": "claim", "actions": ["read"], **grant} for grant in grants]
    return read_role(definition("role", key, {"grants": listed}), FORMS)


def access(*grants: dict[str, Any], actor: dict[str, Any] = ACTOR) -> Access:
    """What somebody may do who holds a role for each of these grants."""
    return rights([role(grant, key=f"r{number}") for number, grant in enumerate(grants)], "claim", actor)


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """A database that has the tables of the sample form."""
    made = engine(database_url)
    with made.begin() as connection:
        ensure(connection, TABLE)
    yield made
    made.dispose()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(records(), min_size=1, max_size=6),
    st.lists(st.sampled_from(POLICIES), max_size=3),
    st.sampled_from([ACTOR, {"kind": "user", "id": 2, "group": None, "groups": []}]),
)
def test_the_database_and_memory_admit_the_same_rows(
    database: Engine, listed: list[dict[str, Any]], policies: list[Any], actor: dict[str, Any]
) -> None:
    """List, report and export ask the database; read and write ask memory: never two answers."""
    listed = [{**record, "id": number} for number, record in enumerate(listed, start=1)]
    held = access(*({"rows": policy} for policy in policies), actor=actor)
    in_memory = {record["id"] for record in listed if held.rows(values(record), NOW)}
    with database.connect() as connection:
        rebuild(connection, TABLE, listed)
        where = held.where(columns(TABLE), NOW)
        asked = select(TABLE.main.c.record_id)
        assert set(connection.scalars(asked if where is None else asked.where(where))) == in_memory


def test_without_a_grant_there_is_nothing() -> None:
    """Also where somebody holds roles for other forms."""
    held = access()
    assert not held.may("read")
    assert not held.rows({}, NOW)
    assert str(held.where(columns(TABLE), NOW)) in ("false", "0 = 1")
    assert rights([role({})], "order", ACTOR).actions == frozenset()


def test_roles_add_up() -> None:
    """Actions, rows and fields of every role that is held."""
    held = access({"read": ["note"]}, {"actions": ["write", "export"], "read": ["amount"]}, {"read": ["reason"]})
    assert held.actions == {"read", "write", "export"}
    assert held.read.names == {"note", "reason"}
    assert held.write.names == {"amount"}
    assert access({}, {"read": ["note"]}).read.every


def test_fields_are_shown_only_in_the_rows_of_their_grant() -> None:
    """All claims without the amount; with it those of the own group."""
    held = access({"read": ["note"]}, {"read": ["amount"], "rows": OWN_GROUP})
    assert held.at({"_group": "service"}, NOW).read.names == {"note", "amount"}
    assert held.at({"_group": "finance"}, NOW).read.names == {"note"}
    assert held.where(columns(TABLE), NOW, paths=["note"]) is None
    assert "group_key" in str(held.where(columns(TABLE), NOW, paths=["amount"]))


def test_a_field_is_masked_only_where_every_grant_that_shows_it_masks_it() -> None:
    """One role that shows the telephone number is enough; of hidden ones nothing may be counted."""
    masking = {"mask": ["note"]}
    assert access(masking, masking).mask == {"note"}
    assert access(masking, {"read": ["amount"]}).mask == {"note"}
    assert access(masking, {}).mask == frozenset()
    assert access({"read": ["amount"], **masking}).mask == frozenset()
    held = access(masking, {"rows": OWN_GROUP})
    assert held.at({"_group": "finance"}, NOW).mask == {"note"}
    assert held.at({"_group": "service"}, NOW).mask == frozenset()
    assert access(masking).hidden(["note", "amount", "_status"]) == {"note"}


def test_a_right_to_write_or_create_is_one_of_its_own() -> None:
    """Rows that may be read need not be rows that may be changed."""
    held = access({}, {"actions": ["write"], "rows": OWN_GROUP, "write": ["note"]}, {"actions": ["create"]})
    assert held.rows({"_group": "finance"}, NOW)
    assert not held.rows({"_group": "finance"}, NOW, "write")
    assert held.rows({"_group": "service"}, NOW, "write")
    assert held.write.names == {"note"}
    assert held.create.every
    assert not held.at({"_group": "finance"}, NOW).may("write")


def test_who_writes_what_was_not_said_may_write_what_is_read() -> None:
    """A list of readable fields is not meant to open all others for writing."""
    assert access({"actions": ["read", "write"], "read": ["note"]}).write.names == {"note"}


def test_another_record_shows_only_what_is_open_in_all_of_its_form() -> None:
    """Else a report by `_ref.order.shop` would tell of orders that one may not see."""
    order = {"form": "order", "actions": ["read"]}
    forms = {**FORMS, "order": CLAIM.types}

    def held(grant: dict[str, Any]) -> Access:
        listed = [{"form": "claim", "actions": ["read"]}, grant]
        made = read_role(definition("role", "r", {"grants": listed}), forms)
        return rights([made], "claim", ACTOR, {"order": "order"})

    path = ["_ref.order.note"]
    assert held(order).shows(path)
    assert not held({**order, "read": ["amount"]}).shows(path)
    assert not held({**order, "rows": OWN_GROUP}).shows(path)
    assert not access({}).shows(path)


def test_a_grant_for_every_form_speaks_of_system_values() -> None:
    """Forms of other bundles are not known yet."""
    made = read_role(definition("role", "r", {"grants": [{"form": "*", "actions": ["read"], "rows": OWN_GROUP}]}), {})
    assert rights([made], "whatever", ACTOR).rows({"_group": "service"}, NOW)


@pytest.mark.parametrize(
    ("grant", "pointer", "code"),
    [
        ({"form": "order"}, "/body/grants/0/form", "unknown_form"),
        ({"read": ["note", "nothing"]}, "/body/grants/0/read/1", "unknown_field"),
        ({"mask": ["nothing"]}, "/body/grants/0/mask/0", "unknown_field"),
        ({"rows": {"==": [{"var": "nothing"}, 1]}}, "/body/grants/0/rows/==/0", "unknown_field"),
        ({"rows": {"var": "amount"}}, "/body/grants/0/rows", "not_a_condition"),
        ({"rows": {"in": ["vip", {"var": "_tags"}]}}, "/body/grants/0/rows", "not_pushable"),
        ({"actions": ["fly"]}, "/body/grants/0/actions/0", "not_allowed"),
        ({"form": "*", "rows": {">": [{"var": "amount"}, 1]}}, "/body/grants/0/rows/>/0", "unknown_field"),
    ],
)
def test_a_broken_role_is_refused_at_its_place(grant: dict[str, Any], pointer: str, code: str) -> None:
    """With a sentence in both languages."""
    with pytest.raises(BadDefinition) as refused:
        role(grant)
    [problem] = refused.value.problems
    assert (problem.pointer, problem.code, problem.document) == (pointer, code, "role/service")
    assert problem.message.zh
    assert problem.message.en


def test_a_group_names_roles_manager_and_parent() -> None:
    """All of which must be there."""
    body = {"roles": ["agent"], "manager": "anna", "parent": "company"}
    group = read_group(definition("group", "service", body), {"agent"}, {"company": None})
    assert (group.roles, group.manager, group.parent) == (("agent",), "anna", "company")


@pytest.mark.parametrize(
    ("body", "groups", "code"),
    [
        ({"roles": ["boss"]}, {}, "unknown_role"),
        ({"parent": "nowhere"}, {}, "unknown_group"),
        ({"parent": "service"}, {}, "cyclic_parent"),
        ({"parent": "a"}, {"a": "b", "b": "service"}, "cyclic_parent"),
    ],
)
def test_a_broken_group_is_refused(body: dict[str, Any], groups: dict[str, str | None], code: str) -> None:
    """Before somebody looks for a manager in a circle."""
    with pytest.raises(BadDefinition) as refused:
        read_group(definition("group", "service", body), {"agent"}, groups)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_circle_further_up_is_not_this_groups_fault() -> None:
    """It is told at the groups that make it; the check ends all the same."""
    read_group(definition("group", "service", {"parent": "a"}), set(), {"a": "b", "b": "a"})
