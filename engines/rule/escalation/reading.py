"""Reads an escalation ladder: dimensions by levels, each cell a path at whose end somebody is told or takes over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engines.definition import KEY, TEXT_SCHEMA, Definition, text
from engines.effects import Effect, Escalate, Notify, Recipient, StartSla
from engines.errors import escape
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN, INSTANT
from engines.rule.derived import derived
from engines.rule.kind import Due, Moment, Watch
from engines.rule.policy import CALENDAR, COMMON, Around, body, calendar, condition, finished, reading
from engines.rule.reader import Reader
from engines.rule.rule import Rule, Step
from engines.rule.settings import TEN_YEARS, Schema, choice, labelled, name, settings, whole
from engines.rule.sla.reading import METRICS

LEVELS = 3
SINCE = "_created_at"
TELL: Schema = labelled(
    {
        "type": "array",
        "items": settings(
            "of",
            of=choice("通知谁", "Whom", "manager", "group", "assignee", "user"),
            name=labelled({"type": "string", "minLength": 1, "maxLength": 64}, "小组或用户名", "Group or user"),
        ),
        "maxItems": 10,
    },
    *("通知", "Tell", "recipients"),
)
LEVEL: Schema = settings(
    "level",
    level=whole("级别", "Level", 1, LEVELS),
    tell=TELL,
    channel=choice("渠道", "Channel", "in_app", "mail", "sms", "webhook", usual="in_app"),
    take_over=name("接手小组", "Taken over by", "group"),
    restart=labelled(
        {"type": "array", "items": {"enum": list(METRICS)}, "uniqueItems": True}, "重新计时", "Clocks that begin anew"
    ),
)
STEP: Schema = settings(
    *("level", "after"),
    level=whole("级别", "Level", 1, LEVELS),
    after=labelled({"type": "integer", "minimum": 0, "maximum": TEN_YEARS}, "等待", "After", "duration"),
    when=labelled({"type": ["object", "boolean"]}, "条件", "When", "logic"),
    tell=TELL,
    take_over=name("接手小组", "Taken over by", "group"),
)
DIMENSION: Schema = settings(
    *("id", "name", "steps"),
    id={"type": "string", "pattern": KEY},
    name=labelled(TEXT_SCHEMA, "维度", "Dimension", "text"),
    since=name("从何时起算", "Counted from", "field"),
    when=labelled({"type": ["object", "boolean"]}, "条件", "When", "logic"),
    steps=labelled({"type": "array", "items": STEP, "minItems": 1, "maxItems": LEVELS}, "各级", "Levels"),
)
BODY: Schema = body(
    *("levels", "dimensions"),
    **COMMON,
    calendar=CALENDAR,
    levels=labelled({"type": "array", "items": LEVEL, "minItems": 1, "maxItems": LEVELS}, "级别", "Levels", "levels"),
    dimensions=labelled(
        {"type": "array", "items": DIMENSION, "minItems": 1, "maxItems": 20}, "维度", "Dimensions", "ladder"
    ),
)
OPEN: Mapping[str, Any] = {"in": [{"var": "_status_category"}, ["new", "open", "pending", "on_hold"]]}


@dataclass(frozen=True)
class Ladder:
    """A ladder as read: one rule for every path, that is for every level of every dimension. `when` is in each."""

    key: str
    name: Text
    form: str
    enabled: bool
    when: Compiled | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Climb:
    """What a path does: the level it leads to and why, who is told by which way, who takes over, what begins anew."""

    level: int
    reason: Text
    tell: tuple[Recipient, ...]
    channel: str
    take_over: str | None
    restart: tuple[str, ...]


def read_ladder(definition: Definition, around: Around) -> Ladder:
    """The ladder. Raises BadDefinition with every problem."""
    reader, written = reading(definition, BODY, around), definition.body
    when = condition(written, reader)
    hours = calendar(written.get("calendar"), around, reader)
    levels = _levels(written["levels"], reader)
    rules: list[Rule] = []
    seen: set[str] = set()
    for index, dimension in enumerate(written["dimensions"]):
        here = f"/dimensions/{index}"
        if dimension["id"] in seen:
            zh, en = f"编号“{dimension['id']}”重复", f'the id "{dimension["id"]}" exists twice'
            reader.refuse(f"{here}/id", "repeated_id", zh, en)
        seen.add(dimension["id"])
        since = _since(dimension, here, reader)
        for place, step in _steps(dimension, here, levels, reader):
            due = Due(since, step["after"], hours)
            rules += _path(definition, dimension, step, levels[step["level"]], due, place, reader)
    finished(reader)
    enabled = written.get("enabled", True)
    return Ladder(definition.key, definition.name, written["form"], enabled, when, tuple(rules))


def _levels(listed: list[Mapping[str, Any]], reader: Reader) -> dict[int, Mapping[str, Any]]:
    """What each level means; every level once."""
    made: dict[int, Mapping[str, Any]] = {}
    for index, level in enumerate(listed):
        if level["level"] in made:
            zh, en = f"第 {level['level']} 级写了两次", f"level {level['level']} is there twice"
            reader.refuse(f"/levels/{index}/level", "repeated_id", zh, en)
        made[level["level"]] = level
        _check_people(level, f"/levels/{index}", reader)
    return made


def _check_people(said: Mapping[str, Any], here: str, reader: Reader) -> None:
    reader.group(said.get("take_over"), f"{here}/take_over")
    for index, to in enumerate(said.get("tell", ())):
        place = f"{here}/tell/{index}/name"
        if to["of"] == "group":
            reader.group(to.get("name", ""), place)
        elif to["of"] == "user" and "name" not in to:
            reader.refuse(place, "missing_property", "请填写用户名", "name the user")
        elif to["of"] == "manager":
            reader.group(to.get("name"), place)


def _since(dimension: Mapping[str, Any], here: str, reader: Reader) -> str:
    """The instant that a dimension counts from."""
    since: str = dimension.get("since", SINCE)
    if reader.known(since, reader.types, f"{here}/since") not in (INSTANT, None):
        zh, en = f"“{since}”不是时间字段，无法从它起算", f'"{since}" is not a date with time: nothing counts from it'
        reader.refuse(f"{here}/since", "not_an_instant", zh, en)
    return since


def _steps(
    dimension: Mapping[str, Any], here: str, levels: Mapping[int, Any], reader: Reader
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The steps of a dimension that lead somewhere, with their places; each level once."""
    seen: set[int] = set()
    for index, step in enumerate(dimension["steps"]):
        place, level = f"{here}/steps/{index}", step["level"]
        if level not in levels:
            reader.refuse(f"{place}/level", "unknown_level", f"没有第 {level} 级", f"there is no level {level}")
            continue
        if level in seen:
            zh, en = f"第 {level} 级写了两次", f"level {level} is there twice"
            reader.refuse(f"{place}/level", "repeated_id", zh, en)
            continue
        seen.add(level)
        _check_people(step, place, reader)
        yield place, step


def _path(
    definition: Definition,
    dimension: Mapping[str, Any],
    step: Mapping[str, Any],
    level: Mapping[str, Any],
    due: Due,
    place: str,
    reader: Reader,
) -> Iterator[Rule]:
    """One cell of the ladder as a rule: it waits for its time while all its conditions hold and the level is lower."""
    dimension_place = place.partition("/steps")[0]
    before = len(reader.problems)
    for written, here in ((dimension, f"{dimension_place}/when"), (step, f"{place}/when")):
        condition(written, reader, here)
    if len(reader.problems) > before:
        return
    asked = [each["when"] for each in (definition.body, dimension, step) if "when" in each]
    all_of = {"and": [OPEN, {"<": [{"var": "_level"}, step["level"]]}, *_climbed(dimension, step), *asked]}
    when = reader.logic(all_of, BOOLEAN, place + escape("when"))
    called = text(dimension["name"])
    number = step["level"]
    climb = Climb(
        level=number,
        reason=Text(f"{called.zh}（第 {number} 级）", f"{called.en} (level {number})"),
        tell=tuple(Recipient(to["of"], to.get("name")) for to in step.get("tell", level.get("tell", ()))),
        channel=level.get("channel", "in_app"),
        take_over=step.get("take_over", level.get("take_over")),
        restart=tuple(level.get("restart", ())),
    )
    title = Text(f"{definition.name.zh}：{climb.reason.zh}", f"{definition.name.en}: {climb.reason.en}")
    key = f"{definition.key}.{dimension['id']}.{number}"
    watch = Watch(events=frozenset({"due"}), due=due)
    yield derived(definition, key, title, watch, when, [Step("climb", (), climb, _climb)], reader)


def _climbed(dimension: Mapping[str, Any], step: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """That the step before was climbed, where that comes first anyway: so a record waits for one step at a time."""
    below = [each for each in dimension["steps"] if each["level"] < step["level"]]
    last = max(below, key=lambda each: int(each["level"]), default=None)
    if last is None or "when" in last or last["after"] > step["after"]:
        return []
    return [{">=": [{"var": "_level"}, last["level"]]}]


def _climb(plan: Climb, moment: Moment) -> tuple[Effect, ...]:
    """The new level, whoever is to be told, and clocks that begin anew for those who take over."""
    title = Text(f"{{_number}} 升级到 {plan.level} 级", f"{{_number}} escalated to level {plan.level}")
    told = tuple(Notify(plan.channel, to, title, plan.reason) for to in plan.tell)
    anew: tuple[Effect, ...] = (StartSla("", plan.restart, restart=True),) if plan.restart else ()
    return (Escalate(plan.level, plan.take_over, plan.reason), *anew, *told)
