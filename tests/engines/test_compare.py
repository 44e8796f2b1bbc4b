"""What changed between two versions of a definition."""

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engines.compare import Change, compare

FIELDS = [{"id": name, "type": "text", "label": {"zh": name}} for name in "abcde"]


def form(*fields: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "form", "body": {"fields": list(fields)}}


def at(document: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


def test_a_field_that_was_added_removed_or_relabelled_is_one_change() -> None:
    a, b, c, d, _ = deepcopy(FIELDS)
    later = deepcopy(b) | {"label": {"zh": "新名字"}}
    assert compare(form(a, b, c), form(a, later, d)) == (
        Change("changed", "/body/fields/1/label/zh", "/body/fields/1/label/zh"),
        Change("added", None, "/body/fields/2"),
        Change("removed", "/body/fields/2", None),
    )


def test_a_field_that_was_moved_is_one_move_and_not_a_new_list() -> None:
    a, b, c, d, e = FIELDS
    assert compare(form(a, b, c, d, e), form(a, e, b, c, d)) == (Change("moved", "/body/fields/4", "/body/fields/1"),)


def test_edges_are_told_apart_by_where_they_lead() -> None:
    before = [{"from": "a", "to": "b"}, {"from": "b", "port": "ok", "to": "c"}]
    after = [{"from": "a", "to": "x"}, {"from": "b", "port": "ok", "to": "c"}]
    assert compare(before, after) == (Change("added", None, "/0"), Change("removed", "/0", None))


def test_cells_of_a_row_are_compared_one_by_one() -> None:
    before = {"rules": [{"id": "r1", "when": [{">": 1}, {"any": True}], "then": [1]}]}
    after = {"rules": [{"id": "r1", "when": [{">": 2}, {"any": True}], "then": [1]}]}
    assert compare(before, after) == (Change("changed", "/rules/0/when/0/>", "/rules/0/when/0/>"),)


def test_a_number_that_became_a_truth_value_is_a_change() -> None:
    assert compare({"a": 1}, {"a": True}) == (Change("changed", "/a", "/a"),)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["", "a", "a/b", "~"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["id", "from", "to", "x", "a/b"]), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON)
def test_nothing_differs_from_itself(document: Any) -> None:
    assert compare(document, deepcopy(document)) == ()


@given(JSON, JSON)
def test_what_differs_is_told_and_every_place_can_be_found(before: Any, after: Any) -> None:
    found = compare(before, after)
    assert bool(found) == (repr(before) != repr(after) and not _same(before, after))
    for change in found:
        if change.before is not None:
            at(before, change.before)
        if change.after is not None:
            at(after, change.after)


@given(st.permutations(FIELDS))
def test_an_order_is_told_with_the_fewest_moves(shuffled: list[dict[str, Any]]) -> None:
    moves = compare(FIELDS, shuffled)
    assert {change.what for change in moves} <= {"moved"}
    moved = {change.after for change in moves}
    kept = [each["id"] for place, each in enumerate(shuffled) if f"/{place}" not in moved]
    assert kept == sorted(kept)


def _same(before: Any, after: Any) -> bool:
    """Equal as JSON: objects in any order, 1 is not true."""
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(_same(before[key], after[key]) for key in before)
    if isinstance(before, list) and isinstance(after, list):
        return len(before) == len(after) and all(map(_same, before, after))
    return type(before) is type(after) and bool(before == after)
