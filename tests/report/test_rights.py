"""Who sees what in a report: the row policy comes after the report's filter, hidden fields refuse it."""

from typing import Any

import pytest
from sqlalchemy import Connection

from app.projection import columns
from engines.access import Access, read_role, rights
from engines.report.plan import HiddenFields, plan
from tests.projection.sample import CLAIM, TABLE, definition
from tests.report.sample import COUNT, NOW, asked, read, record

ACTOR = {"kind": "user", "id": 1, "group": "service", "groups": ["service"]}
OWN_GROUP = {"==": [{"var": "_group"}, {"var": "_actor.group"}]}
SUM = {"id": "amount", "type": "sum", "config": {"field": "amount"}}
RECORDS = [
    record(1, group_key="service", data={"amount": 100}),
    record(2, group_key="finance", data={"amount": 900}),
    record(3, group_key="service", assignee=1, data={"amount": 10}),
]


def access(*grants: dict[str, Any]) -> Access:
    """Somebody of the service group with these grants to read claims."""
    listed = [{"form": "claim", "actions": ["read"], **grant} for grant in grants]
    role = read_role(definition("role", "r", {"grants": listed}), {"claim": CLAIM.types})
    return rights([role], "claim", ACTOR)


def answer(connection: Connection, body: dict[str, Any], *grants: dict[str, Any]) -> list[dict[str, Any]]:
    """The report's rows, as a holder of these grants gets them."""
    return asked(connection, read({"chart": {"type": "kpi"}, **body}), RECORDS, rights=access(*grants))


def test_only_permitted_rows_are_counted(connection: Connection) -> None:
    """Also where the report's own filter says everything, or says or."""
    everything = {"or": [True, {"filled": [{"var": "note"}]}]}
    assert answer(connection, {"measures": [COUNT]}, {}) == [{"n": 3}]
    assert answer(connection, {"measures": [COUNT]}, {"rows": OWN_GROUP}) == [{"n": 2}]
    assert answer(connection, {"measures": [COUNT], "filter": everything}, {"rows": OWN_GROUP}) == [{"n": 2}]


def test_a_report_may_ask_who_is_looking(connection: Connection) -> None:
    """My own tickets, on everybody's dashboard."""
    mine = {"==": [{"var": "_assignee"}, {"var": "_actor.id"}]}
    assert answer(connection, {"measures": [COUNT], "filter": mine}, {}) == [{"n": 1}]
    measure = {**COUNT, "config": {"where": mine}}
    assert answer(connection, {"measures": [measure]}, {}) == [{"n": 1}]


def test_an_amount_is_summed_only_over_rows_that_show_it(connection: Connection) -> None:
    """All claims without the amount; with it those of the own group."""
    grants = {"read": ["note"]}, {"read": ["amount"], "rows": OWN_GROUP}
    assert answer(connection, {"measures": [COUNT]}, *grants) == [{"n": 3}]
    assert answer(connection, {"measures": [SUM]}, *grants) == [{"amount": 110}]


@pytest.mark.parametrize(
    "body",
    [
        {"measures": [SUM]},
        {"measures": [COUNT], "filter": {">": [{"var": "amount"}, 500]}},
        {"measures": [{**COUNT, "config": {"where": {">": [{"var": "amount"}, 500]}}}]},
    ],
)
@pytest.mark.parametrize("grant", [{"read": ["note"]}, {"mask": ["amount"]}])
def test_a_report_over_hidden_or_masked_fields_is_refused(body: dict[str, Any], grant: dict[str, Any]) -> None:
    """A count of those above a limit, asked often enough, tells the amount."""
    with pytest.raises(HiddenFields) as refused:
        plan(read({"chart": {"type": "kpi"}, **body}), columns(TABLE), TABLE.main, None, NOW, rights=access(grant))
    assert refused.value.names == ("amount",)
    assert "amount" in refused.value.message.zh


def test_who_may_read_nothing_gets_no_report() -> None:
    """Not even an empty one."""
    with pytest.raises(HiddenFields):
        plan(
            read({"chart": {"type": "kpi"}}),
            columns(TABLE),
            TABLE.main,
            None,
            NOW,
            rights=access({"actions": ["create"]}),
        )


def test_a_clicked_cell_narrows_the_report(connection: Connection) -> None:
    """`where` comes on top of filter and policy."""
    report = read({"measures": [COUNT], "chart": {"type": "kpi"}})
    asked(connection, report, RECORDS)
    cell = TABLE.main.c.f_amount > 50
    made = plan(report, columns(TABLE), TABLE.main, cell, NOW, rights=access({"rows": OWN_GROUP}))
    assert made.rows(connection.execute(made.statement)) == [{"n": 1}]
