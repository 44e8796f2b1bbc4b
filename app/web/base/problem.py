"""Whatever goes wrong, as an RFC 9457 problem document in the caller's language; never a trace."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from flask import Flask, Response, g, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge

from app.errors import Failure, Flaw, TooMany
from app.web.base.language import language
from engines.errors import BadDefinition
from engines.kinds import Text

log = logging.getLogger("gongdan.web")

TITLES: Mapping[int, Text] = {
    400: Text("请求有误", "Bad request"),
    401: Text("需要登录", "Sign-in needed"),
    403: Text("没有权限", "Not allowed"),
    404: Text("没有找到", "Not found"),
    405: Text("不支持此操作", "Method not allowed"),
    406: Text("无法以此格式回答", "Not acceptable"),
    408: Text("请求超时", "Request timed out"),
    409: Text("与当前状态冲突", "Conflict"),
    412: Text("内容已变化", "Changed meanwhile"),
    413: Text("内容太大", "Too large"),
    415: Text("不支持的内容类型", "Unsupported media type"),
    422: Text("内容有误", "Some content cannot stand"),
    428: Text("缺少前提", "Precondition missing"),
    429: Text("操作过于频繁", "Too many requests"),
    500: Text("系统出错", "Something went wrong"),
    503: Text("暂时无法服务", "Not available now"),
}
DETAILS: Mapping[int, Text] = {
    404: Text("没有这个地址或内容", "there is nothing at this address"),
    405: Text("这个地址不支持该方法", "this address does not know that method"),
    413: Text("内容超过了允许的大小", "the content is larger than allowed"),
    415: Text("请以 application/json 发送", "send it as application/json"),
    500: Text("系统出错了，已记录，请稍后再试", "this is our fault and has been noted; try again later"),
}
CODES = {404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "unsupported_media_type", 500: "internal"}


def problem(
    status: int, code: str, detail: Text, flaws: Iterable[Flaw] = (), headers: Mapping[str, str] | None = None
) -> Response:
    """The document. `pointer` is the first place that is wrong, `errors` are all of them."""
    words = language()
    title = TITLES.get(status, TITLES[500 if status >= 500 else 400])
    errors = [{"pointer": flaw.pointer, "code": flaw.code, "message": flaw.message.to(words)} for flaw in flaws]
    document: dict[str, Any] = {
        "type": f"urn:gongdan:problem:{code}",
        "title": title.to(words),
        "status": status,
        "code": code,
        "detail": detail.to(words),
    }
    if errors:
        document |= {"pointer": errors[0]["pointer"], "errors": errors}
    sent = Response(orjson.dumps(document), status, dict(headers or {}), "application/problem+json")
    sent.headers["Content-Language"] = words
    sent.headers["Cache-Control"] = "no-store"
    return sent


def install(app: Flask) -> None:
    """Every exception of a request ends here."""
    app.register_error_handler(Failure, _failure)
    app.register_error_handler(BadDefinition, _bad_definition)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _bug)


def _failure(error: Failure) -> Response:
    headers = {"Retry-After": str(error.wait)} if isinstance(error, TooMany) else {}
    return problem(error.status, error.code, error.message, error.flaws, headers)


def _bad_definition(error: BadDefinition) -> Response:
    """JSON that cannot be read, or an expression in a request that does not fit the form."""
    flaws = [Flaw(found.pointer, found.code, found.message) for found in error.problems]
    first = error.problems[0]
    return problem(400, first.code, first.message, flaws)


def _http(error: HTTPException) -> Response:
    if error.response is not None:  # a redirect
        return error.response  # type: ignore[return-value]
    status = error.code or 500
    if status < 400:
        return error.get_response()  # type: ignore[return-value]
    headers = {"Allow": ", ".join(error.valid_methods or ())} if isinstance(error, MethodNotAllowed) else {}
    if isinstance(error, RequestEntityTooLarge):
        headers["Connection"] = "close"  # the rest of the body is not read
    detail = DETAILS.get(status) or TITLES.get(status) or TITLES[400]
    return problem(status, CODES.get(status, f"http_{status}"), detail, headers=headers)


def _bug(error: Exception) -> Response:
    log.error("%s %s failed", request.method, request.url_rule or "?", exc_info=error, extra={"request": g.get("id")})
    return problem(500, "internal", DETAILS[500])
