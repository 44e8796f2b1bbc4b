"""Spreadsheets as grids of plain values: Excel (.xlsx) and CSV, read with bounds and written the same each time."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from app.errors import Flaw, Invalid
from engines.kinds import Text
from engines.rule.table_sheet import Grid, cell_name

FORMATS = ("xlsx", "csv")
MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
MOST_BYTES = 50_000_000
MOST_ROWS, MOST_COLUMNS = 12_000, 80
LONGEST_CELL = 32_767
"""What Excel keeps of a text; the rest it drops without a word."""

HEAD = PatternFill("solid", fgColor="E6F4FF")
HEAD_ROWS = 8


def write(grid: Grid, kind: str, title: str) -> bytes:
    """The grid as the bytes of a file. Raises Invalid where a text is too long for Excel."""
    return _xlsx(grid, title) if kind == "xlsx" else _csv(grid)


def read(raw: bytes) -> list[list[Any]]:
    """The grid in a file of either kind. Raises Invalid."""
    rows = _from_xlsx(raw) if raw.startswith(b"PK") else _from_csv(raw)
    grid: list[list[Any]] = []
    for row in rows:
        if len(grid) >= MOST_ROWS:
            raise _refused("too_many_rows", Text(f"最多 {MOST_ROWS} 行", f"at most {MOST_ROWS} rows"))
        grid.append([_plain(value) for value in row[:MOST_COLUMNS]])
    return grid


def _xlsx(grid: Grid, title: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_name(title))
    sheet.freeze_panes = f"C{HEAD_ROWS + 1}"
    for column, width in enumerate(_widths(grid), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(grid):
        sheet.append([_cell(sheet, value, number, at) for at, value in enumerate(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Any, row: int, column: int) -> Any:
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        message = Text("这一格太长，Excel 放不下，请导出为 CSV", "this is too long for Excel; export as CSV instead")
        raise Invalid([Flaw(f"/{cell_name(row, column)}", "too_long", message)])
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"  # never a formula, whatever it begins with
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if row < HEAD_ROWS or column == 0:
        cell.fill, cell.font = HEAD, Font(bold=column == 0)
    return cell


def _widths(grid: Grid) -> Iterator[int]:
    """As wide as what is in it, within reason; Chinese characters take two places."""
    for at in range(max((len(row) for row in grid), default=0)):
        texts = (str(row[at]) for row in grid[:200] if at < len(row) and row[at] is not None)
        yield min(40, max((sum(1 + (ord(letter) > 0x2E80) for letter in text) + 2 for text in texts), default=10))


def _name(title: str) -> str:
    """A sheet's name: 31 characters at most, some of which Excel does not take."""
    return "".join(letter for letter in title if letter.isprintable() and letter not in r"[]:*?/\'")[:31] or "table"


def _csv(grid: Grid) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([_written(value) for value in row] for row in grid)
    return out.getvalue().encode("utf-8-sig")  # Excel takes a file without the mark for the local encoding


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _from_xlsx(raw: bytes) -> Iterator[list[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(info.file_size for info in packed.infolist()) > MOST_BYTES:
                raise _refused("too_large", Text("文件解压后过大", "the file is too large when unpacked"))
        sheet = load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        yield from (list(row) for row in sheet.iter_rows(values_only=True))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        raise _refused("bad_file", Text(f"不是可读的 xlsx 文件：{error}", f"not a readable xlsx: {error}")) from error


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
