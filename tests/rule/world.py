"""What a test of rules has instead of the shell: three forms, rules from JSON, and somebody who answers every ask."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from engines.connector import read_connector
from engines.definition import Definition
from engines.effects import Effect
from engines.kinds import Text
from engines.logic.system import record_types
from engines.logic.types import Types, from_json
from engines.needs import Aggregate, Ask, CountInWindow, Lookup, Member, Members, Needs, Person, WindowCount
from engines.rule.beside import Beside, Notice
from engines.rule.fire import START, Chain, Event, Facts, Fired, RuleSet, fire
from engines.rule.rule import Rule, read_rule

STATUSES = ("new", "open", "solved")
REFERENCES = {"order": "order", "sku": "sku"}
GROUPS = frozenset({"service", "vip_service", "managers"})
COMPUTED = frozenset({"total"})

FIELDS: Mapping[str, Any] = {
    "order": {"order_no": "text", "level": {"enum": ["normal", "vip"]}, "paid": "money", "frozen": "boolean"},
    "sku": {"code": "text", "frozen": "boolean", "reason": "text"},
    "ticket": {
        "amount": "money",
        "total": "money",
        "qty": "integer",
        "score": "number",
        "note": "text",
        "level": {"enum": ["normal", "gold", "vip"]},
        "problem": {"enum": ["quality", "damaged", "missing"]},
        "urgent": "boolean",
        "bought_on": "date",
        "moved_at": "instant",
        "labels": {"list": {"enum": ["a", "b"]}},
        "order": "integer",
        "sku": "integer",
    },
}


def types_of(form: str) -> Types:
    """Every name of a form's records, references included."""
    fields = {form: {name: from_json(kind) for name, kind in kinds.items()} for form, kinds in FIELDS.items()}
    refs = {name: fields[target] for name, target in REFERENCES.items()} if form == "ticket" else {}
    return record_types(fields[form], STATUSES, refs)


FORMS: Mapping[str, Types] = {form: types_of(form) for form in FIELDS}


THANKS = Notice(
    "thanks",
    Text("感谢", "Thanks"),
    "ticket",
    Text("{_number} 已完成", "{_number} is done"),
    Text("感谢您的耐心", "thank you for your patience"),
    Text("{_number} 好了", "{_number} done"),
    ("in_app", "sms"),
)
TRACK = {"id": "track", "name": {"zh": "查件", "en": "track"}, "method": "GET", "path": "/parcels/{number}"}
CARRIER = {"base_url": "https://carrier.example", "calls": [TRACK]}
BESIDE = Beside(
    tickets={"ticket"},
    notices={"thanks": THANKS, "other": replace(THANKS, key="other", form="order")},
    policies={"gold"},
    connectors={
        "carrier": read_connector(Definition("connector", "carrier", 1, Text("承运商", "Carrier"), CARRIER, b""))
    },
    leads={("ticket", "order"): "order", ("ticket", "sku"): "sku"},
)


def rule_of(body: Mapping[str, Any]) -> Rule:
    """A rule of the form `ticket`, unless it says otherwise; `key` stands beside the body's own names."""
    full = {"type": "table" if "table" in body else "reaction", "form": "ticket", **body}
    key = full.pop("key", "rule")
    document = Definition("rule", key, 1, Text(key, key), full, b"")
    form = full["form"] if full["form"] in FORMS else "ticket"
    references = REFERENCES if form == "ticket" else {}
    around = {"computed": COMPUTED, "groups": GROUPS, "beside": BESIDE}
    return read_rule(document, FORMS[form], FORMS, references=references, **around)


def answering(given: Mapping[str, Any]) -> Callable[[Ask], Any]:
    """Answers from JSON: "members" by group, "records" by "form/id", "counts", "related" by the values they go by."""

    def answer(ask: Ask) -> Any:
        match ask:
            case Members(group):
                return tuple(Member(user, open_) for user, open_ in given["members"][group])
            case Person(username):
                return given["people"][username]
            case Lookup(form, record):
                return given["records"].get(f"{form}/{record}")
            case Aggregate(given=known):
                return given["related"]["/".join(str(value) for _, value in known)]
            case CountInWindow(equal=equal):
                key = "/".join(str(value) for _, value in equal)
                return WindowCount(**given["counts"][key])
            case _:
                raise AssertionError(f"no rule asks {ask}")

    return answer


def fired(
    rules: RuleSet,
    event: Event,
    facts: Facts,
    now: int,
    answer: Callable[[Ask], Any] = lambda ask: None,
    chain: Chain = START,
) -> tuple[Fired, list[list[str]]]:
    """What comes of an event once everything is answered, and what was asked in each round."""
    answers: dict[Ask, Any] = {}
    rounds: list[list[str]] = []
    while isinstance(result := fire(rules, event, facts, now, answers, chain), Needs):
        assert result.asks, "asking nothing never ends"
        assert not answers.keys() & set(result.asks), "nothing is asked twice"
        rounds.append([type(ask).__name__ for ask in result.asks])
        assert len(rounds) <= 3
        answers |= {ask: answer(ask) for ask in result.asks}
    return result, rounds


def as_json(effect: Effect) -> dict[str, Any]:
    """An effect as a case writes it: its name, and what it says."""
    return {"do": type(effect).__name__, **asdict(effect)}
