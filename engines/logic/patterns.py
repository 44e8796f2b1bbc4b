"""Patterns in the subset that RE2 and JavaScript (flag u) read alike."""

from __future__ import annotations

import re

import re2

from engines.kinds import Text

LONGEST = 500
OPTIONS = re2.Options()
OPTIONS.log_errors = False
OPTIONS.max_mem = 1 << 20

# What one of the two does not know or understands differently: \A \z \Q \pL \s \v, named groups, flags, POSIX classes.
APART = re.compile(r"\\[^dDwWbBtnrf.\\/\-\[\](){}^$*+?|]|\(\?(?!:)|\[\[?:|\[\^?\]")


def fault(pattern: str) -> Text | None:
    """What is wrong with `pattern`, if anything."""
    if len(pattern) > LONGEST:
        return Text(f"正则表达式超过 {LONGEST} 个字符", f"the pattern has more than {LONGEST} characters")
    if part := APART.search(pattern):
        return Text(f"正则表达式里不能用“{part[0]}”", f'a pattern must not use "{part[0]}"')
    try:
        re2.compile(pattern, OPTIONS)
    except re2.error as error:
        return Text(f"正则表达式有误：{error}", f"the pattern is wrong: {error}")
    return None
