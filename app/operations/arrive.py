"""What becomes of an instance when what it waits for in another release is set up there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from app.operations.answer import kept_messages, with_answers
from app.operations.settle import flow_facts
from app.work import Work
from engines.flow.advance import advance
from engines.flow.migrate import Blocked, Moved, Reason
from engines.flow.signals import SetUp
from engines.flow.trace import Advanced
from engines.needs import Ask, Buffered, Needs, Refusal


def arrive(work: Work, moved: Moved, *, looking: bool = False) -> Advanced | Refusal:
    """Where it would come to rest; `work` has the flow that it moves to, and stays as it is.

    With `looking`, nobody who brings a message has to wait for it.
    """
    assert work.flow is not None
    flow, facts, signal = work.flow, flow_facts(work), SetUp(moved.waits)

    def verb(known: Mapping[Ask, Any]) -> Advanced | Refusal | Needs:
        outcome = advance(flow, moved.state, signal, facts, work.now, known)
        asks = outcome.asks if looking and isinstance(outcome, Needs) else ()
        work.known |= {ask: kept_messages(work.conn, ask) for ask in asks if isinstance(ask, Buffered)}
        return outcome

    return cast("Advanced | Refusal", with_answers(work, verb))  # mypy joins what it cannot solve


def secrets(work: Work) -> list[str]:
    """The record's sensitive values: a key that is made of one is nobody's to read."""
    return [str(value) for name in work.form.sensitive if (value := work.data.get(name)) not in (None, "")]


def refused(why: Refusal) -> Blocked:
    """It stays, because what it would wait for cannot be told."""
    return Blocked((Reason(why.code, why.message),))
