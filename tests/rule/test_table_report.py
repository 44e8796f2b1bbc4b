"""What the designer's grid shows of a decision table: overlaps, gaps that can be filled, and the table's own tests."""

from typing import Any

from hypothesis import assume, given

from engines.errors import BadDefinition
from engines.rule.table import read_table
from engines.rule.table_report import report
from engines.rule.table_survey import Survey
from engines.rule.table_words import cells_of
from tests.rule.test_table import tables
from tests.rule.world import FORMS, rule_of

TABLE: dict[str, Any] = {
    "hit": "UNIQUE",
    "inputs": [
        {"expr": {"var": "level"}, "label": {"zh": "会员等级", "en": "Level"}},
        {"expr": {"var": "amount"}, "label": {"zh": "金额", "en": "Amount"}},
    ],
    "outputs": [{"name": "note"}],
    "rules": [
        {"id": "vip", "when": [{"in": ["gold", "vip"]}, {"any": True}], "then": ["a"]},
        {"id": "small", "when": [{"!=": "vip"}, {"between": [0, 500]}], "then": ["b"]},
    ],
}


def of(table: dict[str, Any], language: str = "zh") -> dict[str, Any]:
    return report(table, language, FORMS["ticket"])


def test_an_overlap_names_both_rows_and_the_values_that_fit_them() -> None:
    found = of(TABLE)
    assert found["overlaps"] == [
        {
            "rows": [0, 1],
            "ids": ["vip", "small"],
            "where": [{"==": "gold"}, {">=": 0, "<=": 500}],
            "words": "会员等级为 gold，金额不小于 0且不大于 500",
            "allowed": False,
        }
    ]
    [problem] = [each for each in found["problems"] if each["code"] == "overlap"]
    assert (problem["pointer"], problem["row"], problem["column"], problem["severity"]) == (
        "/rules/1",
        1,
        None,
        "error",
    )


def test_a_gap_comes_with_the_row_that_fills_it() -> None:
    [gap] = of(TABLE, "en")["gaps"]
    assert gap == {"when": [{"==": "normal"}, {">": 500}], "words": "Level is normal, Amount is above 500"}
    filled = {**TABLE, "rules": [*TABLE["rules"], {"when": gap["when"], "then": ["c"]}]}
    assert of(filled)["gaps"] == []


def test_a_table_that_cannot_be_read_says_at_which_cell() -> None:
    broken = {**TABLE, "rules": [{"when": [{"==": "gold"}, {">": "much"}], "then": ["a"]}]}
    found = of(broken)
    [problem] = found["problems"]
    assert (problem["row"], problem["column"], problem["part"]) == (0, 1, "when")
    assert found["overlaps"] == found["gaps"] == found["tests"] == []


@given(tables(("FIRST", "UNIQUE", "PRIORITY", "COLLECT")))
def test_the_cells_of_a_finding_are_a_row_that_lies_within_it(table: dict[str, Any]) -> None:
    """A gap's cells, inserted as a row, fit values that no other row fits."""
    read = read_table(table)
    survey = Survey(read)
    gap = survey.gap()
    assume(gap is not None and table["inputs"])
    assert gap is not None
    row = {"id": "new", "when": cells_of(read.columns, gap), "then": [1]}
    after = Survey(read_table({**table, "rules": [*table["rules"], row]}))
    present = [space & ~(1 << column.absent) for column, space in zip(after.table.columns, after.space, strict=True)]
    inside = tuple(mine & space for mine, space in zip(after.rows[-1], present, strict=True))
    assert all(inside)
    assert after.leftover(inside, after.rows[:-1]) is not None


def with_tests(*tests: dict[str, Any]) -> dict[str, Any]:
    return {**TABLE, "hit": "FIRST", "tests": list(tests)}


GOOD = {"id": "gold", "when": {"level": "gold", "amount": 5}, "then": {"note": "a"}}
BAD = {"when": {"level": "normal", "amount": 5}, "then": {"note": "a"}}


def test_a_test_inside_a_table_says_what_it_found_instead() -> None:
    good, bad = of(with_tests(GOOD, BAD), "en")["tests"]
    assert (good["passed"], good["hits"]) == (True, ["vip"])
    assert (bad["passed"], bad["found"], bad["hits"]) == (False, {"note": "b"}, ["small"])
    assert bad["message"] == 'expected {"note": "a"}, found {"note": "b"} (rows that fit: small)'


def test_a_violated_hit_policy_fails_the_test() -> None:
    [found] = of({**TABLE, "tests": [GOOD]}, "en")["tests"]
    assert (found["passed"], found["message"]) == (False, "only one row may fit, but these do: vip, small")


def test_a_rule_whose_table_fails_its_own_test_is_refused_at_the_test() -> None:
    trigger = {"type": "created", "config": {}}
    rule_of({"table": with_tests(GOOD), "trigger": trigger})
    try:
        rule_of({"table": with_tests(GOOD, BAD), "trigger": trigger})
    except BadDefinition as refused:
        errors = [each for each in refused.problems if each.severity == "error"]
        assert [(each.pointer, each.code) for each in errors] == [("/body/table/tests/1", "table_test_failed")]
    else:
        raise AssertionError("it was accepted")


def test_a_test_cannot_name_what_there_is_not() -> None:
    wrong = {"when": {"levle": "gold", "amount": "much", "_actor": {"grp": "x"}}, "then": {"nte": "a"}}
    found = of(with_tests(wrong))
    assert {(each["pointer"], each["code"]) for each in found["problems"] if each["part"] == "test"} == {
        ("/tests/0/when/levle", "unknown_field"),
        ("/tests/0/when/amount", "type_mismatch"),
        ("/tests/0/when/_actor/grp", "unknown_field"),
        ("/tests/0/then/nte", "unknown_output"),
    }
    assert found["tests"] == []


def test_dates_with_time_may_be_written_out_in_a_test() -> None:
    table = {
        "hit": "FIRST",
        "inputs": [{"expr": {"var": "moved_at"}, "type": "date"}],
        "outputs": [{"name": "note", "default": "late"}],
        "rules": [{"id": "a", "when": [{"<": "2026-11-11T00:00:00+08:00"}], "then": ["early"]}],
        "tests": [{"when": {"moved_at": "2026-11-10T23:59:59+08:00"}, "then": {"note": "early"}}],
    }
    found = of(table)
    assert found["tests"][0]["passed"]
    assert found["gaps"][0]["when"] == [{">=": "2026-11-10T16:00:00Z"}]
