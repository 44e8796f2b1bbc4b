"""Notes something for staff in the record's conversation; the customer does not see it."""

from engines.effects import Effect, Note
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import settings, words


def read(config: Config, reader: Reader) -> Note:
    return Note(reader.words(config["body"], "/body"))


def effects(plan: Note, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="internal_note",
    group="people",
    label=Text("写内部备注", "Internal note"),
    help=Text(
        "在单据里写一条客户看不到的备注；{字段} 会换成单据里的值，敏感字段不显示",
        "Puts a note on the record that the customer does not see; {field} is replaced by the record's value, "
        "never that of a sensitive field",
    ),
    config=settings("body", body=words("内容", "Body")),
    read=read,
    effects=effects,
)
