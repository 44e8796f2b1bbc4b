"""What a write or a read may be refused with: each says its HTTP status, a stable code, and words in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from engines.errors import Problem
from engines.kinds import Text


@dataclass(frozen=True, slots=True)
class Flaw:
    """One place in what was sent that cannot stand: a JSON pointer into the request, a code, and the words."""

    pointer: str
    code: str
    message: Text


class Failure(Exception):
    """The request was understood and not done; nothing was written."""

    status: ClassVar[int] = 400

    def __init__(self, code: str, message: Text, flaws: Iterable[Flaw] = ()) -> None:
        self.code, self.message, self.flaws = code, message, tuple(flaws)
        super().__init__(f"{code}: {message.en}" + "".join(f"; {flaw.pointer} {flaw.code}" for flaw in self.flaws))


class NotFound(Failure):
    """There is no such thing, or the caller may not know of it."""

    status = 404

    def __init__(self, zh: str, en: str) -> None:
        super().__init__("not_found", Text(f"找不到{zh}", f"{en} was not found"))


class Malformed(Failure):
    """The request itself cannot be read: its JSON, its parameters, or a filter in it."""

    def __init__(self, flaws: Iterable[Flaw] = (), code: str = "malformed", message: Text | None = None) -> None:
        super().__init__(code, message or Text("请求的格式有误", "the request cannot be read"), flaws)


class Unauthorized(Failure):
    """Nobody is signed in, or the session or key is not valid any more."""

    status = 401

    def __init__(self, code: str = "unauthorized", message: Text | None = None) -> None:
        super().__init__(code, message or Text("请先登录", "sign in first"))


class TooMany(Failure):
    """Too often; try again after `wait` seconds."""

    status = 429

    def __init__(self, wait: int) -> None:
        self.wait = wait
        minutes = -(-wait // 60)
        super().__init__(
            "too_many", Text(f"尝试次数过多，请 {minutes} 分钟后再试", f"too many tries; wait {minutes} minutes")
        )


class Forbidden(Failure):
    """The caller is known and may not do this."""

    status = 403

    def __init__(self, code: str = "forbidden", message: Text | None = None) -> None:
        super().__init__(code, message or Text("您没有权限执行此操作", "you may not do this"))


class Invalid(Failure):
    """What was sent cannot stand; `flaws` name every place."""

    status = 422

    def __init__(self, flaws: Iterable[Flaw], code: str = "invalid", message: Text | None = None) -> None:
        super().__init__(code, message or Text("提交的内容有误，请修改后重试", "some answers need mending"), flaws)


class Stale(Failure):
    """Somebody else changed it since it was read."""

    status = 412

    def __init__(self) -> None:
        super().__init__(
            "stale", Text("内容已被他人修改，请刷新后重试", "somebody changed this meanwhile; read it again")
        )


class Conflict(Failure):
    """It does not fit the present state, such as a task that is already done."""

    status = 409


class BadBundle(Failure):
    """A bundle cannot be published; `problems` are located in its documents."""

    status = 422

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        flaws = (Flaw(f"{p.document}#{p.pointer}", p.code, p.message) for p in self.problems)
        super().__init__("bad_bundle", Text("配置有误，未能发布", "the bundle was not published: mend it first"), flaws)
