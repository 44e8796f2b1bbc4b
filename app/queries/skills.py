"""What routing asks of people's skills, and what it knows of everybody: for those who look after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, select

from app.models import agent, membership, record, user
from app.queries.profiles import UNSAID
from app.queries.sight import Sight
from app.queries.words import group as named
from app.queries.words import words
from engines.bundle import House
from engines.form.field import Field
from engines.form.form import Form
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import Enum

OPEN = record.c.assignee.is_not(None), record.c.status_category.not_in(["solved", "closed"])


def skills(conn: Connection, sight: Sight) -> dict[str, Any]:
    """The dimensions that policies weigh, the calendars that shifts may follow, and everybody who is active."""
    house = sight.live.house
    shifts = [{"key": key, "name": words(each.name)} for key, each in house.calendars.items()]
    return {"dimensions": _dimensions(house), "shifts": shifts, "people": _people(conn, house)}


def _dimensions(house: House) -> list[dict[str, Any]]:
    """Each dimension once, with every value that some policy can ask for; `open` where it may be any text."""
    labels: dict[str, Text] = {}
    values: dict[str, dict[str, Text]] = {}
    free: set[str] = set()
    for dimension, label, asked, form in _asked(house):
        labels[dimension] = label
        known = values.setdefault(dimension, {})
        if isinstance(asked.type, Enum):
            called = _called(house, form, asked.reads)
            known.update({value: called.get(value, Text(value, value)) for value in asked.type.values})
        else:
            free.add(dimension)
    return [
        {
            "id": dimension,
            "name": words(label),
            "open": dimension in free,
            "values": [{"id": value, "name": words(text)} for value, text in values[dimension].items()],
        }
        for dimension, label in labels.items()
    ]


def _asked(house: House) -> Iterator[tuple[str, Text, Compiled, Form]]:
    for form, policies in house.routings.items():
        for weight in (each for policy in policies for each in policy.weights):
            if weight.kind.group == "skill" and weight.plan is not None:
                yield weight.kind.type, weight.kind.label, weight.plan, house.forms[form]


def _called(house: House, form: Form, paths: Iterable[str]) -> dict[str, Text]:
    """What the options of these fields are called; `_ref.sku.line` is a field of the form that `sku` leads to."""
    found: dict[str, Text] = {}
    for path in paths:
        field = _field(house, form, path.split("."))
        options = field.config.get("options", ()) if field else ()
        found.update({each["id"]: Text(each["label"]["zh"], each["label"]["en"]) for each in options})
    return found


def _field(house: House, form: Form, path: list[str]) -> Field | None:
    if path[0] == "_ref" and len(path) == 3:
        reference = form.by_id.get(path[1])
        target = house.forms.get(reference.link.form) if reference and reference.link else None
        return target.by_id.get(path[2]) if target else None
    return form.by_id.get(path[0])


def _people(conn: Connection, house: House) -> list[dict[str, Any]]:
    said = {row["user"]: row for row in conn.execute(select(agent)).mappings()}
    loads = _loads(conn)
    groups: dict[int, list[Any]] = {}
    for row in conn.execute(select(membership).order_by(membership.c.group_key)):
        groups.setdefault(row.user, []).append(named(house, row.group_key))
    active = conn.execute(select(user.c.id, user.c.name).where(user.c.active).order_by(user.c.name, user.c.id))
    return [
        {"user": each.id, "name": each.name, "groups": groups.get(each.id, []), "load": loads.get(each.id, 0)}
        | _known(said.get(each.id, UNSAID))
        for each in active
    ]


def _known(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in UNSAID}


def _loads(conn: Connection) -> dict[int, int]:
    counted = select(record.c.assignee, func.count().label("load")).where(*OPEN).group_by(record.c.assignee)
    return {row.assignee: row.load for row in conn.execute(counted)}
