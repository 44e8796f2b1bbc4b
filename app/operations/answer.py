"""Answers what the engines ask: all asks of one kind with one statement, none twice in a transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, bindparam, func, literal, select, text

from app.hot import Hot
from app.models import membership, parcel, record, task, user, window
from app.operations.candidates import candidates
from app.operations.locking import alone, serialise
from app.projection import FormTable
from app.windows import window_hash
from app.work import SEEN, Work, snapshot
from engines.needs import (
    Aggregate,
    Ask,
    Buffered,
    Candidates,
    CountInWindow,
    Decider,
    Find,
    IsTaken,
    Lookup,
    Manager,
    Member,
    Members,
    Needs,
    Parcel,
    Person,
    Superiors,
    WindowCount,
)
from engines.rule.crowd import crowd

T = TypeVar("T")
ROUNDS = 50
"""Each round answers something new; a flow that looks things up one after the other needs one for each."""


class TooManyRounds(Exception):
    """An engine kept asking: a mistake of ours, never of a definition."""


def with_answers(work: Work, verb: Callable[[Mapping[Ask, Any]], T | Needs]) -> T:
    """What `verb` comes to, once it has the answers it asks for."""
    for _ in range(ROUNDS + 1):
        outcome = verb(work.known)
        if not isinstance(outcome, Needs):
            return outcome
        answer(work, outcome.asks)
    raise TooManyRounds(repr(outcome))


def answer(work: Work, asks: Iterable[Ask]) -> None:
    """Put the answers to `asks` into `work.known`."""
    by_kind: dict[type[Any], list[Any]] = defaultdict(list)
    for ask in asks:
        if ask not in work.known:
            by_kind[type(ask)].append(ask)
    for kind, same in by_kind.items():
        work.known.update(_ANSWERS[kind](work, same))


def _lookups(work: Work, asks: list[Lookup]) -> dict[Ask, Any]:
    rows = _RECORDS.read(work.conn, ids=[ask.record for ask in asks])
    found = {(row["form"], row["id"]): snapshot(row, row["data"]) for row in rows}
    return {ask: found.get((ask.form, ask.record)) for ask in asks}


def _members(work: Work, asks: list[Members]) -> dict[Ask, Any]:
    groups: dict[str, list[Member]] = defaultdict(list)
    for row in work.conn.execute(_MEMBERS, {"groups": [ask.group for ask in asks]}):
        groups[row.group_key].append(Member(row.user, row.open))
    return {ask: tuple(groups[ask.group]) for ask in asks}


def _managers(work: Work, asks: list[Manager]) -> dict[Ask, Any]:
    """Who is marked as leading the group here; else whom the group's definition names."""
    rows = work.conn.execute(_MANAGERS, {"groups": [ask.group for ask in asks]})
    found = {row.group_key: row.user for row in rows}
    named = {ask.group: work.live.manager_of(ask.group) for ask in asks if ask.group not in found}
    names = [name for name in named.values() if name]
    users = {row.username: row.id for row in work.conn.execute(_USERS, {"names": names})} if names else {}
    return {ask: found.get(ask.group) or users.get(named.get(ask.group)) for ask in asks}


def _people(work: Work, asks: list[Person]) -> dict[Ask, Any]:
    rows = work.conn.execute(_USERS, {"names": [ask.username for ask in asks]})
    users = {row.username: row.id for row in rows}
    return {ask: users.get(ask.username) for ask in asks}


def _buffered(work: Work, asks: list[Buffered]) -> dict[Ask, Any]:
    """One at a time: who brings a message and who begins to wait for it must not miss each other."""
    return {ask: _parcels(work, ask) for ask in sorted(asks, key=lambda ask: (ask.message, ask.key))}


def _parcels(work: Work, ask: Buffered) -> tuple[Parcel, ...]:
    serialise(work.conn, "message", ask.message, ask.key)
    return kept_messages(work.conn, ask)


def kept_messages(conn: Connection, ask: Buffered) -> tuple[Parcel, ...]:
    """The messages that nobody has waited for yet, as they are just now."""
    rows = conn.execute(_KEPT, {"message": ask.message, "key": ask.key})
    return tuple(Parcel(row.id, row.data) for row in rows)


def _found(work: Work, asks: list[Find]) -> dict[Ask, Any]:
    return {ask: _find(work, ask) for ask in asks}


def _find(work: Work, ask: Find) -> tuple[Mapping[str, Any], ...]:
    """By the form's projection, whose columns are indexed; this record as it is in the database, not as it will be."""
    table = work.live.tables[ask.form]
    key = table.main.c.record_id
    chosen = select(key).where(*(table.paths[name] == value for name, value in ask.equal))
    ids = list(work.conn.execute(chosen.order_by(key.desc() if ask.newest else key).limit(ask.most)).scalars())
    rows = {row["id"]: row["data"] for row in _RECORDS.read(work.conn, ids=ids)} if ids else {}
    return tuple({"id": each, **{name: rows[each].get(name) for name in ask.fields}} for each in ids)


def _superiors(work: Work, asks: list[Superiors]) -> dict[Ask, Any]:
    return {ask: _above(work, ask.user) for ask in asks}


def _above(work: Work, person: int) -> tuple[int, ...]:
    """Up the tree from the person's first group; one that they lead themselves does not lead them."""
    first = work.conn.execute(_GROUPS, {"user_": person}).scalars().first()
    chain = _upward(work, first) if first else []
    managers = _managers(work, [Manager(key) for key in chain]) if chain else {}
    found = (managers[Manager(key)] for key in chain)
    return tuple(dict.fromkeys(each for each in found if each is not None and each != person))


def _upward(work: Work, key: str) -> list[str]:
    groups, chain = work.live.house.groups, [key]
    while (above := groups[chain[-1]].parent if chain[-1] in groups else None) and above not in chain:
        chain.append(above)
    return chain


def _deciders(work: Work, asks: list[Decider]) -> dict[Ask, Any]:
    """The tables as they are in force now; one that is switched off acts on nothing by itself, but answers here."""
    return {ask: _decider(work, ask.rule) for ask in asks}


def _decider(work: Work, key: str) -> Callable[[Mapping[str, Any], int], Any] | None:
    rule = work.live.house.rules_by_key.get(key)
    return rule.table.decide if rule and rule.table and rule.form == work.form.key else None


def _taken(work: Work, asks: list[IsTaken]) -> dict[Ask, Any]:
    """One at a time: two submissions of the same value must not both find it free."""
    return {ask: _is_taken(work, ask) for ask in sorted(asks, key=lambda ask: (ask.form, ask.field))}


def _is_taken(work: Work, ask: IsTaken) -> bool:
    others = _others(work.live.tables[ask.form], (ask.field,))
    values = {"__me": work.core.get("id"), ask.field: ask.value}
    [found] = alone(work, ("unique", ask.form, ask.field, ask.value), others, values)
    return bool(found["others"] > 0)


def _candidates(work: Work, asks: list[Candidates]) -> dict[Ask, Any]:
    return {ask: candidates(work, ask) for ask in asks}


def _aggregates(work: Work, asks: list[Aggregate]) -> dict[Ask, Any]:
    return {ask: _aggregate(work, ask) for ask in asks}


def _aggregate(work: Work, ask: Aggregate) -> Any:
    """One statement over the other form's projection; the record at hand never counts."""
    projection = work.live.tables[ask.form]
    main = projection.main
    of = main.c.record_id if ask.of is None else projection.paths[ask.of]
    holds = [ask.condition(projection.paths.__getitem__), main.c.record_id.is_distinct_from(work.core.get("id"))]
    if ask.since is not None:
        holds.append(main.c.created_at >= ask.since)
    found = work.conn.execute(select(_TAKEN_TOGETHER[ask.what](of)).where(*holds)).scalar()
    return int(found) if isinstance(found, Decimal) else found


def _counts(work: Work, asks: list[CountInWindow]) -> dict[Ask, Any]:
    return {ask: _count(work, ask) for ask in sorted(asks, key=window_hash)}


def _count(work: Work, ask: CountInWindow) -> WindowCount:
    fields = tuple(name for name, _ in ask.equal)
    values = dict(ask.equal) | {"__me": work.core.get("id"), "__since": ask.since}
    values |= {"__rule": ask.rule, "__key_hash": window_hash(ask)}
    key, table = ("window", window_hash(ask)), work.live.tables[ask.form]
    if ask.near is None:
        found = alone(work, key, _others(table, fields, since=True), values)
        most = found[0]["others"] + 1
    else:
        low, high = ask.near.at - ask.near.seconds, ask.near.at + ask.near.seconds
        found = alone(work, key, _moments(table, fields, ask.near.field), values | {"__low": low, "__high": high})
        most = crowd((row["moment"] for row in found), ask.near.at, ask.near.seconds)
    fired_at = found[0]["fired_at"] if found else None
    return WindowCount(most, fired_at is not None and fired_at >= ask.since)


@lru_cache(maxsize=512)
def _others(projection: FormTable, fields: tuple[str, ...], since: bool = False) -> Hot:
    """How many other records of a form hold these values; read from its projection. With `since`, also when a rule last
    fired for them.
    """
    main, holds = projection.main, _same(projection, fields)
    others = func.count().label("others")
    if not since:
        return Hot(select(others).select_from(main).where(*holds))
    fired = _FIRED.scalar_subquery().label("fired_at")
    return Hot(select(others, fired).select_from(main).where(*holds, main.c.created_at >= bindparam("__since")))


@lru_cache(maxsize=128)
def _moments(projection: FormTable, fields: tuple[str, ...], at: str) -> Hot:
    """When other records that hold these values were, by their own time in the field `at`, close to a moment."""
    moment = projection.paths[at]
    close = moment >= bindparam("__low"), moment <= bindparam("__high")
    fired = _FIRED.scalar_subquery().label("fired_at")
    return Hot(select(moment.label("moment"), fired).where(*_same(projection, fields), *close))


def _same(projection: FormTable, fields: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """Of another record, with the same values."""
    number = projection.main.c.record_id
    mine = number.is_distinct_from(bindparam("__me", type_=number.type))
    return [*(projection.paths[name] == bindparam(name) for name in fields), mine]


_RECORDS = Hot(select(*(record.c[name] for name in SEEN)).where(record.c.id.in_(bindparam("ids", expanding=True))))
_MEMBERS = (
    select(membership.c.group_key, membership.c.user, func.count(task.c.id).label("open"))
    .join(user, user.c.id == membership.c.user)
    .outerjoin(task, (task.c.user == user.c.id) & (task.c.status == literal("open", literal_execute=True)))
    .where(membership.c.group_key.in_(bindparam("groups", expanding=True)), user.c.active)
    .group_by(membership.c.group_key, membership.c.user)
    .order_by(text("open"), membership.c.user)
)
_MANAGERS = (
    select(membership.c.group_key, func.min(membership.c.user).label("user"))
    .join(user, user.c.id == membership.c.user)
    .where(membership.c.manager, user.c.active, membership.c.group_key.in_(bindparam("groups", expanding=True)))
    .group_by(membership.c.group_key)
)
_USERS = select(user.c.id, user.c.username).where(
    user.c.active, user.c.username.in_(bindparam("names", expanding=True))
)
_GROUPS = select(membership.c.group_key).where(membership.c.user == bindparam("user_")).order_by(membership.c.group_key)
_KEPT = (
    select(parcel.c.id, parcel.c.data)
    .where(parcel.c.message == bindparam("message"), parcel.c.key == bindparam("key"), parcel.c.taken_by.is_(None))
    .where(parcel.c.expired_at.is_(None))
    .order_by(parcel.c.id)
)
_FIRED = select(window.c.fired_at).where(
    window.c.rule == bindparam("__rule"), window.c.key_hash == bindparam("__key_hash")
)
_TAKEN_TOGETHER: Mapping[str, Callable[[ColumnElement[Any]], ColumnElement[Any]]] = {
    "count": func.count,
    "sum": lambda of: func.coalesce(func.sum(of), 0),
    "min": func.min,
    "max": func.max,
}
_ANSWERS: Mapping[type[Any], Callable[[Work, list[Any]], dict[Ask, Any]]] = {
    Lookup: _lookups,
    Buffered: _buffered,
    Find: _found,
    Superiors: _superiors,
    Decider: _deciders,
    Members: _members,
    Manager: _managers,
    Person: _people,
    IsTaken: _taken,
    CountInWindow: _counts,
    Candidates: _candidates,
    Aggregate: _aggregates,
}
