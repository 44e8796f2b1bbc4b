"""What is drawn from the code and committed is that of today's code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from app.cli.data import written
from engines.catalog import catalog, schemas

ROOT = Path(__file__).parents[2]
DRAWN = {"catalog": catalog(), **schemas()}
HINT = "run `make golden` and read the diff"


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_committed_schema_is_that_of_the_code(name: str) -> None:
    assert (ROOT / "schemas" / f"{name}.json").read_text() == written(DRAWN[name]), HINT


@pytest.mark.parametrize("name", sorted(schemas()))
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(DRAWN[name])


@pytest.mark.parametrize("file", sorted((ROOT / "seed_configs").glob("*/*/*.json")), ids=lambda file: file.stem)
def test_every_document_of_a_template_fits_its_schema(file: Path) -> None:
    document = json.loads(file.read_text())
    Draft202012Validator(DRAWN[document["kind"]]).validate(document)


@pytest.mark.parametrize("room", sorted(catalog()))
def test_every_kind_and_every_setting_has_words_in_both_languages(room: str) -> None:
    def words(value: object, place: str) -> list[str]:
        if isinstance(value, dict):
            own = [place] if "x-label" in value and set(value["x-label"]) != {"zh", "en"} else []
            return own + [each for name, part in value.items() for each in words(part, f"{place}/{name}")]
        return (
            [each for number, part in enumerate(value) for each in words(part, f"{place}/{number}")]
            if isinstance(value, list)
            else []
        )

    kinds = catalog()[room]["kinds"]
    assert [each for kind in kinds for each in words(kind["config"], kind["type"])] == []
    assert [kind["type"] for kind in kinds if not (kind["label"]["zh"] and kind["label"]["en"])] == []
