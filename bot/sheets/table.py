"""A table as it was sent, before anybody knows what its columns mean."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.core.text import Text

Cell = str | int | float | bool | date | datetime | time | timedelta
"""What a cell can hold; an empty one holds ``""``."""

MOST_BYTES = 20_000_000
"""Bytes of a file: what Telegram lets a bot download (Bot API: getFile)."""

MOST_ROWS, MOST_COLUMNS = 50_000, 100
"""Rows below the header, and columns, of one table: a whole firm's customers, and more than anybody reads."""


class SheetError(Exception):
    """The file cannot be used. ``text`` says what was wrong, where, and what to do, in one sentence."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(zh, en)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank; ``line`` is its number as a spreadsheet shows it, from 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` below the header in ``header_line``, each as wide as ``headers``.

    ``sheet`` is the sheet they come from, empty for text; ``left`` are other sheets with data, which were not read.
    """

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    header_line: int
    sheet: str = ""
    left: tuple[str, ...] = ()


def column_name(index: int) -> str:
    """The letters a spreadsheet shows above the column at ``index``, from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def is_blank(cells: tuple[Cell, ...]) -> bool:
    """Whether nothing is written in any of them."""
    return all(isinstance(cell, str) and not cell.strip(" \t\r\n\ufeff\u200b\u00a0\u3000") for cell in cells)
