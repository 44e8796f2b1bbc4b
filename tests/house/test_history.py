"""Every kind of event that is written can be told in a sentence."""

from __future__ import annotations

import re
from pathlib import Path

from app.queries.sentences import _SENTENCES
from engines.flow.telling import WORDS

APP = Path(__file__).parents[2] / "app"
WRITTEN = re.compile(r'\.(?:event|tell)\(\s*(?:work, )?((?:"\w+"(?: if [^,]* else )?)+)')


def test_every_kind_of_event_has_a_sentence() -> None:
    sources = (file.read_text() for folder in ("effects.py", "operations/*.py") for file in APP.glob(folder))
    kinds = {kind for source in sources for found in WRITTEN.findall(source) for kind in re.findall(r'"(\w+)"', found)}
    assert {"created", "responded", "status", "linked"} <= kinds
    kinds |= {"message", "note", "passed", "claim", "release", "transfer", *WORDS.values()}
    assert kinds - _SENTENCES.keys() == set()
