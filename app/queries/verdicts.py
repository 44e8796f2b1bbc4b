"""What a replay found, in people's words: each check, each atom with the value that was there, and one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.queries.naming import Naming
from app.queries.phrases import atoms_of, found, paths_of, phrase
from app.queries.plain import Seen
from app.queries.reasons import is_open, rows_that_fit
from app.queries.replay import Verdict
from app.queries.words import maybe_words, words
from engines.form.display import duration, instant
from engines.form.kind import Locale
from engines.kinds import Text
from engines.rule.rule import TRIGGERS, Rule

Check = Mapping[str, Any]
Told = tuple[Text, Text | None]

PLACES = {"when": "/body/when", "only": "/body/trigger", "table": "/body/table"}
UNSEEN = Text("不可见的条件", "a condition you may not see")
FIRES = Text("会触发", "it fires")
NO_EVENT = Text("没有发生它所等待的事件", "what it waits for did not happen")
HAPPENINGS = {
    "created": Text("新建", "created"),
    "changed": Text("修改", "changed"),
    "status": Text("状态变化", "status moved"),
    "message": Text("新消息", "a message"),
    "due": Text("到时", "time was up"),
    "inbound": Text("外部事件", "an outside event"),
    "button": Text("按钮", "a button"),
    "schedule": Text("定时", "on schedule"),
    "now": Text("按现在的情况", "as things are now"),
}


def told(verdict: Verdict, rule: Rule, seen: Seen, naming: Naming) -> dict[str, Any]:
    """{fires, event, answer, checks}; what this person may not see is left out, and so is what follows from it."""
    checks = [_check(each, rule, seen, naming) for each in verdict.checks]
    hidden = any(each["text"] == words(UNSEEN) for check in checks for each in check["atoms"])
    fires = None if hidden else verdict.fires
    return {
        "fires": fires,
        "event": happening(verdict),
        "answer": words(UNSEEN if hidden else answer(verdict, rule, naming)),
        "checks": [check | {"holds": None} if hidden and check["atoms"] else check for check in checks],
    }


def happening(verdict: Verdict) -> dict[str, Any]:
    """What it was tried on."""
    occasion = verdict.occasion
    kind = occasion.event.type if occasion.seq is not None or occasion.event.type == "due" else "now"
    return {"seq": occasion.seq, "at": occasion.at, "type": kind, "text": words(HAPPENINGS[kind])}


def answer(verdict: Verdict, rule: Rule, naming: Naming) -> Text:
    """One sentence: that it fires, or the first thing that kept it from firing."""
    failed = verdict.failed()
    if failed is None or verdict.fires:
        return FIRES
    what, value = next(_failures(failed, rule, naming), (Text(failed["check"], failed["check"]), None))
    seen = Text(f"（当时为 {value.zh}）", f" (it was {value.en})") if value else Text("", "")
    if verdict.fires is None:
        return Text(f"无法判断：“{what.zh}”{seen.zh}", f'cannot be told: "{what.en}"{seen.en}')
    return Text(f"不会触发：“{what.zh}”不成立{seen.zh}", f'it does not fire: "{what.en}" does not hold{seen.en}')


def atoms(check: Check, seen: Seen, naming: Naming) -> list[dict[str, Any]]:
    """Every question of a condition, with what was found."""
    deciding = {each["pointer"] for each in check.get("atoms") or ()}
    return [_atom(each, check, deciding, seen, naming) for each in atoms_of(check.get("when") or {})]


def reason(verdict: Verdict, rule: Rule, naming: Naming) -> Iterator[tuple[str, str, Text]]:
    """What kept it from firing: the check, the place in the document, the words."""
    failed = verdict.failed()
    if failed is None:
        return
    place = PLACES.get(failed["check"], "/body/trigger")
    for part in failed.get("atoms") or ():
        yield failed["check"], place + part["pointer"], phrase(part, naming)
    if not failed.get("atoms"):
        what, _ = next(_failures(failed, rule, naming))
        yield failed["check"], place, what


def _failures(check: Check, rule: Rule, naming: Naming) -> Iterator[Told]:
    for part in check.get("atoms") or ():
        yield phrase(part, naming), found(part, naming)
    if not check.get("atoms"):
        yield _SAYS[check["check"]](check, rule, naming)


def _check(check: Check, rule: Rule, seen: Seen, naming: Naming) -> dict[str, Any]:
    text, value = _SAYS[check["check"]](check, rule, naming)
    listed = atoms(check, seen, naming) if "when" in check else []
    named = {"check": check["check"], "holds": check["holds"], "text": words(text), "value": maybe_words(value)}
    return named | {"atoms": listed}


def _atom(part: Check, check: Check, deciding: set[str], seen: Seen, naming: Naming) -> dict[str, Any]:
    place = PLACES[check["check"]] + part["pointer"]
    if not all(is_open(path, seen) for path in paths_of(part)):
        return {"pointer": place, "text": words(UNSEEN), "holds": None, "value": None, "decisive": False}
    return {
        "pointer": place,
        "text": words(phrase(part, naming)),
        "holds": part["result"] is True,
        "value": maybe_words(found(part, naming)),
        "decisive": part["pointer"] in deciding,
    }


def _enabled(check: Check, rule: Rule, naming: Naming) -> Told:
    return Text("规则已启用", "the rule is switched on"), None


def _event(check: Check, rule: Rule, naming: Naming) -> Told:
    return TRIGGERS[rule.trigger].label, None


def _once(check: Check, rule: Rule, naming: Naming) -> Told:
    return Text("这一连串变化中还没有触发过", "it has not fired before in this chain of changes"), None


def _changed(check: Check, rule: Rule, naming: Naming) -> Told:
    wanted = _names(check["wanted"] or (), naming)
    changed = _names(check["changed"], naming)
    return Text(f"有变化：{wanted.zh}", f"one of these changed: {wanted.en}"), changed


def _due(check: Check, rule: Rule, naming: Naming) -> Told:
    label, at = naming.name(check["since"]), check["at"]
    zh, en = _span(check["after"])
    value = None if at is None else Text(*(instant(at, {}, Locale(language)) for language in ("zh", "en")))
    return Text(f"自{label.zh}起已过 {zh}", f"{en} have passed since: {label.en}"), value


def _count(check: Check, rule: Rule, naming: Naming) -> Told:
    window = rule.watch.window
    zh, en = _span(window.seconds if window else 0)
    least = window.at_least if window else 0
    if check.get("fired"):
        return Text(f"{zh}内还没有为同一组值触发过", f"it has not fired for these values within {en}"), None
    value = Text(str(check["count"]), str(check["count"])) if "count" in check else None
    return Text(f"{zh}内至少 {least} 次", f"at least {least} times within {en}"), value


def _when(check: Check, rule: Rule, naming: Naming) -> Told:
    return Text("规则的条件", "the rule's condition"), None


def _only(check: Check, rule: Rule, naming: Naming) -> Told:
    return TRIGGERS[rule.trigger].label, None


def _table(check: Check, rule: Rule, naming: Naming) -> Told:
    value = rows_that_fit(rule, check["hits"]) if check["hits"] else Text("没有符合的行", "no row fits")
    return Text("决策表中有一行符合", "a row of the table fits"), value


def _names(listed: Any, naming: Naming) -> Text:
    labels = [naming.name(name) for name in listed]
    return Text("、".join(each.zh for each in labels) or "无", ", ".join(each.en for each in labels) or "nothing")


def _span(seconds: int) -> tuple[str, str]:
    return duration(seconds, {}, Locale("zh")), duration(seconds, {}, Locale("en"))


_SAYS: Mapping[str, Callable[[Check, Rule, Naming], Told]] = {
    "enabled": _enabled,
    "event": _event,
    "once": _once,
    "changed": _changed,
    "only": _only,
    "when": _when,
    "due": _due,
    "count": _count,
    "table": _table,
}
