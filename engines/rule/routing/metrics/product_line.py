"""How well the person knows the product line."""

from engines.kinds import Text
from engines.rule.routing.kind import MetricKind
from engines.rule.routing.skills import SETTINGS, read, scorer

KIND = MetricKind(
    type="product_line",
    group="skill",
    label=Text("产品线", "Product line"),
    help=Text("人员对该产品线的熟悉程度", "How well the person knows the product line"),
    config=SETTINGS,
    read=read,
    score=scorer("product_line"),
)
