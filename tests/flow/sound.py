"""Random flows that are sound because they are made of blocks: each is entered once and left once."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

Exits = list[str]
"""Loose ends, written "node.port", that the next node picks up."""

STEPS = (
    "task",
    "timed",
    "approval",
    "any",
    "turns",
    "vote",
    "again",
    "helped",
    "copy",
    "until",
    "patience",
    "order",
    "set",
    "notify",
    "delay",
    "create",
    "assign",
    "doubt",
    "race",
    "nudged",
    "caught",
)

LEAF = st.tuples(st.sampled_from(STEPS))


def sequences(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(blocks, max_size=3)


def grown(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    branches = st.lists(sequences(blocks), min_size=2, max_size=3)
    modes = st.sampled_from(["all", "any", "held", "first", "two", "two_only"])
    parallel = st.tuples(st.just("parallel"), branches, modes)
    return st.one_of(
        parallel,
        st.tuples(st.just("inclusive"), branches, modes),
        st.tuples(st.just("merged"), branches, sequences(blocks), modes),
        st.tuples(st.just("paired"), branches),
        st.tuples(st.just("cut"), sequences(blocks)),
        st.tuples(st.just("withdrawn"), sequences(blocks), st.booleans()),
        st.tuples(st.just("exclusive"), branches),
        st.tuples(st.just("switch"), branches),
        st.tuples(
            st.just("parallel"), st.lists(parallel.map(lambda block: [block]), min_size=2, max_size=2), st.just("all")
        ),
        st.tuples(st.just("choice"), branches),
        st.tuples(st.just("loop"), sequences(blocks)),
        st.tuples(st.just("stop")),
        st.tuples(st.just("scope"), sequences(blocks)),
        st.tuples(st.just("guarded"), sequences(blocks)),
        st.tuples(st.just("rounds"), sequences(blocks)),
        st.tuples(st.just("each"), sequences(blocks), st.sampled_from(["all", "in_turn", "two", "two_only"])),
    )


@dataclass
class Drawing:
    """A flow being drawn. The first action of a task always leads on, so that every flow can be played to its end."""

    nodes: list[Any] = field(default_factory=lambda: [{"id": "start", "type": "start"}])
    edges: list[str] = field(default_factory=list)
    inside: str | None = None

    def node(self, kind: str, exits: Exits, **config: Any) -> str:
        """Add a node and lead the loose ends to it."""
        name = f"{kind}_{len(self.nodes)}"
        around = {"in": self.inside} if self.inside else {}
        self.nodes.append({"id": name, "type": kind, "config": config, **around})
        self.edges.extend(f"{loose} > {name}" for loose in exits)
        return name

    def border(self, on: str, **config: Any) -> str:
        """An event on the border of a node."""
        name = self.node("boundary", [], **config)
        self.nodes[-1]["on"] = on
        return name

    def hold(self, name: str, blocks: list[Any]) -> None:
        """What lies inside of a container: an end finishes it."""
        around, self.inside = self.inside, name
        self.node("end", self.sequence(blocks, [f"{name}.inside"]))
        self.inside = around

    def sequence(self, blocks: list[Any], exits: Exits) -> Exits:
        for block in blocks:
            exits = getattr(self, f"_{block[0]}")(exits, *block[1:])
        return exits

    def _person(self, exits: Exits, *actions: str, **config: Any) -> str:
        listed = [{"id": action, "label": {"zh": action, "en": action}} for action in actions]
        return self.node("human_task", exits, assignee={"group": "service"}, actions=listed, **config)

    def _task(self, exits: Exits) -> Exits:
        return [self._person(exits, "done") + ".done"]

    def _timed(self, exits: Exits) -> Exits:
        name = self._person(exits, "done", timeout=60)
        return [f"{name}.done", f"{name}.timeout"]

    def _approval(self, exits: Exits, mode: str = "all", **rules: Any) -> Exits:
        name = self.node("approval", exits, mode=mode, approvers=[{"group": "finance"}], **rules)
        return [f"{name}.approved", f"{name}.rejected"]

    def _any(self, exits: Exits) -> Exits:
        return self._approval(exits, "any")

    def _turns(self, exits: Exits) -> Exits:
        return self._approval(exits, "sequential")

    def _vote(self, exits: Exits) -> Exits:
        return self._approval(exits, "vote", percent=51)

    def _again(self, exits: Exits) -> Exits:
        return self._approval(exits, "all", repeated="approve")

    def _helped(self, exits: Exits) -> Exits:
        return self._approval(exits, "sequential", may=["add_signer", "withdraw"], send_back={"to": "starter"})

    def _copy(self, exits: Exits) -> Exits:
        return [self.node("cc", exits, to=[{"group": "service"}, {"customer": True}])]

    def _until(self, exits: Exits) -> Exits:
        return [self.node("wait_condition", exits, when={">": [{"var": "n"}, 900_000]})]

    def _patience(self, exits: Exits) -> Exits:
        name = self.node("wait_condition", exits, when={">": [{"var": "n"}, 2]}, timeout=60)
        return [f"{name}.out", f"{name}.timeout"]

    def _order(self, exits: Exits) -> Exits:
        return [self.node("update_record", exits, on="order", values={"n": {"var": "n"}})]

    def _set(self, exits: Exits) -> Exits:
        return [self.node("set_fields", exits, values={"n": {"+": [{"var": "n"}, 1]}})]

    def _notify(self, exits: Exits) -> Exits:
        to, words = {"of": "customer"}, {"zh": "好", "en": "good"}
        return [self.node("notify", exits, channel="in_app", to=to, title=words, body=words)]

    def _delay(self, exits: Exits) -> Exits:
        return [self.node("delay", exits, seconds=30)]

    def _create(self, exits: Exits) -> Exits:
        return [self.node("create_record", exits, form="other", values={"n": {"var": "n"}})]

    def _assign(self, exits: Exits) -> Exits:
        return [self.node("assign", exits, group="service", strategy="least_busy")]

    def _doubt(self, exits: Exits) -> Exits:
        """A way that is never open: the token is stuck until somebody skips it."""
        branches = [{**port(0), "when": {"<": [{"var": "n"}, 0]}}]
        return [self.node("exclusive", exits, branches=branches) + ".way0"]

    def _exclusive(self, exits: Exits, branches: list[Any]) -> Exits:
        listed = [
            {**port(index), "when": {"<": [{"%": [{"var": "n"}, 5]}, index + 1]}} for index in range(len(branches) - 1)
        ]
        name = self.node("exclusive", exits, branches=listed, default=port(len(branches) - 1)["port"])
        return self._branches(name, branches)

    def _choice(self, exits: Exits, branches: list[Any]) -> Exits:
        return self._branches(self._person(exits, *(port(index)["port"] for index in range(len(branches)))), branches)

    def _parallel(self, exits: Exits, branches: list[Any], mode: str) -> Exits:
        name = self.node("parallel", exits, branches=[port(index) for index in range(len(branches))])
        return self._join(name, branches, mode)

    def _inclusive(self, exits: Exits, branches: list[Any], mode: str) -> Exits:
        """Some of the ways, or none and so the last."""
        listed = [{**port(index), "when": {">=": [{"%": [{"var": "n"}, 3]}, index]}} for index in range(len(branches))]
        name = self.node("inclusive", exits, branches=listed[:-1], default=port(len(branches) - 1)["port"])
        return self._join(name, branches, mode)

    def _join(self, name: str, branches: list[Any], mode: str) -> Exits:
        return [self.node("join", self._branches(name, branches), **gathering(mode))]

    def _merged(self, exits: Exits, branches: list[Any], body: list[Any], mode: str) -> Exits:
        """Branches that do the same work, each by itself, before they join."""
        name = self.node("parallel", exits, branches=[port(index) for index in range(len(branches))])
        merge = self.node("merge", self._branches(name, branches), mode="each")
        return [self.node("join", self.sequence(body, [merge]), **gathering(mode))]

    def _paired(self, exits: Exits, branches: list[Any]) -> Exits:
        """Every branch comes twice, and its two go on in turn with two of each other one."""
        count = range(len(branches))
        name = self.node("parallel", exits, branches=[port(index) for index in range(2 * len(branches))])
        merges = [self.node("merge", [f"{name}.way{2 * at}", f"{name}.way{2 * at + 1}"], mode="each") for at in count]
        loose = [end for at in count for end in self._task(self.sequence(branches[at], [merges[at]]))]
        return [self.node("join", self._task([self.node("merge", loose, mode="pairs")]), mode="all")]

    def _cut(self, exits: Exits, body: list[Any]) -> Exits:
        """Of two lines of work one may take away a step of the other, wherever that stands."""
        name = self.node("parallel", exits, branches=[port(0), port(1)])
        work = self._person([f"{name}.way0"], "done")
        judge = self._person([f"{name}.way1"], "keep", "drop")
        drop = self.node("cancel_steps", [f"{judge}.drop"], nodes=[work])
        loose = self.sequence(body, [f"{work}.done"])
        return [self.node("join", [*loose, f"{judge}.keep", drop], mode="all")]

    def _withdrawn(self, exits: Exits, body: list[Any], boxed: bool) -> Exits:
        """Steps that go on as a pair, in a scope or not, which somebody beside them may take away all together."""
        name = self.node("parallel", exits, branches=[port(0), port(1)])
        judge = self._person([f"{name}.way1"], "keep", "drop")
        around, box = self.inside, self.node("scope", [f"{name}.way0"]) if boxed else None
        self.inside = box or around
        fork = self.node("parallel", [f"{box}.inside" if box else f"{name}.way0"], branches=[port(0), port(1)])
        steps = [self._person([f"{fork}.way{at}"], "done") for at in (0, 1)]
        pair = self.node("merge", [f"{step}.done" for step in steps], mode="pairs")
        loose = self.sequence(body, [self.node("join", [pair], mode="all")])
        if box:
            self.node("end", loose)
        self.inside = around
        drop = self.node("cancel_steps", [f"{judge}.drop"], nodes=[*steps, pair])
        return [self.node("join", [*([box] if box else loose), f"{judge}.keep", drop], mode="all")]

    def _switch(self, exits: Exits, branches: list[Any]) -> Exits:
        table = [{**port(index), "values": [index]} for index in range(len(branches) - 1)]
        value, last = {"%": [{"var": "n"}, 4]}, port(len(branches) - 1)["port"]
        return self._branches(self.node("switch", exits, value=value, cases=table, default=last), branches)

    def _branches(self, name: str, branches: list[Any]) -> Exits:
        drawn = [self.sequence(branch, [f"{name}.{port(index)['port']}"]) for index, branch in enumerate(branches)]
        return [loose for exits in drawn for loose in exits]

    def _loop(self, exits: Exits, body: list[Any]) -> Exits:
        first = len(self.nodes)
        last = self._person(self.sequence(body, exits), "on", "again")
        self.edges.append(f"{last}.again > {self.nodes[first]['id']}")
        return [f"{last}.on"]

    def _race(self, exits: Exits) -> Exits:
        """The first of a time, a message, a condition and a person."""
        message, when = {"name": "news", "key": "all"}, {">": [{"var": "n"}, 3]}
        events = [{**port(0), "action": True}, {**port(1), "after": 90}, {**port(2), "message": message}]
        name = self.node(
            "event_gateway", exits, events=[*events, {**port(3), "when": when}], assignee={"group": "service"}
        )
        return [f"{name}.{port(index)['port']}" for index in range(4)]

    def _nudged(self, exits: Exits) -> Exits:
        """A task beside which somebody is told when it takes long."""
        name = self._person(exits, "done")
        late = self.border(name, event="timer", after=40, interrupting=False)
        self.node("end", self._notify([late]))
        return [f"{name}.done"]

    def _caught(self, exits: Exits) -> Exits:
        """An error of the node itself, which its border catches; the exit that is never open leads on as well."""
        name = self._doubt(exits)[0].removesuffix(".way0")
        return [f"{name}.way0", self.border(name, event="error")]

    def _scope(self, exits: Exits, body: list[Any]) -> Exits:
        """A scope of which time runs out; what was done inside is undone first."""
        name = self.node("scope", exits)
        around, self.inside = self.inside, name
        work = self._person([f"{name}.inside"], "done")
        self.node("end", self._set([self.border(work, event="compensate")]))
        self.node("end", self.sequence(body, [f"{work}.done"]))
        self.inside = around
        return [name, self.border(name, event="timer", after=200, undo=True)]

    def _guarded(self, exits: Exits, body: list[Any]) -> Exits:
        """A scope that a message ends, beside which another is counted."""
        name = self.node("scope", exits)
        self.hold(name, body)
        seen = self.border(name, event="message", message={"name": "news", "key": "all"}, interrupting=False)
        self.node("end", self._set([seen]))
        return [name, self.border(name, event="message", message={"name": "over", "key": "all"})]

    def _rounds(self, exits: Exits, body: list[Any]) -> Exits:
        until = {">=": [{"var": f"_vars.loop_{len(self.nodes)}.round"}, 2]}
        name = self.node("loop", exits, until=until, max=2)
        self.hold(name, body)
        return [name, f"{name}.exceeded"]

    def _each(self, exits: Exits, body: list[Any], mode: str) -> Exits:
        enough = {">=": [{"var": f"_vars.multi_{len(self.nodes)}.done"}, 2]}
        rest = {"two": "finish", "two_only": "cancel"}.get(mode)
        until = {"until": enough, "rest": rest} if rest else {}
        name = self.node(
            "multi", exits, over={"var": "rows"}, mode="sequential" if mode == "in_turn" else "parallel", **until
        )
        self.hold(name, body)
        return [name]

    def _stop(self, exits: Exits) -> Exits:
        """Goes on, or ends everything from wherever it stands."""
        name = self._person(exits, "on", "stop")
        self.node("terminate", [f"{name}.stop"])
        return [f"{name}.on"]


def gathering(mode: str) -> dict[str, Any]:
    """The settings of a join."""
    if mode == "held":
        return {"mode": "any", "blocks": True}
    rest = {"rest": "cancel"} if mode == "two_only" else {}
    return {"mode": "n_of_m", "n": 2, **rest} if mode.startswith("two") else {"mode": mode}


def port(index: int) -> dict[str, Any]:
    return {"port": f"way{index}", "label": {"zh": f"路{index}", "en": f"way {index}"}}


def drawn(blocks: list[Any]) -> dict[str, Any]:
    """The case of a flow made of `blocks`, as tests/flow/world.py reads it."""
    drawing = Drawing()
    drawing.node("end", drawing.sequence(blocks, ["start"]))
    types = {"n": "integer", "order": "integer", "rows": {"list": "text"}}
    return {
        "nodes": drawing.nodes,
        "edges": drawing.edges,
        "types": types,
        "forms": {"other": {"n": "integer"}},
        "references": {"order": "other"},
        "values": {"n": 0, "order": 5, "rows": ["a", "b", "c"]},
    }


SOUND = sequences(st.recursive(LEAF, grown, max_leaves=16)).map(drawn)
