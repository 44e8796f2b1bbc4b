"""Links for people without an account: random, told once, kept only as a hash."""

from __future__ import annotations

import base64
import hashlib
import secrets


def new_salt() -> str:
    """What makes one link unlike all others."""
    return secrets.token_hex(16)


def link_token(salt: str, request_key: str | None) -> str:
    """The token of a link. With the same request key the same one comes out, so that a repeated request can answer it
    although the server keeps only the salt.
    """
    keyed = hashlib.blake2b((request_key or "").encode(), key=bytes.fromhex(salt), digest_size=24)
    return base64.urlsafe_b64encode(keyed.digest()).decode()


def hashed(token: str) -> str:
    """What the database keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
