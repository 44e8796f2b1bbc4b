"""Which share of the ratings is four stars or better."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="satisfied_share",
    group="field",
    label=Text("{field}满意率", "{field}: satisfied"),
    config=settings({}),
    measure={
        "type": "ratio",
        "config": {"of": {">=": [{"var": "{field}"}, 4]}, "among": {"filled": [{"var": "{field}"}]}},
    },
    each=("rating",),
)
