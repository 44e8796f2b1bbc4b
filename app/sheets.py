"""Spreadsheets as grids of plain values: Excel (.xlsx) and CSV, read with bounds and written the same each time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from app.errors import Flaw, Invalid
from engines.kinds import Text
from engines.rule.table_sheet import Grid

FORMATS = ("xlsx", "csv")
MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
MOST_ROWS, MOST_COLUMNS = 12_000, 80


def write(grid: Grid, kind: str, title: str) -> bytes:
    """The grid as the bytes of a file. Raises Invalid where a text is too long for Excel."""
    if kind == "xlsx":
        from app import excel

        return excel.workbook(grid, title)
    return _csv(grid)


def read(raw: bytes) -> list[list[Any]]:
    """The grid in a file of either kind. Raises Invalid."""
    grid: list[list[Any]] = []
    for row in _rows(raw):
        if len(grid) >= MOST_ROWS:
            raise _refused("too_many_rows", Text(f"最多 {MOST_ROWS} 行", f"at most {MOST_ROWS} rows"))
        grid.append([_plain(value) for value in row[:MOST_COLUMNS]])
    return grid


def _rows(raw: bytes) -> Iterable[list[Any]]:
    if raw.startswith(b"PK"):
        from app import excel

        return excel.rows_of(raw)
    return _from_csv(raw)


def _csv(grid: Grid) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_written(value) for value in row] for row in grid)
    return out.getvalue().encode("utf-8-sig")  # Excel takes a file without the mark for the local encoding


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _from_csv(raw: bytes) -> Iterable[list[Any]]:
    """What Excel in China writes without asking is GB 18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(raw.decode(encoding), newline=""), strict=True))
        except UnicodeDecodeError:
            continue
        except csv.Error as error:
            raise _refused("bad_file", Text(f"不是可读的 CSV：{error}", f"not a readable CSV: {error}")) from error
    raise _refused("bad_file", Text("既不是 UTF-8 也不是 GB 18030 编码", "neither UTF-8 nor GB 18030"))


def _plain(value: Any) -> Any:
    """A date as it is written in definitions; a whole number without its decimals."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | str) or value is None else str(value)


def _refused(code: str, message: Text) -> Invalid:
    return Invalid([Flaw("/file", code, message)])
