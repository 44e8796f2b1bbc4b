"""Short texts that only we can have written: tokens for anonymous uploads, and cursors of lists."""

from __future__ import annotations

import base64
import binascii
import hmac
from typing import Any

import orjson


def sign(secret: str, purpose: str, value: Any) -> str:
    """`value` as a token for one purpose."""
    body = base64.urlsafe_b64encode(orjson.dumps(value)).rstrip(b"=")
    return f"{body.decode()}.{_seal(secret, purpose, body)}"


def unsign(secret: str, purpose: str, token: str) -> Any:
    """The value that `sign` was given; None where we did not write this token for this purpose."""
    body, _, seal = token.encode("ascii", "replace").rpartition(b".")
    if not hmac.compare_digest(_seal(secret, purpose, body).encode(), seal):
        return None
    try:
        return orjson.loads(base64.urlsafe_b64decode(body + b"=" * (-len(body) % 4)))
    except (binascii.Error, orjson.JSONDecodeError):
        return None


def _seal(secret: str, purpose: str, body: bytes) -> str:
    digest = hmac.digest(secret.encode(), purpose.encode() + b"\0" + body, "sha256")
    return base64.urlsafe_b64encode(digest[:18]).decode()
