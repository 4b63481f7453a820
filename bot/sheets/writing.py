"""Tables out: workbooks and CSV in which nothing is ever a formula."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import islice
from typing import TYPE_CHECKING

from bot.sheets.texts import GUARDED

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Value = str | int | float | Decimal | bool | date | datetime | None
"""What can be written. An aware datetime is written as the local time it shows."""

_LONGEST = 32_767
"""Characters a cell of a workbook holds."""

_DIGITS_KEPT = 10**15
"""From here on a spreadsheet rounds whole numbers."""

_FIRST_YEAR = 1900
_WIDE = "\u2e80"
"""From here on characters are about twice as wide."""

_NARROWEST, _WIDEST, _MEASURED = 8, 50, 200
_NO_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a title, which is made fit and unlike the others, a header and rows."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Value]]


@dataclass(frozen=True, slots=True)
class _Looks:
    header: "Format"
    day: "Format"
    moment: "Format"


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """An xlsx: the header stays in sight, dates are dates, text is text even when it starts with = + - @."""
    import xlsxwriter  # noqa: PLC0415  # only who exports needs it

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True, "remove_timezone": True}) as book:
        looks = _Looks(
            book.add_format({"bold": True}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        )
        titles: list[str] = []
        for sheet in sheets or [Sheet("", (), ())]:
            titles.append(_title(sheet.title, titles))
            _fill(book, titles[-1], sheet, looks)
    return file.getvalue()


def csv_bytes(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it; texts a spreadsheet would take for a formula begin with '."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([_guarded(header) for header in headers])
    writer.writerows([_as_csv(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def _title(wanted: str, taken: Sequence[str]) -> str:
    """A name that a workbook allows: 31 characters, no brackets or slashes, not one that is there already."""
    base = _NO_TITLE.sub(" ", wanted).strip().strip("'").strip() or "Sheet"
    if base.casefold() == "history":  # kept by Excel for itself
        base += " "
    used = {one.casefold() for one in taken}
    title, number = base[:31], 2
    while title.casefold() in used:
        title, number = f"{base[:27]} {number}", number + 1
    return title


def _fill(book: "Workbook", title: str, sheet: Sheet, looks: _Looks) -> None:
    page = book.add_worksheet(title)
    page.freeze_panes(1, 0)
    for column, width in enumerate(_widths(sheet)):
        page.set_column(column, column, width)
    for column, header in enumerate(sheet.headers):
        page.write_string(0, column, _clean(header), looks.header)
    for line, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _put(page, line, column, value, looks)


def _put(page: "Worksheet", line: int, column: int, value: Value, looks: _Looks) -> None:
    if isinstance(value, bool):
        page.write_boolean(line, column, value)
    elif isinstance(value, int | float | Decimal) and -_DIGITS_KEPT < value < _DIGITS_KEPT:
        page.write_number(line, column, value)
    elif isinstance(value, datetime) and value.year >= _FIRST_YEAR:
        page.write_datetime(line, column, value, looks.moment)
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        page.write_datetime(line, column, value, looks.day)
    elif value is not None and value != "":
        page.write_string(line, column, _clean(str(value)))


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("", text)[:_LONGEST]


def _widths(sheet: Sheet) -> list[int]:
    """Room for the first rows, between narrow and wide; a Chinese character takes two."""
    widths = [_width(header) + 2 for header in sheet.headers]
    for row in islice(sheet.rows, _MEASURED):
        for column, value in enumerate(row[: len(widths)]):
            widths[column] = max(widths[column], 0 if value is None else _width(str(value)) + 1)
    return [min(max(width, _NARROWEST), _WIDEST) for width in widths]


def _width(text: str) -> int:
    return max(len(line) + sum(char >= _WIDE for char in line) for line in text.split("\n"))


def _guarded(text: str) -> str:
    return f"'{text}" if text.lstrip(" \u3000\ufeff")[:1] in GUARDED and text.strip(" \u3000\ufeff") else text


def _as_csv(value: Value) -> str:
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, str):
        return _guarded(value.replace("\0", ""))
    return "" if value is None else str(value)
