"""Firing as a whole: the index finds what a loop would, order and conflicts hold for rules nobody thought of."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engines.effects import AddTag, SetFields
from engines.needs import Needs
from engines.rule import matching
from engines.rule.crowd import crowd
from engines.rule.explain import explain
from engines.rule.fire import START, Chain, Event, Facts, Fired, by_form, fire, index
from engines.rule.rule import Rule
from tests.rule.world import answering, fired, rule_of

LEVELS, PROBLEMS = ("normal", "gold", "vip"), ("quality", "damaged", "missing")
NAMES = ("level", "problem", "urgent", "qty", "note")
VALUES = {
    "level": st.sampled_from(LEVELS),
    "problem": st.sampled_from(PROBLEMS),
    "urgent": st.booleans(),
    "qty": st.integers(0, 3),
    "note": st.sampled_from(["", "a", "b"]),
}
RECORDS = st.fixed_dictionaries({}, optional={name: st.one_of(st.none(), value) for name, value in VALUES.items()})


@st.composite
def atoms(draw: st.DrawFn) -> Any:
    """A comparison of a field with what it may hold, in one of the ways people write it."""
    name = draw(st.sampled_from(NAMES))
    value, var = draw(VALUES[name]), {"var": name}
    several = draw(st.lists(VALUES[name], min_size=1, max_size=3))
    shapes = [{"==": [var, value]}, {"==": [value, var]}, {"!=": [var, value]}, {"in": [var, several]}, {"filled": var}]
    if name == "note":
        shapes.append({"in": [var, "abc"]})
    return draw(st.sampled_from(shapes))


CONDITIONS = st.recursive(
    atoms(),
    lambda inner: st.one_of(
        st.builds(lambda parts: {"and": parts}, st.lists(inner, min_size=1, max_size=4)),
        st.builds(lambda parts: {"or": parts}, st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: {"!": part}, inner),
    ),
    max_leaves=6,
)
WRITES = st.dictionaries(st.sampled_from(["qty", "score", "note"]), st.integers(0, 2), min_size=1)


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    """A rule that writes constants when it is created or changed."""
    kind = draw(st.sampled_from(["created", "changed"]))
    fields = draw(st.none() | st.lists(st.sampled_from(NAMES), min_size=1, unique=True)) if kind == "changed" else None
    written = {name: str(value) if name == "note" else value for name, value in draw(WRITES).items()}
    body: dict[str, Any] = {
        "trigger": {"type": kind, "config": {} if fields is None else {"fields": fields}},
        "then": [{"id": "set", "type": "set_fields", "config": {"values": written}}],
        "priority": draw(st.integers(0, 3)),
    }
    when = draw(st.none() | CONDITIONS)
    return body if when is None else {**body, "when": when}


RULES = st.lists(bodies(), max_size=8).map(
    lambda listed: [rule_of({**body, "key": f"r{index}"}) for index, body in enumerate(listed)]
)


def event_of(old: dict[str, Any] | None, new: dict[str, Any]) -> tuple[Event, Facts]:
    """What happened between two states of a record."""
    if old is None:
        return Event("created"), Facts(new)
    changed = frozenset(name for name in {*old, *new} if old.get(name) != new.get(name))
    return Event("changed", changed), Facts(new, old)


def by_loop(rules: list[Rule], event: Event, facts: Facts) -> list[str]:
    """The keys of the rules that fire, found by asking every one of them."""
    values = matching.scope(event, facts, 0, rules, {})
    firing = [
        rule
        for rule in rules
        if event.type in rule.watch.events
        and (event.type == "created" or rule.wakes_on is None or rule.wakes_on & event.changed)
        and rule.holds(values, 0)
    ]
    return [rule.key for rule in sorted(firing, key=lambda rule: (-rule.priority, rule.key))]


@given(RULES, st.none() | RECORDS, RECORDS)
def test_the_index_finds_the_rules_a_loop_would(
    rules: list[Rule], old: dict[str, Any] | None, new: dict[str, Any]
) -> None:
    """All of them and no other, the higher priority first and then by key."""
    event, facts = event_of(old, new)
    result, _ = fired(index(rules), event, facts, 0)
    assert [firing.rule for firing in result.firings] == by_loop(rules, event, facts)


@given(RULES, st.none() | RECORDS, RECORDS)
def test_the_net_effects_are_those_of_writing_one_after_the_other(
    rules: list[Rule], old: dict[str, Any] | None, new: dict[str, Any]
) -> None:
    """Each field is written once, by the last rule that writes it; what it overwrote is a conflict if it differs."""
    event, facts = event_of(old, new)
    result, _ = fired(index(rules), event, facts, 0)
    by_key = {rule.key: rule.steps[0].plan.values for rule in rules}
    one_by_one: dict[str, tuple[Any, str]] = {}
    wished = [
        (firing.rule, name, value({}, 0)) for firing in result.firings for name, value in by_key[firing.rule].items()
    ]
    for key, name, value in wished:
        one_by_one[name] = value, key
    written = [(name, (value, key)) for key, effect in result.effects for name, value in fields_of(effect).items()]
    assert dict(written) == one_by_one
    assert len(written) == len(one_by_one)
    lost = {(key, name) for key, name, value in wished if value != one_by_one[name][0]}
    assert {(firing.rule, each.field) for firing in result.firings for each in firing.conflicts} == lost
    for firing in result.firings:
        for each in firing.conflicts:
            assert (each.instead, each.by) == one_by_one[each.field]
            assert each.value != each.instead


def fields_of(effect: Any) -> dict[str, Any]:
    return dict(effect.values) if isinstance(effect, SetFields) else {}


@given(RULES, RECORDS, RECORDS)
def test_a_chain_comes_to_rest(rules: list[Rule], old: dict[str, Any], new: dict[str, Any]) -> None:
    """However rules set each other off: each fires at most once, so there are no more rounds than rules."""
    ready, chain, seen = index(rules), START, []
    event, facts = event_of(old, new)
    while True:
        result, _ = fired(ready, event, facts, 0, chain=chain)
        seen += [firing.rule for firing in result.firings]
        after = dict(facts.values)
        for _, effect in result.effects:
            after |= fields_of(effect)
        event, facts, chain = *event_of(dict(facts.values), after), result.chain
        if not event.changed:
            break
        assert chain.depth <= len(rules)
    assert len(seen) == len(set(seen))


@given(RULES, st.none() | RECORDS, RECORDS)
def test_the_explanation_agrees_with_what_happened(
    rules: list[Rule], old: dict[str, Any] | None, new: dict[str, Any]
) -> None:
    """The question "why not?" gets a no exactly where the rule stayed silent; both explanations are JSON."""
    event, facts = event_of(old, new)
    result, _ = fired(index(rules), event, facts, 0)
    firing = {each.rule: each for each in result.firings}
    for rule in rules:
        told = explain(rule, event, facts, 0)
        assert told["fires"] is (rule.key in firing)
        assert json.loads(json.dumps(told)) == told
    for each in firing.values():
        assert json.loads(json.dumps(each.why)) == each.why


def counting(**more: Any) -> dict[str, Any]:
    """A rule that asks everything a rule can ask."""
    return {
        "key": "all",
        "trigger": {"type": "count", "config": {"match": ["order"], "window": 60, "at_least": 2}},
        "when": {"==": [{"var": "_ref.order.level"}, "vip"]},
        "then": [{"id": "give", "type": "assign", "config": {"group": "service", "strategy": "least_busy"}}],
        **more,
    }


def test_everything_that_can_be_asked_is_asked_in_three_rounds() -> None:
    """Referenced records, then counts, then candidates; each only when the answers before make it worth asking."""
    answers = {
        "records": {"order/5": {"level": "vip"}},
        "counts": {"5": {"count": 2, "fired": False}},
        "members": {"service": [[4, 0]]},
    }
    result, rounds = fired(index([rule_of(counting())]), Event("created"), Facts({"order": 5}), 100, answering(answers))
    assert rounds == [["Lookup"], ["CountInWindow"], ["Members"]]
    assert [firing.rule for firing in result.firings] == ["all"]


def test_the_count_is_handed_back_so_that_the_shell_can_note_that_it_fired() -> None:
    """The same ask, with the values that agree and the start of the window."""
    rules = index([rule_of(counting(when=True, then=[{"id": "t", "type": "add_tag", "config": {"tag": "x"}}]))])
    needs = fire(rules, Event("created"), Facts({"order": 5}), 100)
    assert isinstance(needs, Needs)
    [ask] = needs.asks
    result, _ = fired(
        rules, Event("created"), Facts({"order": 5}), 100, answering({"counts": {"5": {"count": 2, "fired": False}}})
    )
    assert [firing.window for firing in result.firings] == [ask]
    assert (ask.rule, ask.form, ask.equal, ask.since) == ("all", "ticket", (("order", 5),), 40)  # type: ignore[union-attr]


def test_an_explanation_without_a_count_says_that_it_does_not_know() -> None:
    """Neither yes nor no: the count was not given."""
    told = explain(rule_of(counting(when=True)), Event("created"), Facts({"order": 5}), 100)
    assert told["fires"] is None
    assert told["checks"][-1] == {"check": "count", "holds": None, "match": ["order"]}


def test_each_form_has_its_rules() -> None:
    """An index is of one form; rules of several are told apart."""
    tag = [{"id": "t", "type": "add_tag", "config": {"tag": "x"}}]
    created = {"type": "created"}
    made = [rule_of({"key": form, "form": form, "trigger": created, "then": tag}) for form in ("sku", "order")]
    sets = by_form(made)
    assert {form: [rule.key for rule in found.rules] for form, found in sets.items()} == {
        "order": ["order"],
        "sku": ["sku"],
    }


def test_what_a_firing_was_decided_on_outlives_the_record() -> None:
    """`why` shows the values of that moment, also when the shell has moved on."""
    big = rule_of(
        {
            "trigger": {"type": "created"},
            "when": {">": [{"var": "amount"}, 5]},
            "then": [{"id": "t", "type": "add_tag", "config": {"tag": "x"}}],
        }
    )
    values = {"amount": 9}
    result, _ = fired(index([big]), Event("created"), Facts(values), 0)
    values["amount"] = 0
    assert result.firings[0].why["atoms"][0]["args"][0]["result"] == 9
    assert result.effects == (("rule", AddTag("x")),)
    assert isinstance(result, Fired)


def test_a_chain_on_another_record_forgets_who_fired_but_not_how_deep_it_is() -> None:
    """Once per chain and record; the depth counts across records."""
    chain = Chain(3, frozenset({"a"}))
    assert chain.deeper(frozenset({"b"})) == Chain(4, frozenset({"a", "b"}))
    assert chain.elsewhere() == Chain(4)


@given(st.lists(st.integers(0, 100), max_size=12), st.integers(0, 100), st.integers(1, 60))
def test_the_fullest_window_around_a_moment_is_found(moments: list[int], here: int, seconds: int) -> None:
    every = [*moments, here]
    spans = [(begin, begin + seconds) for begin in range(here - seconds, here + 1)]
    assert crowd(moments, here, seconds) == max(sum(low <= each <= high for each in every) for low, high in spans)
