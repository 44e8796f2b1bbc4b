"""How well the person speaks the record's language."""

from engines.kinds import Text
from engines.rule.routing.kind import MetricKind
from engines.rule.routing.skills import SETTINGS, read, scorer

KIND = MetricKind(
    type="language",
    group="skill",
    label=Text("语言", "Language"),
    help=Text("人员对该单所用语言的等级", "How well the person speaks the record's language"),
    config=SETTINGS,
    read=read,
    score=scorer("language"),
)
