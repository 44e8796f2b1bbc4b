"""The engine's verb: one signal moves an instance from wait state to wait state; nothing else is read or written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engines.flow import arriving, borders, favours, people
from engines.flow.board import onward
from engines.flow.kind import INSIDE
from engines.flow.node import Flow
from engines.flow.outcome import Arrived, Finish, Leave, Split, Stuck
from engines.flow.run import Run
from engines.flow.signals import (
    Act,
    AddSigner,
    Cancel,
    Changed,
    Claim,
    Delegate,
    Facts,
    Message,
    Release,
    RemoveSigner,
    Retry,
    SendBack,
    SetUp,
    Signal,
    Skip,
    Start,
    Tick,
    TimerFired,
    Transfer,
    Urge,
    Withdraw,
)
from engines.flow.state import FlowState, Token
from engines.flow.trace import Advanced
from engines.kinds import Text
from engines.needs import Answers, Needs, Refusal

STARTED = Refusal("already_started", Text("流程已经开始", "the flow has started already"))
NOT_STARTED = Refusal("not_started", Text("流程还没有开始", "the flow has not started"))
TIMER_GONE = Refusal("timer_gone", Text("这个定时已取消或已触发", "this timer was cancelled or has fired"))
NOT_WAITING = Refusal("not_waiting", Text("已经没有人等这个消息", "nobody waits for this message any more"))
NO_INCIDENT = Refusal("no_incident", Text("这里没有待处理的异常", "there is no incident here"))
NO_PORT = Refusal("unknown_port", Text("节点没有这个出口", "the node has no such exit"))


def advance(
    flow: Flow,
    state: FlowState | None,
    signal: Signal,
    facts: Facts,
    now: int,
    answers: Answers = {},  # noqa: B006  # read only
) -> Advanced | Needs | Refusal:
    """Where the instance comes to rest after `signal`; or what must be answered first; or why it may not be.

    `state` is None exactly for `Start`. Raises EndlessWork when it does not come to rest.
    """
    run = Run(flow, state, facts, now, answers)
    if (state is None) != isinstance(signal, Start):
        return STARTED if state is not None else NOT_STARTED
    refusal = HANDLERS[type(signal)](run, signal)
    if refusal is not None:
        return refusal
    run.walk()
    return run.result()


def _start(run: Run, signal: Start) -> Refusal | None:
    if run.facts.user is not None:
        run.note(_starter={"user": run.facts.user})
    elif run.facts.customer:
        run.note(_starter={"customer": True})
    run.place(Token(run.fresh(), run.flow.start))
    return None


def _timer(run: Run, signal: TimerFired) -> Refusal | None:
    timer = run.timers.pop(signal.timer, None)
    if timer is None:
        return TIMER_GONE
    token = run.tokens[timer.token]
    if timer.node != token.node:
        borders.trigger(run, run.flow.nodes[timer.node], token)
    else:
        run.resume(token, timer)
    return None


def _changed(run: Run, signal: Changed) -> Refusal | None:
    for number in list(run.tokens):
        token = run.tokens.get(number)
        if token is None or token.status != "waiting" or run.is_ready(token):
            continue
        node = run.flow.nodes[token.node]
        for border in node.borders:
            if border.hears & signal.fields and "then" not in token.memo and _rests(run, number, node.id):
                borders.look(run, border, run.tokens[number])
        if node.hears & signal.fields and _rests(run, number, node.id):
            run.resume(run.tokens[number], signal.fields)
    return None


def _rests(run: Run, token: int, node: str) -> bool:
    there = run.tokens.get(token)
    return there is not None and there.node == node and not run.is_ready(there)


def _message(run: Run, signal: Message) -> Refusal | None:
    catch = run.catches.get(signal.catch)
    if catch is None:
        return NOT_WAITING
    token, node = run.tokens[catch.token], run.flow.nodes[catch.node]
    if catch.node == token.node:
        del run.catches[catch.id]
        run.resume(token, Arrived(catch, signal.data))
        return None
    if node.plan.interrupting:
        del run.catches[catch.id]
    try:
        borders.trigger(run, node, token, node.plan.message.data_of(signal.data))
    except Stuck as stuck:
        return Refusal(stuck.code, stuck.message)
    return None


def _cancel(run: Run, signal: Cancel) -> Refusal | None:
    run.cancel(list(run.tokens.values()))
    return None


def _retry(run: Run, signal: Retry) -> Refusal | None:
    token = run.tokens.get(signal.token)
    if token is None or token.status != "incident":
        return NO_INCIDENT
    run.close(token)
    run.place(_mended(token))
    return None


def _skip(run: Run, signal: Skip) -> Refusal | None:
    token = run.tokens.get(signal.token)
    if token is None or token.status != "incident":
        return NO_INCIDENT
    node = run.flow.nodes[token.node]
    ways = [port for port in node.exits if not (node.kind.holds and port == INSIDE.id)]
    port = next(iter(ways), None) if signal.port is None else signal.port
    if port is not None and port not in ways:
        return NO_PORT
    run.by = run.facts.user
    if port is None:
        run.settle(_mended(token), node, Finish())
        return None
    fork = node.kind.role == "fork"
    run.settle(_mended(token), node, Split((port,)) if fork else Leave(port, detail={"skipped": True}))
    return None


def _mended(token: Token) -> Token:
    return Token(token.id, token.node, onward(token))


HANDLERS: Mapping[type[Signal], Callable[[Run, Any], Refusal | None]] = {
    Start: _start,
    Act: people.act,
    Claim: people.claim,
    Release: people.release,
    Transfer: people.transfer,
    AddSigner: favours.add_signer,
    RemoveSigner: favours.remove_signer,
    Delegate: favours.delegate,
    SendBack: favours.send_back,
    Withdraw: favours.withdraw,
    Urge: favours.urge,
    Tick: people.tick,
    TimerFired: _timer,
    Changed: _changed,
    Message: _message,
    Cancel: _cancel,
    Retry: _retry,
    Skip: _skip,
    SetUp: arriving.set_up,
}
