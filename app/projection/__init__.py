"""The typed tables of a form's records, `f_<form>`: what lists, filters, boards and reports read instead of JSON.

    table = form_table(releases_of_the_form)          # the union of what all releases hold
    ensure(connection, table)                         # at publish: CREATE TABLE or ADD COLUMN
    write(connection, table, record, changed)         # in the record's transaction
    Compiled.sql(columns(table), now)                 # "amount", "_status" … as columns

They are a disposable copy: `rebuild` makes them anew from the records, the only truth.
"""

from app.projection.columns import columns
from app.projection.ddl import ensure
from app.projection.layout import FormTable, form_table, table_name
from app.projection.rebuild import rebuild
from app.projection.write import write

__all__ = ["FormTable", "columns", "ensure", "form_table", "rebuild", "table_name", "write"]
