"""Routing: who would get a record if it waited for somebody now, with every score and objection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, cast

from app.hot import Hot
from app.operations.candidates import candidates
from app.operations.trials.trial import BAD, GOOD, PLAIN, Check, Ground, Judged, Line, Trial, all_hold
from app.queries.course import as_routing_saw_it
from app.queries.naming import Naming
from app.queries.phrases import value_of
from app.queries.plain import Seen
from app.queries.routings import OUT, score_of
from app.work import Work
from engines.definition import Definition
from engines.kinds import Text
from engines.needs import Ask, Candidates, Needs
from engines.rule.routing.choosing import Candidate, Routed, route
from engines.rule.routing.reading import RoutingPolicy

MARKS = {
    "same": Text("仍是现在的处理人", "stays with whom it is"),
    "other": Text("会派给别人", "goes to somebody else"),
    "fresh": Text("现在没有人，会派出", "has nobody, finds somebody"),
    "nobody": Text("没有人可派", "nobody is free"),
    "elsewhere": Text("在行外的小组，不动", "stays with a group outside of its row"),
    "unrouted": Text("没有符合的行", "no row fits"),
}
ELSE = Text("不适用", "does not apply")
NO_ROW = Text("路由表里没有符合的行", "no row of the matrix fits")


def judge(ground: Ground, records: list[Seen]) -> Iterator[Judged]:
    """Each by itself: that one record goes to somebody does not fill them up for the next."""
    policy = cast("RoutingPolicy", ground.policy)
    rivals = ground.rivals(ground.sight.live.house.routings.get(policy.form, ()), policy)
    for seen in records:
        values = {**ground.values(seen), **as_routing_saw_it(seen.form, seen.row, ground.past)}
        checks = ground.checks(rivals, policy, values)
        if not all_hold(checks):
            yield Judged(seen, False, checks, (), ELSE)
            continue
        yield _judged(policy, ground.document, seen, checks, values, _routed(ground, policy, seen, values), ground.now)


def _routed(ground: Ground, policy: RoutingPolicy, seen: Seen, values: Mapping[str, Any]) -> Routed | None:
    """What the engine says; nobody is kept from being chosen by others meanwhile."""
    core = dict(seen.row) | {"assignee": None, "group_key": values["_group"]}
    live, row = ground.sight.live, seen.row
    work = Work(ground.conn, live, seen.form, None, ground.sight.actor, ground.now, core, row["data"])
    known: dict[Ask, Any] = {}
    while isinstance(found := route(policy, values, ground.now, known), Needs):
        known |= {ask: candidates(work, ask, _look) for ask in found.asks if isinstance(ask, Candidates)}
    return found


def _look(work: Work, keys: Any, question: Hot, values: dict[str, Any]) -> list[dict[str, Any]]:
    """Without holding anybody."""
    return question.read(work.conn, **values)


def _judged(
    policy: RoutingPolicy,
    document: Definition,
    seen: Seen,
    checks: tuple[Check, ...],
    values: Mapping[str, Any],
    routed: Routed | None,
    now: int,
) -> Judged:
    hits = policy.matrix.explain(values, now)["hits"]
    row = policy.matrix.ids.index(hits[0]) + 1 if hits else None
    asked: tuple[Check, ...] = (*checks, {"check": "route", "holds": row is not None, "row": row})
    holder, questions = seen.row["assignee"], partial(_questions, policy, document, values, now)
    if row is None:
        return Judged(seen, True, asked, ("unrouted",), NO_ROW, questions)
    if routed is None:
        asked = (*asked, {"check": "group", "holds": False})
        return Judged(seen, True, asked, ("elsewhere",), partial(_outside, row, values["_group"]), questions)
    mark = "nobody" if routed.user is None else "fresh" if holder is None else "same"
    mark = "other" if routed.user is not None and holder not in (None, routed.user) else mark
    mention = {"user": holder, "routing": {"candidates": [{"user": each.user} for each in routed.candidates]}}
    answer, lines = partial(_answer, routed, holder), partial(_lines, policy, routed, holder)
    return Judged(seen, True, asked, (mark,), answer, lines, mention)


def _questions(
    policy: RoutingPolicy, document: Definition, values: Mapping[str, Any], now: int, naming: Naming
) -> Iterator[Line]:
    """What the matrix asked, and how the record answered."""
    for written, column in zip(document.body.get("inputs", ()), policy.matrix.columns, strict=True):
        path = written["expr"].get("var") if isinstance(written.get("expr"), dict) else None
        place = path if isinstance(path, str) else None
        value = column.read(values, now)
        shown = (value_of(value, place, str(column.type), naming, language) for language in ("zh", "en"))
        yield Line(column.label, Text(*shown))


def _outside(row: int, group: str, naming: Naming) -> Text:
    name = naming.group(group)
    return Text(f"不动：它在{name.zh}，不是第 {row} 行的小组", f"stays: {name.en} has it, which is not in row {row}")


def _answer(routed: Routed, holder: int | None, naming: Naming) -> Text:
    group = naming.group(routed.group)
    if routed.user is None:
        zh, en = f"留在{group.zh}：没有人可派", f"waits in {group.en}: nobody is free"
    else:
        person = naming.person(routed.user)
        zh, en = f"派给{person.zh}（{group.zh}）", f"goes to {person.en} ({group.en})"
    if holder is not None and holder != routed.user:
        now = naming.person(holder)
        zh, en = f"{zh}；现在在{now.zh}手上", f"{en}; {now.en} has it now"
    return Text(zh, en)


def _lines(policy: RoutingPolicy, routed: Routed, holder: int | None, naming: Naming) -> Iterator[Line]:
    """Everybody who was looked at, the chosen one first."""
    for each in sorted(routed.candidates, key=lambda one: one.user != routed.user):
        said = OUT.get(each.out or "") or score_of(each.total, each.parts, policy)
        tone = GOOD if each.user == routed.user else BAD if each.out else PLAIN
        yield Line(_who(each, routed, holder, naming), said, tone=tone)


def _who(each: Candidate, routed: Routed, holder: int | None, naming: Naming) -> Text:
    person, group = naming.person(each.user), naming.group(each.group)
    zh, en = f"{person.zh}（{group.zh}，{each.load}/{each.cap}）", f"{person.en} ({group.en}, {each.load}/{each.cap})"
    zh, en = (f"{zh} · 现在的处理人", f"{en} · has it now") if each.user == holder else (zh, en)
    return Text(f"→ {zh}", f"→ {en}") if each.user == routed.user else Text(zh, en)


KIND = Trial(type="routing", group="policies", label=Text("派单", "Routing"), judge=judge, marks=MARKS)
