"""What the pictures of the manual are taken with: a browser, and somebody who may see everything."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.e2e.conftest import FLAGS
from tests.e2e.server import PASSWORD, Server
from tests.e2e.visitor import Visitor

LANGUAGES = {"zh": "zh-CN", "en": "en"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless, as in the tests."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visiting(
    browser: Browser, server: Server, folder: Path, language: str, *, phone: bool = False
) -> Iterator[Visitor]:
    """Somebody who has just come, at a page in this language; pictures go into `folder`."""
    visitor = Visitor(browser, server.url, folder, language=LANGUAGES[language], phone=phone)
    visitor.go("/login")
    if language == "en":
        visitor.speak_english()
    yield visitor
    visitor.leave()


@contextmanager
def at_work(browser: Browser, server: Server, folder: Path, language: str, user: str = "admin") -> Iterator[Visitor]:
    """A colleague, signed in."""
    with visiting(browser, server, folder, language) as visitor:
        visitor.sign_in(user, PASSWORD)
        yield visitor
