"""What a compiled rule tells besides its answer."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from engines.errors import BadDefinition
from engines.kinds import Text, load
from engines.logic import OPERATORS, OperatorKind, compile, eager  # noqa: A004
from engines.logic.types import BOOLEAN, INTEGER, MONEY, TEXT, List, Record, Types, as_json, from_json

TYPES: Types = {
    "amount": MONEY,
    "note": TEXT,
    "vip": BOOLEAN,
    "_group": TEXT,
    "_actor": Record({"group": TEXT, "groups": List(TEXT)}),
    "rows": List(Record({"n": INTEGER})),
}
TABLE = sa.table("t", sa.column("amount", sa.BigInteger), sa.column("note", sa.Text), sa.column("_group", sa.Text))
BIG = {">": [{"var": "amount"}, 50000]}


def sql(expression: object) -> str:
    return str(expression.compile(compile_kwargs={"literal_binds": True}))  # type: ignore[attr-defined]


def test_the_paths_a_rule_reads_are_known() -> None:
    inner = {"and": [{">": [{"var": "n"}, 1]}, {">": [{"var": "_record.amount"}, 1]}]}
    rule = compile(
        {"and": [{"var": "vip"}, {"==": [{"var": "_actor.group"}, "x"]}, {"any": [{"var": "rows"}, inner]}]}, TYPES
    )
    assert rule.reads == {"vip", "_actor.group", "rows", "amount"}


def test_every_problem_of_a_rule_is_reported_with_its_place_in_the_document() -> None:
    with pytest.raises(BadDefinition) as refused:
        compile(
            {"and": [{">": [{"var": "amuont"}, 1]}, {"<": [{"var": "note"}, 1]}]},
            TYPES,
            document="rule/x",
            pointer="/body/if",
        )
    assert [problem.line() for problem in refused.value.problems] == [
        'rule/x#/body/if/and/0/>/0: there is no field "amuont"; did you mean "amount"?',
        'rule/x#/body/if/and/1/</1: "note" is text and cannot be compared with whole number "1"',
    ]


def test_a_message_names_a_field_as_the_analyst_does() -> None:
    labels = {"amount": Text("退款金额", "Refund")}
    with pytest.raises(BadDefinition) as refused:
        compile({">": [{"var": "amount"}, "abc"]}, TYPES, labels=labels)
    [problem] = refused.value.problems
    assert problem.message.zh == "“退款金额”是金额，不能和文本“abc”比较"


def test_an_explanation_shows_which_atom_was_false_and_with_which_value() -> None:
    explained = compile({"and": [{"filled": [{"var": "note"}]}, BIG]}, TYPES).explain({"amount": 800, "note": "x"})
    [atom] = explained.decisive()
    assert (atom.pointer, atom.operator, atom.args[0].path, atom.args[0].result) == ("/and/1", ">", "amount", 800)
    assert explained.as_json()["args"][1]["args"][1] == {
        "pointer": "/and/1/>/1",
        "operator": "literal",
        "result": 50000,
        "type": "money",
        "args": [],
    }


def test_what_a_database_cannot_answer_is_left_for_memory() -> None:
    rule = compile({"and": [BIG, {"any": [{"var": "rows"}, {">": [{"var": "n"}, 1]}]}]}, TYPES)
    where, rest = rule.split_sql(lambda path: TABLE.c[path], 0)
    assert sql(where) == "t.amount > 50000"
    assert rest is not None
    assert (rest({"rows": [{"n": 2}]}), rest({"amount": 60000})) == (True, False)


def test_a_rule_that_is_wholly_pushed_or_wholly_kept_leaves_nothing_on_the_other_side() -> None:
    where, rest = compile(BIG, TYPES).split_sql(lambda path: TABLE.c[path], 0)
    assert (where is not None, rest) == (True, None)
    where, rest = compile({"filled": [{"var": "rows"}]}, TYPES).split_sql(lambda path: TABLE.c[path], 0)
    assert (where, rest is not None) == (None, True)


def test_a_guard_against_absence_stays_out_of_a_where_and_inside_a_not() -> None:
    assert sql(compile(BIG, TYPES).sql(lambda path: TABLE.c[path], 0)) == "coalesce(t.amount > 50000, false)"
    denied = compile({"!": [BIG]}, TYPES).sql(lambda path: TABLE.c[path], 0, where=True)
    assert sql(denied) == "NOT coalesce(t.amount > 50000, false)"


def test_values_that_are_the_same_for_every_row_become_parameters() -> None:
    rule = compile({"in": [{"var": "_group"}, {"var": "_actor.groups"}]}, TYPES)
    known = {"_actor": {"groups": ["客服", None]}}
    written = rule.sql(lambda path: TABLE.c[path], 0, known=known, where=True)
    assert sql(written) == "t._group IN ('客服')"
    nobody = rule.sql(lambda path: TABLE.c[path], 0, known={"_actor": {}}, where=True)
    assert sql(nobody) == "false"


def test_an_operator_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "is_even.py").write_text(
        '''"""`is_even`: for a test."""
from engines.kinds import Text
from engines.logic import Example, OperatorKind, eager
from engines.logic.operands import Operand, operands
from engines.logic.types import BOOLEAN, INTEGER

def check(call, checker):
    checker.need(call.arguments[0], INTEGER)
    return BOOLEAN

KIND = OperatorKind(
    type="is_even", symbol="is_even", group="number", label=Text("是偶数", "is even"), help=Text("偶数", "even"),
    example=Example(rule={"is_even": [2]}, result=True), config=operands(Operand("number", "数", "number")),
    check=check, closure=eager.closure(lambda n: n % 2 == 0, absent=False),
    source=eager.source("{0} % 2 == 0", absent=False), never_null=True,
)
''',
        encoding="utf-8",
    )
    operators = {**OPERATORS, **load(OperatorKind, tmp_path)}
    rule = compile({"is_even": [{"var": "amount"}]}, {"amount": INTEGER}, operators=operators)
    assert [rule({"amount": 2}), rule.closure({"amount": 3}), rule({})] == [True, False, False]
    with pytest.raises(BadDefinition):
        compile({"is_even": [2]}, {})


def test_types_are_equal_by_value_and_survive_json() -> None:
    for kind in TYPES.values():
        assert from_json(as_json(kind)) == kind
        assert hash(from_json(as_json(kind))) == hash(kind)


def test_every_operator_says_in_both_languages_what_it_does() -> None:
    for kind in OPERATORS.values():
        assert all((kind.label.zh, kind.label.en, kind.help.zh, kind.help.en)), kind.type
        assert all(operand["x-label"]["zh"] for operand in kind.config["properties"].values()), kind.type


def test_a_definition_cannot_write_code() -> None:
    hostile = '\'"]); exec("x") #\\\' \n'
    rule = compile({"and": [{"==": [{"var": hostile}, hostile]}]}, {hostile: TEXT})
    assert {type(node) for node in ast.walk(ast.parse(rule.source))}.isdisjoint({ast.Import, ast.Lambda, ast.ListComp})
    calls = [call.func for call in ast.walk(ast.parse(rule.source)) if isinstance(call, ast.Call)]
    assert [ast.unparse(call) for call in calls] == ["rule"]
    assert rule({hostile: hostile}) is True


def test_what_a_comparison_of_an_and_found_is_not_looked_up_again() -> None:
    types: Types = {"n": INTEGER, "m": INTEGER, "vip": BOOLEAN}
    above, below = {">=": [{"var": "n"}, 3]}, {"<": [{"var": "n"}, 9]}
    both = compile({"and": [above, below, {">": [{"var": "m"}, {"var": "n"}]}]}, types)
    assert both.source.count("'n'") == 1
    assert [both({"n": n, "m": 5}) for n in (None, 2, 4, 6, 9)] == [False, False, True, False, False]
    either = compile({"and": [{"or": [above, {"var": "vip"}]}, below]}, types)
    assert either.source.count("'n'") == 2
    assert either({"vip": True}) is False


def test_a_mistake_inside_an_operator_is_not_taken_for_a_name_the_record_lacks() -> None:
    broken = replace(OPERATORS["lower"], source=eager.source("{{}}[{0}]"))
    rule = compile({"lower": [{"var": "name"}]}, {"name": TEXT}, operators={**OPERATORS, "lower": broken})
    with pytest.raises(KeyError, match="小明"):
        rule({"name": "小明"})
    assert rule({}) is None
