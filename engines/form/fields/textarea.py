"""Text of several lines, such as a description."""

from engines.form.display import plain as shown
from engines.form.kind import FieldKind
from engines.form.reading import text_reader
from engines.form.settings import bilingual, plain, settings, whole
from engines.kinds import Text
from engines.logic.types import TEXT

KIND = FieldKind(
    type="textarea",
    group="text",
    label=Text("多行文本", "Long text"),
    config=settings(
        {
            "max_length": whole("最多字数", "Most characters", 1, 5000, default=5000),
            "rows": whole("行数", "Rows", 1, 30, default=4),
            "placeholder": bilingual("提示文字", "Placeholder"),
        }
    ),
    type_of=plain(TEXT),
    reader=lambda config: text_reader(config.get("max_length", 5000), lines=True),
    show=shown,
)
