"""Attachments of any kind, as ids of uploaded files."""

from engines.form.display import files
from engines.form.kind import FieldKind
from engines.form.reading import file_id, list_reader
from engines.form.settings import labelled, plain, settings, whole
from engines.kinds import Text
from engines.logic.types import TEXT, List

MEDIA_TYPE = {"type": "string", "pattern": r"^[a-z]+/([a-z0-9.+-]+|\*)$"}

KIND = FieldKind(
    type="file",
    group="file",
    label=Text("附件", "Files"),
    config=settings(
        {
            "max_count": whole("最多个数", "At most", 1, 20, default=9),
            "types": labelled({"type": "array", "items": MEDIA_TYPE, "uniqueItems": True}, "允许的类型", "Media types"),
        }
    ),
    type_of=plain(List(TEXT)),
    reader=lambda config: list_reader(file_id, 1, config.get("max_count", 9)),
    show=files,
    holds_files=True,
)
