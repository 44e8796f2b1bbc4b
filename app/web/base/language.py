"""Which language somebody is answered in."""

from __future__ import annotations

from flask import g, request

from app.web.base.shell import shell

KNOWN = ("zh", "en")


def language() -> str:
    """What the browser asks for, else what the person chose, else the workspace's; always "zh" or "en"."""
    for asked, _ in request.accept_languages:
        word = asked.partition("-")[0].lower()
        if word in KNOWN:
            return word
    caller = g.get("caller")
    return caller.language if caller is not None and caller.language in KNOWN else shell().settings.language
