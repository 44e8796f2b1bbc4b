"""Made-up values for demo records.

A value in `demo.json` is a literal, or an object with one of these words:

{"pick": ["a", "b"]}               one of them; {"pick": {"a": 3, "b": 1}} with weights
{"int": [1, 9], "step": 1}         a whole number, also money in 分: {"int": [2000, 90000], "step": 100}
{"text": "A{n:06}"}                text, {n} being a number that rises with each use of this very text
{"phone": true}                    a mobile number
{"ref": "order"}                   the id of one of the base records of that form
{"ago": ["1h", "72h"]}             an instant between these lengths before now
{"day": [-10, 3]}                  a date, in days from today
{"rows": [1, 3], "of": {…}}        rows of a sub-table, each with these fields
{"some": [1, 2], "of": ["a", "b"]} some of these options
{"maybe": 0.3, "of": …}            that value with this probability, otherwise none
{"field": "phone", "from": "order"} that field of the base record which this record's `order` refers to
{"photos": [1, 3]}                 so many drawn photos
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.runner.spans import seconds

ZONE = 28_800


@dataclass
class Maker:
    """Where the values come from: one sequence of chance, the base records there are, and how often a text was used.

    `held` are the fields of the base records, `photo` makes a photo and answers its file id.
    """

    chance: random.Random
    photo: Callable[[int], str] | None = None
    records: dict[str, list[int]] = field(default_factory=dict)
    held: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    used: Counter[str] = field(default_factory=Counter)

    def fields(self, written: Mapping[str, Any], now: int) -> dict[str, Any]:
        """A value for every field; those that came to none are left out."""
        made: dict[str, Any] = {}
        for name, each in written.items():
            follows = isinstance(each, Mapping) and "from" in each
            value = self.held[made[each["from"]]][each["field"]] if follows else self.value(each, now)
            if value is not None:
                made[name] = value
        return made

    def value(self, written: Any, now: int) -> Any:
        """What `written` comes to this time."""
        if not isinstance(written, Mapping):
            return written
        word = next((word for word in WORDS if word in written), None)
        if word is None:
            raise ValueError(f"{dict(written)} has none of the words {', '.join(WORDS)}")
        return WORDS[word](self, written, now)

    def pick(self, options: Any) -> Any:
        """One of a list, or of a mapping to weights."""
        if isinstance(options, Mapping):
            return self.chance.choices(list(options), list(options.values()))[0]
        return self.chance.choice(options)


Word = Callable[[Maker, Mapping[str, Any], int], Any]


def _whole(maker: Maker, written: Mapping[str, Any], now: int) -> int:
    low, high = written["int"]
    step = written.get("step", 1)
    return int(maker.chance.randrange(low, high + 1, step))


def _text(maker: Maker, written: Mapping[str, Any], now: int) -> str:
    pattern = written["text"]
    maker.used[pattern] += 1
    return str(pattern.format(n=maker.used[pattern]))


def _phone(maker: Maker, written: Mapping[str, Any], now: int) -> str:
    return f"1{maker.chance.choice('356789')}{maker.chance.randrange(10**9):09}"


def _ref(maker: Maker, written: Mapping[str, Any], now: int) -> int | None:
    there = maker.records.get(written["ref"], [])
    return maker.chance.choice(there) if there else None


def _ago(maker: Maker, written: Mapping[str, Any], now: int) -> int:
    low, high = written["ago"]
    return now - maker.chance.randint(seconds(low), seconds(high))


def _day(maker: Maker, written: Mapping[str, Any], now: int) -> str:
    low, high = written["day"]
    at = now + ZONE + maker.chance.randint(low, high) * 86_400
    return datetime.fromtimestamp(at, UTC).date().isoformat()


def _rows(maker: Maker, written: Mapping[str, Any], now: int) -> list[dict[str, Any]]:
    return [maker.fields(written["of"], now) for _ in range(maker.chance.randint(*written["rows"]))]


def _some(maker: Maker, written: Mapping[str, Any], now: int) -> list[Any]:
    return maker.chance.sample(written["of"], maker.chance.randint(*written["some"]))


def _maybe(maker: Maker, written: Mapping[str, Any], now: int) -> Any:
    return maker.value(written["of"], now) if maker.chance.random() < written["maybe"] else None


def _photos(maker: Maker, written: Mapping[str, Any], now: int) -> list[str] | None:
    return [maker.photo(now) for _ in range(maker.chance.randint(*written["photos"]))] if maker.photo else None


WORDS: Mapping[str, Word] = {
    "photos": _photos,
    "maybe": _maybe,
    "rows": _rows,
    "some": _some,
    "pick": lambda maker, written, now: maker.pick(written["pick"]),
    "int": _whole,
    "text": _text,
    "phone": _phone,
    "ref": _ref,
    "ago": _ago,
    "day": _day,
}
