"""How well the person may serve customers of this level."""

from engines.kinds import Text
from engines.rule.routing.kind import MetricKind
from engines.rule.routing.skills import SETTINGS, read, scorer

KIND = MetricKind(
    type="customer_level",
    group="skill",
    label=Text("客户等级", "Customer level"),
    help=Text("人员服务该等级客户的资格", "How well the person may serve customers of this level"),
    config=SETTINGS,
    read=read,
    score=scorer("customer_level"),
)
