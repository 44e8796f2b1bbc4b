"""Grants a compensation: a decision table answers the amount, which is written to a field or to a new record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.effects import CreateRecord, Effect, SetFields
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import MONEY
from engines.rule import table_checking
from engines.rule.hits import LISTED
from engines.rule.kind import CREATED, ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import labelled, name, settings, values, written
from engines.rule.table import TABLE, Table, read_table


@dataclass(frozen=True, slots=True)
class Plan:
    """The table, the field that takes the amount, and the form of the new record (None: the record at hand)."""

    table: Table
    field: str
    form: str | None
    values: Mapping[str, Compiled]


def read(config: Config, reader: Reader) -> Plan | None:
    form, field = config.get("form"), config["field"]
    if form is not None and not reader.known_form(form, "/form"):
        return None
    if reader.writable(field, form or reader.form, "/field", own=False) not in (MONEY, None):
        reader.refuse("/field", "not_money", f"“{field}”不是金额字段", f'"{field}" is not an amount of money')
    try:
        table = read_table(config["table"], reader.types, reader.document, f"{reader.pointer}/table", reader.labels)
    except BadDefinition as bad:
        reader.problems.extend(bad.problems)
        return None
    reader.problems.extend(table_checking.problems(table, reader.document, f"{reader.pointer}/table"))
    if len(table.outputs) != 1 or (table.hit in LISTED and table.agg is None):
        zh, en = "补偿表要给出恰好一个金额", "the table of a compensation answers exactly one amount"
        reader.refuse("/table/outputs", "one_amount", zh, en)
    reader.reads |= table.reads
    _check_amounts(table, reader)
    reader.writes.append(Write(form, CREATED) if form else Write(reader.form, field, table.reads))
    return Plan(table, field, form, reader.values(config.get("values", {}), form, "/values") if form else {})


def _check_amounts(table: Table, reader: Reader) -> None:
    """Every answer is an amount in 分, not below nothing."""
    for number, row in enumerate(table.rows):
        for amount in row.values():
            if amount is not None and (isinstance(amount, bool) or not isinstance(amount, int) or amount < 0):
                zh, en = "金额应为不小于 0 的整数（分）", "an amount is a whole number of fen, 0 or more"
                reader.refuse(f"/table/rules/{number}/then/0", "not_money", zh, en)


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    """Nothing where no row fits, or the answer is nothing."""
    answer = plan.table.decide(moment.values, moment.now)
    amount = next(iter(answer.values()), None) if isinstance(answer, dict) else None
    if not amount:
        return ()
    if plan.form is None:
        return (SetFields({plan.field: amount}),)
    return (CreateRecord(plan.form, {**moment.calculated(plan.values), plan.field: amount}, moment.key),)


KIND = ActionKind(
    type="compensation",
    group="data",
    label=Text("按表补偿", "Compensate by table"),
    help=Text(
        "按决策表算出补偿金额（分），写入本单的金额字段，或新建一条补偿记录；没有符合的行就不补偿",
        "A decision table answers the amount in fen: into a field, or into a new record; no row, no amount",
    ),
    config=settings(
        "table",
        "field",
        table=labelled(TABLE, "补偿表", "Table", "table"),
        field=written("金额字段", "Field for the amount"),
        form=name("新建记录的表单", "Form of the new record", "form"),
        values=values("其他字段", "Other fields"),
    ),
    read=read,
    effects=effects,
)
