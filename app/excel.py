"""The Excel side of spreadsheets. Its library is large, so it is loaded when the first workbook comes or goes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from app.errors import Flaw, Invalid
from engines.kinds import Text
from engines.rule.table_sheet import Grid, cell_name

MOST_BYTES = 50_000_000
LONGEST_CELL = 32_767
"""What Excel keeps of a text; the rest it drops without a word."""

HEAD = PatternFill("solid", fgColor="E6F4FF")
HEAD_ROWS = 8


def workbook(grid: Grid, title: str) -> bytes:
    """The grid as the bytes of a workbook. Raises Invalid where a text is too long for Excel."""
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


def rows_of(raw: bytes) -> Iterator[list[Any]]:
    """The rows of a workbook's first sheet. Raises Invalid."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(info.file_size for info in packed.infolist()) > MOST_BYTES:
                raise refused("too_large", Text("文件解压后过大", "the file is too large when unpacked"))
        sheet = load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
        yield from (list(row) for row in sheet.iter_rows(values_only=True))
    except (zipfile.BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, OSError) as error:
        raise refused("bad_file", Text(f"不是可读的 xlsx 文件：{error}", f"not a readable xlsx: {error}")) from error


def refused(code: str, message: Text) -> Invalid:
    """What is wrong with the file as a whole."""
    return Invalid([Flaw("/file", code, message)])
