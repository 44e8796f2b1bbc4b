"""Finds words that a definition says in one language only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from engines import strict_json
from engines.definition import Definition
from engines.errors import Problem, escape
from engines.kinds import Text

NAMES = {"zh": Text("中文", "Chinese"), "en": Text("英文", "English")}


def missing_translations(definition: Definition, languages: Collection[str]) -> list[Problem]:
    """A problem for every text of the document that lacks one of `languages`."""
    written = strict_json.loads(definition.raw, document=definition.document)
    return [
        Problem(definition.document, place, "missing_translation", _message(NAMES[language], words["zh"]))
        for place, words in _texts(written, "")
        for language in languages
        if language in NAMES and not words.get(language)
    ]


def _texts(value: Any, place: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Every `{"zh": …, "en": …}` below `place`, with its pointer."""
    if isinstance(value, dict):
        if "zh" in value and value.keys() <= NAMES.keys():
            yield place, value
        else:
            for name, part in value.items():
                yield from _texts(part, place + escape(name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, place + escape(index))


def _message(language: Text, said: str) -> Text:
    return Text(f"“{said}”缺少{language.zh}", f'"{said}" lacks its {language.en}')
