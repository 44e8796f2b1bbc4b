"""Chinese that an English page must not show. What people have written themselves may be in any language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response

CHINESE = re.compile(r"[㐀-鿿　-〿＀-￯]")
WRITTEN = ("data", "body", "tags", "summary")  # record values, messages: somebody's own words
TEXTS = """() => {
    const found = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walk.currentNode; node; node = walk.nextNode()) {
        const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node
        // A word marked as Chinese is meant to be; the source of a definition holds both languages.
        if (element.closest('[lang|="zh"], pre, code, script, noscript, style')) continue
        if (node.nodeType === Node.TEXT_NODE) found.push(node.data)
        else for (const name of ['aria-label', 'title', 'placeholder', 'alt']) found.push(node.getAttribute(name) ?? '')
    }
    return [document.title, ...found]
}"""


class Leftovers:
    """Listens to what the server tells a page, and then knows which Chinese on it is somebody's own."""

    def __init__(self, page: Page):
        self.page = page
        self.own: set[str] = set()
        page.on("response", self._answered)

    def _answered(self, response: Response) -> None:
        if urlsplit(response.url).path.startswith("/api/v1/") and "json" in response.headers.get("content-type", ""):
            self.own.update(text for text in own_words(response.json()) if CHINESE.search(text))

    def on_the_page(self) -> list[str]:
        """Texts in Chinese that nobody has written."""
        known = sorted(self.own, key=len, reverse=True)
        texts = {text.strip() for text in self.page.evaluate(TEXTS) if CHINESE.search(text)}
        return sorted(text for text in texts if CHINESE.search(without(text, known)))


def without(text: str, known: list[str]) -> str:
    """The text with everything cut out that somebody wrote."""
    for words in known:
        text = text.replace(words, "")
    return text


def own_words(told: Any) -> Iterator[str]:
    """Values of records, bodies of messages and names of people and customers, out of an answer of the server."""
    if isinstance(told, list):
        for each in told:
            yield from own_words(each)
    elif isinstance(told, dict):
        yield from names_of_others(told)
        for key, value in told.items():
            if key in WRITTEN:
                yield from every_text(value)
            elif key == "name" and isinstance(value, str):
                yield value
            else:
                yield from own_words(value)


def names_of_others(record: dict[str, Any]) -> Iterator[str]:
    """How a record names those it refers to: `data` has their numbers, `shown` what people called them."""
    data, shown = record.get("data"), record.get("shown")
    if isinstance(data, dict) and isinstance(shown, dict):
        yield from (shown[field] for field, value in data.items() if isinstance(value, int) and field in shown)
    for refs in (record.get("refs") or {}, {"": record.get("customer")}):
        yield from (ref["title"] for ref in refs.values() if isinstance(ref, dict) and "title" in ref)


def every_text(value: Any) -> Iterator[str]:
    """All strings inside a value, line by line."""
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from every_text(each)
