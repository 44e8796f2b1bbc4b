"""A shop to complain to: the two templates in force, customers, goods and orders, all made by the real operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app import clock
from app.actor import SYSTEM
from app.bundles import read_folder
from app.db import Database
from app.migrate import migrate
from app.operations.create_user import create_user
from app.operations.import_bundle import import_bundle
from app.operations.publish_bundle import publish_bundle
from app.operations.submit_form import submit_form
from app.places import SHELF

PATH = "/api/v1/forms/return_refund/records"
PROBLEMS = ("no_reason", "missing", "not_as_described")  # those that need no photo
LEVELS = ("normal", "normal", "silver", "gold", "vip")
GOODS, CUSTOMERS, PAID = 20, 25, 80_000
STAFF = ("service", "vip_service", "supervisors", "warehouse", "finance", "quality")
BLOCK = 20  # one complaint in so many is the third of its kind


@dataclass(frozen=True)
class Shop:
    """Orders `0 … orders - 1`; a complaint is about one of them."""

    orders: int

    def complaint(self, number: int) -> dict[str, Any]:
        """The body of a buyer's request. The last three of each block are the same: the third opens a quality ticket
        and freezes the goods, by a rule that counts; to the others that rule says no.
        """
        block, place = divmod(number, BLOCK)
        pair = block * (BLOCK - 2) + min(place, BLOCK - 3)
        order = pair // len(PROBLEMS)
        if order >= self.orders:
            raise ValueError(f"{self.orders} orders are too few for complaint {number}")
        return {
            "data": {
                "order": f"A{order}",
                "phone": phone(order % CUSTOMERS),
                "problem": PROBLEMS[pair % len(PROBLEMS)],
                "refund_type": "return_refund",
                "refund_amount": 1_000 + 997 * number % (PAID - 1_000),
                "items": [{"name": "羽绒服 / Down jacket", "qty": 1}],
                "description": f"第 {number} 号申请：穿了一次就不想要了，包装完好。",
            }
        }


def orders_for(complaints: int) -> int:
    """How many orders so many complaints need."""
    return (complaints // BLOCK + 1) * (BLOCK - 2) // len(PROBLEMS) + 1


def phone(customer: int) -> str:
    """Of a customer."""
    return f"138{customer:08}"


def furnish(url: str, orders: int) -> Shop:
    """Migrate the database, publish the templates, and stock the shop."""
    migrate(url)
    db, now = Database(url), clock.now()
    try:
        for key in ("commerce", "after_sales"):
            import_bundle(db, read_folder(SHELF / key), SYSTEM, now)
            publish_bundle(db, key, SYSTEM, now, lambda *_: ())
        for group in STAFF:
            create_user(db, group, SYSTEM, now, groups=[group], manages=[group])
        _stock(db, orders, now)
    finally:
        db.close()
    return Shop(orders)


def _stock(db: Database, orders: int, now: int) -> None:
    def add(form: str, **data: Any) -> int:
        return submit_form(db, form, data, SYSTEM, now).id

    goods = [
        add("sku", code=f"SKU-{number}", title=f"羽绒服 {number}", category="apparel", price=PAID)
        for number in range(GOODS)
    ]
    people = [
        add("customer", name=f"王芳{number}", phone=phone(number), level=LEVELS[number % len(LEVELS)])
        for number in range(CUSTOMERS)
    ]
    for number in range(orders):
        add(
            "order",
            order_no=f"A{number}",
            platform="taobao",
            customer=people[number % CUSTOMERS],
            buyer_phone=phone(number % CUSTOMERS),
            paid_amount=PAID,
            paid_at=now - 86_400,
            main_sku=goods[number % GOODS],
        )
