"""Stars that a customer gives."""

from engines.form.kind import Config, FieldKind, Locale
from engines.form.reading import whole_reader
from engines.form.settings import plain, settings, whole
from engines.kinds import Text
from engines.logic.types import INTEGER


def show(value: int, config: Config, locale: Locale) -> str:
    return f"{value} / {config.get('max', 5)}"


KIND = FieldKind(
    type="rating",
    group="choice",
    label=Text("评分", "Rating"),
    config=settings({"max": whole("最高分", "Highest", 2, 10, default=5)}),
    type_of=plain(INTEGER),
    reader=lambda config: whole_reader(1, config.get("max", 5)),
    show=show,
)
