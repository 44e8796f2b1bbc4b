"""The docs say what the code does: every setting, command and kind, in both languages."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import click
import pytest

from app.cli import gongdan
from app.settings import PREFIX, Settings
from engines.handbook import handbook
from engines.rule import conditions

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")


def pages(language: str) -> dict[str, str]:
    return {page.name: page.read_text() for page in (ROOT / "docs" / language).glob("*.md")}


def test_every_page_is_there_in_both_languages() -> None:
    assert pages("zh").keys() == pages("en").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_explained(language: str) -> None:
    page = pages(language)["operating.md"]
    assert [name for each in fields(Settings) if (name := PREFIX + each.name.upper()) not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_explained(language: str) -> None:
    page = pages(language)["operating.md"]
    assert [name for name in gongdan.list_commands(click.Context(gongdan)) if f"`gongdan {name}" not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_of_kinds_is_that_of_the_code(language: str) -> None:
    assert pages(language)["kinds.md"] == handbook(language), "run `make golden` and read the diff"
    assert pages(language)["conditions.md"] == conditions.page(language), "run `make golden` and read the diff"


@pytest.mark.parametrize(
    "page", ["README.md", "README.zh.md", "CONTRIBUTING.md", "docs/zh/index.md", "docs/en/index.md"]
)
def test_every_link_leads_somewhere(page: str) -> None:
    file = ROOT / page
    links = re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", file.read_text())
    assert [link for link in links if "://" not in link and not (file.parent / link).exists()] == []


def test_every_room_named_in_contributing_is_there() -> None:
    named = re.findall(
        r"`((?:engines|app|tests|builder_ui|seed_configs|docs|schemas|migrations)/[\w/.<>-]*)`",
        page := (ROOT / "CONTRIBUTING.md").read_text(),
    )
    assert named, page
    folders = {
        re.split(r"<", name)[0].rsplit("/", 1)[0] if "<" in name or name.endswith((".py", ".tsx", ".ts")) else name
        for name in named
    }
    assert sorted(folder for folder in folders if not (ROOT / folder).exists()) == []
