"""Tasks: those of a record, and the lists of what is to be done by me, by my groups, by everybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, select

from app.actor import Actor
from app.errors import NotFound
from app.models import record, task, token
from app.projection import columns
from app.queries.names import names_of, somebody
from app.queries.plain import Seen, see
from app.queries.sight import Sight
from app.queries.titles import referred, title_of, titles_of
from app.queries.words import group, maybe_words, words
from engines.bundle import House
from engines.flow import view
from engines.flow.favours import offers
from engines.flow.node import Flow
from engines.flow.people import may, may_act
from engines.flow.rights import Action
from engines.flow.signals import Facts
from engines.flow.state import Task, Token
from engines.rule.priority.reading import Rank

MOST = 200
NO_TASK = ("这项待办", "this task")
NOBODY: Mapping[str, Any] = {"by": None, "at": None}


def open_tasks(conn: Connection, record_id: int) -> list[RowMapping]:
    """The open tasks of a record, oldest first."""
    mine = task.c.instance == record_id, task.c.status == "open"
    return list(conn.execute(_tasks().where(*mine).order_by(task.c.instance, task.c.id)).mappings())


def _tasks() -> Select[Any]:
    """Tasks, each with what its token remembers."""
    held_by = (token.c.instance == task.c.instance) & (token.c.id == task.c.token)
    return select(task, token.c.memo).join(token, held_by)


def tasks_in(conn: Connection, sight: Sight, scope: str, form: str = "") -> list[dict[str, Any]]:
    """Open tasks of records that may be seen, the most pressing first."""
    forms = [each for each in sight.readable() if each.flow and form in ("", each.key)]
    found = [row for each in forms for row in conn.execute(_asked(sight, each.key, scope)).mappings()]
    found.sort(key=lambda row: (row["due_at"] is None, row["due_at"] or 0, row["created_at"]))
    return _listed(conn, sight, found[:MOST])


def dump_task(row: Mapping[str, Any], flow: Flow | None, house: House, actor: Actor, names: dict[int, str]) -> Any:
    """One task and what `actor` may do with it."""
    state, facts = _state(row), facts_of(actor)
    known = flow is not None and row["node"] in flow.nodes
    actions = view.task_actions(flow, state) if flow is not None and known else ()
    fields = view.visible_fields(flow, state) if flow is not None and known else ()
    return {
        "id": f"{row['instance']}-{row['id']}",
        "node": row["node"],
        "name": row["name"],
        "kind": row["kind"],
        "status": row["status"],
        "user": somebody(row["user"], names),
        "group": group(house, row["group_key"]) if row["group_key"] else None,
        "customer": row["customer"],
        "due_at": row["due_at"],
        "mine": may_act(state, facts),
        "can": [*may(state, facts), *_favours(row, flow, state, facts)],
        "actions": [_action(each) for each in actions],
        "checklist": _checklist(flow, state, names) if flow is not None and known else [],
        "sections": list(view.task_sections(flow, state)) if flow is not None and known else [],
        "fields": [{"id": each.id, "access": each.access, "required": each.required} for each in fields],
        "lent_by": somebody(lent_by(row), names),
        "back": _back(flow, state) if flow is not None and known else None,
        "signers": [],
        "instructions": maybe_words(view.task_instructions(flow, state)) if flow is not None and known else None,
    }


def _action(each: Action) -> dict[str, Any]:
    return {"id": each.id, "label": words(each.label), "kind": each.kind, "unchecked": each.unchecked}


def _checklist(flow: Flow, state: Task, names: dict[int, str]) -> list[dict[str, Any]]:
    """What there is to tick off, and who has ticked what, and when."""
    ticks = state.ticks or {}
    return [
        {
            "id": each.id,
            "label": words(each.label),
            "required": each.required,
            "done": each.id in ticks,
            "by": somebody(ticks.get(each.id, NOBODY)["by"], names),
            "at": ticks.get(each.id, NOBODY)["at"],
        }
        for each in view.task_checklist(flow, state)
    ]


def lent_by(row: Mapping[str, Any]) -> int | None:
    """Whose task it is, where somebody else was asked to look at it first."""
    owner: int | None = (row["memo"] or {}).get("lent", {}).get(str(row["id"]))
    return owner


def _back(flow: Flow, state: Task) -> dict[str, Any] | None:
    """Where the task may be sent back to; None where it may not."""
    extras = flow.nodes[state.node].extras
    if extras is None or extras.back is None:
        return None
    back = extras.back
    return {
        "to": back.to,
        "name": words(flow.nodes[back.node].name) if back.node else None,
        "straight": back.straight,
    }


def people_of(row: Mapping[str, Any]) -> list[int | None]:
    """Who is named with a task: who has it, whose it is, and who has ticked off what."""
    return [row["user"], lent_by(row), *(each["by"] for each in (row["ticks"] or {}).values())]


def _favours(row: Mapping[str, Any], flow: Flow | None, state: Task, facts: Facts) -> tuple[str, ...]:
    if flow is None or row["node"] not in flow.nodes:
        return ()
    return offers(flow.nodes[row["node"]], Token(row["token"], row["node"], row["memo"]), state, facts)


def facts_of(actor: Actor) -> Facts:
    """Who acts, as the flow wants to know it."""
    return Facts(
        values={},
        user_groups=frozenset(actor.groups),
        user=actor.user,
        customer=actor.kind == "customer",
        supervisor=actor.supervisor,
    )


def _state(row: Mapping[str, Any]) -> Task:
    plain = {
        name: row[name] for name in ("id", "node", "token", "kind", "user", "customer", "status", "due_at", "ticks")
    }
    return Task(**plain, group=row["group_key"], action=row["action"], by=row["by"])


def _asked(sight: Sight, form: str, scope: str) -> Select[Any]:
    """Open tasks of the form's records that the row policy lets through."""
    table = sight.live.tables[form]
    policy = sight.where(form, columns(table, sight.live.tables))
    chosen = (
        _tasks()
        .join(table.main, table.main.c.record_id == task.c.instance)
        .where(task.c.status == "open", *policy, *_scope(sight, scope))
    )
    return chosen.order_by(task.c.due_at.asc().nulls_last(), task.c.created_at).limit(MOST)


def _scope(sight: Sight, scope: str) -> list[ColumnElement[bool]]:
    free = and_(task.c.user.is_(None), task.c.group_key.in_(sight.actor.groups))
    if scope == "mine":
        return [task.c.user == sight.actor.id]
    return [free] if scope == "group" else []


def _listed(conn: Connection, sight: Sight, rows: Iterable[RowMapping]) -> list[dict[str, Any]]:
    """Tasks with the record that each is about."""
    listed = list(rows)
    chosen = select(record).where(record.c.id.in_({row["record"] for row in listed}))
    found = [see(conn, sight, row) for row in conn.execute(chosen).mappings()] if listed else []
    seen = {each.row["id"]: each for each in found if each}
    titles = titles_of(conn, sight, referred(seen.values()))
    names = names_of(conn, (person for row in listed for person in people_of(row)))
    return [
        _with_record(conn, sight, row, seen[row["record"]], titles, names) for row in listed if row["record"] in seen
    ]


def _with_record(
    conn: Connection, sight: Sight, row: RowMapping, seen: Seen, titles: dict[int, str], names: dict[int, str]
) -> dict[str, Any]:
    about = seen.row
    house = sight.live.pinned(conn, about["release"])
    flow = house.flows.get(seen.form.flow or "")
    plain = {name: about[name] for name in ("id", "number", "priority", "due_at", "form")}
    shown = dump_task(row, flow, sight.live.house, sight.actor, names)
    rank = Rank(about["urgency"], about["urgency_rate"], about["urgency_since"])
    said = {"title": title_of(seen, sight.language, titles), "urgency": rank.at(sight.now) // 3600}
    return shown | {"record": plain | said}


def record_of(conn: Connection, task_id: str) -> int:
    """The record that the task "<instance>-<id>" is about. Raises NotFound."""
    instance, _, number = task_id.partition("-")
    if not (instance.isdecimal() and number.isdecimal()) or len(instance) > 15 or len(number) > 9:
        raise NotFound(*NO_TASK)
    found = task.c.instance == int(instance), task.c.id == int(number)
    record_id = conn.execute(select(task.c.record).where(*found)).scalar_one_or_none()
    if record_id is None:
        raise NotFound(*NO_TASK)
    return int(record_id)
