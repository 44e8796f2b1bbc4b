"""The core of every verb: an event goes to rules and flow, and what they change goes round until all rests."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import Any, cast

from app.absences import Away
from app.actor import Actor
from app.effects import Source, apply
from app.errors import Conflict
from app.operations.answer import answer, with_answers
from app.operations.instance_rows import load_instance
from app.operations.promises import turn
from app.operations.recompute import recompute, recomputer
from app.operations.route import give
from app.secrecy import discreet
from app.windows import window_hash
from app.work import MOST_ROUNDS, Work
from engines.effects import FillIn, RaiseIncident
from engines.errors import EndlessWork
from engines.flow.advance import advance
from engines.flow.signals import Cancel, Changed, Signal, Start, TimerFired
from engines.flow.signals import Facts as FlowFacts
from engines.flow.telling import told
from engines.flow.trace import Advanced, Step
from engines.kinds import Text
from engines.needs import Ask, Lookup, Needs, Refusal
from engines.rule.fire import Event, Facts, fire
from engines.rule.priority.reading import rank
from engines.rule.sla.reading import occasion

log = logging.getLogger("gongdan.settle")
NO_LINKS: Mapping[str, str] = {}
ENDLESS = Text("规则或流程互相触发，未能停下，已中止", "rules or the flow set each other off without end; stopped here")


def settle(
    work: Work, event: Event | None, changed: frozenset[str] = frozenset(), signal: Signal | None = None
) -> None:
    """Let `event`, and everything that follows from it, run its course on `work`.

    `signal` is what the flow hears of it; where a task or a timer came first, the flow has been told already.
    """
    for _ in range(MOST_ROUNDS):
        old = work.before or None
        work.before = work.values()
        by_rules = fire_rules(work, event, old) if event else frozenset()
        by_rules |= give(work, lambda: moment(work), None if event and event.type == "created" else changed | by_rules)
        by_flow = hear(work, signal or Changed(changed | by_rules))
        by_flow |= call_off_flow(work)
        changed = by_rules | by_flow | recompute(work, lambda: moment(work)) | keep_promises(work, event)
        if not changed:
            rank_it(work)
            return
        event, signal = Event("changed", changed), None
    log.warning("record %s did not come to rest", work.id)
    apply(work, Source("system", ""), [RaiseIncident("", "endless", ENDLESS)])


def fire_rules(work: Work, event: Event, old: Mapping[str, Any] | None) -> frozenset[str]:
    """What the rules of this form have to say to `event`; the names whose values they changed."""
    rules = work.live.house.rules.get(work.form.key)
    if rules is None or not rules.rules:
        return frozenset()
    named = replace(event, id=f"{work.core['rev']}.{work.chain.depth}.{len(work.events)}")
    facts = Facts(moment(work), old)
    fired = with_answers(work, lambda answers: fire(rules, named, facts, work.now, answers, work.chain))
    changed: set[str] = set()
    matched = [firing for firing in fired.firings if firing.matched]
    whys = {each.rule: discreet(each.why, rules.by_key[each.rule], work.form) for each in matched}
    effects = {rule: [each for _, each in some] for rule, some in groupby(fired.effects, key=lambda pair: pair[0])}
    for rule in whys | effects:
        source = Source("rule", rule, whys.get(rule), work.live.release_of(rules.by_key[rule].document))
        changed |= apply(work, source, effects.get(rule, ()))
    counted = (firing.window for firing in matched if firing.window)
    work.windows.extend((window.rule, window_hash(window)) for window in counted)
    work.chain = fired.chain
    return frozenset(changed)


def rank_it(work: Work) -> None:
    """How urgent the record is now, and what its waiting will add."""
    policies = work.live.house.priorities.get(work.form.key, ())
    if policies:
        ranked = rank(policies, moment(work), work.now)
        work.core |= {"urgency": ranked.base, "urgency_rate": ranked.rate, "urgency_since": ranked.since}


def keep_promises(work: Work, event: Event | None) -> frozenset[str]:
    """Bring the clocks of its promises up to date, and do what a warning or a breach calls for."""
    changed, happened = turn(work, event)
    for each in happened:
        if each.what in ("warned", "breached"):
            said = {"metric": each.clock.metric, "due_at": each.clock.due_at}
            changed |= fire_rules(work, Event(occasion(each.what, each.clock.policy), said=said), work.before)
    return changed


def call_off_flow(work: Work) -> frozenset[str]:
    """End the flow, where a rule wants that and it runs; the names whose values that changed."""
    if not work.cancelling:
        return frozenset()
    work.cancelling = False
    load_instance(work)
    return hear(work, Cancel()) if work.state is not None and work.state.status != "ended" else frozenset()


def hear(work: Work, signal: Signal) -> frozenset[str]:
    """Tell the flow; the names whose values it changed. None where there is no flow, or nobody in it listens."""
    flow = work.flow
    if flow is None or (isinstance(signal, Changed) and flow.hears.isdisjoint(signal.fields)):
        return frozenset()
    if not isinstance(signal, Start):
        load_instance(work)
        if work.state is None or (isinstance(signal, Changed) and work.state.status == "ended"):
            return frozenset()

    def verb(known: Mapping[Ask, Any]) -> Advanced | Refusal | Needs:
        return advance(flow, work.state, signal, flow_facts(work), work.now, known)

    try:
        outcome = cast("Advanced | Refusal", with_answers(work, verb))  # mypy joins what it cannot solve
    except EndlessWork:
        return apply(work, Source("flow", flow.start), [RaiseIncident("", "endless", ENDLESS)])
    if isinstance(outcome, Refusal):
        raise Conflict(outcome.code, outcome.message)
    work.state = outcome.state
    work.called_back = work.called_back or isinstance(signal, Cancel)
    work.closed |= {each.id: each for each in outcome.state.tasks if each.status != "open"}
    work.result = next((step.detail["result"] for step in outcome.steps if step.detail.get("result")), work.result)
    _note_steps(work, signal, outcome.steps)
    changed: set[str] = set()
    for (node, by_person), some in groupby(outcome.effects, key=lambda pair: (pair[0], isinstance(pair[1], FillIn))):
        source = Source("flow", node, person=work.actor if by_person else None)
        changed |= apply(work, source, [effect for _, effect in some])
    return frozenset(changed)


def moment(work: Work) -> dict[str, Any]:
    """The record as the engines see it: its values, who acts, and the records it refers to."""
    seen = work.values()
    seen["_actor"], seen["_ref"] = work.actor.values(), followed(work)
    return seen


def followed(work: Work) -> dict[str, Any]:
    """The records that this one refers to, where a rule or the flow reads them."""
    links = work.live.followed.get(work.form.key, NO_LINKS).items()
    asks = {name: Lookup(form, value) for name, form in links if (value := work.data.get(name)) is not None}
    answer(work, asks.values())
    return {name: work.known[ask] for name, ask in asks.items()}


def flow_facts(work: Work) -> FlowFacts:
    """What the flow is told with a signal."""
    actor = work.actor
    return FlowFacts(
        values=moment(work),
        user_groups=frozenset(actor.groups),
        user=actor.user,
        customer=actor.kind == "customer",
        supervisor=actor.supervisor,
        recompute=recomputer(work.form),
        away=Away(work.conn, work.now),
    )


BY_PEOPLE = frozenset(
    {"act", "claim", "release", "transfer", "add_signer", "remove_signer", "delegate", "advise"}
    | {"send_back", "withdraw", "urge", "tick", "untick"}
)


def _note_steps(work: Work, signal: Signal, steps: tuple[Step, ...]) -> None:
    """The way through the flow as events."""
    for kind, step in told(steps):
        actor = work.actor if step.what in BY_PEOPLE else _mover(signal)
        work.event(kind, actor, node=step.node, to_=step.port, payload={**step.detail, "token": step.token})


def _mover(signal: Signal) -> Actor:
    return Actor("timer") if isinstance(signal, TimerFired) else Actor("flow")
