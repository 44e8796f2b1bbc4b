"""What every answer carries so that a browser does nothing we did not mean; and the count of answers."""

from __future__ import annotations

import time

from flask import Flask, Response, g, request

from app.web.base.shell import shell

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",  # the address of a progress page is its key
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), payment=()",
}
SECURE = {"Strict-Transport-Security": "max-age=31536000"}


def install(app: Flask) -> None:
    """Before and after every request."""
    app.before_request(_begin)
    app.after_request(_finish)


def _begin() -> None:
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    here, headers = shell(), response.headers
    given = {name.lower() for name, _ in headers}
    headers.extend([(name, value) for name, value in HEADERS.items() if name.lower() not in given])
    if here.settings.secure_cookies:
        headers.update(SECURE)
    if request.path.startswith("/api/"):
        headers.setdefault("Cache-Control", "no-store")
    route = request.url_rule.rule if request.url_rule else "none"
    here.metrics.answered(request.method, route, response.status_code, time.perf_counter() - g.started)
    return response
