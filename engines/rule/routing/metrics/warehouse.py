"""How closely the person works with the warehouse."""

from engines.kinds import Text
from engines.rule.routing.kind import MetricKind
from engines.rule.routing.skills import SETTINGS, read, scorer

KIND = MetricKind(
    type="warehouse",
    group="skill",
    label=Text("仓库", "Warehouse"),
    help=Text("人员与该仓库的对接程度", "How closely the person works with the warehouse"),
    config=SETTINGS,
    read=read,
    score=scorer("warehouse"),
)
