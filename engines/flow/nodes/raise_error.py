"""Stops the line of work with an error: the nearest border that minds it goes on, else a person is called."""

from __future__ import annotations

from engines.flow.kind import Config, NodeKind, Ports
from engines.flow.outcome import Outcome, Stuck
from engines.flow.reader import Reader
from engines.flow.settings import name, settings, words
from engines.flow.visit import Visit
from engines.kinds import Text


def read(config: Config, reader: Reader) -> tuple[str, Text]:
    code = config["code"]
    said = reader.words(config["message"], "/message") if "message" in config else Text(code, code)
    return code, said


def enter(visit: Visit) -> Outcome:
    code, said = visit.plan
    raise Stuck(code, said)


KIND = NodeKind(
    type="raise_error",
    group="failure",
    label=Text("抛出错误", "Raise an error"),
    help=Text(
        "以错误码结束这条路：由最近一层能接住它的边界事件继续；没有则成为异常，等管理员处理",
        "Ends this way with an error code: the nearest boundary event that catches it goes on; with none it becomes an "
        "incident for an administrator",
    ),
    config=settings("code", code=name("错误码", "error code"), message=words("说明", "message")),
    ports=Ports(),
    read=read,
    enter=enter,
    role="end",
    fails=True,
)
