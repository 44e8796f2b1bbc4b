"""Demo data: made-up people work made-up tickets through the real operations, on a virtual clock that ends now.

`demo.json` of a bundle says who and how (values as in `generate.py`):

    {"people": [{"username": "anna", "name": "安娜", "groups": ["service"], "manages": ["service"], "roles": [],
                 "email": "…", "phone": "…"}],
     "base": [{"form": "customer", "count": 60, "as": "admin", "data": {field: value}}],   made first, in this order
     "arrivals": {"hours": [24 weights], "weekdays": [7 weights, Monday first],
                  "peak": {"day": 0.8, "factor": 5}},       a promotion at this share of the time, for a day
     "tickets": [{"form": "return_refund", "weight": 3, "as": "buyer" | [usernames], "data": {field: value}}],
     "staff": {"hours": [9, 21],
               "tasks": {"return_refund": {"review": {
                   "chance": 0.95,                          otherwise nobody ever does it
                   "delay": "40m",                          the median; one in ten takes four times as long
                   "actions": {"accept": 9, "decline": 1},
                   "data": {"accept": {field: value}},      filled in with the action
                   "ticks": ["count"],                      ticked off of the checklist before it
                   "reply": {"chance": 0.5, "bodies": ["…"]}}}}}}   a public message before it
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Row, bindparam, select, text, update

from app.actor import BUYER, SYSTEM, Actor
from app.db import Database
from app.errors import Failure
from app.models import job, record, task
from app.operations.act_on_task import act_on_task
from app.operations.create_user import create_user
from app.operations.post_message import post_message
from app.operations.submit_form import submit_form
from app.runner.arrivals import arrivals, next_shift
from app.runner.generate import Maker
from app.runner.pictures import hand_in
from app.runner.spans import seconds
from app.runner.world import World

QUEUE = "demo"
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """How many tickets were made, and how many things their forms or flows refused."""

    tickets: int
    refused: int


def demo(
    db: Database,
    scenario: Mapping[str, Any],
    *,
    seed: int,
    tickets: int,
    days: int,
    until: int,
    files: Path,
    progress: Progress = lambda done, of: None,
) -> Made:
    """Let `tickets` arrive within the `days` before `until`, and people work on them. The same seed makes the same.

    `files` is the folder of uploads, in which drawn photos are put.
    """
    begin = until - days * 86_400
    chance = random.Random(seed)
    world = World(db.with_queue(QUEUE), begin)
    crowd = Crowd(world, scenario, Maker(chance, lambda now: hand_in(world.db, files, chance, now)))
    crowd.appear()
    crowd.stock()
    for at in arrivals(scenario.get("arrivals", {}), tickets, begin, until, crowd.maker.chance):
        crowd.plan(at, crowd.arrive)
    crowd.live(until, tickets, progress)
    db.write(lambda conn: conn.execute(update(job).where(job.c.queue == QUEUE).values(queue="default")))
    return Made(crowd.arrived, crowd.refused)


@dataclass
class Crowd:
    """Everybody in the scenario, and what they are going to do."""

    world: World
    scenario: Mapping[str, Any]
    maker: Maker
    agenda: list[tuple[int, int, Callable[[], None]]] = field(default_factory=list)
    members: dict[str, list[str]] = field(default_factory=dict)
    planned: int = 0
    arrived: int = 0
    refused: int = 0
    looked_at: int = 0
    seen: set[tuple[int, int]] = field(default_factory=set)

    def appear(self) -> None:
        """Create the people; those who are there already stay as they are."""
        for person in self.scenario.get("people", ()):
            groups, leads = person.get("groups", ()), person.get("manages", ())
            more = {name: person[name] for name in ("roles", "email", "phone", "language") if name in person}
            for group in {*groups, *leads}:
                self.members.setdefault(group, []).append(person["username"])
            try:
                create_user(
                    self.world.db,
                    person["username"],
                    SYSTEM,
                    self.world.now,
                    name=person.get("name"),
                    groups=groups,
                    manages=leads,
                    **more,
                )
            except Failure:
                continue

    def stock(self) -> None:
        """Make the base records."""
        for each in self.scenario.get("base", ()):
            for _ in range(each["count"]):
                data = self.maker.fields(each["data"], self.world.now)
                made = self._submit(each["form"], Actor("import"), data, "import")
                if made is not None:
                    self.maker.records.setdefault(each["form"], []).append(made)
                    self.maker.held[made] = data

    def plan(self, at: int, do: Callable[[], None]) -> None:
        """Do something later; what is planned first for an instant is done first."""
        self.planned += 1
        heapq.heappush(self.agenda, (at, self.planned, do))

    def live(self, until: int, tickets: int, progress: Progress) -> None:
        """Let everything happen, in order, up to `until`."""
        while self.agenda and self.agenda[0][0] <= until:
            at, _, do = heapq.heappop(self.agenda)
            self.world.until(at)
            do()
            self.world.settle()
            self._look_around()
            progress(self.arrived, tickets)
        self.world.until(until)

    def arrive(self) -> None:
        """A ticket comes in."""
        kinds = self.scenario["tickets"]
        kind = self.maker.chance.choices(kinds, [each.get("weight", 1) for each in kinds])[0]
        who = kind.get("as", "buyer")
        actor = BUYER if who == "buyer" else self.world.person(self.maker.pick(who) if isinstance(who, list) else who)
        data = self.maker.fields(kind["data"], self.world.now)
        self._submit(kind["form"], actor, data, "web" if actor is BUYER else "agent")
        self.arrived += 1

    def _submit(self, form: str, actor: Actor, data: Mapping[str, Any], channel: str) -> int | None:
        world = self.world
        try:
            return submit_form(world.db, form, data, actor, world.now, channel=channel).id
        except Failure:
            self.refused += 1
            return None

    def _look_around(self) -> None:
        """Plan who does the tasks that are new since the last look."""
        with self.world.db.read() as conn:
            rows = conn.execute(_NEW_TASKS, {"since": self.looked_at}).all()
        self.looked_at = self.world.now
        for row in (row for row in rows if (row.instance, row.id) not in self.seen):
            self.seen.add((row.instance, row.id))
            self._plan_task(row)

    def _plan_task(self, row: Row[Any]) -> None:
        staff = self.scenario.get("staff", {})
        habit = staff.get("tasks", {}).get(row.form, {}).get(row.node)
        chance = self.maker.chance
        if habit is None or chance.random() >= habit.get("chance", 1):
            return
        median = seconds(habit.get("delay", "1h"))
        at = self.world.now + round(chance.lognormvariate(0, 1.1) * median)
        if not row.customer:
            at = next_shift(at, staff.get("hours", [0, 24]), chance)
        self.plan(at, lambda: self._do(row, habit))

    def _do(self, row: Row[Any], habit: Mapping[str, Any]) -> None:
        with self.world.db.read() as conn:
            today = conn.execute(_TASK, {"instance": row.instance, "task": row.id}).first()
        actor = self._hand(today) if today is not None else None
        if actor is None:
            return
        world, chance = self.world, self.maker.chance
        action = self.maker.pick(habit["actions"])
        data = self.maker.fields(habit.get("data", {}).get(action, {}), world.now)
        reply = habit.get("reply")
        try:
            if reply and chance.random() < reply.get("chance", 1):
                post_message(world.db, row.record, self.maker.pick(reply["bodies"]), actor, world.now)
            task_id = f"{row.instance}-{row.id}"
            ticks = habit.get("ticks", ())
            act_on_task(world.db, task_id, action, actor, world.now, data=data, ticks=ticks, record=row.record)
        except Failure:
            self.refused += 1

    def _hand(self, row: Row[Any]) -> Actor | None:
        """Who does a task: whose it is, the record's assignee where they may, somebody of its group, the customer."""
        if row.customer:
            return BUYER
        members = [self.world.person(name) for name in self.members.get(row.group_key, ())]
        if row.user is not None:
            everybody = (self.world.person(person["username"]) for person in self.scenario["people"])
            return next((each for each in everybody if each.id == row.user), None)
        own = [each for each in members if each.id == row.assignee]
        return self.maker.chance.choice(own or members) if members else None


# As it is by then: an escalation may have given it to another group.
_TASK = (
    select(task, record.c.assignee)
    .join(record, record.c.id == task.c.instance)
    .where(task.c.instance == bindparam("instance"), task.c.id == bindparam("task"), task.c.status == "open")
)
_NEW_TASKS = (
    select(task, record.c.form, record.c.assignee)
    .join(record, record.c.id == task.c.instance)
    .where(text("task.status = 'open'"), task.c.created_at >= bindparam("since"))
    .order_by(task.c.instance, task.c.id)
)
