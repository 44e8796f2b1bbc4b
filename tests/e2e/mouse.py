"""A real mouse that waits for the page instead of for the clock: what is carried is let go when it has arrived."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

Point = tuple[float, float]

PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


def carry(page: Page, start: Point, end: Point) -> None:
    """Pressed, moved in small steps, let go when the page has been drawn with it at its end."""
    lift(page, start)
    page.mouse.move(*end, steps=12)
    page.evaluate(PAINTED)
    page.mouse.move(end[0] + 1, end[1])
    page.evaluate(PAINTED)
    page.mouse.up()


def carry_onto(page: Page, what: Locator, where: Locator, taken: Locator) -> None:
    """Let go only when `taken` shows that the place has noticed; aimed anew while the page still moves."""
    page.evaluate(PAINTED)
    lift(page, middle(what))
    for _ in range(50):
        x, y = middle(where)
        page.mouse.move(x, y, steps=6)
        page.mouse.move(x + 1, y)
        page.evaluate(PAINTED)
        if taken.count():
            break
    expect(taken).to_have_count(1)
    page.mouse.up()


def lift(page: Page, start: Point) -> None:
    """Pressed and moved far enough to be no click; the page makes room for what is carried."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(start[0] + 18, start[1] + 12, steps=4)
    page.evaluate(PAINTED)


def box(what: Locator) -> Any:
    """Where it is in the window."""
    found = what.bounding_box()
    assert found
    return found


def middle(what: Locator) -> Point:
    """Its middle."""
    at = box(what)
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2
