"""Uploaded bytes on disk: named by their sha256, on the platter before the transaction, images without their story."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from threading import Semaphore
from typing import IO

from app.errors import Failure
from engines.kinds import Text

IMAGES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp", "GIF": "image/gif"}
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"ID3", "audio/mpeg"),
)
OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypavif")
UNKNOWN = "application/octet-stream"

# Decoding takes memory: a picture of 40 million pixels 160 MB.
_turn = Semaphore(2)


class TooLarge(Failure):
    """More bytes than the installation allows."""

    status = 413

    def __init__(self, limit_mb: int) -> None:
        super().__init__("too_large", Text(f"文件最大 {limit_mb} MB", f"a file may have {limit_mb} MB at most"))


class BadImage(Failure):
    """Says it is an image and cannot be read as one."""

    status = 415


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes that are safely on disk."""

    sha256: str
    type: str
    size: int


def store(folder: Path, stream: IO[bytes], name: str, limit_mb: int) -> Stored:
    """Keep what `stream` holds. Raises TooLarge, BadImage."""
    limit = limit_mb * 2**20
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise TooLarge(limit_mb)
    kind = sniffed(raw, name)
    if kind in IMAGES.values():
        raw = cleaned(raw)
    digest = hashlib.sha256(raw).hexdigest()
    _keep(place(folder, digest), raw)
    return Stored(digest, kind, len(raw))


def place(folder: Path, digest: str) -> Path:
    """Where the bytes with this sha256 lie."""
    return folder / digest[:2] / digest


def sniffed(raw: bytes, name: str) -> str:
    """The type by the first bytes; the name only tells office documents from other archives, and text from the rest."""
    if raw[4:12] in HEIC:
        message = Text("暂不支持 HEIC 图片，请转为 JPEG 后上传", "HEIC is not supported; send the picture as JPEG")
        raise BadImage("unsupported_image", message)
    if kind := _image_type(raw):
        return kind
    found = next((kind for start, kind in SIGNATURES if raw.startswith(start)), None)
    ending = Path(name).suffix.lower()
    if found == "application/zip":
        return OFFICE.get(ending, found)
    if found is None and raw[4:8] == b"ftyp":
        return "video/mp4"
    return found or (_text_type(raw, ending))


def _image_type(raw: bytes) -> str | None:
    if raw.startswith(b"\xff\xd8\xff"):
        return IMAGES["JPEG"]
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return IMAGES["PNG"]
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return IMAGES["GIF"]
    return IMAGES["WEBP"] if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP" else None


def _text_type(raw: bytes, ending: str) -> str:
    """Plain text is text, whatever it calls itself: HTML and SVG are never served as such."""
    try:
        readable = b"\0" not in raw and raw.decode() is not None
    except UnicodeDecodeError:
        readable = False
    if not readable:
        return UNKNOWN
    return "text/csv" if ending == ".csv" else "text/plain"


def cleaned(raw: bytes) -> bytes:
    """The picture drawn anew: turned upright, without place, time, camera or anything hidden behind it."""
    from app.redrawing import Unreadable, redrawn

    with _turn:
        try:
            return redrawn(raw, tuple(IMAGES))
        except Unreadable as error:
            message = Text("图片已损坏或尺寸过大", "the picture is broken, or has too many pixels")
            raise BadImage("bad_image", message) from error


def _keep(target: Path, raw: bytes) -> None:
    """All of it or nothing, and there after a power cut."""
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for folder in (target.parent, target.parent.parent):
        _sync(folder)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
