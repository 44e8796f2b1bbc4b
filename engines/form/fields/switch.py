"""Yes or no; "no" is an answer too."""

from typing import Any

from engines.form.display import boolean
from engines.form.kind import Fault, FieldKind
from engines.form.settings import plain, settings
from engines.kinds import Text
from engines.logic.types import BOOLEAN

NOT_YES_OR_NO = Fault("wrong_type", Text("这里应为是或否", "this must be yes or no"))


def value_of(raw: Any) -> Any:
    return raw if isinstance(raw, bool) else NOT_YES_OR_NO


KIND = FieldKind(
    type="switch",
    group="choice",
    label=Text("开关", "Switch"),
    config=settings(),
    type_of=plain(BOOLEAN),
    reader=lambda config: value_of,
    show=boolean,
)
