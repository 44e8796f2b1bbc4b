"""One line of text, such as a tracking number."""

from collections.abc import Iterator

from engines.form import pattern
from engines.form.display import plain as shown
from engines.form.kind import Config, Fault, FieldKind, Read
from engines.form.reading import text_reader
from engines.form.settings import bilingual, plain, settings, whole, words
from engines.kinds import Text
from engines.logic.types import TEXT, Type


def read(config: Config) -> Read:
    test = pattern.test(config["pattern"]) if "pattern" in config else None
    return text_reader(config.get("max_length", 500), test=test)


def faults(config: Config, kind: Type) -> Iterator[Fault]:
    if "pattern" in config and (message := pattern.fault(config["pattern"])):
        yield Fault("bad_pattern", message, "/pattern")


KIND = FieldKind(
    type="text",
    group="text",
    label=Text("单行文本", "Text"),
    config=settings(
        {
            "max_length": whole("最多字数", "Most characters", 1, 500, default=500),
            "pattern": words("格式（正则）", "Pattern", 300),
            "placeholder": bilingual("提示文字", "Placeholder"),
        }
    ),
    type_of=plain(TEXT),
    reader=read,
    show=shown,
    faults=faults,
)
