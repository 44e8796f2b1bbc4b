"""How good the person is at the skill that the record needs."""

from engines.kinds import Text
from engines.rule.routing.kind import MetricKind
from engines.rule.routing.skills import SETTINGS, read, scorer

KIND = MetricKind(
    type="skill",
    group="skill",
    label=Text("技能", "Skill"),
    help=Text("人员对该单所需技能的等级（1—5 级）", "How good the person is at the skill that the record needs"),
    config=SETTINGS,
    read=read,
    score=scorer("skill"),
)
