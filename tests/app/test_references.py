"""Naming a record in words: the database finds it by an index, however many records there are."""

from sqlalchemy import text

from app.live import live
from app.operations.references import named_so
from app.runner.world import World

EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
BY_INDEX = {"sqlite": "(form=? AND number=?)", "postgresql": "Index Cond"}


def test_a_record_named_in_words_is_looked_up_and_never_searched_for(world: World) -> None:
    with world.db.read() as conn:
        question = named_so(live(world.db, conn).tables["item"], "code").statement
        words = {"form": "item", "numbers": ["I0001"], "words": ["A-1"]}
        made = question.compile(dialect=conn.dialect).construct_expanded_state(words)
        if not world.db.sqlite:
            conn.execute(text("SET LOCAL enable_seqscan = off"))  # of a small table it would read everything
        values = made.positional_parameters if world.db.sqlite else made.parameters
        plan = [row[-1] for row in conn.exec_driver_sql(EXPLAIN[world.db.dialect] + made.statement, values)]
    assert any("number" in step for step in plan if BY_INDEX[world.db.dialect] in step), plan
    assert not any(word in step for step in plan for word in ("Seq Scan", "SCAN record", "SCAN f_item")), plan
