"""The test databases themselves: each test has one of its own, quickly, on both kinds."""

from sqlalchemy import create_engine, text


def test_a_blank_database_takes_a_table(blank_database_url: str) -> None:
    """Run twice per kind, this would fail if tests shared a database."""
    engine = create_engine(blank_database_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mine (id INTEGER PRIMARY KEY)"))
    engine.dispose()


def test_the_next_database_is_blank_again(blank_database_url: str) -> None:
    """The table of the test above is not here."""
    test_a_blank_database_takes_a_table(blank_database_url)
