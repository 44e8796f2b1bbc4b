"""What every answer carries, and how everything that goes wrong is told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.conftest import API, Person, Shop


def test_every_answer_tells_the_browser_to_do_nothing_we_did_not_mean(empty_shop: Shop) -> None:
    for path in ("/", "/api/v1/session", "/api/docs", "/healthz", "/api/v1/nothing"):
        headers = empty_shop.nobody().client.get(path).headers
        assert "script-src 'self';" in headers["Content-Security-Policy"]
        assert "unsafe-inline" not in headers["Content-Security-Policy"].partition("style-src")[0]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["X-Frame-Options"] == "DENY"


def test_the_docs_page_needs_nothing_from_other_hosts(empty_shop: Shop) -> None:
    page = empty_shop.nobody().client.get("/api/docs").get_data(as_text=True)
    assert "/api/v1/forms/{key}/records" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_openapi_document_describes_every_call(empty_shop: Shop) -> None:
    document = empty_shop.nobody().client.get("/api/openapi.json").get_json()
    rules = {rule.rule for rule in empty_shop.app.url_map.iter_rules() if rule.rule.startswith(API)}
    assert len(document["paths"]) == len(rules)
    for item in document["paths"].values():
        for name, call in item.items():
            if name != "parameters":
                assert call["summary"]
                assert any(code.startswith("2") for code in call["responses"])


def test_probes_answer_without_signing_in(empty_shop: Shop) -> None:
    client = empty_shop.nobody().client
    assert client.get("/healthz").get_data() == b"ok\n"
    assert client.get("/readyz").get_data() == b"ok\n"
    metrics = client.get("/metrics").get_data(as_text=True)
    assert 'gongdan_requests_total{method="GET",route="/healthz",status="200"} 1' in metrics
    assert 'gongdan_jobs{state="ready"} 0' in metrics


def test_the_page_is_served_for_every_address_that_is_not_the_apis(empty_shop: Shop) -> None:
    client = empty_shop.nobody().client
    for path in ("/", "/records/12", "/f/return_refund", "/t/abc"):
        answer = client.get(path)
        assert (answer.status_code, answer.mimetype) == (200, "text/html")
        assert answer.headers["Cache-Control"] == "no-cache"
    assert client.get("/api/nothing").status_code == 404
    assert client.get("/assets/nothing.js").status_code == 404
    assert client.get("/assets/..%2f..%2f..%2fsettings.py").status_code == 404


@pytest.mark.parametrize(
    ("status", "method", "path", "options"),
    [
        (404, "GET", "/nothing", {}),
        (405, "PUT", "/session", {"json": {}}),
        (401, "GET", "/records?form=order", {}),
        (415, "POST", "/session", {"data": "username=a", "content_type": "application/x-www-form-urlencoded"}),
        (413, "POST", "/session", {"data": b"[" + b"1," * 600_000 + b"1]", "content_type": "application/json"}),
        (400, "POST", "/session", {"data": b'{"username": NaN}', "content_type": "application/json"}),
        (400, "POST", "/session", {"data": b"[" * 100_000, "content_type": "application/json"}),
        (400, "POST", "/session", {"data": b'{"a": 1, "a": 2}', "content_type": "application/json"}),
        (400, "POST", "/session", {"json": {"username": "a", "password": "b", "admin": True}}),
        (400, "POST", "/session", {"json": ["a"]}),
        (400, "POST", "/session", {"json": {"username": 1}}),
        (400, "POST", "/session", {}),
    ],
)
def test_everything_that_goes_wrong_is_a_problem_document_in_both_languages(
    empty_shop: Shop, status: int, method: str, path: str, options: dict[str, Any]
) -> None:
    nobody = empty_shop.nobody()
    english = nobody.refused(status, method, path, **options)
    chinese = nobody.refused(status, method, path, headers={"Accept-Language": "zh-CN"}, **options)
    assert english["type"].startswith("urn:gongdan:problem:")
    assert english["code"] == chinese["code"]
    assert english["title"] != chinese["title"]


def test_what_is_wrong_in_a_request_is_named_with_its_place(empty_shop: Shop) -> None:
    problem = empty_shop.nobody().refused(400, "POST", "/session", {"username": 1, "surprise": 2})
    assert {(each["pointer"], each["code"]) for each in problem["errors"]} == {
        ("/username", "wrong_type"),
        ("/password", "required"),
        ("/surprise", "unknown_field"),
    }


def test_a_fault_of_ours_is_told_without_a_trace(empty_shop: Shop) -> None:
    def broken() -> None:
        raise ZeroDivisionError("the secret inside")

    empty_shop.app.add_url_rule(API + "/broken", view_func=broken)
    problem = empty_shop.nobody().refused(500, "GET", "/broken")
    assert problem["code"] == "internal"
    assert "secret" not in str(problem)


def test_a_query_that_nobody_asked_for_is_refused(shop: Shop, admin: Person) -> None:
    problem = admin.refused(400, "GET", "/records?form=order&colour=red")
    assert problem["pointer"] == "/colour"
