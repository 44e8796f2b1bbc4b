"""The ways to use a page: dragging where it can be dragged, clicking only, keys only; each step is told."""

from __future__ import annotations

import re
from typing import Literal

from playwright.sync_api import ElementHandle, Locator, expect

from tests.e2e.klm import Effort
from tests.e2e.mouse import box, carry
from tests.e2e.visitor import Visitor

Way = Literal["mouse", "clicks", "keys"]

NO_MOUSE = """for (const kind of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart'])
    addEventListener(kind, (event) => event.isTrusted && console.error('not by keys: ' + kind), true)"""

STOP = """(element) => {
    const stops = 'a[href], button, input, select, textarea, [tabindex]'
    const radio = (element.closest('label') ?? element).querySelector('input[type=radio]')
    return radio ?? (element.matches(stops) ? element : element.querySelector(stops))
}"""
"""What takes the keys for an element: itself, the radio button of its label, or what is in it."""

WAY = """(element) => {
    const known = '.studio-head, .pane, .rule-page, .policy-side, .policy-cards'
    const part = (each) => each.closest('[role=dialog], .ant-popover') ?? each.closest(known)
    const parts = [...document.querySelectorAll(known)]
    const [here, there] = [part(document.activeElement), part(element)].map((each) => parts.indexOf(each))
    if (there >= 0 && here !== there) {
        const ahead = (there - here + parts.length) % parts.length
        return here < 0 || ahead <= parts.length / 2 ? ['F6', here < 0 ? 1 : ahead] : ['Shift+F6', parts.length - ahead]
    }
    const group = (each) => (each.type === 'radio' ? each.name : undefined)
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex]')]
    const one = (each) => !group(each) || each.checked || each === document.activeElement
    const usable = (each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility() && one(each)
    const stops = all.filter((each) => each === element || each === document.activeElement || usable(each))
    const away = stops.indexOf(element) - stops.indexOf(document.activeElement)
    return [away < 0 ? 'Shift+Tab' : 'Tab', Math.max(1, Math.abs(away))]
}"""
"""The key that leads nearer to an element, and how often it is probably pressed."""

THERE = """(element) => {
    const here = document.activeElement
    return here === element || (element.type === 'radio' && here.type === 'radio' && here.name === element.name)
}"""

CHOSEN = """(radio) => {
    const open = document.querySelector('[role=dialog]')
    return radio.checked || (open !== null && !open.contains(radio))
}"""
"""What is chosen may open a dialog, and count only when that is done."""

AWAY = """(radio) => {
    const all = [...document.querySelectorAll('input[type=radio]')].filter((each) => each.name === radio.name)
    return all.indexOf(radio) - all.indexOf(document.activeElement)
}"""


class Hands:
    """A visitor's hands; `effort` is the log of what they did."""

    def __init__(self, visitor: Visitor, way: Way):
        self.visitor, self.way, self.page = visitor, way, visitor.page
        self.effort = Effort()
        if way == "keys":
            visitor.context.add_init_script(NO_MOUSE)

    def press(self, what: Locator) -> None:
        """A button, a link, a tile, a tab of some kind."""
        name = said(what)
        if self.way != "keys":
            what.click()
            self.effort.clicked(name)
            return
        stop, steps = self._reach(what)
        if stop.get_attribute("type") == "radio":
            steps += self._turn(stop)
        else:
            self.page.keyboard.press("Enter")
            steps += 1
        self.effort.pressed(f"to {name}", steps)

    def button(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """A button by its words; an icon may say its own before them."""
        words = re.compile(rf"(^|\s){re.escape(name)}$") if isinstance(name, str) else name
        self.press((within or self.page).get_by_role("button", name=words))

    def write(self, box: Locator, text: str) -> None:
        """Text instead of what is in the box."""
        if self.way != "keys":
            self.press(box)
        else:
            self.go(box)
        if box.input_value() and not box.evaluate(
            "each => each.selectionEnd - each.selectionStart === each.value.length"
        ):
            self.key("Control+a")
        self.page.keyboard.insert_text(text)
        self.effort.typed(text)

    def pick(self, box: Locator, option: str | re.Pattern[str]) -> None:
        """From a list that opens."""
        words = re.compile(f"^{re.escape(option)}$") if isinstance(option, str) else option
        offered = self.page.locator(".ant-select-item-option:visible").filter(has_text=words).first
        if self.way == "keys":
            name = said(box)
            steps = self._reach(box)[1]
            self.effort.pressed(f"to {name}, down to {option}, Enter", steps + self._down_to(offered) + 1)
            self.page.keyboard.press("Enter")
        else:
            self.press(box)
            self.press(offered)

    def choose(self, button: Locator, entry: str) -> None:
        """From the menu that a button opens."""
        self.press(button)
        item = self.page.get_by_role("menuitem", name=entry)
        if self.way == "keys":
            self.effort.pressed(f"down to {entry}, Enter", self._down_to(item) + 1)
            self.page.keyboard.press("Enter")
        else:
            self.press(item)

    def put(self, what: Locator, where: Locator, *, low: bool = False) -> None:
        """Onto its place with a real mouse; else a press of it, which puts it where it belongs."""
        if self.way != "mouse":
            self.press(what)
            return
        name = said(what)
        what.scroll_into_view_if_needed()
        where.scroll_into_view_if_needed()
        start, end = box(what), box(where)
        down = end["height"] - 3 if low else min(end["height"] / 2, 200)
        to = end["x"] + min(end["width"] / 2, 80), end["y"] + down
        carry(self.page, (start["x"] + 12, start["y"] + start["height"] / 2), to)
        self.effort.dragged(name)

    def search(self, opener: str, words: str) -> None:
        """By keys: the key that opens a search from where the hands are, the words, Enter."""
        if opener == "/":
            self.key("Escape")  # out of the settings, back to what is drawn
        self.key(opener)
        self.page.keyboard.insert_text(words)
        self.effort.typed(words)
        self.key("Enter")

    def arrows(self, key: str, arrived: Locator) -> None:
        """By keys: one arrow, until something is there."""
        steps = 0
        while not arrived.count():
            self.page.keyboard.press(key)
            steps += 1
            self._painted()
            assert steps < 60, f"{key} never leads to {arrived}"
        if steps:
            self.effort.pressed(key, steps)

    def go(self, what: Locator) -> None:
        """By keys: there, and nothing else yet."""
        if steps := self._reach(what)[1]:
            self.effort.pressed(f"to {said(what)}", steps)

    def key(self, keys: str) -> None:
        """One key, or some together."""
        self.page.keyboard.press(keys)
        self.effort.pressed(keys, keys.count("+") + 1)

    def _reach(self, what: Locator) -> tuple[ElementHandle, int]:
        """Walk there: from part to part of a designer by F6, then by Tab; how many keys it took."""
        expect(what).to_be_visible()
        stop = what.evaluate_handle(STOP).as_element()
        assert stop, f"{what} takes no keys"
        pressed = 0
        while not stop.evaluate(THERE):
            key, times = stop.evaluate(WAY)
            for _ in range(times):
                self.page.keyboard.press(key)
            pressed += times
            assert pressed < 150, f"the keyboard never comes to {what}"
        return stop, pressed

    def _turn(self, radio: ElementHandle) -> int:
        """Among radio buttons by the arrow keys; Space where the keys are there already. A dialog may be on its way."""
        if radio.evaluate(CHOSEN):
            return 0
        away = radio.evaluate(AWAY)
        for _ in range(abs(away) or 1):
            self.page.keyboard.press("Space" if away == 0 else "ArrowDown" if away > 0 else "ArrowUp")
        self.page.wait_for_function(CHOSEN, arg=radio)
        return abs(away) or 1

    def _down_to(self, offered: Locator) -> int:
        """By the arrow keys to an option of a list or an entry of a menu."""
        steps = 0
        while not re.search(
            "-active|menu-item-selected", (offered.get_attribute("class") or "") if offered.count() else ""
        ):
            self.page.keyboard.press("ArrowDown")
            self._painted()
            steps += 1
            assert steps < 60, f"the arrow keys never come to {offered}"
        return steps

    def _painted(self) -> None:
        """Until the page shows what the last key did: the frame that it was drawn in is over."""
        frames = "requestAnimationFrame(() => requestAnimationFrame(() => done(true)))"
        self.page.wait_for_function(f"() => new Promise((done) => {frames})")


def said(what: Locator) -> str:
    """How an element is called, for the log."""
    expect(what).to_be_visible()
    found = what.evaluate("each => each.ariaLabel || each.innerText || each.title || each.id || each.tagName")
    return re.sub(r"\s+", " ", str(found)).strip()[:40]
