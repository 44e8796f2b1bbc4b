"""What a submitter sees through the link they hold: their ticket's way, the conversation, and what they are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from app.actor import Actor
from app.errors import NotFound
from app.links import hashed
from app.live import Live
from app.models import record
from app.queries.messages import Url, messages
from app.queries.tasks import dump_task, open_tasks
from app.queries.ticket import flow_of, steps_of
from app.queries.words import words
from engines.bundle import House
from engines.flow.node import Flow
from engines.form.files import file_ids
from engines.form.form import Form
from engines.form.kind import Locale
from engines.form.rights import Rights
from engines.form.show import shown, title
from engines.form.view import calendars_of, field_view


@dataclass(frozen=True)
class Held:
    """The record that a link opens, in the release it began under, and its holder."""

    row: Mapping[str, Any]
    house: House
    form: Form

    @property
    def actor(self) -> Actor:
        return Actor("customer", self.row["customer"])

    @property
    def flow(self) -> Flow | None:
        return self.house.flows.get(self.form.flow or "")


def held(conn: Connection, live: Live, token: str) -> Held:
    """Whose link this is. Only its hash is kept, so that a copy of the database opens nothing."""
    row = conn.execute(select(record).where(record.c.link_hash == hashed(token))).mappings().one_or_none()
    house = live.pinned(conn, row["release"]) if row is not None else None
    if row is None or house is None or row["form"] not in house.forms:
        raise NotFound("这个链接", "this link")
    return Held(row, house, house.forms[row["form"]])


def progress(conn: Connection, of: Held, language: str, url: Url) -> dict[str, Any]:
    """The page behind the link."""
    row, form = of.row, of.form
    status = form.statuses.get(row["status"])
    texts = _texts(conn, of, language)
    named = [name for name in form.title if name in texts]
    return {
        "number": row["number"],
        "form": {"key": form.key, "name": words(form.name)},
        "title": title(form, {name: row["data"][name] for name in named}, language, titles=texts),
        "status": {
            "label": words(status.label) if status else {"zh": row["status"], "en": row["status"]},
            "category": row["status_category"],
        },
        "created_at": row["created_at"],
        "steps": _steps(conn, of),
        "data": [_filled(of, name, text, language, url) for name, text in texts.items() if text],
        "messages": messages(conn, row["id"], language, url, public=True),
        "can_reply": row["status_category"] != "closed",
        "task": _task(conn, of),
    }


def _filled(of: Held, name: str, text: str, language: str, url: Url) -> dict[str, Any]:
    """One thing that was filled in: files to look at, rows a line each, everything else as its text."""
    field, value = of.form.by_id[name], of.row["data"][name]
    told = {"id": name, "label": words(field.label), "text": text, "files": []}
    if field.kind.holds_files and not field.sensitive:
        return told | {"text": "", "files": [{"id": each, "url": url(each)} for each in value]}
    if field.rows and not field.sensitive:
        where = Locale(language)
        lines = [[part.show(row.get(part.id), where) for part in field.rows.fields] for row in value]
        return told | {"text": "\n".join(" · ".join(filter(None, line)) for line in lines)}
    return told


def sent_files(of: Held) -> frozenset[str]:
    """The files that the submitter filled in."""
    public = of.form.public.fields if of.form.public else ()
    plain = (name for name in public if not of.form.by_id[name].sensitive)
    return frozenset(file_ids(of.form, {name: of.row["data"][name] for name in plain if name in of.row["data"]}))


def _texts(conn: Connection, of: Held, language: str) -> dict[str, str]:
    """What the submitter filled in, as they read it; a link may be passed on, so sensitive values are masked."""
    form = of.form
    public = form.public.fields if form.public else ()
    sensitive = frozenset(name for name in public if form.by_id[name].sensitive)
    data = {name: value for name, value in of.row["data"].items() if name in public and name in form.by_id}
    plain = {name: value for name, value in data.items() if not form.by_id[name].link}
    texts = shown(form, plain, language, rights=Rights(read=frozenset(public), mask=sensitive))
    texts |= _named(conn, form, {name: value for name, value in data.items() if form.by_id[name].link})
    return {name: texts[name] for name in public if name in texts}


def _named(conn: Connection, form: Form, references: Mapping[str, int]) -> dict[str, str]:
    """The records that were named, by the very word that the submitter knows them by: nothing else of them."""
    if not references:
        return {}
    chosen = select(record.c.id, record.c.number, record.c.data).where(record.c.id.in_(references.values()))
    found = {row.id: row for row in conn.execute(chosen)}
    links = {name: form.by_id[name].link for name in references}
    return {
        name: str(found[number].data.get(link.by if link else None) or found[number].number)
        for name, number in references.items()
        if number in found
        for link in [links[name]]
    }


def _steps(conn: Connection, of: Held) -> list[dict[str, Any]]:
    """The stations where people work, as far as this ticket comes by them."""
    flow = of.flow
    found = flow_of(conn, flow, of.row["id"]) if flow else None
    if flow is None or found is None:
        return []
    left = {step.node: step.at for step in steps_of(conn, of.row["id"])}
    stations = (each for each in found["nodes"] if flow.nodes[each["id"]].work and each["state"] != "skipped")
    return [{"name": each["name"], "state": each["state"], "at": left.get(each["id"])} for each in stations]


def _task(conn: Connection, of: Held) -> dict[str, Any] | None:
    """What the submitter is asked to do now."""
    rows = open_tasks(conn, of.row["id"])
    asked = next((row for row in rows if row["customer"]), None)
    if asked is None:
        return None
    task = dump_task(asked, of.flow, of.house, of.actor, {})
    edited = [each for each in task["fields"] if each["access"] == "edit" and each["id"] in of.form.by_id]
    fields = [field_view(of.form.by_id[each["id"]], each["access"]) | {"required": each["required"]} for each in edited]
    calendars = calendars_of(of.form.by_id[each["id"]] for each in edited)
    told = {name: task[name] for name in ("id", "name", "instructions", "actions")}
    return told | {"fields": fields, "calendars": calendars}
