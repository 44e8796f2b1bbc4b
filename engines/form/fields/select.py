"""One of several options; the stored value is the option's id, never its label."""

from engines.form.display import option
from engines.form.kind import FieldKind
from engines.form.options import enum, ids, repeated
from engines.form.reading import option_reader
from engines.form.settings import OPTIONS, settings
from engines.kinds import Text

KIND = FieldKind(
    type="select",
    group="choice",
    label=Text("单选", "Choice"),
    config=settings({"options": OPTIONS}, required=["options"]),
    type_of=enum,
    reader=lambda config: option_reader(ids(config)),
    show=option,
    faults=repeated,
)
