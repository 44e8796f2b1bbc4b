"""What a case expects to find: a record's state, how many there are, or that something is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from app.errors import Failure
from app.live import live
from app.models import event, membership, message, notification, record, task, timer, user
from app.models import instance as instances
from app.runner.steps import DOINGS, Misstep, Play
from app.work import snapshot
from engines import logic
from engines.logic.types import BOOLEAN


def expect(play: Play, step: Mapping[str, Any]) -> None:
    """Everything that is said of the record called `on` must be so."""
    found = _state(play, play.named(step["on"], "/on"), step)
    for name, wanted in step.items():
        if name != "on" and not _FITS.get(name, _same)(play.meant(wanted), found[name]):
            zh = f"{name} 应为 {wanted}，实际为 {found[name]}"
            raise Misstep(f"/{name}", zh, f"{name} should be {wanted}, but is {found[name]}")


def expect_count(play: Play, step: Mapping[str, Any]) -> None:
    """So many records of a form hold this."""
    with play.world.db.read() as conn:
        forms = live(play.world.db, conn).house.forms
        if step["form"] not in forms:
            raise Misstep("/form", f"没有表单“{step['form']}”", f'there is no form "{step["form"]}"')
        form = forms[step["form"]]
        rows = conn.execute(select(record).where(record.c.form == form.key)).mappings().all()
    where = logic.compile(step.get("where", True), form.types, expect=BOOLEAN)
    count = sum(1 for row in rows if where(snapshot(row, row["data"]), play.world.now))
    if count != step["is"]:
        raise Misstep("/is", f"应有 {step['is']} 条，实际 {count} 条", f"there should be {step['is']}, but are {count}")


def expect_refused(play: Play, step: Mapping[str, Any]) -> None:
    """The step inside must be refused, for these fields or with this code."""
    [(name, inner)] = step["step"].items()
    try:
        DOINGS[name](play, inner)
    except Failure as refused:
        _same_refusal(step, refused)
    else:
        raise Misstep("/step", "应被拒绝，却被接受了", "this should be refused, but was accepted")


def _same_refusal(step: Mapping[str, Any], refused: Failure) -> None:
    codes = {refused.code, *(flaw.code for flaw in refused.flaws)}
    if "code" in step and step["code"] not in codes:
        had = ", ".join(sorted(codes))
        raise Misstep(
            "/code", f"代码应为 {step['code']}，实际为 {had}", f"the code should be {step['code']}, but is {had}"
        )
    fields = {flaw.pointer.removeprefix("/data/") for flaw in refused.flaws}
    if "fields" in step and set(step["fields"]) != fields:
        wanted, had = ", ".join(step["fields"]), ", ".join(sorted(fields)) or refused.code
        raise Misstep("/fields", f"应拒绝 {wanted}，实际为 {had}", f"it should refuse {wanted}, but does {had}")


def _state(play: Play, key: int, step: Mapping[str, Any]) -> dict[str, Any]:
    """As much of the record as the step asks about."""
    row = play.world.record(key)
    asked: dict[str, Callable[[], Any]] = {
        "data": lambda: {name: row.data.get(name) for name in step["data"]},
        "open": lambda: sorted(_open(play, key)),
        "flow": lambda: row.flow,
        "messages": lambda: _messages(play, key),
        "notified": lambda: _notified(play, key),
        "fired": lambda: _fired(play, key),
        "not_fired": lambda: _fired(play, key),
        "group": lambda: row.group_key,
        "assignee": lambda: row.assigned,
    }
    plain = {
        name: getattr(row, name) for name in ("status", "priority", "level", "tags", "category", "title", "number")
    }
    return plain | {name: read() for name, read in asked.items() if name in step}


def _open(play: Play, key: int) -> set[str]:
    """The nodes at which the record waits: with an open task or a timer."""
    tasks = select(task.c.node).where(task.c.instance == key, task.c.status == "open")
    timers = select(timer.c.node).join(instances, instances.c.id == timer.c.instance).where(instances.c.record == key)
    with play.world.db.read() as conn:
        return {*conn.execute(tasks).scalars(), *conn.execute(timers).scalars()}


def _messages(play: Play, key: int) -> list[str]:
    """What the customer was told."""
    said = select(message.c.body).where(message.c.record == key, message.c.public, message.c.direction == "out")
    with play.world.db.read() as conn:
        return list(conn.execute(said.order_by(message.c.id)).scalars())


def _notified(play: Play, key: int) -> list[dict[str, str]]:
    """Who was told what: people, their groups, and groups that nobody is in yet."""
    rows = (
        select(user.c.username, membership.c.group_key, notification.c.title)
        .select_from(notification.join(user, user.c.id == notification.c.user))
        .outerjoin(membership, membership.c.user == user.c.id)
        .where(notification.c.record == key)
    )
    told = select(event.c.payload).where(event.c.record == key, event.c.type == "notified")
    with play.world.db.read() as conn:
        people = [(who, row.title) for row in conn.execute(rows) for who in (row.username, row.group_key) if who]
        groups = [(each["name"], each["title"]) for each in conn.execute(told).scalars() if each["name"]]
    seen = dict.fromkeys((who, title["zh"], title["en"]) for who, title in [*people, *groups])
    return [{"to": who, "zh": zh, "en": en} for who, zh, en in seen]


def _fired(play: Play, key: int) -> list[str]:
    """The rules that have fired on the record, as its history tells."""
    by_rules = select(event.c.payload).where(event.c.record == key, event.c.actor_kind == "rule")
    with play.world.db.read() as conn:
        return sorted({each["rule"] for each in conn.execute(by_rules).scalars() if each.get("why") is not None})


def _same(wanted: Any, found: Any) -> bool:
    return bool(wanted == found)


def _was_told(wanted: list[dict[str, str]], found: list[dict[str, str]]) -> bool:
    def told(each: dict[str, str]) -> Iterator[bool]:
        words = each.get("title", "")
        yield from (one["to"] == each["to"] and (words in one["zh"] or words in one["en"]) for one in found)

    return all(any(told(each)) for each in wanted)


_FITS: Mapping[str, Callable[[Any, Any], bool]] = {
    "open": lambda wanted, found: sorted(wanted) == found,
    "tags": lambda wanted, found: set(wanted) <= set(found),
    "messages": lambda wanted, found: all(any(part in said for said in found) for part in wanted),
    "notified": _was_told,
    "fired": lambda wanted, found: set(wanted) <= set(found),
    "not_fired": lambda wanted, found: not set(wanted) & set(found),
}
EXPECTATIONS: Mapping[str, Callable[[Play, Any], None]] = {
    "expect": expect,
    "expect_count": expect_count,
    "expect_refused": expect_refused,
}
