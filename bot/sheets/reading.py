"""A file somebody sent, as a table."""

from bot.sheets.headers import find_header
from bot.sheets.kinds import kind_of
from bot.sheets.table import Row, SheetError, Table, column_name
from bot.sheets.texts import read_text
from bot.sheets.workbooks import read_workbook

__all__ = ["SheetError", "Table", "read_table"]


def read_table(data: bytes, name: str) -> Table:
    """The table in a file called ``name``: xlsx, xls, or text with separators in any usual encoding.

    Blank rows and nameless empty columns at the end are left out. Raises SheetError when there is no table to use.
    """
    raw = read_text(data) if kind_of(data, name) == "text" else read_workbook(data)
    header = find_header(raw)
    below = [row for row in raw.rows if row.line > header.line]
    if not below:
        raise SheetError(
            f"表头（第 {header.line} 行）下面没有内容；填好再发一次。",
            f"There is nothing below the header in row {header.line}; fill it in and send it again.",
        )
    width = max(len(header.names), *(len(row.cells) for row in below))
    names = (header.names + ("",) * width)[:width]
    headers = tuple(called or column_name(at) for at, called in enumerate(names))
    rows = tuple(Row(row.line, (*row.cells, *("",) * (width - len(row.cells)))) for row in below)
    return Table(headers, rows, header.line, raw.sheet, raw.left)
