"""Where the body of a form names its own fields and statuses, they must exist and be of use there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engines.errors import escape
from engines.form.draft import Reading
from engines.form.field import Field, Sheet
from engines.logic.system import SYSTEM
from engines.logic.types import Enum

Body = Mapping[str, Any]


def check_names(body: Body, sheet: Sheet, reading: Reading) -> None:
    """Note every name that leads nowhere, every id that exists twice, and every field that does not fit its office."""
    _known(_named_fields(body), sheet.by_id, reading)
    _known(_listed(body), {**sheet.by_id, **SYSTEM}, reading)
    for list_name in ("layout", "validations", "statuses"):
        _once(
            [(f"/body/{list_name}/{index}/id", each["id"]) for index, each in enumerate(body.get(list_name, ()))],
            reading,
        )
    _once(_placed(body), reading)
    _check_initial(body, reading)
    _check_offices(body, sheet, reading)


def _named_fields(body: Body) -> Iterable[tuple[str, str]]:
    """Each place that must name a field, with the name."""
    yield from _placed(body)
    for index, each in enumerate(body.get("validations", ())):
        if "field" in each:
            yield f"/body/validations/{index}/field", each["field"]
    yield from ((f"/body/title/{index}", name) for index, name in enumerate(body.get("title", ())))
    yield from ((f"/body/{name}", body[name]) for name in ("category", "customer_field") if name in body)
    public = body.get("public", {}).get("fields", ())
    yield from ((f"/body/public/fields/{index}", name) for index, name in enumerate(public))


def _placed(body: Body) -> list[tuple[str, str]]:
    return [
        (f"/body/layout/{index}/fields/{place}", name)
        for index, section in enumerate(body.get("layout", ()))
        for place, name in enumerate(section["fields"])
    ]


def _listed(body: Body) -> Iterable[tuple[str, str]]:
    """Each place that must name a field or a system value."""
    listing = body.get("list", {})
    for part in ("columns", "filters"):
        yield from ((f"/body/list/{part}/{index}", name) for index, name in enumerate(listing.get(part, ())))
    if "sort" in listing:
        yield "/body/list/sort", listing["sort"].removeprefix("-")


def _known(named: Iterable[tuple[str, str]], known: Mapping[str, Any], reading: Reading) -> None:
    for pointer, name in named:
        if name not in known:
            reading.problem(pointer, "unknown_field", f"没有字段“{name}”", f'there is no field "{name}"')


def _once(named: Iterable[tuple[str, str]], reading: Reading) -> None:
    seen: set[str] = set()
    for pointer, name in named:
        if name in seen:
            reading.problem(pointer, "repeated_id", f"“{name}”重复", f'"{name}" is there twice')
        seen.add(name)


def _check_initial(body: Body, reading: Reading) -> None:
    initial = body.get("initial")
    if initial is not None and initial not in reading.statuses:
        zh, en = "、".join(reading.statuses), ", ".join(reading.statuses)
        message = f"没有状态“{initial}”；可用的有：{zh}", f'there is no status "{initial}"; there are: {en}'
        reading.problem("/body/initial", "unknown_status", *message)


def _check_offices(body: Body, sheet: Sheet, reading: Reading) -> None:
    """The category is a choice, the customer a record or a phone, and buyers fill in what can be filled in."""
    category, customer = (sheet.by_id.get(body.get(name, "")) for name in ("category", "customer_field"))
    if category and not isinstance(category.type, Enum):
        reading.problem("/body/category", "wrong_field", "分类字段应为单选", "the category must be a choice")
    if customer and not (customer.link or customer.kind.finds_people):
        message = "客户字段应为关联记录或手机号", "the customer's field must be a record or a phone"
        reading.problem("/body/customer_field", "wrong_field", *message)
    for index, name in enumerate(body.get("public", {}).get("fields", ())):
        field = sheet.by_id.get(name)
        if field and not _fillable(field):
            pointer = f"/body/public/fields{escape(index)}"
            label = field.label
            reading.problem(pointer, "wrong_field", f"“{label.zh}”不能填写", f'"{label.en}" cannot be filled in')


def _fillable(field: Field) -> bool:
    return field.kind.reader is not None and field.readonly is not True
