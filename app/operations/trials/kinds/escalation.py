"""Ladders: which level a record would have climbed to by its history, and which step comes next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import cast

from app.operations.trials.trial import BAD, GOOD, PLAIN, WARN, Check, Ground, Judged, Line, Trial, at
from app.queries.course import course, raised_by_others
from app.queries.naming import Naming
from app.queries.plain import Seen
from engines.kinds import Text
from engines.rule.escalation.climbing import Climbed, climb, climb_of
from engines.rule.escalation.reading import Ladder
from engines.rule.why import asked

MARKS = {
    "level_1": Text("到第 1 级", "at level 1"),
    "level_2": Text("到第 2 级", "at level 2"),
    "level_3": Text("到第 3 级", "at level 3"),
    "ahead": Text("还会升级", "will climb on"),
    "higher": Text("高于现在的级别", "above today's level"),
    "lower": Text("低于现在的级别", "below today's level"),
}
STAYS = Text("不会升级", "does not climb")


def judge(ground: Ground, records: list[Seen]) -> Iterator[Judged]:
    """Each record climbs the ladder as it is drawn, from the ground."""
    ladder = cast("Ladder", ground.policy)
    for seen in records:
        values = ground.values(seen)
        beside = {name: values[name] for name in ("_ref", "_actor") if name in values}
        moments = course(seen.form, seen.row, ground.past)
        levels = raised_by_others(moments, ladder.key, seen.row, ground.past)
        stages = [(each.at, {**values, **level, **beside}) for each, level in zip(moments, levels, strict=True)]
        climbed = climb(ladder, stages, ground.now)
        yield _judged(ground, ladder, seen, climbed)


def _judged(ground: Ground, ladder: Ladder, seen: Seen, climbed: Climbed) -> Judged:
    values, checks = ground.values(seen), list[Check]()
    if ladder.when is not None:
        told = asked(ladder.when, values, ground.now)
        checks.append({"check": "when", "holds": bool(ladder.when.function(values, ground.now)), **told})
    concerned = bool(climbed.taken or climbed.ahead)
    today = seen.row["level"]
    marks = [f"level_{climbed.level}"] if climbed.taken else []
    marks += ["ahead"] if climbed.ahead else []
    marks += ["higher"] if climbed.level > today else ["lower"] if climbed.level < today else []
    lines = partial(_lines, ground, ladder, seen, climbed)
    return Judged(seen, concerned, tuple(checks), tuple(marks), _answer(climbed, today), lines)


def _answer(climbed: Climbed, today: int) -> Text:
    """Where it stands and why, what comes next, and where it truly is."""
    zh, en = [], []
    if climbed.taken:
        last = climbed.taken[-1]
        zh.append(f"第 {climbed.level} 级：{last.climb.reason.zh}，{at(last.at).zh}")
        en.append(f"level {climbed.level}: {last.climb.reason.en}, {at(last.at).en}")
    if climbed.ahead:
        step = climbed.ahead[0]
        zh.append(f"下一步 {at(step.at).zh}：{step.climb.reason.zh}")
        en.append(f"next {at(step.at).en}: {step.climb.reason.en}")
    if not zh:
        zh.append(STAYS.zh)
        en.append(STAYS.en)
    if climbed.level and not climbed.taken:
        zh.append(f"别的规则已升到第 {climbed.level} 级")
        en.append(f"another rule raised it to level {climbed.level}")
    if climbed.level != today:
        zh.append(f"现在是第 {today} 级" if today else "现在未升级")
        en.append(f"now at level {today}" if today else "not escalated now")
    return Text("；".join(zh), "; ".join(en))


def _lines(ground: Ground, ladder: Ladder, seen: Seen, climbed: Climbed, naming: Naming) -> Iterator[Line]:
    """Every path: taken, to come, or what keeps it away."""
    taken = {step.rule.key: step.at for step in climbed.taken}
    ahead = {step.rule.key: step.at for step in climbed.ahead}
    values = {**ground.values(seen), "_level": climbed.level}
    for rule in ladder.rules:
        path = climb_of(rule)
        why = asked(rule.when, values, ground.now) if rule.when else None
        if rule.key in taken:
            when = at(taken[rule.key])
            yield Line(path.reason, Text(f"已于 {when.zh} 升级", f"climbed {when.en}"), tone=BAD)
        elif rule.key in ahead:
            when = at(ahead[rule.key])
            said = Text(f"将于 {when.zh} 升级，若情况不变", f"climbs {when.en} if nothing changes")
            yield Line(path.reason, said, tone=WARN, why=why)
        elif path.level <= climbed.level:
            yield Line(path.reason, Text("已在这一级或更高", "is as high already"), tone=PLAIN)
        else:
            yield Line(path.reason, Text("条件不成立", "its condition does not hold"), tone=GOOD, why=why)


KIND = Trial(type="escalation", group="policies", label=Text("升级", "Escalation"), judge=judge, marks=MARKS)
