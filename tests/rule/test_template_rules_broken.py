"""The rules of the templates, broken by one slip at every place: refused where it is, never with a trace."""

import copy
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engines.bundle import build
from engines.definition import Definition, read
from engines.documents.registry import DOCUMENTS as KINDS
from engines.errors import BadDefinition, Problem
from engines.rule.rule import read_rule
from tests.rule.test_bad_rules import places

SEEDS = Path(__file__).parents[2] / "seed_configs"
DOCUMENTS = [
    read(file.read_bytes(), str(file.relative_to(SEEDS)))
    for kind in KINDS
    for file in sorted(SEEDS.glob(f"*/{kind}/*.json"))
]
RULES = [document for document in DOCUMENTS if document.kind == "rule"]
SLIPS: tuple[Any, ...] = (None, -1, "no_such_thing", [], {"var": "no_such_field"})
ENOUGH = 1_000


@pytest.fixture(scope="module")
def complaints() -> Any:
    """`complaints(rule)`: what is wrong with a rule of the templates; nothing where it can still be read."""
    house = build(DOCUMENTS)
    types = {key: form.types for key, form in house.forms.items()}

    def complain(rule: Definition, form: str) -> tuple[Problem, ...]:
        references = {field.id: field.link.form for field in house.forms[form].fields if field.link}
        try:
            read_rule(rule, types[form], types, references=references, groups=house.groups)
        except BadDefinition as bad:
            return bad.problems
        return ()

    return complain


def slips(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`body` with one part replaced, removed or renamed, for every part."""
    for *way, last in filter(None, places(body)):
        for slip in (*SLIPS, "remove", "rename"):
            whole = copy.deepcopy(body)
            holder: Any = whole
            for name in way:
                holder = holder[name]
            if slip == "remove":
                del holder[last]
            elif slip == "rename" and isinstance(holder, dict):
                holder[f"{last}_"] = holder.pop(last)
            else:
                holder[last] = copy.deepcopy(slip)
            yield whole


def leads_somewhere(pointer: str, body: Any) -> bool:
    """Whether `pointer` is a place of the document, or that of a part which is missing there."""
    place: Any = {"body": body}
    *way, _ = pointer.split("/")[1:]
    for token in (part.replace("~1", "/").replace("~0", "~") for part in way):
        if isinstance(place, list) and token.isdigit() and int(token) < len(place):
            place = place[int(token)]
        elif isinstance(place, dict) and token in place:
            place = place[token]
        else:
            return False
    return True


def test_every_slip_in_a_rule_of_the_templates_is_told_at_its_place(complaints: Any) -> None:
    told = 0
    for rule in RULES:
        form = rule.body["form"]
        assert complaints(rule, form) == ()
        for body in slips(dict(rule.body)):
            found = complaints(replace(rule, body=body), form)
            told += bool(found)
            for problem in found:
                assert leads_somewhere(problem.pointer, body), (problem.line(), json.dumps(body))
                assert problem.message.zh
                assert problem.message.en
    assert told >= ENOUGH
