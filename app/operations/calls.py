"""What the flow that waits for another one hears of it: its end, its failure, and that it goes on again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.outbox import Job
from app.work import Work
from engines.effects import CALL, FAILED, RETURNED
from engines.flow.state import FlowState
from engines.kinds import Text

CALLED_OFF = Text("子流程被取消", "the flow that was called has been called off")


def is_call(key: str | None) -> bool:
    """Whether somebody waits for the flow of the record that was opened under `key`, "<record>:<its own key>"."""
    return key is not None and key.split(":", 1)[1].startswith(CALL)


def tell_caller(work: Work, before: FlowState, after: FlowState) -> None:
    """A job brings it there: a transaction locks one record."""
    call = work.core["origin_key"]
    if before.status == after.status or not is_call(call):
        return
    if after.status == "ended" and not work.called_back:
        public = {name: each for name, each in work.data.items() if name not in work.form.sensitive}
        payload = {"name": RETURNED, "to": call, "data": {"result": work.result, "values": public}}
        work.jobs.append(Job("bring_message", payload, work.now, f"{RETURNED}:{work.id}", work.id))
    elif after.status == "ended":
        work.jobs.append(failure(work, call, "child_cancelled", CALLED_OFF, over=True))
    elif after.status == "incident":
        stuck: Mapping[str, Any] = next(each.memo["incident"] for each in after.tokens if "incident" in each.memo)
        work.jobs.append(failure(work, call, stuck["code"], Text(stuck["zh"], stuck["en"])))
    elif before.status == "incident":
        work.jobs.append(failure(work, call, None, Text("", "")))


def failure(work: Work, call: str, code: str | None, why: Text, *, over: bool = False) -> Job:
    """What tells it; `over` where nothing more will come, no `code` where it goes on again."""
    said = {"code": code, "zh": why.zh, "en": why.en, "over": over}
    payload = {"name": FAILED, "to": call, "data": said}
    moment = f"{work.core['rev']}:{len(work.events)}"
    return Job("bring_message", payload, work.now, f"{FAILED}:{call}:{moment}", work.id)
