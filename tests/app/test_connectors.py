"""Calls to another system: what it hears, what flows and rules make of its answer, and where no call may go."""

import json
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from app.connectors.http import MOST_BYTES, NoAnswer, ask, is_public
from app.errors import BadBundle
from app.jobs.call_out import call_out
from app.jobs.kind import Tools
from app.jobs.work_off import do
from app.leases import claim, renew
from app.models import incident, job, parcel
from app.operations.bring_message import Brought, bring_message
from app.operations.submit_form import submit_form
from app.outbox import LostLease
from app.runner.world import World
from app.settings import Settings, read_settings
from engines.connector import CannotCall
from engines.effects import ANSWERED
from tests.app.drain import drain
from tests.app.rows import rows
from tests.app.tiny import FLOW, HOUR, NOW, document, edge, house, node, publish, reaction, words

Reply = tuple[int, bytes]


class Receiver(ThreadingHTTPServer):
    """The other system: answers what it was told to, the last reply again and again, and keeps what it heard."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies: list[Reply] = [(200, b"{}")]
        self.heard: list[dict[str, Any]] = []
        self.slow = threading.Event()
        self.slow.set()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        said = {"method": self.command, "path": self.path, "headers": dict(self.headers), "body": body}
        self.server.heard.append(said)
        self.server.slow.wait(10)
        status, reply = self.server.replies.pop(0) if len(self.server.replies) > 1 else self.server.replies[0]
        self.send_response(status)
        self.send_header("Location", "/elsewhere")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def log_message(self, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def other() -> Iterator[Receiver]:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.serve_forever, daemon=True)
    thread.start()
    yield receiver
    receiver.slow.set()
    receiver.shutdown()
    receiver.server_close()


def carrier(other: Receiver, **more: Any) -> dict[str, Any]:
    gives = [
        {"id": "state", "type": "text", "at": "parcel.state"},
        {"id": "days", "type": "integer", "at": "parcel.days"},
    ]
    calls = [
        {"id": "track", "name": words("track"), "method": "GET", "path": "/parcels/{number}", "gives": gives},
        {"id": "tell", "name": words("tell"), "method": "POST", "path": "/notes"},
    ]
    body = {
        "base_url": f"http://127.0.0.1:{other.port}/api",
        "headers": {"Authorization": "Bearer {secret:carrier}"},
        "calls": calls,
        "retries": 2,
        **more,
    }
    return document("connector", "carrier", body)


def asking(**more: Any) -> dict[str, Any]:
    given = {"number": {"cat": [{"var": "_number"}, "/x"]}, "lang": "zh"}
    config = {"connector": "carrier", "call": "track", "input": given, "output": {"answer": "state", "qty": "days"}}
    nodes = [
        node("start", "start"),
        node("ask", "connector", {**config, "timeout": 2 * HOUR, **more}),
        node("keep", "set_fields", {"values": {}, "status": "done"}),
        node("failed", "set_fields", {"values": {"answer": {"var": "_vars.ask.error"}}}),
        node("late", "set_fields", {"values": {"answer": "late"}}),
        *(node(f"end_{name}", "end") for name in ("kept", "failed", "late")),
    ]
    edges = [
        edge("start", "ask"),
        edge("ask", "keep"),
        edge("ask", "failed", "error"),
        edge("ask", "late", "timeout"),
        edge("keep", "end_kept"),
        edge("failed", "end_failed"),
        edge("late", "end_late"),
    ]
    return {**FLOW, "body": {**FLOW["body"], "nodes": nodes, "edges": edges}}


@pytest.fixture
def shop(database_url: str, other: Receiver) -> Iterator[World]:
    made = house(database_url)
    publish(made.db, carrier(other), asking())
    yield made
    made.db.close()


def tools(shop: World, **more: Any) -> Tools:
    return Tools(shop.db, Settings(connector_hosts="127.0.0.1", credential={"carrier": "127.0.0.1 s3cret"}, **more))


def ticket(shop: World) -> int:
    return submit_form(shop.db, "ticket", {"problem": "broken"}, shop.person("anna"), shop.now).id


def work_off(shop: World, now: int) -> None:
    drain(tools(shop), now, (shop.db.queue,))


FOUND = json.dumps({"parcel": {"state": "on its way", "days": 3}}).encode()


def test_the_answer_fills_fields_and_the_flow_goes_on(shop: World, other: Receiver) -> None:
    other.replies = [(200, FOUND)]
    made = ticket(shop)
    work_off(shop, NOW)
    record = shop.record(made)
    assert (record.status, record.data["answer"], record.data["qty"]) == ("done", "on its way", 3)
    [heard] = other.heard
    assert (heard["method"], heard["path"]) == ("GET", "/api/parcels/T0001%2Fx?lang=zh")
    assert heard["headers"]["Authorization"] == "Bearer s3cret"
    [done] = rows(shop, job, kind="call_connector")
    assert heard["headers"]["Idempotency-Key"] == f"gongdan-job-{done.id}"
    assert "s3cret" not in str(done.payload)


def test_what_fails_is_tried_again_under_the_same_key_and_leaves_by_error_in_the_end(
    shop: World, other: Receiver
) -> None:
    other.replies = [(503, b"")]
    made = ticket(shop)
    for minutes in range(4):
        work_off(shop, NOW + 60 * minutes)
    assert len(other.heard) == 3
    assert len({heard["headers"]["Idempotency-Key"] for heard in other.heard}) == 1
    assert shop.record(made).data["answer"] == "the answer is 503"
    assert rows(shop, incident) == []


def test_what_succeeds_at_the_second_try_goes_on_as_if_nothing_had_been(shop: World, other: Receiver) -> None:
    other.replies = [(429, b""), (200, FOUND)]
    made = ticket(shop)
    work_off(shop, NOW)
    assert shop.record(made).flow == "running"
    work_off(shop, NOW + 60)
    assert (shop.record(made).status, len(other.heard)) == ("done", 2)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ((404, b""), "the answer is 404"),
        ((302, b""), "the answer is 302"),
        ((200, b"<html>"), "the answer is no JSON"),
        ((200, b'{"parcel": {"days": "three"}}'), '"days" of the answer is not of the type integer'),
        ((200, b" " * (MOST_BYTES + 1)), f"127.0.0.1 answers with more than {MOST_BYTES} bytes"),
    ],
)
def test_what_cannot_get_better_is_not_tried_again(shop: World, other: Receiver, reply: Reply, said: str) -> None:
    other.replies = [reply]
    made = ticket(shop)
    work_off(shop, NOW)
    assert shop.record(made).data["answer"] == said
    assert [heard["path"] for heard in other.heard] == ["/api/parcels/T0001%2Fx?lang=zh"]


def test_an_answer_that_comes_after_the_longest_wait_changes_nothing(shop: World, other: Receiver) -> None:
    other.replies = [(200, FOUND)]
    made = ticket(shop)
    [lease] = [each for each in claim(shop.db, NOW, queues=(shop.db.queue,)) if each.kind == "call_connector"]
    shop.until(NOW + 3 * HOUR)
    assert shop.record(made).data["answer"] == "late"
    call_out(tools(shop), lease, shop.now)
    shop.settle()
    assert shop.record(made).data["answer"] == "late"


def test_a_call_that_two_workers_make_is_answered_once(shop: World, other: Receiver) -> None:
    other.replies = [(200, FOUND)]
    made = ticket(shop)
    [lease] = [each for each in claim(shop.db, NOW, queues=(shop.db.queue,)) if each.kind == "call_connector"]
    call_out(tools(shop), lease, NOW)
    with pytest.raises(LostLease):
        call_out(tools(shop), lease, NOW)
    work_off(shop, NOW)
    assert shop.record(made).status == "done"
    assert len({heard["headers"]["Idempotency-Key"] for heard in other.heard}) == 1
    assert len(rows(shop, parcel)) == 1


def test_a_rule_calls_without_waiting_and_a_failure_becomes_an_incident(database_url: str, other: Receiver) -> None:
    shop = house(database_url)
    action = {"connector": "carrier", "call": "tell", "input": {"number": {"var": "_number"}}}
    publish(
        shop.db,
        carrier(other),
        reaction("tell", {"type": "created"}, [{"id": "a", "type": "call_connector", "config": action}]),
    )
    ticket(shop)
    work_off(shop, NOW)
    assert [json.loads(heard["body"]) for heard in other.heard] == [{"number": "T0001"}]
    other.replies = [(400, b"")]
    made = ticket(shop)
    work_off(shop, NOW)
    assert [(row.record, row.detail["error"]) for row in rows(shop, incident)] == [(made, "the answer is 400")]
    shop.db.close()


def test_a_secret_goes_to_its_own_host_only(shop: World, other: Receiver) -> None:
    made = ticket(shop)
    elsewhere = Settings(connector_hosts="127.0.0.1", credential={"carrier": "carrier.example s3cret"})
    drain(Tools(shop.db, elsewhere), NOW, (shop.db.queue,))
    assert shop.record(made).data["answer"] == 'the secret "carrier" is for carrier.example, not for 127.0.0.1'
    assert other.heard == []


def test_an_inner_host_is_called_only_where_the_settings_name_it(shop: World, other: Receiver) -> None:
    made = ticket(shop)
    drain(Tools(shop.db, Settings(credential={"carrier": "127.0.0.1 x"})), NOW, (shop.db.queue,))
    assert shop.record(made).data["answer"].startswith("127.0.0.1 is not a public address")
    assert other.heard == []


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.100.100.200", "0.0.0.0"),
        *("::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1"),
    ],
)
def test_addresses_of_the_house_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_addresses_of_the_world_are_public() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1:248:1893:25c8:1946")


def test_a_name_that_leads_inside_is_refused_and_one_that_leads_nowhere_may_come_back() -> None:
    with pytest.raises(CannotCall):
        ask("GET", "http://localhost:1/", {}, None, 1, ())
    with pytest.raises(NoAnswer):
        ask("GET", "http://nobody.invalid/", {}, None, 1, ())


def test_who_answers_too_slowly_is_cut_off(other: Receiver) -> None:
    other.slow.clear()
    began = time.monotonic()
    with pytest.raises(NoAnswer):
        ask("GET", f"http://127.0.0.1:{other.port}/", {}, None, 0.2, ("127.0.0.1",))
    assert time.monotonic() - began < 5


def test_credentials_are_read_from_the_environment() -> None:
    read = read_settings({"GONGDAN_CREDENTIAL_ERP": "erp.example abc", "GONGDAN_SECRET_KEY": "k" * 32})
    assert read.credential == {"erp": "erp.example abc"}
    assert "abc" not in repr(read)


def test_a_connector_and_its_callers_are_checked(database_url: str, other: Receiver) -> None:
    shop = house(database_url)
    with pytest.raises(BadBundle, match="written_secret"):
        publish(shop.db, carrier(other, headers={"X-Api-Key": "abc"}))
    with pytest.raises(BadBundle, match="our_header"):
        publish(shop.db, carrier(other, headers={"Host": "elsewhere"}))
    for wrong, code in (
        ({"call": "nothing"}, "unknown_call"),
        ({"connector": "nobody"}, "unknown_connector"),
        ({"input": {}}, "missing_input"),
        ({"output": {"answer": "colour"}}, "unknown_part"),
        ({"output": {"answer": "days"}}, "wrong_field_type"),
    ):
        with pytest.raises(BadBundle, match=code):
            publish(shop.db, carrier(other), asking(**wrong))
    shop.db.close()


def certified(folder: Path, name: str) -> tuple[Path, Path]:
    """A key, and a certificate for `name` that vouches for itself."""
    key, certificate = folder / f"{name}.key", folder / f"{name}.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}"]
    made += ["-addext", f"subjectAltName=DNS:{name}", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    return key, certificate


@contextmanager
def secured(other: Receiver, folder: Path, name: str) -> Iterator[Path]:
    """The other system behind a certificate for `name`; gives the certificate."""
    key, certificate = certified(folder, name)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    plain, other.socket = other.socket, context.wrap_socket(other.socket, server_side=True)
    yield certificate
    other.socket = plain


@pytest.mark.parametrize(
    ("name", "trusted", "answered"),
    [("localhost", True, True), ("localhost", False, False), ("elsewhere.example", True, False)],
)
def test_only_a_trusted_certificate_for_the_very_host_is_talked_to(
    other: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, trusted: bool, answered: bool
) -> None:
    with secured(other, tmp_path, name) as certificate:
        if trusted:
            monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        url = f"https://localhost:{other.port}/a"
        if answered:
            assert ask("GET", url, {}, None, 5, {"localhost"}).status == 200
        else:
            with pytest.raises(NoAnswer, match="SSLCertVerificationError"):
                ask("GET", url, {"Authorization": "secret"}, None, 5, {"localhost"})
            assert other.heard == []


def test_a_look_up_that_takes_too_long_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    may_end = threading.Event()
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [may_end.wait(10)][:0])
    with pytest.raises(NoAnswer, match="no address for slow"):
        ask("GET", "https://slow.example/", {}, None, 0.05, ())
    may_end.set()


def test_a_call_behind_slow_ones_of_its_batch_is_not_made_by_another_worker_too(shop: World, other: Receiver) -> None:
    """Its lease has run out by the time its turn comes: whoever has taken it over makes the call, and only they."""
    submit_form(shop.db, "ticket", {"problem": "broken", "qty": 1}, shop.person("anna"), shop.now)
    [slow] = [each for each in claim(shop.db, shop.now, queues=(shop.db.queue,)) if each.kind == "call_connector"]
    shop.db.write(lambda conn: conn.execute(update(job).where(job.c.id == slow.id).values(lease_until=0)))
    [taken] = [each for each in claim(shop.db, shop.now, queues=(shop.db.queue,)) if each.id == slow.id]
    do(tools(shop), slow, shop.now)
    assert other.heard == []
    renew(shop.db, taken)
    with pytest.raises(LostLease):
        renew(shop.db, slow)


def test_an_answer_that_nobody_waits_for_any_more_is_not_kept(shop: World) -> None:
    assert bring_message(shop.db, ANSWERED, "1:ask/2", {"ok": True}, shop.now) == Brought(0, kept=False)
    assert rows(shop, parcel) == []
