"""Somebody finishes a task, claims it, gives it back or passes it on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from app.actor import Actor
from app.db import Database
from app.errors import Conflict, Flaw, Invalid, NotFound
from app.hot import Hot
from app.live import Live, live
from app.models import task
from app.operations.bear import accept, conclude, tie_files
from app.operations.begin import open_record, refuse_frozen
from app.operations.instance_rows import load_instance
from app.operations.recompute import recompute
from app.operations.repeats import Request, begun, remember
from app.operations.settle import hear, moment, settle
from app.operations.tell_of_favour import tell_of_favour
from app.work import Work
from engines.flow.people import CLOSED
from engines.flow.signals import (
    Act,
    AddSigner,
    Claim,
    Delegate,
    Release,
    RemoveSigner,
    SendBack,
    Signal,
    Tick,
    Transfer,
    Urge,
    Withdraw,
)
from engines.flow.work import Work as Plan
from engines.form.files import file_ids
from engines.form.rights import Rights
from engines.kinds import Text
from engines.rule.firing import Event

NO_TASK = ("这项待办", "this task")
FAVOURS: Mapping[str, Callable[[int, int, Said], Signal]] = {
    "claim": lambda task, me, said: Claim(task, me),
    "release": lambda task, me, said: Release(task),
    "transfer": lambda task, me, said: Transfer(task, said.user, said.group, said.comment),
    "add_signer": lambda task, me, said: AddSigner(task, said.user, said.how, said.comment),
    "remove_signer": lambda task, me, said: RemoveSigner(task, said.user, said.comment),
    "delegate": lambda task, me, said: Delegate(task, said.user, said.comment),
    "send_back": lambda task, me, said: SendBack(task, said.comment),
    "withdraw": lambda task, me, said: Withdraw(task),
    "urge": lambda task, me, said: Urge(task),
    "tick": lambda task, me, said: Tick(task, said.item),
    "untick": lambda task, me, said: Tick(task, said.item, done=False),
}
"""What can be done with a task besides finishing it."""

NOT_HERE = Text("在这一步不能填写", "this is not to be filled in at this step")


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wants with a task, as the outside says it."""

    action: str
    data: Mapping[str, Any]
    comment: str
    user: int | None
    group: str | None
    how: str
    item: str


@dataclass(frozen=True, slots=True)
class Acted:
    """The task's record after it."""

    record: int
    rev: int


def act_on_task(
    db: Database,
    task_id: str,
    action: str,
    actor: Actor,
    now: int,
    *,
    data: Mapping[str, Any] | None = None,
    comment: str = "",
    user: int | None = None,
    group: str | None = None,
    how: str = "",
    item: str = "",
    ticks: Iterable[str] = (),
    record: int | None = None,
    idempotency_key: str | None = None,
) -> Acted:
    """Do `action` (one of FAVOURS or of the task's own) on the task "<instance>-<id>".

    Whether `actor` may is for the flow to say. `item` of the checklist is what is ticked or unticked; `ticks` are those
    that are ticked off with it, before anything else is done. `record` is the one whose link a customer holds: no task
    of another record is theirs. The same `idempotency_key` again changes nothing and has the same answer. Raises
    NotFound, Conflict (done already, not theirs, not ticked), Invalid.
    """
    of, number = _parts(task_id)
    if record is not None and of != record:
        raise NotFound(*NO_TASK)
    said, ticked = Said(action, data or {}, comment, user, group, how, item), tuple(ticks)
    request = None
    if idempotency_key:
        request = Request.of(f"act/{task_id}", actor, idempotency_key, [asdict(said), ticked])

    def work(conn: Connection) -> Acted:
        case = _open(conn, live(db, conn), of, actor, now)
        before = begun(db, conn, request)[1] if request else None
        if before is not None:
            return Acted(before["id"], before["rev"])
        refuse_frozen(case)
        signal = _signal(case, number, said)
        for each in ticked:
            hear(case, Tick(number, each))
        held = case.state.tasks if case.state else ()
        changed = hear(case, signal)
        tell_of_favour(case, held, signal)
        changed |= recompute(case, lambda: moment(case))
        settle(case, Event("changed", changed) if changed else None, changed)
        conclude(case)
        if request is not None:
            remember(conn, request, 200, {"id": case.id, "rev": case.core["rev"]}, now)
        return Acted(case.id, case.core["rev"])

    return db.write(work)


def _parts(task_id: str) -> tuple[int, int]:
    """The record, whose id its instance has, and the number inside it, of a task as the outside names it."""
    instance, _, number = task_id.partition("-")
    if not (instance.isdecimal() and number.isdecimal()) or len(instance) > 15 or len(number) > 9:
        raise NotFound(*NO_TASK)
    return int(instance), int(number)


def _open(conn: Connection, live: Live, of: int, actor: Actor, now: int) -> Work:
    """The task's record in hand. Where there is none, there is no task either."""
    try:
        return open_record(conn, live, of, actor, now)
    except NotFound:
        raise NotFound(*NO_TASK) from None


def _signal(work: Work, number: int, said: Said) -> Signal:
    """What the flow is told; a task's own action goes before one of the same name that tasks may have."""
    plan = _plan(work, number)
    if said.action in FAVOURS and said.action not in {each.id for each in plan.actions}:
        return FAVOURS[said.action](number, work.actor.user or 0, said)
    return Act(number, said.action, work.actor.user, _accepted(work, plan.editable, said.data), said.comment)


def _plan(work: Work, number: int) -> Plan:
    """What the task offers. Raises Conflict where it is closed, and NotFound where there never was one."""
    load_instance(work)
    mine = next((each for each in work.state.tasks if each.id == number), None) if work.state else None
    if mine is None and not _TASK.read(work.conn, instance=work.id, number=number):
        raise NotFound(*NO_TASK)
    if mine is None or work.flow is None or mine.status != "open":
        raise Conflict(CLOSED.code, CLOSED.message)
    return work.flow.nodes[mine.node].work_of(mine)


def _accepted(work: Work, editable: frozenset[str], data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of what was filled in, checked by the form as far as the task lets it be. Raises Invalid."""
    locked = sorted(name for name in data if name not in editable)
    if locked:
        raise Invalid(Flaw(f"/data/{name}", "field_not_editable", NOT_HERE) for name in locked)
    if not data:
        return {}
    accepted = accept(work, data, Rights(write=editable), before=work.values())
    values = {name: accepted.values.get(name) for name in data if name in accepted.changed}
    tie_files(work, file_ids(work.form, {name: value for name, value in values.items() if value is not None}))
    return values


_TASK = Hot(select(task.c.id).where(task.c.instance == bindparam("instance"), task.c.id == bindparam("number")))
