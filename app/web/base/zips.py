"""A bundle that comes as a zip: small, honest about its size, and without ways out of its folder."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from app.errors import Malformed
from engines.kinds import Text

MOST_FILES = 2_000
MOST_BYTES = 50 * 2**20
NOT_A_ZIP = Text("这不是有效的 zip 文件", "this is not a zip that can be read")
TOO_MUCH = Text("压缩包过大或文件过多", "the zip holds too much")
BAD_PATH = Text("压缩包里有不允许的路径", "the zip holds a path that is not allowed")


def unpacked(raw: bytes) -> dict[str, bytes]:
    """The files by their path; one folder around everything is taken off. Raises Malformed."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return _without_folder(_files(packed))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise Malformed([], "not_a_zip", NOT_A_ZIP) from error


def _files(packed: zipfile.ZipFile) -> dict[str, bytes]:
    listed = [each for each in packed.infolist() if not each.is_dir() and not _is_clutter(each.filename)]
    if len(listed) > MOST_FILES or sum(each.file_size for each in listed) > MOST_BYTES:
        raise Malformed([], "too_large", TOO_MUCH)
    files: dict[str, bytes] = {}
    for each in listed:
        path = PurePosixPath(each.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in each.filename or each.filename in files:
            raise Malformed([], "bad_path", BAD_PATH)
        with packed.open(each) as file:
            # What the directory says of a size need not be true: the reading itself is bounded.
            content = file.read(each.file_size + 1)
        if len(content) != each.file_size:
            raise Malformed([], "not_a_zip", NOT_A_ZIP)
        files[path.as_posix()] = content
    return files


def _without_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    tops = {path.partition("/")[0] for path in files}
    if "bundle.json" in files or len(tops) != 1:
        return files
    return {path.partition("/")[2] or path: raw for path, raw in files.items()}


def _is_clutter(name: str) -> bool:
    """What operating systems leave in archives."""
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in (".DS_Store", "Thumbs.db")
