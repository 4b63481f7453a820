"""Workbooks (xlsx, xls): the first visible sheet with data."""

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.sheets.refusals import broken, too_large
from bot.sheets.table import MOST_COLUMNS, MOST_ROWS, Cell, Row, SheetError, is_blank

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Merged = tuple[int, int, int, int]
"""First and last row (from 1), first and last column (from 0) of merged cells."""


@dataclass(frozen=True, slots=True)
class Raw:
    """All rows that are not blank, before the header is found."""

    rows: tuple[Row, ...]
    merged: tuple[Merged, ...] = ()
    sheet: str = ""
    left: tuple[str, ...] = ()


def read_workbook(data: bytes) -> Raw:
    """The first visible sheet with data. Raises SheetError when it cannot be read."""
    from python_calamine import CalamineError, load_workbook  # noqa: PLC0415  # only who imports needs it

    try:
        with load_workbook(BytesIO(data)) as book:
            return _first_filled(book)
    except CalamineError as error:
        raise broken() from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a fault inside the reader, which is no Exception
            raise
        raise broken() from error


def _first_filled(book: "CalamineWorkbook") -> Raw:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415  # as above

    visible = [one.name for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
    for index, name in enumerate(visible):
        sheet = book.get_sheet_by_name(name)
        rows = _rows(sheet)
        if rows:
            merged = tuple((top + 1, bottom + 1, first, last) for (top, first), (bottom, last) in _merged(sheet))
            left = tuple(one for one in visible[index + 1 :] if book.get_sheet_by_name(one).start is not None)
            return Raw(rows, merged, name, left)
    raise SheetError("表格里没有内容；填好再发一次。", "The workbook holds nothing; fill it in and send it again.")


def _merged(sheet: "CalamineSheet") -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return sheet.merged_cell_ranges or []


def _rows(sheet: "CalamineSheet") -> tuple[Row, ...]:
    if sheet.start is None:
        return ()
    if sheet.width > MOST_COLUMNS:
        raise too_large()
    before: tuple[Cell, ...] = ("",) * sheet.start[1]
    found: list[Row] = []
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if is_blank(tuple(cells)):
            continue
        if len(found) > MOST_ROWS:
            raise too_large()
        found.append(Row(line, (*before, *cells)))
    return tuple(found)
