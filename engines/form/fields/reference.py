"""Another record, such as the order of a return; its values can be copied into this form."""

from engines.form.kind import Config, Fault, FieldKind, Link, Locale
from engines.form.reading import exact
from engines.form.settings import FIELD_ID, FORM, labelled, plain, settings
from engines.kinds import Text
from engines.logic.types import INTEGER

NOT_A_RECORD = Fault("not_found", Text("没有找到这条记录，请重新选择", "there is no such record; choose again"))


def value_of(raw: object) -> int | Fault:
    value = exact(raw)
    return value if isinstance(value, int) and value > 0 else NOT_A_RECORD


def show(value: int, config: Config, locale: Locale) -> str:
    return f"#{value}"


KIND = FieldKind(
    type="reference",
    group="link",
    label=Text("关联记录", "Record"),
    config=settings(
        {
            "form": FORM,
            "by": labelled(FIELD_ID, "按此字段查找", "Found by"),
            "fill": {
                "type": "object",
                "propertyNames": FIELD_ID,
                "additionalProperties": FIELD_ID,
                "x-widget": "fill",
                "x-label": {"zh": "带入字段", "en": "Copy fields"},
            },
            "search": labelled(
                {"type": "array", "items": FIELD_ID, "uniqueItems": True}, "可搜索字段", "Searched fields"
            ),
        },
        required=["form"],
    ),
    type_of=plain(INTEGER),
    reader=lambda config: value_of,
    link=lambda config: Link(config["form"], config.get("fill", {}), config.get("by")),
    show=show,
)
