"""Which instances of a flow may move to another release, and what would become of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from app.errors import Flaw, Invalid, NotFound
from app.live import Live
from app.models import catch, instance, record, release, task, timer, token
from app.queries.words import words
from app.secrecy import HIDDEN
from engines.flow.arriving import heard, instants
from engines.flow.migrate import Blocked, Kept, Moved, Outcome
from engines.flow.node import Flow
from engines.flow.state import Catch, FlowState, Task, Timer, Token
from engines.flow.surroundings import Plan, plan
from engines.flow.trace import Advanced
from engines.kinds import Text

PAGE = 500
NO_FLOW = ("这个流程", "this flow")
NO_RELEASE = Text("没有这个发布版本，或其中没有这个流程", "there is no such release, or this flow is not in it")
NO_NODE = Text("目标版本里没有这个节点", "the target release has no such node")


@dataclass(frozen=True, slots=True)
class Wish:
    """Move the instances of `flow` (only those of release `origin`, only those of `records`) to release `to`.

    Without `to` it is only asked what a publish of what is drawn now would mean for them.
    """

    flow: str
    to: int | None
    origin: int | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    records: tuple[int, ...] | None = None
    after: int = 0


def flow_in(live: Live, key: str) -> Flow:
    """The flow as it is now. Raises NotFound."""
    if key not in live.house.flows:
        raise NotFound(*NO_FLOW)
    return live.house.flows[key]


def releases_of(conn: Connection, live: Live, key: str) -> list[Row[Any]]:
    """The releases of its form's bundle that hold the flow, newest first."""
    bundle = live.owners[f"form/{flow_in(live, key).form}"]
    rows = conn.execute(select(release).where(release.c.bundle == bundle).order_by(release.c.seq.desc()))
    return [row for row in rows if f"flow/{key}" in row.manifest]


def target_of(conn: Connection, live: Live, wish: Wish) -> Flow:
    """The flow in the release to which it goes. Raises NotFound, Invalid."""
    if wish.to is None or wish.to not in {row.seq for row in releases_of(conn, live, wish.flow)}:
        raise Invalid([Flaw("/to", "unknown_release", NO_RELEASE)])
    return live.pinned(conn, wish.to).flows[wish.flow]


class Plans:
    """How instances of each release get to the target, worked out once for each. Raises Invalid for a wrong mapping."""

    def __init__(self, conn: Connection, live: Live, wish: Wish, target: Flow) -> None:
        self.conn, self.live, self.wish, self.target = conn, live, wish, target
        self._known: dict[int, Plan] = {}
        unknown = [node for node, to in wish.mapping.items() if to not in target.nodes]
        if unknown:
            raise Invalid(Flaw(f"/map/{node}", "unknown_node", NO_NODE) for node in sorted(unknown))

    def of(self, origin: int) -> Plan:
        """From release `origin`."""
        if origin not in self._known:
            old = self.live.pinned(self.conn, origin).flows.get(self.wish.flow, self.target)
            self._known[origin] = plan(old, self.target, self.wish.mapping)
        return self._known[origin]


def chosen(wish: Wish) -> list[ColumnElement[bool]]:
    """The instances that are asked about: those under way that do not stand on the target yet."""
    found = [instance.c.flow == wish.flow]
    if wish.to is not None:
        found.append(instance.c.release != wish.to)
    if wish.origin is not None:
        found.append(instance.c.release == wish.origin)
    if wish.records is not None:
        return [*found, instance.c.id.in_(wish.records)]
    return [*found, instance.c.status != "ended"]


def page_of(conn: Connection, wish: Wish) -> tuple[list[Row[Any]], int | None]:
    """The next of them in the order of their records, and where to go on."""
    columns = select(instance, record.c.number, record.c.status.label("record_status"))
    asked = columns.join_from(instance, record, record.c.id == instance.c.id)
    asked = asked.where(*chosen(wish), instance.c.id > wish.after).order_by(instance.c.id)
    rows = list(conn.execute(asked.limit(PAGE + 1)))
    return rows[:PAGE], rows[PAGE - 1].record if len(rows) > PAGE else None


def counted(items: Iterable[Mapping[str, Any]], *outcomes: str) -> dict[str, int]:
    """How many came to what."""
    found = Counter(item["outcome"] for item in items)
    return {outcome: found[outcome] for outcome in outcomes}


def told(
    row: Row[Any], outcome: Outcome, way: Plan, came: Advanced | None = None, secrets: Collection[str] = ()
) -> dict[str, Any]:
    """What becomes of one instance, as answers hold it; `came` is what comes of what is set up anew for it.

    A key in which one of `secrets` stands is not told.
    """
    about = {"record": {"id": row.record, "number": row.number}, "from": row.release}
    about |= {"reasons": [], "places": [], "timers": [], "events": []}
    match outcome:
        case Moved(places=places, clocks=clocks):
            moved = [{"from": old, "to": new} for old, new in places]
            clocks = (*clocks, *(instants(outcome, came) if came else ()))
            timers = [{"node": x.node, "port": x.port, "before": x.before, "after": x.after} for x in clocks]
            timers = [each | {"name": _called(each["node"], way.old, way.new)} for each in timers]
            events = [asdict(each) for each in (heard(outcome, came) if came else ())]
            events = [each | {"name": _called(each["node"], way.new)} for each in events]
            for each in events:
                if each["key"] and any(secret in each["key"] for secret in secrets):
                    each["key"] = HIDDEN
            return about | {"outcome": "moved", "places": moved, "timers": timers, "events": events}
        case Blocked(reasons=reasons):
            return about | {"outcome": "blocked", "reasons": [_reason(each) for each in reasons]}
        case Kept(reason=reason):
            return about | {"outcome": "kept", "reasons": [_reason(reason)]}


def _called(node: str, *flows: Flow) -> dict[str, str]:
    """The name of a node in the first of these that has it."""
    found = next((each.nodes[node].name for each in flows if node in each.nodes), Text(node, node))
    return words(found)


def _reason(reason: Any) -> dict[str, Any]:
    return {"node": reason.node, "code": reason.code, "text": words(reason.text)}


def standing(conn: Connection, plans: Plans) -> Iterator[dict[str, Any]]:
    """Where the tokens of all that are asked about stand, and what each place would become."""
    counts = select(instance.c.release, token.c.node, func.count(instance.c.id.distinct()).label("instances"))
    asked = counts.join_from(instance, token, token.c.instance == instance.c.id).where(*chosen(plans.wish))
    found: dict[str, dict[str, Any]] = {}
    for row in conn.execute(asked.group_by(instance.c.release, token.c.node).order_by(instance.c.release)):
        way = plans.of(row.release)
        node, target = way.old.nodes.get(row.node), way.target(row.node)
        shown = found.setdefault(row.node, {"id": row.node, "instances": 0})
        shown["instances"] += row.instances
        shown["name"] = words(node.name if node else Text(row.node, row.node))
        shown["type"] = node.kind.type if node else ""
        shown["target"] = target.id if target else None
    yield from found.values()


def states_of(conn: Connection, rows: Iterable[Row[Any]]) -> dict[int, FlowState]:
    """The states of many instances, read with one statement for each table."""
    listed = list(rows)
    ids = [row.id for row in listed]
    parts = [_by_instance(conn, table, ids) for table in (token, task, timer, catch)]
    return {row.id: _state(row, *(part.get(row.id, []) for part in parts)) for row in listed}


def _by_instance(conn: Connection, table: Any, ids: list[int]) -> dict[int, list[Row[Any]]]:
    found: dict[int, list[Row[Any]]] = {}
    for row in conn.execute(select(table).where(table.c.instance.in_(ids)).order_by(table.c.instance, table.c.id)):
        found.setdefault(row.instance, []).append(row)
    return found


def _state(
    row: Row[Any], tokens: list[Row[Any]], tasks: list[Row[Any]], timers: list[Row[Any]], catches: list[Row[Any]]
) -> FlowState:
    living = {each.id for each in tokens}
    names = ("id", "node", "token", "kind", "user", "customer", "status", "action", "by", "due_at", "ticks")
    return FlowState(
        status=row.status,
        next_id=row.next_id,
        tokens=tuple(Token(each.id, each.node, each.memo) for each in tokens),
        tasks=tuple(
            Task(group=each.group_key, **{name: getattr(each, name) for name in names})
            for each in tasks
            if each.status == "open" or each.token in living
        ),
        timers=tuple(Timer(each.id, each.token, each.node, each.at, each.port) for each in timers),
        vars=row.vars,
        catches=tuple(Catch(each.id, each.token, each.node, each.message, each.key, each.port) for each in catches),
    )
