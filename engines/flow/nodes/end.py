"""Ends one line of work; the instance has ended when none is left."""

from __future__ import annotations

from engines.flow.kind import Config, NodeKind, Ports, as_planned
from engines.flow.outcome import Finish
from engines.flow.reader import Reader
from engines.flow.settings import name, settings
from engines.kinds import Text


def read(config: Config, reader: Reader) -> Finish:
    return Finish(config.get("result"))


KIND = NodeKind(
    type="end",
    group="events",
    label=Text("结束", "End"),
    help=Text("这条线到此为止；所有线都结束后流程结束", "This line of work ends; the flow ends with its last line"),
    config=settings(result=name("结果", "result")),
    ports=Ports(),
    read=read,
    always=as_planned,
    role="end",
)
