"""Where the header is: people put titles, dates and hints above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.sheets.cells import written
from bot.sheets.fields import field_called
from bot.sheets.table import Cell, Row, SheetError
from bot.sheets.workbooks import Merged, Raw

LOOKED_AT = 10
"""The header is looked for in so many rows that are not blank."""

_LONGEST = 40
"""Characters of a header; longer ones are hints."""


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns; the table begins below row number ``line``."""

    names: tuple[str, ...]
    line: int


def find_header(raw: Raw) -> Header:
    """The first of the rows that name most columns. Raises SheetError when none does or cells in it are merged."""
    first = raw.rows[:LOOKED_AT]
    known = [_known(row.cells) for row in first]
    best = max(range(len(first)), key=lambda at: (known[at], -at))
    if not known[best]:
        raise SheetError(
            "前 10 行里找不到表头；第一行写上“姓名、电话、备注”这样的列名再发。",
            "No header in the first 10 rows; write column names such as name, phone, notes in row 1 and send it again.",
        )
    row = first[best]
    if not _spread(row.line, raw.merged):
        return Header(_names(_filled_down(row, raw)), row.line)
    below = next((one for one in first[best + 1 :] if one.line == row.line + 1), None)
    if below:
        names = _filled_down(below, raw)
        if _known(names) > 1 and not _spread(below.line, raw.merged):
            return Header(_names(names), below.line)
    raise SheetError(
        f"表头（第 {row.line} 行）有合并的单元格；取消合并，一列一个列名，再发一次。",
        f"The header in row {row.line} has merged cells; unmerge them, name each column and send it again.",
    )


def _known(cells: Sequence[Cell]) -> int:
    """Columns whose name is known; none for a row that holds mostly numbers, dates or sentences."""
    filled = [cell for cell in cells if written(cell)]
    names = [cell for cell in filled if isinstance(cell, str) and len(cell) <= _LONGEST]
    if len(names) * 2 < len(filled):
        return 0
    return len({field for field, _ in map(field_called, names) if field})


def _spread(line: int, merged: Sequence[Merged]) -> bool:
    return any(top <= line <= bottom and first != last for top, bottom, first, last in merged)


def _filled_down(row: Row, raw: Raw) -> tuple[Cell, ...]:
    """Cells of a header row, each merged with those above it holding what they hold."""
    lines = {one.line: one for one in raw.rows[:LOOKED_AT]}
    cells = list(row.cells)
    for top, bottom, first, last in raw.merged:
        if top < row.line <= bottom and first == last and top in lines:
            cells[first] = lines[top].cells[first]
    return tuple(cells)


def _names(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(" ".join(written(cell).split()) for cell in cells)
