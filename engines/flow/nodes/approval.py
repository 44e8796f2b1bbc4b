"""Asks approvers: all 会签, any 或签, in turn 依次审批 or by vote 票签; settled early, the rest cancelled."""

from __future__ import annotations

from engines.flow import ballot
from engines.flow.ballot import SETTINGS, Ballot
from engines.flow.checklist import CHECKLIST
from engines.flow.extras import RESUBMIT, SEND_BACK, may_setting
from engines.flow.kind import Config, Happened, NodeKind, Port, Ports
from engines.flow.outcome import Again, Leave, Outcome, Stay, Wait
from engines.flow.reader import Reader
from engines.flow.rights import FIELDS, INSTRUCTIONS, SECTIONS, Action
from engines.flow.settings import choice, listed, named, settings
from engines.flow.state import Task
from engines.flow.visit import Visit
from engines.flow.who import WHO, read_who
from engines.flow.work import read_offer
from engines.kinds import Text

ACTIONS = (
    Action("approved", Text("同意", "Approve"), "primary"),
    Action("rejected", Text("拒绝", "Reject"), "danger", unchecked=True),
)


def read(config: Config, reader: Reader) -> Ballot:
    return Ballot(
        actions=ACTIONS,
        who=tuple(
            read_who(who, f"/approvers/{index}", reader, several=True) for index, who in enumerate(config["approvers"])
        ),
        mode=config["mode"],
        **read_offer(config, reader),
        **ballot.read_rules(config, reader),
    )


def enter(visit: Visit) -> Outcome:
    plan: Ballot = visit.plan
    voters = ballot.voters(plan, visit)
    decision = ballot.verdict(plan, [voter.done for voter in voters]) if voters else "approved"
    if decision is not None:
        return Leave(decision, detail={"skipped": True})
    return Wait(voters, in_turn=plan.mode == "sequential")


def resume(visit: Visit, happened: Happened) -> Outcome:
    plan: Ballot = visit.plan
    if isinstance(happened, Task) and happened.kind == RESUBMIT:
        if not plan.extras or not plan.extras.back or not plan.extras.back.straight:
            return Again()
        visit.take_turns()
        return Stay()
    decision = ballot.verdict(plan, ballot.marks_of(visit.tasks(), visit.token.order, plan.mode))
    if isinstance(happened, Task):
        visit.remember_approval(happened, decision)
    if decision is not None:
        return Leave(decision)
    visit.take_turns()
    return Stay()


KIND = NodeKind(
    type="approval",
    group="people",
    label=Text("审批", "Approval"),
    help=Text(
        "会签：全部同意才通过，一人拒绝即拒绝；或签：一人同意或拒绝即可；依次：按顺序逐个审批；"
        "票签：同意达到票数或比例即通过，达不到即拒绝。结果一定就不再等其余的人",
        "Everybody: all must approve, one rejection rejects; anybody: the first to decide decides; in turn: one after "
        "the other; by vote: so many approvals, or per cent, approve. Nobody is waited for once the outcome is certain",
    ),
    config=settings(
        "mode",
        "approvers",
        mode=named(
            choice("方式", "mode", "all", "any", "sequential", "vote"),
            all=("会签", "everybody"),
            any=("或签", "anybody"),
            sequential=("依次审批", "in turn"),
            vote=("票签", "by vote"),
        ),
        approvers=listed("审批人", "approvers", WHO),
        **SETTINGS,
        may=may_setting("add_signer", "remove_signer", "delegate", "withdraw", "urge"),
        send_back=SEND_BACK,
        checklist=CHECKLIST,
        sections=SECTIONS,
        fields=FIELDS,
        instructions=INSTRUCTIONS,
    ),
    ports=Ports((Port("approved", Text("同意", "approved")), Port("rejected", Text("拒绝", "rejected")))),
    read=read,
    asks=ballot.asks,
    enter=enter,
    resume=resume,
    waits=True,
    passes=ballot.may_pass,
    decides=True,
)
