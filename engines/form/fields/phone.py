"""A phone number, written one way only, so that a customer is found by it."""

import re
from typing import Any
from unicodedata import normalize

from engines.form.display import plain as shown
from engines.form.kind import Config, Fault, FieldKind, Read
from engines.form.reading import clean
from engines.form.settings import labelled, plain, settings
from engines.kinds import Text
from engines.logic.types import TEXT

BETWEEN = re.compile(r"[\s().-]")
MAINLAND = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})")
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
NOT_A_PHONE = Fault(
    "bad_phone", Text("应为 11 位手机号，或 + 开头的国际号码", "an 11-digit mobile number, or one with +")
)


def read(config: Config) -> Read:
    return value_of


def value_of(raw: Any) -> Any:
    value = clean(raw)
    if not isinstance(value, str):
        return value
    digits = BETWEEN.sub("", normalize("NFKC", value))  # full-width digits are common on Chinese keyboards
    if found := MAINLAND.fullmatch(digits):
        return found[1]
    return digits if E164.fullmatch(digits) else NOT_A_PHONE


KIND = FieldKind(
    type="phone",
    group="text",
    label=Text("手机号", "Phone"),
    config=settings({"region": labelled({"enum": ["CN"], "default": "CN"}, "地区", "Region")}),
    type_of=plain(TEXT),
    reader=read,
    show=shown,
    finds_people=True,
)
