"""An author's pattern: runs on RE2 (linear time), in the part of its language that browsers share."""

from __future__ import annotations

import re
from collections.abc import Callable

import re2

from engines.form.kind import Fault
from engines.kinds import Text

QUIET = re2.Options()
QUIET.log_errors = False

# What RE2 reads and a browser does not, or reads differently.
RE2_ONLY = re.compile(r"(?<!\\)(?:\\\\)*(\\[AzZCQEpPaU]|\\x\{|\(\?[A-Za-z-]+[:)]|\(\?P|\[\[:)")

MISMATCH = Fault("wrong_format", Text("格式不对", "this has the wrong format"))


def fault(pattern: str) -> Text | None:
    """Why `pattern` cannot be used, in words an analyst understands; None where it can."""
    if found := RE2_ONLY.search(pattern):
        return Text(f"浏览器不认识“{found[1]}”，请改写", f'browsers do not know "{found[1]}"; write it another way')
    try:
        re2.compile(pattern, QUIET)
    except (re2.error, UnicodeEncodeError) as error:
        why = _reason(error)
        return Text(
            f"这个格式表达式不可用（{why}）;不支持向前、向后查看和反向引用",
            f"this pattern cannot be used ({why}); look-around and back-references are not supported",
        )
    return None


def test(pattern: str) -> Callable[[str], Fault | None]:
    """A test that `pattern` is found in a text; anchor it with ^ and $ to match the whole."""
    search = re2.compile(pattern, QUIET).search
    return lambda value: None if search(value) else MISMATCH


def _reason(error: Exception) -> str:
    first = error.args[0] if error.args else ""
    return first.decode("utf-8", "replace") if isinstance(first, bytes) else str(error)
