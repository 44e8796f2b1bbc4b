"""Brings a new record into being, and those that its own beginning calls for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Connection, bindparam, select, update

from app.actor import Actor
from app.errors import Flaw, Invalid
from app.hot import gathered
from app.live import Live
from app.models import file, record
from app.notices import tell
from app.operations.answer import answer, with_answers
from app.operations.begin import new_record, number_it
from app.operations.calls import failure, is_call
from app.operations.keep import keep_history, keep_record
from app.operations.locking import serialise
from app.operations.references import foreseen, resolved
from app.operations.settle import settle
from app.work import MOST_ROUNDS, Work
from engines.effects import CreateRecord
from engines.flow.signals import Start
from engines.form.files import file_ids
from engines.form.rights import ALL, Rights
from engines.form.shape import Form
from engines.form.submit import Accepted, Refused, check
from engines.kinds import Text
from engines.needs import Ask, Needs
from engines.rule.firing import START, Chain, Event

LOST_FILE = Text("文件已失效，请重新上传", "this file is gone or belongs elsewhere; upload it again")
NO_FLOW = Text(
    "子流程的表单没有流程，或流程已停用，不会结束", "the form that was called has no flow, or it is off: it never ends"
)
NOT_MADE = Text("未能创建关联记录", "the linked record could not be created")


def bear(
    conn: Connection,
    live: Live,
    form: Form,
    answers: Any,
    actor: Actor,
    now: int,
    *,
    channel: str,
    rights: Rights = ALL,
    chain: Chain = START,
    origin: Mapping[str, Any] | None = None,
    last: Callable[[Work], None] | None = None,
) -> Work:
    """A new record of `form`, written with all that follows from it. Raises Invalid with every flaw of the answers.

    `origin` are columns that say where it comes from: `origin`, `origin_key`, `link_hash`. `last` may still refuse the
    record, and writes what is kept together with it.
    """
    work = new_record(conn, live, form, actor, channel, now, chain)
    work.data = dict(accept(work, answers, rights).values)
    work.core["customer"] = _customer(work)
    number_it(work)
    work.core |= origin or {}
    tie_files(work, file_ids(form, work.data))
    source = {"origin": work.core["origin"]} if work.core["origin"] else None
    work.event("created", to_=form.initial.id, payload=source)
    settle(work, Event("created"), signal=Start() if work.flow else None)
    conclude(work, last)
    return work


def accept(work: Work, answers: Any, rights: Rights, before: Mapping[str, Any] | None = None) -> Accepted:
    """What the form makes of `answers`. Raises Invalid."""
    if isinstance(answers, Mapping):
        answers = resolved(work, answers)
        answer(work, foreseen(work, answers))
    facts = {"_actor": work.actor.values()}

    def verb(known: Mapping[Ask, Any]) -> Accepted | Refused | Needs:
        return check(work.form, answers, work.now, before, rights, found=known, facts=facts)

    verdict = cast("Accepted | Refused", with_answers(work, verb))  # mypy joins what it cannot solve
    if isinstance(verdict, Refused):
        raise Invalid(Flaw(error.pointer, error.code, error.message) for error in verdict.errors)
    return verdict


def conclude(work: Work, last: Callable[[Work], None] | None = None) -> None:
    """Write the record, then those it brings with it, then its history; whom it tells is looked up first."""
    tell(work)
    if work.births:
        keep_record(work)
        for source, effect in work.births:
            _bear_linked(work, source, effect)
    with gathered(work.conn):
        if not work.births:
            keep_record(work)
        keep_history(work)
        if last:
            last(work)


def tie_files(work: Work, files: Mapping[str, Any]) -> None:
    """Uploaded files belong to the first record that holds them. Raises Invalid where one is gone or another's."""
    if not files:
        return
    work.conn.execute(_TIE, {"record_": work.id, "ids": list(files)})
    mine = set(work.conn.execute(_TIED, {"record_": work.id, "ids": list(files)}).scalars())
    lost = {field.id for name, field in files.items() if name not in mine}
    if lost:
        raise Invalid(Flaw(f"/data/{field}", "file_not_found", LOST_FILE) for field in sorted(lost))


def _bear_linked(work: Work, source: str, effect: CreateRecord) -> None:
    """The record that a rule or the flow asked for, once only; where its form refuses, a person must look at it."""
    key = f"{work.id}:{effect.key}"
    if work.conn.execute(_BORN, {"key": key}).first() is not None:
        return
    origin = {"origin": work.id, "origin_key": key}
    chain = work.chain.elsewhere()
    try:
        if chain.depth > MOST_ROUNDS:
            raise Invalid([Flaw("/data", "endless", NOT_MADE)])
        form = work.live.house.forms[effect.form]
        actor = Actor(source)
        child = bear(
            work.conn, work.live, form, dict(effect.values), actor, work.now, channel=source, chain=chain, origin=origin
        )
    except Invalid as refused:
        _not_born(work, source, effect, key, refused)
    else:
        if is_call(key) and child.flow is None:
            work.jobs.append(failure(work, key, "no_flow", NO_FLOW, over=True))
        work.event(
            "linked", Actor(source), payload={"form": form.key, "record": child.id, "number": child.core["number"]}
        )


def _not_born(work: Work, source: str, effect: CreateRecord, key: str, refused: Invalid) -> None:
    if is_call(key):
        work.jobs.append(failure(work, key, "not_created", _why(refused), over=True))
        return
    detail = {"form": effect.form, "flaws": [[flaw.pointer, flaw.code, flaw.message.zh] for flaw in refused.flaws]}
    message = {"zh": NOT_MADE.zh, "en": NOT_MADE.en}
    work.incidents.append({"node": None, "code": "not_created", "message": message, "detail": detail, "token": None})
    work.event("incident", Actor(source), payload={"code": "not_created", "message": message})


def _why(refused: Invalid) -> Text:
    """What the form had against it."""
    zh = "；".join(f"{flaw.pointer} {flaw.message.zh}" for flaw in refused.flaws)
    en = "; ".join(f"{flaw.pointer} {flaw.message.en}" for flaw in refused.flaws)
    return Text(f"{NOT_MADE.zh}：{zh}", f"{NOT_MADE.en}: {en}")


def _customer(work: Work) -> int | None:
    """The customer record that the form's customer field leads to; a phone nobody has yet makes a new customer."""
    name = work.form.customer_field
    value = work.data.get(name) if name else None
    if value is None or name is None:
        return None
    if work.form.by_id[name].link:
        return int(value)
    customers = next((form for form in work.live.house.forms.values() if form.customer), None)
    phone = next((field for field in customers.fields if field.kind.finds_people), None) if customers else None
    if customers is None or phone is None or customers.key == work.form.key:
        return None
    serialise(work.conn, "customer", value)
    table = work.live.tables[customers.key]
    found = work.conn.execute(_first(table.main.c.record_id, table.paths[phone.id], value)).scalar()
    return found if found is not None else _new_customer(work, customers, {phone.id: value})


def _first(wanted: Any, column: Any, value: Any) -> Any:
    return select(wanted).where(column == value).order_by(wanted).limit(1)


def _new_customer(work: Work, customers: Form, values: dict[str, Any]) -> int | None:
    """With the phone, and whatever else both forms call the same; None where the form of customers wants more."""
    same = {field.id: work.data[field.id] for field in customers.fields if _is_shared(work, field)}
    actor = Actor("system")
    try:
        made = bear(work.conn, work.live, customers, same | values, actor, work.now, channel=work.core["channel"])
    except Invalid:
        return None
    return made.id


def _is_shared(work: Work, field: Any) -> bool:
    mine = work.form.by_id.get(field.id)
    return mine is not None and mine.kind is field.kind and field.read is not None and field.id in work.data


_BORN = select(record.c.id).where(record.c.origin_key == bindparam("key"))
_TIE = (
    update(file)
    .where(file.c.id.in_(bindparam("ids", expanding=True)), file.c.record.is_(None))
    .values(record=bindparam("record_"))
)
_TIED = select(file.c.id).where(file.c.id.in_(bindparam("ids", expanding=True)), file.c.record == bindparam("record_"))
