"""Figures: what Plotly accepts, in the reader's language, with money in 元 and durations in hours."""

from typing import Any

import plotly.graph_objects as go
import pytest

from engines.report.figure import EMPTY, FONT, PALETTE, figure
from tests.report.sample import COUNT, read

TIME = {"id": "at", "field": "_created_at"}
GROUP = {"id": "group", "field": "_group"}
MONEY = {"id": "money", "type": "sum", "config": {"field": "amount"}, "label": {"zh": "退款", "en": "Refunds"}}
DURATION = {
    "id": "mttr",
    "type": "average",
    "config": {"field": {"-": [{"var": "_resolved_at"}, {"var": "_created_at"}]}},
    "label": {"zh": "解决时长", "en": "Time to solve"},
}
SHARE = {"id": "share", "type": "ratio", "config": {"of": True}}


class Labels:
    """Names as a shell would know them."""

    def field(self, name: str) -> str:
        return f"<{name}>"

    def value(self, name: str, value: Any) -> str:
        return {"a": "Anna", "b": "Anna"}.get(value, f"{value}!")


def drawn(body: dict[str, Any], rows: list[dict[str, Any]], language: str = "zh") -> dict[str, Any]:
    """The figure, after Plotly accepted all of it."""
    made = figure(read(body), rows, language, Labels())
    go.Figure(made)
    return made


def test_money_is_shown_in_yuan_and_durations_in_hours() -> None:
    """The rows themselves stay in 分 and seconds."""
    body = {"measures": [MONEY, DURATION, SHARE, COUNT], "chart": {"type": "kpi"}}
    made = drawn(body, [{"money": 123_456, "mttr": 5400, "share": 0.5, "n": 3}])
    assert [trace["value"] for trace in made["data"]] == [1234.56, 1.5, 0.5, 3]
    assert [trace["number"]["suffix"] for trace in made["data"]] == [" 元", " 小时", "", ""]
    assert [trace["number"]["valueformat"] for trace in made["data"]] == [",.2f", ",.1f", ".1%", ",d"]
    assert made["data"][0]["title"]["text"] == "退款"


def test_axes_are_titled_in_the_readers_language() -> None:
    """With the unit behind the measure's name."""
    body = {"measures": [MONEY], "dimensions": [{**TIME, "label": {"zh": "日期", "en": "Day"}}]}
    rows = [{"at": "2026-11-11", "money": 100}]
    zh, en = (drawn(body, rows, language)["layout"] for language in ("zh-CN", "en"))
    assert (zh["xaxis"]["title"]["text"], zh["yaxis"]["title"]["text"]) == ("日期", "退款 (元)")
    assert (en["xaxis"]["title"]["text"], en["yaxis"]["title"]["text"]) == ("Day", "Refunds (CNY)")
    untitled = drawn({"dimensions": [GROUP]}, [{"group": "a", "n": 1}])["layout"]
    assert untitled["xaxis"]["title"]["text"] == "<_group>"


def test_two_values_with_one_name_stay_two_bars() -> None:
    """And an absent value is called so."""
    rows = [{"group": "a", "n": 1}, {"group": "b", "n": 2}, {"group": None, "n": 3}]
    [trace] = drawn({"dimensions": [GROUP]}, rows)["data"]
    assert trace["x"] == ["Anna", "Anna (b)", "(未填)"]
    assert trace["y"] == [1, 2, 3]


def test_a_second_dimension_becomes_series_that_all_have_every_position() -> None:
    """Stacked bars must not slip where one has no record."""
    body = {"dimensions": [TIME, {"id": "vip", "field": "vip"}], "chart": {"type": "bar", "config": {"stacked": True}}}
    rows = [{"at": "2026-11-11", "vip": True, "n": 4}, {"at": "2026-11-12", "vip": False, "n": 5}]
    made = drawn(body, rows, "en")
    assert [(trace["name"], trace["y"]) for trace in made["data"]] == [("yes", [4, 0]), ("no", [0, 5])]
    assert made["layout"]["barmode"] == "stack"
    assert made["layout"]["showlegend"]


def test_a_line_runs_along_time() -> None:
    """Each of a few points has its tick; a long line has no markers."""
    days = [{"at": f"2026-{month:02}-{day:02}", "n": 1} for month in range(1, 13) for day in range(1, 9)]
    few, many = days[:5], days[:40]
    body = {"dimensions": [TIME], "chart": {"type": "line", "config": {"area": True}}}
    short = drawn(body, few)
    assert short["layout"]["xaxis"]["type"] == "date"
    assert short["layout"]["xaxis"]["tickvals"] == [row["at"] for row in few]
    assert short["data"][0]["mode"] == "lines+markers"
    assert short["layout"]["xaxis"]["tickformat"] == "%m-%d"
    assert len(drawn(body, days[:12])["layout"]["xaxis"]["tickvals"]) == 6
    assert "tickvals" not in drawn(body, many)["layout"]["xaxis"]
    assert drawn(body, days)["data"][0]["mode"] == "lines"
    assert short["data"][0]["stackgroup"] == "all"


def test_a_heat_map_reads_from_the_top_down() -> None:
    """Weekdays and hours by name; the colour bar says what is counted."""
    dimensions = [{**TIME, "grain": "hour_of_day"}, {"id": "weekday", "field": "_created_at", "grain": "weekday"}]
    rows = [{"at": hour, "weekday": day, "n": hour + day} for hour in (8, 9) for day in range(7)]
    made = drawn({"dimensions": dimensions, "chart": {"type": "heatmap"}}, rows)
    [trace] = made["data"]
    assert trace["x"] == ["08:00", "09:00"]
    assert trace["y"] == ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]
    assert trace["z"][1] == [9, 10]
    assert made["layout"]["yaxis"]["autorange"] == "reversed"


@pytest.mark.parametrize("chart", ["bar", "line"])
def test_no_data_says_so(chart: str) -> None:
    """Instead of an empty grid."""
    made = drawn({"dimensions": [TIME], "chart": {"type": chart}}, [])
    assert made["data"] == []
    assert made["layout"]["annotations"][0]["text"] == EMPTY.zh


def test_every_figure_has_our_fonts_and_colours() -> None:
    """The template goes by name: the browser has it, and inlined it would be most of the answer."""
    layout = drawn({"measures": [COUNT], "chart": {"type": "kpi"}}, [{"n": None}])["layout"]
    assert (layout["template"], layout["font"]["family"], layout["colorway"]) == ("plotly_white", FONT, list(PALETTE))


@pytest.mark.parametrize(("stacked", "steps"), [(False, {"tick0": 0, "dtick": 1}), (True, {})])
def test_few_whole_numbers_have_a_tick_each(stacked: bool, steps: dict[str, int]) -> None:
    """Else 1, 1 and 2 would stand where 1, 1.5 and 2 are meant; stacked bars reach further."""
    body = {
        "dimensions": [GROUP, {"id": "vip", "field": "vip"}],
        "chart": {"type": "bar", "config": {"stacked": stacked}},
    }
    rows = [{"group": "a", "vip": True, "n": 4}, {"group": "a", "vip": False, "n": 5}]
    axis = drawn(body, rows)["layout"]["yaxis"]
    assert {name: axis[name] for name in ("tick0", "dtick") if name in axis} == steps
    assert axis["tickformat"] == ",d"


def test_axes_of_money_leave_out_decimals_that_say_nothing() -> None:
    """The numbers themselves keep theirs where they are pointed at."""
    made = drawn({"measures": [MONEY], "dimensions": [GROUP]}, [{"group": "a", "money": 120_000}])
    assert made["layout"]["yaxis"]["tickformat"] == ",.2~f"
    assert "dtick" not in made["layout"]["yaxis"]
    assert "%{y:,.2f}" in made["data"][0]["hovertemplate"]


def test_a_legend_stands_in_the_order_of_the_series() -> None:
    """Plotly turns it round under stacked bars."""
    assert drawn({"dimensions": [GROUP]}, [{"group": "a", "n": 1}])["layout"]["legend"]["traceorder"] == "normal"
