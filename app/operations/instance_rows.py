"""A flow's instance as rows and back: written is only what differs from what was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import Table, bindparam, delete, exists, insert, select, update

from app.hot import Hot, read_together
from app.models import catch, incident, instance, task, timer, token
from app.operations.calls import tell_caller
from app.outbox import Job
from app.work import Work
from engines.flow.state import Catch, FlowState, Task, Timer, Token


def load_instance(work: Work) -> None:
    """Put the record's instance into `work`, once; its closed tasks only as far as its tokens still stand by them."""
    if work.instance is not None or work.fresh:
        return
    key, flow = {"instance": work.id}, work.flow
    questions = [_INSTANCE, _TOKENS, _TASKS]
    if flow is None or flow.timed:
        questions.append(_TIMERS)
    if flow is None or flow.messages:
        questions.append(_CATCHES)
    rows = dict(zip(questions, read_together(work.conn, *((each, key) for each in questions)), strict=True))
    found = rows[_INSTANCE]
    if not found:
        return
    [work.instance] = [about] = found
    work.state = work.loaded = FlowState(
        about["status"],
        about["next_id"],
        tuple(Token(**row) for row in rows[_TOKENS]),
        tuple(Task(**row) for row in rows[_TASKS]),
        tuple(Timer(**row) for row in rows.get(_TIMERS, ())),
        about["vars"],
        tuple(Catch(**row) for row in rows.get(_CATCHES, ())),
    )


def keep_instance(work: Work) -> None:
    """Write what became of the instance; its timers become jobs, or are called off."""
    after, before = work.state, work.loaded
    if after is None or after == before or work.flow is None:
        return
    state = {"status": after.status, "next_id": after.next_id, "vars": dict(after.vars)}
    if work.instance is None:
        pinned = {"flow": work.flow.key, "release": work.core["release"]}
        key = work.id
        work.instance = {"id": key, "record": key, "rev": 1, **pinned, **state}
        _NEW_INSTANCE(work.conn, [work.instance])
    else:
        key = work.instance["id"]
        _KEEP_INSTANCE(work.conn, [{"instance_": key, **state}])
    before = before or FlowState("running", 1, (), (), (), {})
    if after.tokens != before.tokens:
        _keep_tokens(work, key, before.tokens, after.tokens)
    _keep_tasks(work, key, before.tasks, (work.closed | {each.id: each for each in after.tasks}).values())
    if after.timers != before.timers:
        _keep_timers(work, key, before.timers, after.timers)
    if after.catches != before.catches:
        _keep_catches(work, key, before.catches, after.catches)
    tell_caller(work, before, after)


def _keep_tokens(work: Work, key: int, before: tuple[Token, ...], after: tuple[Token, ...]) -> None:
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    gone = [number for number in old if new.get(number) != old[number]]
    _DROP_TOKENS(work.conn, [{"instance_": key, "id_": number} for number in gone])
    rows = [
        {"instance": key, "id": each.id, "node": each.node, "memo": dict(each.memo)}
        for each in after
        if old.get(each.id) != each
    ]
    _NEW_TOKENS(work.conn, rows)
    unstuck = [number for number in gone if old[number].status == "incident"]
    over = [number for number in unstuck if number not in new or new[number].status != "incident"]
    _CLOSE_INCIDENTS(work.conn, [{"record_": work.id, "token_": number, "now_": work.now} for number in over])


def _keep_tasks(work: Work, key: int, before: Iterable[Task], after: Collection[Task]) -> None:
    old = {each.id: each for each in before}
    _NEW_TASKS(work.conn, [_new_task(work, key, each) for each in after if each.id not in old])
    changed = [_changed_task(work, key, each) for each in after if each.id in old and each != old[each.id]]
    _KEEP_TASK(work.conn, changed)


def _keep_timers(work: Work, key: int, before: tuple[Timer, ...], after: tuple[Timer, ...]) -> None:
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    gone = [number for number in old if new.get(number) != old[number]]
    _DROP_TIMERS(work.conn, [{"instance_": key, "id_": number} for number in gone])
    work.called_off.extend(f"timer:{key}:{number}" for number in gone if number not in new)
    rows = []
    for each in (each for each in after if old.get(each.id) != each):
        rows.append(
            {"instance": key, "id": each.id, "token": each.token, "node": each.node, "at": each.at, "port": each.port}
        )
        payload = {"instance": key, "timer": each.id}
        work.jobs.append(Job("flow_timer", payload, each.at, f"timer:{key}:{each.id}", work.id, priority=5))
    _NEW_TIMERS(work.conn, rows)


def _keep_catches(work: Work, key: int, before: tuple[Catch, ...], after: tuple[Catch, ...]) -> None:
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    gone = [number for number in old if new.get(number) != old[number]]
    _DROP_CATCHES(work.conn, [{"instance_": key, "id_": number} for number in gone])
    fresh = [each for each in after if old.get(each.id) != each]
    _NEW_CATCHES(work.conn, [{"instance": key, **{name: getattr(each, name) for name in _CATCH}} for each in fresh])


def _new_task(work: Work, key: int, each: Task) -> dict[str, Any]:
    assert work.flow is not None
    name = work.flow.nodes[each.node].name
    fixed = {"instance": key, "id": each.id, "record": work.id, "node": each.node, "token": each.token}
    mutable = {"user": each.user, "group_key": each.group, "status": each.status, "action": each.action, "by": each.by}
    return (
        fixed
        | mutable
        | {
            "name": {"zh": name.zh, "en": name.en},
            "kind": each.kind,
            "customer": each.customer,
            "due_at": each.due_at,
            "created_at": work.now,
            "closed_at": None if each.is_due else work.now,
            "ticks": each.ticks,
        }
    )


def _changed_task(work: Work, key: int, each: Task) -> dict[str, Any]:
    return {
        "instance_": key,
        "id_": each.id,
        "user_": each.user,
        "group_": each.group,
        "status_": each.status,
        "action_": each.action,
        "by_": each.by,
        "due_": each.due_at,
        "closed_": None if each.is_due else work.now,
        "ticks_": each.ticks,
    }


def _drop(table: Table) -> Hot:
    return Hot(delete(table).where(table.c.instance == bindparam("instance_"), table.c.id == bindparam("id_")))


def _parts(table: Table, part: type[Any], *where: Any) -> Hot:
    """Those of one instance, as the values that they are."""
    named = {"group": "group_key"}
    columns = (table.c[named.get(each.name, each.name)].label(each.name) for each in fields(part))
    return Hot(select(*columns).where(table.c.instance == bindparam("instance"), *where).order_by(table.c.id))


_INSTANCE = Hot(select(instance).where(instance.c.id == bindparam("instance")))
_LIVES = exists().where(token.c.instance == task.c.instance, token.c.id == task.c.token)
_TOKENS, _TASKS = _parts(token, Token), _parts(task, Task, (task.c.status == "open") | _LIVES)
_TIMERS, _CATCHES = _parts(timer, Timer), _parts(catch, Catch)
_CATCH = tuple(each.name for each in fields(Catch))
_NEW_INSTANCE = Hot(insert(instance))
_KEEP_INSTANCE = Hot(
    update(instance)
    .where(instance.c.id == bindparam("instance_"))
    .values(
        status=bindparam("status"),
        next_id=bindparam("next_id"),
        vars=bindparam("vars"),
        rev=instance.c.rev + 1,
    )
)
_DROP_TOKENS, _DROP_TIMERS, _DROP_CATCHES = _drop(token), _drop(timer), _drop(catch)
# Who retries or skips closes the incident themselves; this is for tokens that were cancelled or helped otherwise.
_CLOSE_INCIDENTS = Hot(
    update(incident)
    .where(
        incident.c.record == bindparam("record_"),
        incident.c.token == bindparam("token_"),
        incident.c.status == "open",
    )
    .values(status="over", closed_at=bindparam("now_"))
)
_NEW_TOKENS, _NEW_TASKS = Hot(insert(token)), Hot(insert(task))
_NEW_TIMERS, _NEW_CATCHES = Hot(insert(timer)), Hot(insert(catch))
_KEEP_TASK = Hot(
    update(task)
    .where(task.c.instance == bindparam("instance_"), task.c.id == bindparam("id_"))
    .values(
        user=bindparam("user_"),
        group_key=bindparam("group_"),
        status=bindparam("status_"),
        action=bindparam("action_"),
        by=bindparam("by_"),
        due_at=bindparam("due_"),
        closed_at=bindparam("closed_"),
        ticks=bindparam("ticks_"),
    )
)
