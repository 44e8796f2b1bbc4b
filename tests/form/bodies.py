"""Small forms for the tests."""

import json
from collections.abc import Mapping
from typing import Any

from engines import definition
from engines.form.form import Form, Outline, read_form
from engines.form.registry import FIELDS
from engines.form.submit import Accepted, check

STATUSES = [
    {"id": "new", "category": "new", "label": {"zh": "新建", "en": "New"}},
    {"id": "open", "category": "open", "label": {"zh": "处理中", "en": "Open"}},
    {"id": "done", "category": "closed", "label": {"zh": "完成", "en": "Done"}},
]


def document(body: Mapping[str, Any], key: str = "request") -> definition.Definition:
    """A form's definition as if read from a file."""
    whole = {
        "kind": "form",
        "key": key,
        "version": 1,
        "name": {"zh": "申请", "en": "Request"},
        "body": {"statuses": STATUSES, **body},
    }
    return definition.read(json.dumps(whole).encode(), f"form/{key}.json")


def form(body: Mapping[str, Any], forms: Mapping[str, Outline] | None = None) -> Form:
    return read_form(document(body), FIELDS, forms)


def field(name: str, kind: str, config: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A field's block with words."""
    return {"id": name, "type": kind, "label": {"zh": f"{name} 栏", "en": name.title()}, "config": config or {}, **more}


def fields(*blocks: dict[str, Any], **body: Any) -> Form:
    return form({"fields": list(blocks), **body})


def accepted(of: Form, answers: Any, now: int = 0, **more: Any) -> Accepted:
    """The outcome where there can be no other."""
    outcome = check(of, answers, now, **more)
    assert isinstance(outcome, Accepted), outcome
    return outcome
