"""Tells colleagues, under the bell, what somebody else did with a task that is theirs now, or theirs no longer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.queries.names import names_of
from app.texts import filled
from app.work import Notice, Work
from engines.effects import Recipient
from engines.flow.signals import Act, AddSigner, Delegate, RemoveSigner, SendBack, Signal, Transfer, Withdraw
from engines.flow.state import Task
from engines.kinds import Text

GIVEN: Mapping[type, Text] = {
    Transfer: Text("{who}把“{node}”转交给您", '{who} handed "{node}" to you'),
    Delegate: Text("{who}请您先看“{node}”", '{who} asks you to look at "{node}" first'),
    AddSigner: Text("{who}请您在“{node}”加签", '{who} asks you to sign "{node}" too'),
    SendBack: Text("{who}把“{node}”退回给您", '{who} sent it back: "{node}" is yours again'),
    Act: Text("{who}看过“{node}”，交回您决定", '{who} has looked at "{node}": it is yours to decide again'),
}
"""What is said to whoever has a task now."""

TAKEN: Mapping[type, Text] = {
    RemoveSigner: Text("{who}不再请您办理“{node}”", '{who} asks you no longer to decide "{node}"'),
    Withdraw: Text("{who}撤回了提交，“{node}”不用办了", '{who} took it back: "{node}" is called off'),
}
"""What is said to whoever had one."""


def tell_of_favour(work: Work, before: Iterable[Task], signal: Signal) -> None:
    """Tell those whose tasks `signal` has moved; `before` are the tasks as they stood when it came."""
    given, taken = GIVEN.get(type(signal)), TAKEN.get(type(signal))
    if work.state is None or work.actor.user is None:
        return
    was, now = {each.id: each for each in before}, {each.id: each for each in work.state.tasks}
    if given is not None:
        for task in now.values():
            if task.is_due and _is_new(task, was.get(task.id), signal):
                _tell(work, given, task, signal)
    elif taken is not None:
        for task in was.values():
            if task.is_due and (task.id not in now or not now[task.id].is_due):
                _tell(work, taken, task, signal)


def _is_new(task: Task, before: Task | None, signal: Signal) -> bool:
    """Their task since now. What comes of finishing one is for the flow to tell: only one that came back is told."""
    if before is None:
        return not isinstance(signal, Act)
    return before.user != task.user


def _tell(work: Work, words: Text, task: Task, signal: Signal) -> None:
    me = work.actor.user
    if task.user is None or task.user == me or me is None or work.flow is None:
        return
    who, node = names_of(work.conn, [me]).get(me, f"#{me}"), work.flow.nodes[task.node].name
    title = {language: words.to(language).format(who=who, node=node.to(language)) for language in ("zh", "en")}
    said = getattr(signal, "comment", "")
    body = {language: f"{number}  {said}".strip() for language, number in filled(NUMBER, work).items()}
    work.notices.append(Notice("in_app", Recipient("user", user=task.user), title, body))


NUMBER = Text("{_number}", "{_number}")
