"""The ways to use a page: dragging where it can be dragged, clicking only, keys only; each step is told."""

from __future__ import annotations

import re
from typing import Literal

from playwright.sync_api import Locator, expect

from tests.e2e.klm import Effort
from tests.e2e.visitor import Visitor

Way = Literal["mouse", "clicks", "keys"]

STOPS_BETWEEN = """(element) => {
    const open = [...document.querySelectorAll('[role=dialog]')].filter((each) => each.checkVisibility()).at(-1)
    const around = open?.contains(element) ? open : document
    const all = [...around.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')]
    const usable = (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility()
    const stops = all.filter((each) => each === element || usable(each))
    const [from, to] = [stops.indexOf(document.activeElement), stops.indexOf(element)]
    const away = Math.abs(to - from)
    return from < 0 ? to + 1 : Math.min(away, stops.length - away)
}"""


class Hands:
    """A visitor's hands; `effort` is the log of what they did."""

    def __init__(self, visitor: Visitor, way: Way):
        self.visitor, self.way, self.page = visitor, way, visitor.page
        self.effort = Effort()

    def press(self, what: Locator) -> None:
        """A button, a link, a tile, a tab of some kind."""
        name = said(what)
        if self.way == "keys":
            self._reach(what)
            self.key("Space" if what.get_attribute("role") in ("switch", "checkbox") else "Enter")
        else:
            what.click()
            self.effort.clicked(name)

    def button(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """A button by its words; an icon may say its own before them."""
        words = re.compile(rf"(^|\s){re.escape(name)}$") if isinstance(name, str) else name
        self.press((within or self.page).get_by_role("button", name=words))

    def write(self, box: Locator, text: str) -> None:
        """Text instead of what is in the box."""
        self.press(box) if self.way != "keys" else self._reach(box)
        if box.input_value():
            self.key("Control+a")
        box.fill(text)
        self.effort.typed(text)

    def pick(self, box: Locator, option: str | re.Pattern[str], typed: str = "") -> None:
        """From a list that opens; long ones are searched."""
        words = re.compile(f"^{re.escape(option)}$") if isinstance(option, str) else option
        offered = self.page.locator(".ant-select-item-option:visible").filter(has_text=words).first
        if self.way == "keys":
            self._reach(box)
            self._pick_with_arrows(offered, typed)
            return
        self.press(box)
        if typed:
            box.fill(typed)
            self.effort.typed(typed)
        self.press(offered)

    def _pick_with_arrows(self, offered: Locator, typed: str) -> None:
        self.page.keyboard.press("ArrowDown")
        steps = 1
        if typed:
            self.page.keyboard.type(typed)
            self.effort.typed(typed)
        expect(offered).to_be_visible()
        while "ant-select-item-option-active" not in (offered.get_attribute("class") or ""):
            self.page.keyboard.press("ArrowDown")
            steps += 1
            assert steps < 60, f"the arrow keys never come to {offered}"
        self.effort.pressed("arrows to the option", steps)
        self.key("Enter")

    def choose(self, button: Locator, entry: str) -> None:
        """From the menu that a button opens."""
        self.press(button)
        item = self.page.get_by_role("menuitem", name=entry)
        if self.way != "keys":
            self.press(item)
            return
        steps = 0
        while "active" not in (item.get_attribute("class") or ""):
            self.page.keyboard.press("ArrowDown")
            steps += 1
            assert steps < 30, f"the arrow keys never come to {entry}"
        self.effort.pressed("arrows to the entry", steps)
        self.key("Enter")

    def put(self, what: Locator, where: Locator, *, low: bool = False) -> None:
        """Onto its place with a real mouse; else a press of it, which puts it where it belongs."""
        if self.way != "mouse":
            self.press(what)
            return
        name = said(what)
        what.scroll_into_view_if_needed()
        where.scroll_into_view_if_needed()
        start, end = what.bounding_box(), where.bounding_box()
        assert start
        assert end
        mouse = self.page.mouse
        mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
        mouse.down()
        mouse.move(start["x"] + 30, start["y"] + start["height"] / 2 + 12, steps=4)
        down = end["height"] - 3 if low else min(end["height"] / 2, 200)
        mouse.move(end["x"] + min(end["width"] / 2, 80), end["y"] + down, steps=12)
        mouse.up()
        self.effort.dragged(name)

    def key(self, keys: str) -> None:
        """One key, or some together."""
        self.page.keyboard.press(keys)
        self.effort.pressed(keys, keys.count("+") + 1)

    def _reach(self, what: Locator) -> None:
        """Walk there by Tab; the way is counted and not walked, for its length is known."""
        expect(what).to_be_visible()
        stops = what.evaluate(STOPS_BETWEEN)
        what.focus()
        expect(what).to_be_focused()
        if stops:
            self.effort.pressed("Tab", stops)


def said(what: Locator) -> str:
    """How an element is called, for the log."""
    expect(what).to_be_visible()
    found = what.evaluate("each => each.ariaLabel || each.innerText || each.title || each.id || each.tagName")
    return re.sub(r"\s+", " ", str(found)).strip()[:40]
