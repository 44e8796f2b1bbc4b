"""Takes the pictures of the template rules: plays the case of each, serves what came of it, photographs the trace.

`make pictures` runs this; docs/{zh,en}/template_rules.md shows them.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator
from sqlalchemy import select

from app.actor import SYSTEM
from app.db import Database
from app.identity.passwords import hash_password
from app.migrate import migrate
from app.models import event
from app.operations.create_user import create_user
from app.releases import install
from app.runner.cases import play_in
from engines.kinds import Text
from tests.e2e.photographer import LANGUAGES, at_work, chromium
from tests.e2e.server import PASSWORD, Server, serve
from tests.e2e.visitor import Visitor
from tests.house.template_rules import PICTURES, Shown, shown_rules, templates

WHOLE = {"zh": re.compile("全部.*条"), "en": re.compile("all \\d+", re.IGNORECASE)}
"""The button that shows a long history to its end."""


def main(only: list[str]) -> None:
    """Every template rule, or those that are named."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        empty = house(Path(folder))
        for shown in shown_rules():
            if not only or shown.key in only:
                photograph(browser, Path(folder) / shown.key, empty, shown)
                print(shown.key, flush=True)  # noqa: T201


def house(folder: Path) -> Path:
    """A database in which the templates are in force, and somebody who may see everything."""
    file = folder / "gongdan.sqlite"
    migrate(f"sqlite:///{file}")
    db = Database(f"sqlite:///{file}")
    documents = [each for bundle in templates() for each in bundle.definitions]
    db.write(lambda conn: install(conn, "after_sales", documents, 0))
    hashed = hash_password(PASSWORD)
    create_user(db, "admin", SYSTEM, 0, password_hash=hashed, name="管理员", roles=["administrator"])
    db.close()
    return file


def photograph(browser: Browser, folder: Path, empty: Path, shown: Shown) -> None:
    """Play the rule's case and take its trace, in both languages."""
    (folder / "data").mkdir(parents=True)
    record = played(Path(shutil.copy(empty, folder / "data" / "gongdan.sqlite")), shown)
    with serve(folder, folder / "server.log") as server:
        for language in LANGUAGES:
            take(browser, server, record, shown.name, language, PICTURES / language / f"{shown.key}.png")


def played(file: Path, shown: Shown) -> int:
    """The record on which the rule fired in its case."""
    db = Database(f"sqlite:///{file}")
    assert not (problems := list(play_in(db, shown.case))), problems
    by_rules = select(event.c.record, event.c.payload).where(event.c.actor_kind == "rule").order_by(event.c.seq)
    with db.read() as conn:
        record: int = next(row.record for row in conn.execute(by_rules) if row.payload.get("rule") == shown.key)
    db.close()
    return record


def take(browser: Browser, server: Server, record: int, rule: Text, language: str, file: Path) -> None:
    """One picture: the first thing the rule did, and why."""
    with at_work(browser, server, file.parent, language) as visitor:
        visitor.go(f"/records/{record}")
        if (whole := visitor.page.get_by_role("button", name=WHOLE[language])).count():
            whole.click()
        happening = first_of(visitor, rule.zh if language == "zh" else rule.en)
        happening.locator("summary").click()
        happening.evaluate("element => element.scrollIntoView({block: 'center'})")  # not under what sticks to the top
        file.parent.mkdir(parents=True, exist_ok=True)
        happening.screenshot(path=file, animations="disabled")


def first_of(visitor: Visitor, rule: str) -> Locator:
    """What the rule did first: the history has the newest on top."""
    trace = visitor.page.locator(".why p").filter(has_text=rule)
    return visitor.page.locator("li.event").filter(has=trace).last


if __name__ == "__main__":
    main(sys.argv[1:])
