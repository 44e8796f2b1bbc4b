"""Chinese texts carry Chinese punctuation: the pages' words, the templates, the texts inside the code."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("builder_ui/src/i18n/zh", "seed_configs", "engines", "app", "docs/zh", "README.zh.md")
# Between Chinese words, before a hole for a value, or at the end of a text.
HALF = re.compile(r"[\u4e00-\u9fff”][,:;!?](?=\s*[\u4e00-\u9fff“{]|\"[,)]?$)|[}a-z][,:;!?](?=[\u4e00-\u9fff])")
CODE = re.compile(r"`[^`]*`|\{\w+:[\u4e00-\u9fff]+\}|\{\"[^}]*\}?")


@pytest.mark.parametrize("room", ROOMS)
def test_chinese_words_are_not_followed_by_half_width_marks(room: str) -> None:
    tracked = subprocess.run(["git", "ls-files", room], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in tracked.split("\n") if name.endswith((".json", ".py", ".md"))]
    assert files
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in files
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if HALF.search(CODE.sub(" ", line))
    ]
    assert found == []
