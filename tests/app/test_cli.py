"""The command line: checks with located lines and an exit code, and a bundle's way in and out."""

import json
import sys
from pathlib import Path

import pytest

from app.actor import SYSTEM
from app.cli import SUBJECTS, main
from app.db import Database
from app.models import user
from app.operations.submit_form import submit_form
from app.runner.world import World
from tests.app.rows import rows
from tests.app.tiny import NOW, TICKET, edge, files, node


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands find their data where they harm nobody."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """The tiny bundle as a folder."""
    for path, raw in files().items():
        (tmp_path / "tiny" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "tiny" / path).write_bytes(raw)
    return tmp_path / "tiny"


def gongdan(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run a command; its exit code."""
    monkeypatch.setattr(sys, "argv", ["gongdan", *words])
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_a_sound_bundle_passes(monkeypatch: pytest.MonkeyPatch, bundle: Path) -> None:
    assert gongdan(monkeypatch, "check", str(bundle)) == 0


def test_each_problem_is_a_line_with_its_file_and_pointer(
    monkeypatch: pytest.MonkeyPatch, bundle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = {**TICKET["body"], "initial": "gone", "colour": "red"}
    (bundle / "form/ticket.json").write_text(json.dumps({**TICKET, "body": body}))
    assert gongdan(monkeypatch, "check", str(bundle)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith('form/ticket.json#/body/colour: there is no setting "colour"') for line in lines)
    assert gongdan(monkeypatch, "check", str(bundle), "--language", "zh") == 1
    assert "没有名为“colour”的设置" in capsys.readouterr().out


def test_a_bundle_goes_in_is_published_and_comes_out_as_it_was(
    monkeypatch: pytest.MonkeyPatch, bundle: Path, tmp_path: Path
) -> None:
    assert gongdan(monkeypatch, "import", str(bundle)) == 0
    assert gongdan(monkeypatch, "publish", "tiny", "--note", "first") == 0
    assert gongdan(monkeypatch, "export", "tiny", str(tmp_path / "out")) == 0
    assert gongdan(monkeypatch, "projection", "rebuild") == 0
    for path, raw in files().items():
        assert (tmp_path / "out" / path).read_bytes() == raw


def test_tickets_are_moved_to_another_release_and_back(
    monkeypatch: pytest.MonkeyPatch, bundle: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gongdan(monkeypatch, "import", str(bundle), "--publish") == 0
    db = Database(f"sqlite:///{tmp_path}/var/gongdan.sqlite")
    submit_form(db, "ticket", {"problem": "broken"}, SYSTEM, NOW)
    db.close()
    changed = json.loads((bundle / "flow/ticket.json").read_text().replace('"check"', '"examine"'))
    late, paid = {"event": "timer", "after": 60}, {"event": "message", "message": {"name": "paid"}}
    for name, event in (("late", late), ("paid", paid)):
        changed["body"]["nodes"].append(node(name, "boundary", event) | {"on": "examine"})
        changed["body"]["edges"].append(edge(name, "end"))
    (bundle / "flow/ticket.json").write_text(json.dumps(changed))
    assert gongdan(monkeypatch, "import", str(bundle), "--publish") == 0
    capsys.readouterr()
    assert gongdan(monkeypatch, "migrate-flow", "ticket", "--to", "2", "--dry-run") == 0
    assert "0 would be moved, 1 blocked, 0 kept" in (told := capsys.readouterr().out)
    assert 'the new release has no node "check"' in told
    assert gongdan(monkeypatch, "migrate-flow", "ticket", "--to", "2", "--map", "check=examine") == 0
    assert "1 moved, 0 blocked, 0 kept" in (told := capsys.readouterr().out)
    assert 'timer of "late": none -> ' in told
    assert 'waits for "paid" from then on' in told
    assert gongdan(monkeypatch, "undo-migration", "1") == 0
    assert "1 taken back, 0 stay" in capsys.readouterr().out
    assert gongdan(monkeypatch, "migrate-flow", "ticket", "--to", "2", "--map", "check") == 2


def test_what_is_not_there_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert gongdan(monkeypatch, "export", "nothing", str(tmp_path / "out")) == 1
    assert capsys.readouterr().err == 'gongdan: not_found: the bundle "nothing" was not found\n'
    assert gongdan(monkeypatch, "dance") == 2


def test_a_user_is_added_with_a_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = ["user", "add", "anna", "--group", "desk", "--role", "administrator", "--password", "correct horse"]
    assert gongdan(monkeypatch, *words) == 0
    assert gongdan(monkeypatch, *words) == 1
    [row] = rows(World(Database(f"sqlite:///{tmp_path}/var/gongdan.sqlite"), 0), user)
    assert (row.username, row.roles, row.active) == ("anna", ["administrator"], True)
    assert row.password_hash.startswith("$argon2id$")


def test_a_worker_on_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert gongdan(monkeypatch, "worker") == 1
    assert "SQLite has one writer" in capsys.readouterr().err


@pytest.mark.parametrize("command", sorted(SUBJECTS))
def test_every_command_explains_itself(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gongdan(monkeypatch, command, "--help") == 0
    assert "Usage: " in capsys.readouterr().out
