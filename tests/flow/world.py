"""What a test of flows has instead of the shell: a record that takes effects, answers, and one instance in JSON."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.connector import Connector, read_connector
from engines.definition import Definition
from engines.effects import Assign, SetFields, SetStatus
from engines.flow.advance import advance
from engines.flow.flow import read_flow
from engines.flow.node import Flow
from engines.flow.signals import Facts, Signal
from engines.flow.state import FlowState
from engines.flow.state_json import state_from_json, state_to_json
from engines.flow.trace import Advanced, Step
from engines.kinds import Text
from engines.logic.system import SYSTEM
from engines.logic.types import Enum, Types, from_json
from engines.needs import Buffered, Decider, Find, Manager, Member, Members, Needs, Parcel, Person, Refusal, Superiors

STATUSES = {"new": "new", "open": "open", "solved": "solved"}
EDGE = re.compile(r"(?P<source>\w+)(\.(?P<port>\w+))? > (?P<target>\w+)")


def definition(nodes: list[Any], edges: list[str]) -> Definition:
    """A flow from nodes (their name is their id) and edges written "node.port > node"."""
    parts = [EDGE.fullmatch(edge) for edge in edges]
    body = {
        "form": "ticket",
        "nodes": [{"name": {"zh": node["id"], "en": node["id"]}, **node} for node in nodes],
        "edges": [
            {"from": part["source"], "to": part["target"], **({"port": part["port"]} if part["port"] else {})}
            for part in parts
            if part
        ],
    }
    return Definition("flow", "test", 1, Text("测试", "Test"), body, b"")


def connector(key: str, body: Mapping[str, Any]) -> Connector:
    """A connector as a case writes it."""
    return read_connector(Definition("connector", key, 1, Text(key, key), body, b""))


def types_of(described: Mapping[str, Any]) -> Types:
    """The types as a case writes them."""
    return {name: from_json(kind) for name, kind in described.items()}


def flow_of(case: Mapping[str, Any]) -> Flow:
    """The flow of a case."""
    return read_flow(
        definition(case["nodes"], case["edges"]),
        {**SYSTEM, "_status": Enum(tuple(STATUSES)), **types_of(case.get("types", {}))},
        statuses=STATUSES,
        forms={form: types_of(types) for form, types in case.get("forms", {}).items()},
        computed=case.get("computed", ()),
        groups=case.get("groups"),
        sections=case.get("sections", {}),
        references=case.get("references", {}),
        connectors={key: connector(key, body) for key, body in case.get("connectors", {}).items()},
    )


@dataclass
class World:
    """One instance and its record. `saved` is the state as JSON text: it is restored before every signal."""

    flow: Flow
    values: dict[str, Any] = field(default_factory=dict)
    people: Mapping[str, Any] = field(default_factory=dict)
    saved: str | None = None
    steps: list[Step] = field(default_factory=list)
    rounds: int = 0

    @property
    def state(self) -> FlowState | None:
        """The state, fresh from its JSON."""
        return None if self.saved is None else state_from_json(json.loads(self.saved))

    def send(self, signal: Signal, facts: Facts, now: int) -> Advanced | Refusal:
        """Give a signal, answer what is asked, and write down what comes out."""
        answers: dict[Any, Any] = {}
        self.rounds = 0
        outcome = advance(self.flow, self.state, signal, facts, now, answers)
        while isinstance(outcome, Needs):
            assert self.rounds < 50
            self.rounds += 1
            answers |= {ask: self.answer(ask) for ask in outcome.asks}
            outcome = advance(self.flow, self.state, signal, facts, now, answers)
        if isinstance(outcome, Advanced):
            self.take(outcome)
        return outcome

    def answer(self, ask: Any) -> Any:
        """What the shell would answer."""
        match ask:
            case Members(group=group):
                return tuple(Member(user, open_) for user, open_ in self.people["members"][group])
            case Manager(group=group):
                return self.people["manager"][group]
            case Person(username=username):
                return self.people["person"][username]
            case Superiors(user=user):
                return tuple(self.people["superiors"].get(str(user), ()))
            case Find(form=form):
                return tuple(self.people["found"][form])
            case Decider(rule=rule):
                known = self.people["tables"].get(rule)
                return None if known is None else lambda values, now: known["answer"]
            case Buffered(message=message, key=key):
                kept = self.people.get("buffered", ())
                return tuple(Parcel(number, data) for number, *whose, data in kept if whose == [message, key])

    def take(self, outcome: Advanced) -> None:
        """Apply the effects to the record and keep the state as JSON. A flow tells when it is read whether it has
        timers or waits for messages: where it does not, nobody looks for them.
        """
        assert self.flow.timed or not outcome.state.timers
        assert self.flow.messages or not outcome.state.catches
        self.saved = json.dumps(state_to_json(outcome.state))
        assert self.state == outcome.state
        self.steps.extend(outcome.steps)
        for _, effect in outcome.effects:
            match effect:
                case SetFields(values=values):
                    self.values.update(values)
                case SetStatus(status=status):
                    self.values |= {"_status": status, "_status_category": STATUSES[status]}
                case Assign(group=group, user=user):
                    self.values |= {"_assignee": user, **({"_group": group} if group else {})}
