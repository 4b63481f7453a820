"""Real files for the tests, made the way programs make them."""

import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bot.sheets.columns import Columns, guess
from bot.sheets.reading import read_table
from bot.sheets.rows import CustomerRow, PurchaseRow, Sorted, customers_in, purchases_in
from bot.sheets.table import Table

TODAY = date(2026, 11, 20)

Written = Sequence[Sequence[object]]


class Book:
    """A workbook being made; ``bytes()`` ends it."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self._book = xlsxwriter.Workbook(self._file, {"in_memory": True, "default_date_format": "yyyy-mm-dd"})

    def sheet(self, rows: Written = (), name: str | None = None) -> Worksheet:
        page = self._book.add_worksheet(name)
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
        return page

    def bytes(self) -> bytes:
        self._book.close()
        return self._file.getvalue()


def xlsx(rows: Written) -> bytes:
    book = Book()
    book.sheet(rows)
    return book.bytes()


def zipped(**parts: bytes) -> bytes:
    """An archive; ``__`` in a name stands for a slash, ``_dot_`` for a dot."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def added_to(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one more part."""
    file = BytesIO(data)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(name, content)
    return file.getvalue()


def table_of(*lines: str) -> Table:
    """A table from lines of CSV."""
    return read_table("\n".join(lines).encode(), "list.csv")


def columns_of(*lines: str) -> Columns:
    return guess(table_of(*lines))


def customers(*lines: str) -> Sorted[CustomerRow]:
    table = table_of(*lines)
    return customers_in(table, guess(table), TODAY)


def purchases(*lines: str) -> Sorted[PurchaseRow]:
    table = table_of(*lines)
    return purchases_in(table, guess(table), TODAY)
