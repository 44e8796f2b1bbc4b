"""How well the person knows the shop platform."""

from engines.kinds import Text
from engines.rule.routing.kind import MetricKind
from engines.rule.routing.skills import SETTINGS, read, scorer

KIND = MetricKind(
    type="platform",
    group="skill",
    label=Text("平台", "Platform"),
    help=Text("人员对该销售平台的熟悉程度", "How well the person knows the shop platform"),
    config=SETTINGS,
    read=read,
    score=scorer("platform"),
)
