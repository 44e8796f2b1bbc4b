"""Comes when somebody presses a button on the record's page."""

from engines.definition import text
from engines.errors import escape
from engines.kinds import Text
from engines.rule.kind import Button, Config, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings, words

GROUPS = {
    "type": "array",
    "items": {"type": "string", "minLength": 1, "maxLength": 64, "x-widget": "group"},
    "maxItems": 20,
    "uniqueItems": True,
}


def read(config: Config, reader: Reader) -> Watch:
    groups = tuple(config.get("groups", ()))
    for index, key in enumerate(groups):
        reader.group(key, "/groups" + escape(index))
    confirm = text(config["confirm"]) if "confirm" in config else None
    button = Button(text(config["label"]), confirm, config.get("danger", False), groups)
    return Watch(events=frozenset({"button"}), fields=frozenset(), button=button)


KIND = TriggerKind(
    type="button",
    group="people",
    label=Text("点按钮时", "When a button is pressed"),
    help=Text(
        "在单据页上放一个按钮，能修改单据的人可以点；条件成立时才显示，可以先要求确认，也可以只给某些小组",
        "Puts a button on the record's page for who may change it; it is there while the condition holds, may ask "
        "first, and may be for some groups only",
    ),
    config=settings(
        "label",
        label=words("按钮文字", "Label"),
        confirm=words("点击后先确认", "Ask first"),
        danger=labelled({"type": "boolean"}, "醒目（危险操作）", "Dangerous"),
        groups=labelled(GROUPS, "只给这些小组", "Only for these groups"),
    ),
    read=read,
)
