"""Settings: safe without any, refused where unknown."""

from pathlib import Path

import pytest

from app.settings import BadSetting, read_settings


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Defaults are made where they harm nobody."""
    monkeypatch.chdir(tmp_path)


def test_without_any_everything_is_local_and_safe(tmp_path: Path) -> None:
    settings = read_settings({})
    assert settings.database_url == "sqlite:///var/gongdan.sqlite"
    assert (settings.host, settings.port, settings.address) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert (tmp_path / "var/secret_key").stat().st_mode & 0o777 == 0o600


def test_a_zone_that_nobody_knows_is_refused() -> None:
    assert read_settings({"GONGDAN_ZONE": "Europe/Berlin"}).zone == "Europe/Berlin"
    with pytest.raises(BadSetting, match="GONGDAN_ZONE must be a zone such as"):
        read_settings({"GONGDAN_ZONE": "Europe/Nowhere"})


def test_the_secret_is_made_once_and_never_shown() -> None:
    first, second = read_settings({}), read_settings({})
    assert first.secret_key == second.secret_key
    assert len(first.secret_key) >= 32
    assert first.secret_key not in repr(first)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("GONGDAN_PORT=9000\nGONGDAN_LANGUAGE=en\nOTHER=1\n")
    settings = read_settings({"GONGDAN_PORT": "9001", "PATH": "/bin"})
    assert (settings.port, settings.language) == (9001, "en")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GONGDAN_PROT", "1"),
        ("GONGDAN_PORT", "x"),
        ("GONGDAN_EMBEDDED_RUNNER", "maybe"),
        ("GONGDAN_SECRET_KEY", "short"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        read_settings({name: value})


def test_what_only_tests_read_is_let_be() -> None:
    read_settings({"GONGDAN_TEST_POSTGRES_URL": "postgresql://x"})
