"""What axe-core, the usual checker of accessible pages, has against a page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "builder_ui" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
    const passing = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(passing.map((each) => each.finished))  // a colour on its way is nobody's choice
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    const said = (rule, { target, html }) => `${rule.impact} ${rule.id}: ${rule.help}: ${target} ${html.slice(0, 160)}`
    return violations.flatMap((rule) => rule.nodes.map((node) => said(rule, node)))
}"""


@cache
def source() -> str:
    """The checker itself, as npm brought it."""
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """One line for each element with a fault."""
    page.evaluate(source())
    found: list[str] = page.evaluate(RUN)
    return found
