"""Every rule of a template has a case named after it that sees it fire, and the docs show its trace."""

from collections.abc import Callable

import pytest

from tests.house.template_rules import PICTURES, page, templates

RULES = sorted(each.key for bundle in templates() for each in bundle.definitions if each.kind == "rule")
CASES = {case["id"]: case for bundle in templates() for case in bundle.cases}


def test_every_template_rule_has_a_case_named_after_it() -> None:
    assert [key for key in RULES if key not in CASES] == []


@pytest.mark.parametrize("key", RULES)
def test_the_case_of_a_rule_sees_it_fire(key: str) -> None:
    assert key in [seen for step in CASES[key]["steps"] for seen in step.get("expect", {}).get("fired", ())]


@pytest.mark.golden
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_docs_show_every_template_rule(language: str, golden: Callable[[str, str], None]) -> None:
    golden(f"docs/{language}/template_rules.md", page(language))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_trace_of_every_template_rule_is_pictured_and_of_no_other(language: str) -> None:
    assert sorted(file.stem for file in (PICTURES / language).glob("*.png")) == RULES, "run `make pictures`"
