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

    @staticmethod
    def _told(response: httpx.Response) -> Any:
        assert response.is_success, response.text
        return response.json()


def public_pages(ticket: Ticket) -> dict[str, str]:
    """What a buyer sees."""
    return {"phone-form": "/f/return_refund", "phone-progress": ticket.progress}


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
        "designer": "/designer",
        "bundle": "/designer/after_sales",
        "definition": "/designer/after_sales/form/return_refund",
        "templates": "/designer/templates",
        "nowhere": "/no-such-page",
    }
