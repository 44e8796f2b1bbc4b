"""The reference of all kinds as Markdown, one page a language, drawn from the catalogue so that it cannot rot."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from engines.catalog import Json, catalog
from engines.kinds import Text

TITLE = Text("积木手册", "The reference of kinds")
INTRO = Text(
    "本页由 `gongdan catalog` 从代码生成，请勿手改。每一项就是设计器里的一块积木，也是代码里的一个文件。",
    "`gongdan catalog` writes this page from the code; do not edit it. Each entry is one building block of the "
    "designer, and one file of the code.",
)
HEADS = (Text("设置", "Setting"), Text("说明", "Meaning"), Text("取值", "Values"))
EXAMPLE, GIVES, EXITS = Text("例：", "Example: "), Text("得", "gives"), Text("出口：", "Exits: ")
COMMA = Text("、", ", ")


def handbook(language: str) -> str:
    """The page in "zh" or "en"."""
    parts = [f"# {TITLE.to(language)}", INTRO.to(language)]
    for room in catalog().values():
        parts.append(f"## {room['label'][language]}")
        for kind in room["kinds"]:
            parts.extend(_entry(kind, language))
    return "\n\n".join(parts) + "\n"


def _entry(kind: Json, language: str) -> Iterator[str]:
    yield f"### `{kind.get('symbol', kind['type'])}` {kind['label'][language]}"
    if "help" in kind:
        yield kind["help"][language]
    if "ports" in kind:
        names = [f"`{port['id']}` {port['label'][language]}" for port in _ports(kind["ports"])]
        if names:
            yield f"{EXITS.to(language)}{COMMA.to(language).join(names)}"
    settings = kind["config"].get("properties")
    if settings:
        yield _table(settings, kind["config"].get("required", ()), language)
    if "example" in kind:
        rule, result = _json(kind["example"]["rule"]), _json(kind["example"]["result"])
        values = kind["example"]["values"]
        given = f" `{_json(values)}`" if values else ""
        yield f"{EXAMPLE.to(language)}`{rule}`{given} {GIVES.to(language)} `{result}`"


def _ports(ports: Json) -> list[Json]:
    return [*ports["always"], *ports["when_set"].values()]


def _table(settings: Mapping[str, Any], required: Any, language: str) -> str:
    lines = ["| " + " | ".join(head.to(language) for head in HEADS) + " |", "| --- | --- | --- |"]
    for name, schema in settings.items():
        label = schema.get("x-label", {}).get(language, "")
        star = " *" if name in required else ""
        lines.append(f"| `{name}`{star} | {label} | {_values(schema)} |")
    return "\n".join(lines)


def _values(schema: Mapping[str, Any]) -> str:
    """What may stand there, in the words of JSON Schema."""
    if "enum" in schema:
        return ", ".join(f"`{_json(each)}`" for each in schema["enum"])
    kind = schema.get("type", schema.get("x-widget", "JSON"))
    said = " / ".join(kind) if isinstance(kind, list) else str(kind)
    bounds = [f"{word} {schema[name]}" for name, word in BOUNDS.items() if name in schema]
    return ", ".join([said, *bounds])


BOUNDS = {"minimum": "≥", "maximum": "≤", "minLength": "≥", "maxLength": "≤", "minItems": "≥", "maxItems": "≤"}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).replace("|", "\\|")
