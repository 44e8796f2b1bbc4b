"""Waits for a message by name and key, or for the time to run out; one that came early is taken at once."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import OUT, TIMEOUT, Config, Happened, NodeKind, Ports, at_times, up_to_its_timeout
from engines.flow.messages import MESSAGE, Message, read_message, types_of, whose
from engines.flow.outcome import Arrived, Leave, NewTimer, Outcome, Wait
from engines.flow.reader import Reader
from engines.flow.settings import seconds, settings
from engines.flow.state import Timer
from engines.flow.tells import Tells
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic.types import Types


@dataclass(frozen=True, slots=True)
class Plan:
    """The message, and how long to wait for it at most."""

    message: Message
    timeout: int | None


def read(config: Config, reader: Reader) -> Plan:
    return Plan(read_message(config["message"], "/message", reader), config.get("timeout"))


def gives(config: Config, reader: Reader) -> Types:
    return types_of(config["message"])


def messages(plan: Plan) -> tuple[str, ...]:
    return (plan.message.name,)


def awaits(config: Config) -> object:
    return whose(config["message"])


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    catch = plan.message.caught(visit)
    parcel = visit.take(catch.message, catch.key)
    if parcel is not None:
        return Leave(note=plan.message.data_of(parcel.data))
    timers = (NewTimer(visit.now + plan.timeout, "timeout"),) if plan.timeout is not None else ()
    return Wait(timers=timers, catches=(catch,))


def resume(visit: Visit, happened: Happened) -> Outcome:
    if isinstance(happened, Timer):
        return Leave(happened.port)
    assert isinstance(happened, Arrived)  # it listens to nothing else
    return Leave(note=visit.plan.message.data_of(happened.data))


KIND = NodeKind(
    type="wait_message",
    group="time",
    label=Text("等待消息", "Wait for a message"),
    help=Text(
        "等一条按名称和对应键送来的消息（由其他流程发出，或由外部系统经接口送来）；早到的消息会留着，一到即用",
        "Waits for a message of this name and key, sent by another flow or brought by an outside system through the "
        "API; one that comes early is kept for it",
    ),
    config=settings("message", message=MESSAGE, timeout=seconds("最长等待", "timeout")),
    ports=Ports((OUT,), when_set={"timeout": TIMEOUT}),
    read=read,
    gives=gives,
    tells=Tells(lists=("message.data",)),
    messages=messages,
    lasts=up_to_its_timeout,
    awaits=awaits,
    enter=enter,
    resume=resume,
    waits=True,
    passes=at_times,
)
