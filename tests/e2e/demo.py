"""The pages of a system in use, and one ticket in it whose buyer's link is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx

from tests.e2e.server import PASSWORD, Server


@dataclass(frozen=True)
class Ticket:
    """A return that waits for the service group."""

    number: str
    page: str
    progress: str


class Colleague:
    """The administrator, at the API instead of at a page."""

    def __init__(self, server: Server):
        self.http = httpx.Client(base_url=f"{server.url}/api/v1", timeout=30)
        session = self._told(self.http.post("/session", json={"username": "admin", "password": PASSWORD}))
        self.http.headers["X-CSRF-Token"] = session["csrf"]

    def new_return(self) -> Ticket:
        """Enter a return for one of the orders that are there, as told on the telephone."""
        order = self._told(self.http.get("/records", params={"form": "order", "limit": 1}))["items"][0]
        said = {
            "order": order["id"],
            "phone": order["data"]["buyer_phone"],
            "problem": "no_reason",
            "refund_type": "refund_only",
            "refund_amount": 100,
        }
        made = self._told(self.http.post("/forms/return_refund/records", params={"link": 1}, json={"data": said}))
        return Ticket(made["number"], f"/records/{made['id']}", made["link"])

    def new_notice(self) -> None:
        """Draw a notification template: the template brings none."""
        name, title = {"zh": "退款通知", "en": "Refund note"}, {"zh": "{_number} 已退款", "en": "{_number} is refunded"}
        body = {"form": "return_refund", "title": title, "body": title}
        draft = {"$schema": "/schemas/notice.json", "kind": "notice", "key": "refunded", "version": 1, "name": name}
        self._told(
            self.http.put("/definitions/notice/refunded", params={"bundle": "after_sales"}, json=draft | {"body": body})
        )

    def new_connector(self) -> None:
        """Draw another system: the template calls none."""
        track = {"id": "track", "name": {"zh": "查件", "en": "Track"}, "method": "GET", "path": "/parcels"}
        draft = {"$schema": "/schemas/connector.json", "kind": "connector", "key": "carrier", "version": 1}
        draft |= {"name": {"zh": "快递公司", "en": "Carrier"}}
        body = {"base_url": "https://api.carrier.example", "calls": [track]}
        self._told(
            self.http.put(
                "/definitions/connector/carrier", params={"bundle": "after_sales"}, json=draft | {"body": body}
            )
        )

    @staticmethod
    def _told(response: httpx.Response) -> Any:
        assert response.is_success, response.text
        return response.json()


def public_pages(ticket: Ticket) -> dict[str, str]:
    """What a buyer sees."""
    return {"phone-form": "/f/return_refund", "phone-progress": ticket.progress}


def designers() -> dict[str, str]:
    """Where things are drawn: each designer with something selected."""
    drawn = {
        "form": "form/return_refund?at=/body/fields/5",
        "flow": "flow/return_refund?at=/body/nodes/2",
        "migrate": "flow/return_refund/migrate",
        "rule": "rule/large_refund",
        "table": "rule/shown_table",
        "report": "report/returns_by_problem?at=/body/measures/0",
        "dashboard": "dashboard/after_sales?at=/body/cards/0",
        "role": "role/service_agent",
        "group": "group/service",
        "notice": "notice/refunded",
        "connector": "connector/carrier",
        "sla": "sla/returns_promise",
        "escalation": "escalation/returns_ladder",
        "routing": "routing/returns_desk",
        "priority": "priority/returns_urgency",
        "publish": "publish",
    }
    pages = {f"draw-{name}": f"/designer/after_sales/{path}" for name, path in drawn.items()}
    return pages | {"draw-calendar": "/designer/commerce/calendar/service_desk"}


def staff_pages(ticket: Ticket) -> dict[str, str]:
    """What colleagues see."""
    return {
        "workbench": "/",
        "list": "/forms/return_refund?tab=all",
        "records": "/forms/order",
        "ticket": ticket.page,
        "new": "/forms/return_refund/new",
        "dashboards": "/dashboards",
        "dashboard": "/dashboards/after_sales",
        "dashboard-logistics": "/dashboards/logistics",
        "people": "/people",
        "incidents": "/incidents",
        "designer": "/designer",
        "bundle": "/designer/after_sales",
        "templates": "/designer/templates",
        "nowhere": "/no-such-page",
    }
