"""Hands for the rule designer: dragging, pasting, going by Tab, and a table to look at."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.e2e.visitor import Visitor


def a_table(admin: Visitor) -> str:
    """The key of a decision table with some rows, made through the page's own calls."""
    rows = [
        {"id": "a", "when": [{">": 50000}, {"any": True}], "then": ["high", None]},
        {"id": "b", "when": [{"between": [10000, 60000]}, {"in": ["damaged", "quality"]}], "then": ["urgent", "重点"]},
        {"id": "c", "when": [{"any": True}, {"any": True}], "then": ["normal", None]},
        {"id": "d", "when": [{"<": 100}, {"any": True}], "then": ["low", None]},
    ]
    table = {
        "hit": "FIRST",
        "inputs": [{"expr": {"var": "refund_amount"}}, {"expr": {"var": "problem"}}],
        "outputs": [{"name": "_priority"}, {"name": "_tag"}],
        "rules": rows,
        "tests": [{"when": {"refund_amount": 60001}, "then": {"_priority": "high", "_tag": None}}],
    }
    body = {"type": "table", "form": "return_refund", "trigger": {"type": "created", "config": {}}, "table": table}
    document = {
        "kind": "rule",
        "key": "shown_table",
        "version": 1,
        "name": {"zh": "退款分级", "en": "Grade refunds"},
        "body": body,
    }
    admin.expects(404, "/api/v1/definitions/rule/shown_table")
    admin.page.evaluate(
        """async (document) => {
            const { csrf } = await (await fetch('/api/v1/session')).json()
            const headers = { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf }
            const old = await fetch('/api/v1/definitions/rule/shown_table')
            if (old.ok) headers['If-Match'] = old.headers.get('ETag')
            const how = { method: 'PUT', headers, body: JSON.stringify(document) }
            await fetch('/api/v1/definitions/rule/shown_table?bundle=after_sales', how)
        }""",
        document,
    )
    return "shown_table"


def paste(admin: Visitor, text: str) -> None:
    """As Ctrl+V does, with `text` on the clipboard."""
    admin.page.evaluate(
        """(text) => {
            const clipboardData = new DataTransfer()
            clipboardData.setData('text/plain', text)
            const how = { clipboardData, bubbles: true, cancelable: true }
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', how))
        }""",
        text,
    )


def until_focused(admin: Visitor, wanted: object, most: int = 60) -> None:
    """Press Tab until the wanted element has the keyboard."""
    for _ in range(most):
        found = wanted()  # type: ignore[operator]
        if found.count() and found.first.evaluate("element => element === document.activeElement"):
            return
        admin.page.keyboard.press("Tab")
    raise AssertionError("the keyboard never gets there")


def drag(admin: Visitor, what: Locator, to: Locator) -> None:
    """With a real mouse, above the other."""
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    mouse = admin.page.mouse
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(start["x"] + 20, start["y"] - 8, steps=4)
    mouse.move(end["x"] + 30, end["y"] + 2, steps=12)
    mouse.up()
