"""Takes the pictures of the readme and the manual's first page: a system in use, in both languages.

`make pictures` runs this. The tickets are those of `gongdan demo`, made by the interpreters themselves.
"""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.conftest import ADMIN
from tests.e2e.photographer import LANGUAGES, at_work, chromium, visiting
from tests.e2e.server import Server, serve
from tests.e2e.visitor import Visitor

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "images"
DEMO = ("demo",)
LEADER = {"linyue": ("--name", "林悦", "--role", "supervisor", "--group", "supervisors")}


def main() -> None:
    """Every picture, in every language."""
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        with serve(folder, folder / "server.log", ADMIN, DEMO) as server:
            server.add_staff(LEADER)
            for language in LANGUAGES:
                desk(browser, server, language)
                phone(browser, server, language)


def desk(browser: Browser, server: Server, language: str) -> None:
    """What colleagues and analysts see."""
    with at_work(browser, server, PICTURES / language, language, "linyue") as visitor:
        a_ticket(visitor)
        visitor.picture("ticket", whole=False)
    with at_work(browser, server, PICTURES / language, language) as visitor:
        for name, stand in DRAWN.items():
            stand(visitor)
            visitor.settled()
            visitor.picture(name, whole=False)


def a_ticket(visitor: Visitor) -> None:
    """The most urgent of those that wait for whoever looks."""
    visitor.page.locator("main a[href^='/records/']").first.click()
    expect(visitor.page.locator(".event").first).to_be_visible()


def a_flow(visitor: Visitor) -> None:
    """The template's, with a step chosen."""
    visitor.go("/designer/after_sales/flow/return_refund?at=/body/nodes/1")
    checked(visitor)


def a_form(visitor: Visitor) -> None:
    """The template's, with a field chosen."""
    visitor.go("/designer/after_sales/form/return_refund?at=/body/fields/3")
    checked(visitor)


def checked(visitor: Visitor) -> None:
    """The server has judged what is drawn."""
    expect(
        visitor.page.get_by_role("button", name=re.compile("0 (个问题|problems)")).locator(".anticon-loading")
    ).to_have_count(0)


def a_dashboard(visitor: Visitor) -> None:
    """The template's, counted live."""
    visitor.go("/dashboards/after_sales")
    expect(visitor.page.locator(".main-svg").first).to_be_visible()


DRAWN: dict[str, Callable[[Visitor], None]] = {
    "flow": a_flow,
    "form": a_form,
    "dashboard": a_dashboard,
}


def phone(browser: Browser, server: Server, language: str) -> None:
    """What a buyer sees."""
    with visiting(browser, server, PICTURES / language, language, phone=True) as visitor:
        visitor.go("/f/return_refund")
        visitor.picture("phone-form", whole=False)


if __name__ == "__main__":
    main()
