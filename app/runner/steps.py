"""The steps of a case: what somebody does, or that time passes. One function each, found by the step's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, insert, select

from app.actor import Actor
from app.errors import NotFound
from app.live import live
from app.models import file, record
from app.operations.act_on_task import act_on_task
from app.operations.post_message import post_message
from app.operations.submit_form import submit_form
from app.operations.update_record import update_record
from app.runner.spans import seconds
from app.runner.world import World
from engines.form.files import file_ids


class Misstep(Exception):
    """A case does not go as it says; `pointer` is the place inside the step."""

    def __init__(self, pointer: str, zh: str, en: str) -> None:
        self.pointer, self.zh, self.en = pointer, zh, en
        super().__init__(en)


@dataclass
class Play:
    """One case being played: `called` are the records it has given a name."""

    world: World
    called: dict[str, int] = field(default_factory=dict)
    forms: dict[int, str] = field(default_factory=dict)

    def named(self, name: Any, pointer: str) -> int:
        """The record called `name`; of those that rules and flows opened, the newest of a form: {"form": key}."""
        if isinstance(name, Mapping):
            return self._newest(name["form"], pointer)
        if name not in self.called:
            raise Misstep(pointer, f"还没有名为“{name}”的记录", f'no record is called "{name}" yet')
        return self.called[name]

    def _newest(self, form: str, pointer: str) -> int:
        with self.world.db.read() as conn:
            found = conn.execute(select(func.max(record.c.id)).where(record.c.form == form)).scalar()
        if found is None:
            raise Misstep(pointer, f"还没有“{form}”的记录", f'there is no record of "{form}" yet')
        self.forms[found] = form
        return int(found)

    def meant(self, value: Any) -> Any:
        """A value as the case writes it, "$o" being the record called o."""
        if isinstance(value, str) and value.startswith("$") and value[1:] in self.called:
            return self.called[value[1:]]
        if isinstance(value, Mapping):
            return {name: self.meant(each) for name, each in value.items()}
        return [self.meant(each) for each in value] if isinstance(value, list) else value


def submit(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody fills in a form."""
    world = play.world
    actor, data = world.person(step["as"]), play.meant(step.get("data", {}))
    _upload(play, step["form"], data, actor)
    access = world.access(actor, step["form"])
    channel = "web" if actor.user is None else "agent"
    made = submit_form(world.db, step["form"], data, actor, world.now, access=access, channel=channel)
    play.forms[made.id] = step["form"]
    if "call" in step:
        play.called[step["call"]] = made.id
    world.settle()


def act(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody finishes a task, or does something else with it: claims it, passes it on, adds a signer."""
    world, on = play.world, play.named(step["on"], "/on")
    actor, data = world.person(step["as"]), play.meant(step.get("data", {}))
    _upload(play, play.forms[on], data, actor)
    task = world.open_task(on, step["node"], actor)
    if task is None:
        raise NotFound(f"节点“{step['node']}”的待办", f'an open task at "{step["node"]}"')
    to = world.person(step["user"]).user if "user" in step else None
    act_on_task(
        world.db,
        task,
        step["action"],
        actor,
        world.now,
        data=data,
        comment=step.get("comment", ""),
        user=to,
        group=step.get("group"),
        how=step.get("how", ""),
        item=step.get("item", ""),
        ticks=step.get("ticks", ()),
        record=on,
    )
    world.settle()


def change(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody edits a record."""
    world, on = play.world, play.named(step["on"], "/on")
    actor, data = world.person(step["as"]), play.meant(step["data"])
    _upload(play, play.forms[on], data, actor)
    access = world.access(actor, play.forms[on])
    update_record(world.db, on, data, actor, world.now, rev=None, access=access)
    world.settle()


def message(play: Play, step: Mapping[str, Any]) -> None:
    """Somebody writes to the other side, or a note."""
    world, on = play.world, play.named(step["on"], "/on")
    actor, internal = world.person(step["as"]), step.get("internal", False)
    access = world.access(actor, play.forms[on])
    post_message(world.db, on, step["body"], actor, world.now, internal=internal, access=access)
    world.settle()


def wait(play: Play, step: str) -> None:
    """Time passes: "48h", "30m", "1d12h"."""
    play.world.until(play.world.now + seconds(step))


def _upload(play: Play, form_key: str, data: Any, actor: Actor) -> None:
    """The files that a case names exist from then on."""
    world = play.world
    with world.db.read() as conn:
        form = live(world.db, conn).house.forms.get(form_key)
        names = list(file_ids(form, data)) if form and isinstance(data, Mapping) else []
        there = set(conn.execute(select(file.c.id).where(file.c.id.in_(names))).scalars()) if names else set()
    rows = [_file(name, actor, world.now) for name in names if name not in there]
    if rows:
        world.db.write(lambda conn: conn.execute(insert(file), rows))


def _file(name: str, actor: Actor, now: int) -> dict[str, Any]:
    bytes_of_it = {"sha256": "0" * 64, "name": f"{name}.jpg", "type": "image/jpeg", "size": 1}
    return {"id": name, "uploaded_by": actor.user, "created_at": now, **bytes_of_it}


DOINGS: Mapping[str, Callable[[Play, Any], None]] = {
    "submit": submit,
    "act": act,
    "change": change,
    "message": message,
    "wait": wait,
}
