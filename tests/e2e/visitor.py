"""Somebody at a browser of their own: what they see and press, what goes wrong meanwhile, and pictures of it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response, expect

DESK = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
WATCH_POLICY = """addEventListener('securitypolicyviolation', (event) =>
    console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI))"""
UNLOADED = re.compile("Failed to load resource: the server responded with a status of")


class Visitor:
    """One person, one browser context. Labels and headings are the only things a test asks for.

    Unless `moving`, they have asked their system for less motion: a click on what still slides may miss it.
    """

    def __init__(
        self,
        browser: Browser,
        url: str,
        pictures: Path,
        *,
        language: str = "zh-CN",
        phone: bool = False,
        moving: bool = False,
    ):
        self.context: BrowserContext = browser.new_context(
            base_url=url,
            locale=language,
            timezone_id="Asia/Shanghai",
            viewport=PHONE if phone else DESK,
            has_touch=phone,
            is_mobile=phone,
            device_scale_factor=2 if phone else 1,
            reduced_motion="no-preference" if moving else "reduce",
        )
        self.pictures = pictures
        self.troubles: list[str] = []
        self.expected: set[tuple[int, str]] = {(401, "/api/v1/session")}  # how a page learns that nobody is signed in
        self.context.set_default_timeout(20_000)
        self.context.add_init_script(WATCH_POLICY)
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda error: self.troubles.append(f"page error: {error.error}"))
        self.context.on("response", self._answered)
        self.page: Page = self.context.new_page()

    def _heard(self, said: ConsoleMessage) -> None:
        # The browser's own line about a refused request says less than the response itself, which is judged below.
        if said.type in ("error", "warning") and not UNLOADED.match(said.text):
            self.troubles.append(f"console {said.type}: {said.text} ({said.location.get('url', '')})")

    def _answered(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.status >= 400 and (response.status, path) not in self.expected:
            self.troubles.append(f"{response.status} {response.request.method} {path}")

    def expects(self, status: int, path: str) -> None:
        """This refusal is part of the story."""
        self.expected.add((status, path))

    # --- going, seeing, doing ----------------------------------------------------------------------------------------

    def go(self, path: str) -> None:
        """Open an address and wait until nothing is being fetched for the page any more."""
        self.page.goto(path)
        self.settled()

    def settled(self) -> None:
        """Wait until the page says nowhere that it is loading."""
        expect(self.page.locator("main")).to_be_visible()
        expect(self.page.locator(".ant-spin-spinning, .ant-skeleton-active, [aria-busy=true]")).to_have_count(0)

    def see(self, text: str | re.Pattern[str]) -> None:
        """Wait until this can be read on the page."""
        expect(self.page.get_by_text(text).locator("visible=true").first).to_be_visible()

    def heading(self, name: str | re.Pattern[str]) -> Locator:
        """A heading by its words."""
        return self.page.get_by_role("heading", name=name)

    def press(self, name: str | re.Pattern[str], *, within: Locator | None = None) -> None:
        """Press a button by its words."""
        words = re.compile(rf"(^|\s){re.escape(name)}$") if isinstance(name, str) else name  # an icon may say its own
        (within or self.page).get_by_role("button", name=words).click()

    def fill(self, label: str | re.Pattern[str], text: str, *, within: Locator | None = None) -> None:
        """Type into the box of this label."""
        words = re.compile(rf"^{re.escape(label)}[\s*]*(必填|required)?$") if isinstance(label, str) else label
        (within or self.page).get_by_label(words).fill(text)

    def choose(self, label: str | re.Pattern[str], option: str, typed: str = "") -> None:
        """Choose from a list; type something first where it is searched."""
        box = self.page.get_by_role("combobox", name=label)
        box.click()
        if typed:
            box.fill(typed)
        self.page.locator(".ant-select-item-option").filter(has_text=option).first.click()

    def speak_english(self) -> None:
        """Press the switch; its words are in the language that it leads to."""
        self.press("English")
        expect(self.page.locator("html")).to_have_attribute("lang", "en")

    @property
    def speaks_english(self) -> bool:
        """Is the page in English now?"""
        return self.page.locator("html").get_attribute("lang") == "en"

    def sign_in(self, username: str, password: str) -> None:
        """Sign in on the page that asks for it."""
        english = self.speaks_english
        self.fill("User name" if english else "用户名", username)
        self.fill(re.compile("^Password|^密码"), password)
        self.press("Sign in" if english else "登录")
        expect(self.page.get_by_role("navigation", name="Main" if english else "主导航")).to_be_visible()

    def picture(self, name: str, *, whole: bool = True) -> None:
        """Keep what is on the screen."""
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=whole, animations="disabled")

    def leave(self) -> None:
        """Close the browser window; what went wrong while it was open fails the test."""
        self.context.close()
        assert not self.troubles, "\n".join(self.troubles)
