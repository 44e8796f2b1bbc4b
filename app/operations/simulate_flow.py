"""Tries a drawn flow step by step: the real engine on made-up people and a clock of its own; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from sqlalchemy import Connection

from app.bundles import drafts_of
from app.errors import Conflict, Flaw, Invalid, Malformed
from app.live import Live
from app.operations.publish_bundle import others_than
from app.operations.recompute import computed, recomputer
from app.operations.stand_ins import ASSIGNEE, STARTER, answers_to
from engines import definition
from engines.bundle import one_flow
from engines.effects import Assign, Effect, FillIn, SetFields, SetStatus
from engines.errors import BadDefinition
from engines.flow.advance import advance
from engines.flow.node import Flow
from engines.flow.signals import Act, Facts, Signal, Start, Tick, TimerFired
from engines.flow.state import FlowState, Task
from engines.flow.state_json import state_from_json
from engines.flow.ticking import items_of
from engines.flow.trace import Advanced, Step
from engines.form.form import Form
from engines.form.submit import check
from engines.form.verdict import Accepted, Refused
from engines.kinds import Text
from engines.needs import Answers, Needs, Person, Refusal

NO_STATE = Text("不是模拟的状态", "this is no state of a simulation")
CHANGED = Text("流程改动后，原来的位置已不存在，请重新开始", "the flow was changed where it stood: begin again")
MOST_TIMERS = 200
ROUNDS = 4


@dataclass
class Rehearsal:
    """One instance on its way: where it stands, what the record holds, what time it is, and what happened now."""

    flow: Flow
    form: Form
    groups: Mapping[str, Text]
    now: int
    state: FlowState | None = None
    values: dict[str, Any] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    effects: list[tuple[str, Effect]] = field(default_factory=list)

    def start(self, data: Mapping[str, Any]) -> None:
        """The record is submitted with these answers. Raises Invalid where the form refuses them."""
        public = self.form.public is not None
        self.values = _born(self.form, self.now)
        self.values |= self._accepted(data, None)
        self._go(Start(), Facts(self.values, user=None if public else STARTER, customer=public))

    def act(self, number: int, action: str, data: Mapping[str, Any]) -> None:
        """Whoever the task waits for ticks off its checklist and finishes it. Raises Invalid and Conflict."""
        task = next((each for each in self.stands.tasks if each.id == number), None)
        if task is None:
            raise Conflict("task_closed", Text("这项待办已经处理完或已取消", "this task is done or cancelled"))
        if data:
            self._accepted(data, self.values)
        who = Facts(self.values, *_actor(task), customer=task.customer)
        for item in items_of(self.flow.nodes[task.node].work_of(task), task):
            self._go(Tick(number, item.id), who)
        self._go(Act(number, action, who.user, data), who)

    def wait(self, seconds: int) -> None:
        """Time passes; every timer fires at its second."""
        until = self.now + seconds
        for _ in range(MOST_TIMERS):
            due = min(self.stands.timers, key=lambda each: each.at, default=None)
            if due is None or due.at > until:
                break
            self.now = max(self.now, due.at)
            self._go(TimerFired(due.id), Facts(self.values))
        self.now = until

    def resume(self, state: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        """Go on from where an earlier step came to. Raises Malformed where that is no state of this flow."""
        try:
            self.state = state_from_json(state)
        except (KeyError, TypeError) as bad:
            raise Malformed([Flaw("/state", "not_a_state", NO_STATE)]) from bad
        if any(token.node not in self.flow.nodes for token in self.state.tokens):
            raise Conflict("flow_changed", CHANGED)
        self.values = dict.fromkeys(self.form.types) | dict(values)

    @property
    def asked(self) -> list[Person]:
        """Those whom the flow knows by their user name."""
        return [each for node in self.flow.nodes.values() for each in node.asks if isinstance(each, Person)]

    @property
    def stands(self) -> FlowState:
        """Where it stands. Raises Conflict where it has not begun."""
        if self.state is None:
            raise Conflict("not_started", Text("流程还没有开始", "the flow has not started"))
        return self.state

    def _accepted(self, data: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """The answers as the form takes them; it is the flow that is tried, so none of them must be there."""
        done: Accepted | Refused = _answered(lambda found: check(self.form, data, self.now, before, found=found))
        if isinstance(done, Accepted):
            return done.values
        wrong = [each for each in done.errors if each.code != "required"]
        if wrong:
            raise Invalid(Flaw(each.pointer, each.code, each.message) for each in wrong)
        return {**data, **computed(self.form, {**self.values, **data}, self.now)}

    def _go(self, signal: Signal, facts: Facts) -> None:
        facts = replace(facts, recompute=recomputer(self.form))
        done: Advanced | Refusal = _answered(
            lambda found: advance(self.flow, self.state, signal, facts, self.now, found)
        )
        if isinstance(done, Refusal):
            raise Conflict(done.code, done.message)
        self.state = done.state
        self.steps.extend(done.steps)
        self.effects.extend(done.effects)
        for _, effect in done.effects:
            self.values.update(_written(self.form, effect))


def rehearsal(conn: Connection, live: Live, bundle: str, document: Any, now: int) -> Rehearsal:
    """The flow that was sent, compiled beside the drafts of its bundle. Raises Invalid with every problem of it."""
    try:
        sent = definition.read(orjson.dumps(document), "flow")
    except BadDefinition as bad:
        raise _refused(bad, "flow") from bad
    beside = [*others_than(live, bundle), *drafts_of(conn, bundle)]
    documents = [each for each in beside if each.document != sent.document]
    try:
        flow, form = one_flow([*documents, sent], sent.key)
    except BadDefinition as bad:
        raise _refused(bad, sent.document) from bad
    return Rehearsal(flow, form, {each.key: each.name for each in documents if each.kind == "group"}, now)


def _refused(bad: BadDefinition, document: str) -> Invalid:
    """What is wrong with the flow itself comes first; else what it leans on."""
    own = [each for each in bad.problems if each.document == document] or list(bad.problems)
    message = Text("流程还有问题，改好后才能模拟", "mend the flow before trying it")
    return Invalid((Flaw(f"/flow{each.pointer}", each.code, each.message) for each in own), "bad_flow", message)


def _born(form: Form, now: int) -> dict[str, Any]:
    return dict.fromkeys(form.types) | {
        "_id": 1,
        "_number": "000001",
        "_status": form.initial.id,
        "_status_category": form.initial.category,
        "_priority": "normal",
        "_channel": "web",
        "_assignee": ASSIGNEE,
        "_tags": [],
        "_level": 0,
        "_created_at": now,
        "_updated_at": now,
    }


def _actor(task: Task) -> tuple[frozenset[str], int | None]:
    """The groups and the number of whoever finishes the task."""
    if task.customer:
        return frozenset(), None
    return frozenset({task.group} if task.group else ()), task.user or STARTER


def _written(form: Form, effect: Effect) -> Mapping[str, Any]:
    """What an effect writes into the record at hand."""
    match effect:
        case SetFields():
            return effect.values
        case FillIn():
            return {**effect.values, **({"_assignee": effect.assignee} if effect.assignee else {})}
        case SetStatus():
            return {"_status": effect.status, "_status_category": form.statuses[effect.status].category}
        case Assign():
            return {"_group": effect.group} | ({"_assignee": effect.user} if effect.user else {})
    return {}


def _answered(verb: Callable[[Answers], Any]) -> Any:
    """What `verb` comes to with the answers of the made-up world."""
    known: dict[Any, Any] = {}
    for _ in range(ROUNDS):
        outcome = verb(known)
        if not isinstance(outcome, Needs):
            return outcome
        known |= answers_to(outcome.asks)
    raise Conflict("too_many_questions", Text("流程问了太多问题", "the flow asks too many questions"))
