"""What the counted values of a rule are called in the `window` table."""

from __future__ import annotations

import hashlib

import orjson

from engines.needs import CountInWindow


def window_hash(ask: CountInWindow) -> str:
    """The name of what is counted: the same for every record that agrees in these values."""
    return hashlib.sha256(orjson.dumps([ask.rule, ask.form, ask.equal])).hexdigest()
