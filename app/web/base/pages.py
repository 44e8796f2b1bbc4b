"""Serves the web app: its built files, and its one page for every address that is not the API's."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, Response, send_from_directory
from werkzeug.exceptions import NotFound

BUILT = Path(__file__).parent.parent.parent / "static" / "ui"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_EACH_TIME = "no-cache"
NOT_BUILT = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>工单 Gongdan</title>
<body style="font-family:sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;line-height:1.6">
<h1>工单 Gongdan</h1>
<p>服务已启动，但网页界面尚未构建。请在项目目录运行 <code>make setup</code>，然后刷新本页。
接口文档：<a href="/api/docs">/api/docs</a></p>
<p lang="en">The server is running, but its web app has not been built. Run <code>make setup</code>
in the project's folder and reload this page. The API is described at <a href="/api/docs">/api/docs</a>.</p>
</body></html>
"""


def install(app: Flask) -> None:
    """Last of all: whatever nothing else answers."""
    app.add_url_rule("/", "page", page, defaults={"path": ""})
    app.add_url_rule("/<path:path>", "page", page)


def page(path: str) -> Response:
    """A built file where there is one of that name, else the page; the browser's router reads the address."""
    if path.split("/", 1)[0] in ("api", "assets", "schemas") and not (BUILT / path).is_file():
        raise NotFound
    if path and (BUILT / path).is_file():
        return _file(path, FOR_EVER if path.startswith("assets/") else ASK_EACH_TIME)
    if (BUILT / "index.html").is_file():
        return _file("index.html", ASK_EACH_TIME)
    return Response(NOT_BUILT, mimetype="text/html", headers={"Cache-Control": ASK_EACH_TIME})


def _file(path: str, caching: str) -> Response:
    sent = send_from_directory(BUILT, path, conditional=True, etag=True)
    sent.headers["Cache-Control"] = caching
    return sent
