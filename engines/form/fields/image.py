"""Photos, as ids of uploaded files."""

from engines.form.display import files
from engines.form.kind import FieldKind
from engines.form.reading import file_id, list_reader
from engines.form.settings import plain, settings, whole
from engines.kinds import Text
from engines.logic.types import TEXT, List

KIND = FieldKind(
    type="image",
    group="file",
    label=Text("图片", "Photos"),
    config=settings({"max_count": whole("最多张数", "At most", 1, 9, default=9)}),
    type_of=plain(List(TEXT)),
    reader=lambda config: list_reader(file_id, 1, config.get("max_count", 9)),
    show=files,
    holds_files=True,
)
