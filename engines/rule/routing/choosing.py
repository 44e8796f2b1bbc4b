"""Chooses who gets a record, and says why: every candidate with the parts of a score, or what spoke against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engines.calendar import is_open
from engines.needs import Agent, Answers, Candidates, Needs
from engines.rule.routing.kind import Ticket
from engines.rule.routing.reading import Route, RoutingPolicy
from engines.values import value

NO_ANSWERS: Answers = {}
KNOWS = frozenset({"record", "same", "customer"})


@value(frozen=True, slots=True)
class Candidate:
    """Somebody who was looked at: the weighted `parts` of their score, their sum, and what spoke against them, if
    anything did: absent | off_shift | full | unfit.
    """

    user: int
    group: str
    tier: int
    load: int
    cap: int
    total: float
    parts: Mapping[str, float]
    out: str | None
    turn: int
    knows: int


@value(frozen=True, slots=True)
class Routed:
    """What came of it: the group and, where somebody was free, the person; `turn` is the one they have taken."""

    policy: str
    route: str
    strategy: str
    group: str
    user: int | None
    turn: int
    candidates: tuple[Candidate, ...]

    def why(self) -> dict[str, Any]:
        """Plain JSON for the record's history."""
        looked_at = [
            {
                "user": each.user,
                "group": each.group,
                "tier": each.tier + 1,
                "load": each.load,
                "cap": each.cap,
                "total": each.total,
                "parts": dict(each.parts),
                "out": each.out,
            }
            for each in self.candidates
        ]
        return {"policy": self.policy, "route": self.route, "strategy": self.strategy, "candidates": looked_at}


def route(
    policy: RoutingPolicy, values: Mapping[str, Any], now: int, answers: Answers = NO_ANSWERS
) -> Routed | Needs | None:
    """Who gets the record. None where no row of the matrix fits, or a group has it that is not in that row."""
    decided = policy.matrix.decide(values, now)
    if not isinstance(decided, dict) or decided["route"] is None:
        return None
    chosen = policy.routes[decided["route"]]
    if values.get("_group") and values["_group"] not in chosen.groups:
        return None
    ask = _ask(policy, chosen, now)
    if ask not in answers:
        return Needs((ask,))
    ticket = Ticket(values, now, policy.cap, policy.calendars)
    looked_at = [_look(policy, chosen, ticket, agent) for agent in answers[ask]]
    best = _best(chosen, looked_at)
    turn = max((each.turn for each in looked_at), default=0) + 1
    ordered = tuple(sorted(looked_at, key=lambda each: (each.tier, each.out is not None, -each.total, each.user)))
    group = best.group if best else values.get("_group") or chosen.groups[0]
    return Routed(policy.key, chosen.id, chosen.strategy, group, best.user if best else None, turn, ordered)


def _ask(policy: RoutingPolicy, chosen: Route, now: int) -> Candidates:
    """Everybody of the row, with what its metrics must know; who follows the last handler must know who that was."""
    wants = policy.wants | (KNOWS if chosen.strategy == "last_handler" else frozenset())
    return Candidates(chosen.groups, policy.form, wants, now - policy.seconds, policy.same, policy.rating)


def _look(policy: RoutingPolicy, chosen: Route, ticket: Ticket, agent: Agent) -> Candidate:
    """One person, in the first tier that one of their groups is in."""
    tier = next(number for number, groups in enumerate(chosen.tiers) if set(groups) & set(agent.groups))
    group = next(each for each in chosen.tiers[tier] if each in agent.groups)
    cap = agent.limit(policy.cap)
    out = _against(policy, ticket, agent, cap)
    weights = () if out else policy.weights  # who cannot take it is not weighed: most are full when it matters
    scores = {each.id: each.kind.score(each.plan, ticket, agent) for each in weights}
    if any(each.required and scores[each.id] <= 0 for each in weights):
        out = "unfit"
    parts = {each.id: round(scores[each.id] * each.weight, 2) for each in weights}
    knows = 2 * agent.had_record + agent.had_same + agent.had_customer
    total = round(sum(parts.values()), 2)
    return Candidate(agent.user, group, tier, agent.load, cap, total, parts, out, agent.turn, knows)


def _against(policy: RoutingPolicy, ticket: Ticket, agent: Agent, cap: int) -> str | None:
    """What speaks against giving it to this person."""
    if policy.presence and agent.presence != "online":
        return "absent"
    shift = ticket.calendars.get(agent.shift or "")
    if policy.shift and shift is not None and not is_open(shift, ticket.now):
        return "off_shift"
    return "full" if agent.load >= cap else None


def _best(chosen: Route, looked_at: Sequence[Candidate]) -> Candidate | None:
    """The best of the first tier in which anybody is free."""
    for tier in range(len(chosen.tiers)):
        free = [each for each in looked_at if each.tier == tier and each.out is None]
        if free:
            return min(free, key=_ORDERS[chosen.strategy])
    return None


_ORDERS: Mapping[str, Callable[[Candidate], tuple[Any, ...]]] = {
    "score": lambda each: (-each.total, each.load, each.turn, each.user),
    "least_load": lambda each: (each.load, each.turn, each.user),
    "round_robin": lambda each: (each.turn, each.user),
    "last_handler": lambda each: (-each.knows, each.load, each.turn, each.user),
}
