"""Dates as people write them into cells."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal

from bot.sheets.cells import CellError, halved
from bot.sheets.table import Cell

Order = Literal["day_first", "month_first", "unknown"]
"""How a column writes 3/5/2026, which alone can be read either way."""

_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheet serial numbers (the missing 1900-02-29 taken into account, right from March 1900)."""

_SERIALS = range(10_000, 73_051)
"""Five digits, May 1927 to 2099: other numbers are no dates."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_TIME = r"(?:[t\s]+\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?\s*(?:am|pm|z)?|\s*\d{1,2}时\d{1,2}分?(?:\d{1,2}秒?)?)?"
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}|\d{{2}}(?=年))\s*[-/.年\s]\s*(\d{{1,2}})\s*[-/.月\s]\s*(\d{{1,2}})\s*[日号]?{_TIME}"
)
_COMPACT = re.compile(rf"((?:19|20)\d\d)(\d\d)(\d\d){_TIME}")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d\d){_TIME}")
_NO_YEAR = re.compile(r"(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?")
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_NAMED = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/.\s]*{_NAME}(?:[-/.,\s]*(\d{{4}}|\d\d))?{_TIME}")
_NAMED_DAY = re.compile(rf"{_NAME}[-/.\s]*(\d{{1,2}})(?:st|nd|rd|th)?(?:[,\s]+(\d{{4}}))?{_TIME}")
_LAST_MONTH = 12


def order_of(cells: Iterable[Cell]) -> Order:
    """How a column writes dates with the year last, as far as one of them can be read in one way only."""
    orders: set[Order] = set()
    for cell in cells:
        match = _YEAR_LAST.fullmatch(halved(cell)) if isinstance(cell, str) else None
        if match and (int(match[1]) > _LAST_MONTH) != (int(match[2]) > _LAST_MONTH):
            orders.add("day_first" if int(match[1]) > _LAST_MONTH else "month_first")
    return orders.pop() if len(orders) == 1 else "unknown"


def day_in(cell: Cell, today: date, *, ahead: bool, order: Order = "unknown") -> date | None:
    """The day a cell means, None for an empty one. Raises CellError for what is no date or does not exist.

    Without a year it is the nearest such day that is not before today (``ahead``), or not after it.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = halved(cell).rstrip(".")
    if said in {"", "-", "/", "无", "n/a", "none"}:
        return None
    if re.fullmatch(r"\d{5}(?:\.\d+)?", said) and int(float(said)) in _SERIALS:
        return _EPOCH + timedelta(days=int(float(said)))
    if isinstance(cell, float) and "." in said:  # 3.10 typed into a spreadsheet has become 3.1
        raise _no_date(said)
    year, month, day = _parts(said, today, order)
    try:
        return date(year, month, day) if year is not None else _nearest(month, day, today, ahead=ahead)
    except ValueError as error:
        zh, en = f"日期“{said}”不存在；改成对的日子", f"the date “{said}” does not exist; correct it"
        raise CellError("date", zh, en) from error


def _parts(said: str, today: date, order: Order) -> tuple[int | None, int, int]:
    """Year (None: not said), month, day; whether they exist is not looked at."""
    match = _YEAR_FIRST.fullmatch(said) or _COMPACT.fullmatch(said)
    if match:
        return _year(match[1], today), int(match[2]), int(match[3])
    match = _NO_YEAR.fullmatch(said)
    if match:
        return None, int(match[1]), int(match[2])
    match = _DAY_NAMED.fullmatch(said)
    if match:
        return _year(match[3], today), _MONTHS.index(match[2]) + 1, int(match[1])
    match = _NAMED_DAY.fullmatch(said)
    if match:
        return _year(match[3], today), _MONTHS.index(match[1]) + 1, int(match[2])
    match = _YEAR_LAST.fullmatch(said)
    if match:
        month, day = _month_and_day(int(match[1]), int(match[2]), said, order)
        return _year(match[3], today), month, day
    raise _no_date(said)


def _no_date(said: str) -> CellError:
    zh, en = f"“{said[:20]}”不是日期；写成 2026-03-05 这样", f"“{said[:20]}” is no date; write it like 2026-03-05"
    return CellError("date", zh, en)


def _month_and_day(first: int, second: int, said: str, order: Order) -> tuple[int, int]:
    if first > _LAST_MONTH or (order == "day_first" and second <= _LAST_MONTH):
        return second, first
    if second > _LAST_MONTH or order == "month_first" or first == second:
        return first, second
    raise CellError(
        "date",
        f"“{said}”可以是 {first} 月 {second} 日，也可以是 {second} 月 {first} 日；写成 2026-03-05 这样",
        f"“{said}” can be read in two ways; write it like 2026-03-05",
    )


def _year(said: str | None, today: date) -> int | None:
    """Two digits mean the year that is at most ten years ahead."""
    if not said:
        return None
    if len(said) > 2:  # noqa: PLR2004  # it is written out
        return int(said)
    century = today.year - today.year % 100
    year = century + int(said)
    return year - 100 if year > today.year + 10 else year


def _nearest(month: int, day: int, today: date, *, ahead: bool) -> date:
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue  # 29 February
        if (found >= today) if ahead else (found <= today):
            return found
    raise ValueError
