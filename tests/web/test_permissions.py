"""Random roles in a house full of secrets: no endpoint lets anything out that the roles, evaluated by hand, do not."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass
from typing import Any

import pytest

from tests.web.conftest import Person, Shop, made
from tests.web.vault import FIELDS, SECRET, SHADES, Grant, Json, files, secret, some_grants

SEEDS = range(60 if os.environ.get("GONGDAN_TEST_DEPTH") == "deep" else 2)
DEEDS, THINGS, PEOPLE = 12, 4, 6


@dataclass
class Reader:
    """Somebody with random roles, and what these mean."""

    person: Person
    id: int
    grants: list[Grant]

    def may(self, form: str, values: Json, action: str = "read") -> bool:
        return any(each.form == form and each.admits(values, self.id, action) for each in self.grants)

    def plainly(self, form: str, values: Json, *names: str) -> bool:
        """Whether one grant shows all these fields of this record."""
        mine = (each for each in self.grants if each.form == form and each.admits(values, self.id))
        return any(all(each.plainly(name) for name in names) for each in mine)


@dataclass
class Vault:
    """All records by form and id, as they were made."""

    records: dict[str, dict[int, Json]]
    readers: list[Reader]

    def allowed(self, reader: Reader) -> set[str]:
        """Every secret that may reach this reader."""
        return {
            values[name]
            for form, names in FIELDS.items()
            for values in self.records[form].values()
            for name in names
            if reader.plainly(form, values, name)
        }


@pytest.fixture(params=SEEDS)
def vault(request: pytest.FixtureRequest, empty_shop: Shop) -> Vault:
    """A house with random roles and random records."""
    chance = random.Random(request.param)
    grants = {f"r{number}": some_grants(chance) for number in range(PEOPLE)}
    every = ["by_b", "not_c"]
    roles = {key: {"grants": [each.body() for each in held], "reports": every} for key, held in grants.items()}
    empty_shop.publish(files(roles))
    readers = [
        Reader(empty_shop.hire(f"u{key}", "crew", roles=(key,)), number, held)
        for number, (key, held) in enumerate(grants.items(), start=1)
    ]
    admin = empty_shop.hire("admin", roles=("administrator",))
    records: dict[str, dict[int, Json]] = {"thing": {}, "deed": {}}
    for number in range(THINGS):
        values = {name: secret("thing", number, name) for name in FIELDS["thing"]}
        records["thing"][made(admin, "thing", values)] = values
    for number in range(DEEDS):
        values = {name: secret("deed", number, name) for name in FIELDS["deed"]} | {
            "n": chance.randrange(10),
            "owner": chance.randrange(1, PEOPLE + 1),
            "shade": chance.choice(SHADES),
            "thing": chance.choice(list(records["thing"])),
        }
        referred = {"_ref.thing.u": records["thing"][values["thing"]]["u"]}
        records["deed"][made(admin, "deed", values)] = values | referred
    empty_shop.clock.now += 10
    return Vault(records, readers)


def questions(vault: Vault) -> list[tuple[str, str, Any]]:
    """Every way to ask for something."""
    some = next(iter(vault.records["deed"].values()))
    deeds = "/records?form=deed"
    asked = [
        *(deeds + more for more in ("", "&sort=a", "&sort=-c", "&sort=thing", "&q=K", "&category=new")),
        *(f'{deeds}&filter={{"=%3D":[{{"var":"{name}"}},"{some[name]}"]}}' for name in "abc"),
        *(f"{deeds}&q={some[name]}" for name in "abc"),
        *("/records?form=thing", "/records?form=thing&q=K", "/records/export?form=deed", "/records/export?form=thing"),
        *("/forms", "/forms/deed", "/forms/thing", "/forms/deed?public=1"),
        *("/tasks?scope=all", "/tasks?scope=group", "/tasks?scope=mine", "/notifications", "/changes?since=0"),
        *("/reports", "/reports/by_b", "/reports/not_c", "/dashboards", "/dashboards/board"),
        *("/reference/deed?q=K", "/reference/thing?q=K", "/reference/thing?q=K&field=v", "/people", "/incidents"),
        *("/bundles", "/definitions", "/definitions/form/deed", "/bundles/vault/export", "/templates"),
    ]
    for records in vault.records.values():
        for number in records:
            asked += [f"/records/{number}", f"/records/{number}/events", f"/records/{number}/messages"]
    return [("GET", path, None) for path in asked]


def test_no_answer_holds_a_secret_that_its_reader_may_not_see(vault: Vault) -> None:
    for reader in vault.readers:
        allowed = vault.allowed(reader)
        for method, path, body in questions(vault):
            answer = reader.person.call(method, path, body)
            assert answer.status_code in (200, 400, 403, 404, 422), f"{path}: {answer.get_data(as_text=True)}"
            asked = set(SECRET.findall(path))
            leaked = set(SECRET.findall(answer.get_data(as_text=True))) - allowed - asked
            assert not leaked, f"{reader.grants} {path}: {leaked}"


def test_lists_hold_exactly_the_rows_that_may_be_seen(vault: Vault) -> None:
    for reader in vault.readers:
        for form, records in vault.records.items():
            expected = {number for number, values in records.items() if reader.may(form, values)}
            if not any(each.form == form and "read" in each.actions for each in reader.grants):
                reader.person.refused(404, "GET", f"/records?form={form}")
                continue
            page = reader.person.get("/records", form=form, limit=200)
            assert {row["id"] for row in page["items"]} == expected
            assert page["total"] == len(expected)
            for number in records:
                status = reader.person.call("GET", f"/records/{number}").status_code
                assert status == (200 if number in expected else 404)


def test_neither_search_nor_filter_nor_order_tells_what_a_hidden_field_holds(vault: Vault) -> None:
    deeds = vault.records["deed"]
    for reader in vault.readers:
        for name in FIELDS["deed"]:
            plain = {number for number, values in deeds.items() if reader.plainly("deed", values, name)}
            for number, values in deeds.items():
                found = reader.person.call("GET", "/records", query_string={"form": "deed", "q": values[name]})
                ids = {row["id"] for row in found.get_json()["items"]} if found.status_code == 200 else set()
                assert ids == ({number} & plain)
            ordered = reader.person.call("GET", "/records", query_string={"form": "deed", "sort": name})
            if ordered.status_code == 200:
                assert {row["id"] for row in ordered.get_json()["items"]} == plain


def test_reports_count_only_what_their_reader_sees(vault: Vault) -> None:
    for reader in vault.readers:
        for report, name in (("by_b", "b"), ("not_c", "c")):
            seen = [each for each in vault.records["deed"].values() if reader.plainly("deed", each, name)]
            answer = reader.person.call("GET", f"/reports/{report}")
            counted = sum(row["count"] for row in answer.get_json()["rows"]) if answer.status_code == 200 else 0
            assert counted == len(seen)


def test_writes_reach_only_rows_and_fields_that_are_granted(vault: Vault) -> None:
    for reader in vault.readers:
        held = [each for each in reader.grants if each.form == "deed"]
        for number, values in vault.records["deed"].items():
            for name in ("b", "n"):
                changed = {name: "other" if name == "b" else values["n"] + 1}
                can = (each for each in held if each.admits(values, reader.id, "write"))
                allowed = reader.may("deed", values) and any(each.writes(name) for each in can)
                body, headers = {"data": changed}, {"If-Match": "*"}
                answer = reader.person.call("PATCH", f"/records/{number}", body, headers=headers)
                assert (answer.status_code in (200, 204)) is allowed
                assert reader.may("deed", values) or answer.status_code == 404
                if allowed:
                    values.update(changed)
