"""Why a record was given to somebody: everybody who was looked at, with their score or what spoke against them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.queries.naming import Naming
from app.queries.words import words
from engines.kinds import Text
from engines.rule.routing.reading import METRICS, RoutingPolicy

MOST_SHOWN = 10
STRATEGIES = {
    "score": Text("按评分", "by score"),
    "least_load": Text("最少工单优先", "the least loaded first"),
    "round_robin": Text("轮流", "in turn"),
    "last_handler": Text("上次处理人优先", "the last handler first"),
}
OUT = {
    "absent": Text("不在线", "not online"),
    "off_shift": Text("不在班", "off shift"),
    "full": Text("已满", "full"),
    "unfit": Text("不具备必须的条件", "lacks something required"),
}


def routing_why(row: Mapping[str, Any], found: Mapping[str, Any], naming: Naming) -> dict[str, Any]:
    """{rule, release, atoms}, the atoms being people: those who could have had it hold."""
    policies = (each for listed in naming.house.routings.values() for each in listed)
    policy = next((each for each in policies if each.key == found["policy"]), None)
    name = policy.name if policy else Text(found["policy"], found["policy"])
    how = STRATEGIES.get(found["strategy"], Text("", ""))
    return {
        "rule": {"key": found["policy"], "name": words(Text(f"{name.zh}（{how.zh}）", f"{name.en} ({how.en})"))},
        "release": row["release"],
        "atoms": list(_people(found["candidates"][:MOST_SHOWN], policy, naming)),
    }


def _people(listed: Any, policy: RoutingPolicy | None, naming: Naming) -> Iterator[dict[str, Any]]:
    for each in listed:
        person, group = naming.person(each["user"]), naming.group(each["group"])
        load = f"{each['load']}/{each['cap']}"
        zh, en = f"{person.zh}（{group.zh}，{load}）", f"{person.en} ({group.en}, {load})"
        against = OUT.get(each["out"] or "")
        said = against or score_of(each["total"], each["parts"], policy)
        yield {"text": words(Text(zh, en)), "holds": against is None, "value": said.to(naming.language)}


def score_of(total: float, parts: Mapping[str, float], policy: RoutingPolicy | None) -> Text:
    """The sum and its parts, by the names of the metrics."""
    kinds = {weight.id: weight.kind.type for weight in policy.weights} if policy else {}
    names = {part: METRICS[kinds[part]].label if part in kinds else Text(part, part) for part in parts}
    zh = "，".join(f"{names[part].zh} {points:g}" for part, points in parts.items())
    en = ", ".join(f"{names[part].en} {points:g}" for part, points in parts.items())
    return Text(f"{total:g} 分（{zh}）" if zh else "可接单", f"{total:g} ({en})" if en else "free")
