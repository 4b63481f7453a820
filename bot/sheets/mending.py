"""Rows that could not be used, as a workbook to correct and send again."""

from collections.abc import Sequence
from datetime import time, timedelta

from bot.core.text import Language, Text
from bot.sheets.cells import written
from bot.sheets.rows import BadRow
from bot.sheets.table import Cell, Table
from bot.sheets.writing import Sheet, Value, workbook

WHY = "原因 / why"
"""The header of the added column; it names no field, so it is left out when the file comes back."""

_LONGEST_NUMBER = 10**10
"""Longer whole numbers are phone numbers and the like: written as text, they keep their digits."""


def to_mend(table: Table, bad: Sequence[BadRow], language: Language) -> bytes:
    """An xlsx of the bad rows as they were written, with the reason beside each."""
    reasons = {one.line: one.reason.in_(language) for one in bad}
    kept = [at for at, header in enumerate(table.headers) if header != WHY]
    rows = [
        (*(_as_written(row.cells[at]) for at in kept), reasons[row.line]) for row in table.rows if row.line in reasons
    ]
    title = Text("改好再发", "To correct").in_(language)
    return workbook([Sheet(title, [*(table.headers[at] for at in kept), WHY], rows)])


def _as_written(cell: Cell) -> Value:
    if isinstance(cell, int | float) and abs(cell) >= _LONGEST_NUMBER:
        return written(cell)
    return str(cell) if isinstance(cell, time | timedelta) else cell
