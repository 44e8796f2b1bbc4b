"""The rules of the templates as the docs show them: each with its case and the picture of its trace."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.bundles import in_order, read_folder
from app.places import SHELF
from engines.catalog import catalog
from engines.kinds import Text
from engines.manifest import Bundle, read_bundle

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "images" / "rules"
WORDS = {
    "zh": {
        "title": "模板里的规则：每条一个用例，一张轨迹",
        "intro": (
            "模板的每条规则都有一个以它编号命名的用例（`cases.json`），发布时运行；图是用例跑完后，单据页上这次触发的记录："
            "规则、发布版本、每个条件和当时的值。`make pictures` 重新拍摄这些图。"
        ),
        "heading": "## {}（`{}`）",
        "case": "用例：{}。",
        "trigger": "触发：{}。",
        "actions": "动作：{}。",
        "and": "、",
        "between": "",
    },
    "en": {
        "title": "The rules of the templates: each with its case and its trace",
        "intro": (
            "Every rule of a template has a case named after it (`cases.json`), played at publish. The picture "
            "is what the ticket's page says of the firing once the case has been played: the rule, its release, each "
            "condition and the value it had. `make pictures` takes them anew."
        ),
        "heading": "## {} (`{}`)",
        "case": "Case: {}.",
        "trigger": "Trigger: {}.",
        "actions": "Actions: {}.",
        "and": ", ",
        "between": " ",
    },
}


@dataclass(frozen=True)
class Shown:
    """A rule of a template, its document's body, and the case that shows it at work."""

    key: str
    name: Text
    body: Mapping[str, Any]
    case: Mapping[str, Any]


@cache
def templates() -> tuple[Bundle, ...]:
    """Every template, after those that it requires."""
    read = {folder.name: read_bundle(read_folder(folder)) for folder in sorted(SHELF.iterdir()) if folder.is_dir()}
    order = in_order({key: bundle.requires for key, bundle in read.items()})
    return tuple(read[key] for key in order)


def shown_rules() -> Iterator[Shown]:
    """Every rule of every template. Raises KeyError where one has no case of its own."""
    for bundle in templates():
        cases = {case["id"]: case for case in bundle.cases}
        for each in bundle.definitions:
            if each.kind == "rule":
                yield Shown(each.key, each.name, each.body, cases[each.key])


def page(language: str) -> str:
    """docs/<language>/template_rules.md."""
    said = WORDS[language]
    parts = [f"# {said['title']}", said["intro"], *(section(shown, language) for shown in shown_rules())]
    return "\n\n".join(parts) + "\n"


def section(shown: Shown, language: str) -> str:
    """One rule: its case, what sets it off, what it does, and the picture."""
    said, kinds, name = WORDS[language], catalog(), of(shown.name, language)
    facts = [said["case"].format(shown.case["name"][language])]
    facts.append(said["trigger"].format(label(kinds["triggers"], shown.body["trigger"]["type"], language)))
    done = dict.fromkeys(label(kinds["actions"], each["type"], language) for each in shown.body.get("then", ()))
    if done:
        facts.append(said["actions"].format(said["and"].join(done)))
    picture = f"![{name}](../images/rules/{language}/{shown.key}.png)"
    return "\n\n".join([said["heading"].format(name, shown.key), said["between"].join(facts), picture])


def label(room: Any, of_type: str, language: str) -> Any:
    return next(kind["label"][language] for kind in room["kinds"] if kind["type"] == of_type)


def of(text: Text, language: str) -> str:
    return text.zh if language == "zh" else text.en
