"""Rows as customers or purchases; what cannot be used is kept apart, with its reason."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from bot.core.text import Text
from bot.sheets.cells import LONGEST_NAME, CellError, Fault, amount_in, phone_in, text_in
from bot.sheets.columns import Columns
from bot.sheets.days import Order, day_in, order_of
from bot.sheets.fields import NAMES, Field
from bot.sheets.table import Cell, Row, Table

_PHONE_END = 11


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer as written. ``phone`` is digits, perhaps after a plus; grade, stage and birthday are words."""

    line: int
    name: str
    phone: str | None
    trade: str
    tags: tuple[str, ...]
    notes: str
    birthday: str
    last_contact: date | None
    next_contact: date | None
    grade: str
    stage: str


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """A purchase; a negative amount is money given back. Name or phone may be missing, not both."""

    line: int
    name: str
    phone: str | None
    day: date
    amount: Decimal


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row left out: ``column`` from 0 (None: the whole row), and why. Logs may tell ``fault``, never ``reason``."""

    line: int
    column: int | None
    fault: Fault
    reason: Text


Good = TypeVar("Good", CustomerRow, PurchaseRow)


@dataclass(frozen=True, slots=True)
class Sorted(Generic[Good]):
    """Every row of a table, on one side or the other, in order."""

    good: tuple[Good, ...]
    bad: tuple[BadRow, ...]


class _RowError(Exception):
    """Why a row is left out."""

    def __init__(self, column: int | None, fault: Fault, reason: Text) -> None:
        super().__init__(fault)
        self.column, self.fault, self.reason = column, fault, reason


def customers_in(table: Table, columns: Columns, today: date) -> Sorted[CustomerRow]:
    """The customers of ``table``. ``today`` (local) tells which year is meant where none is written.

    Of two rows with one phone number, or with one name and no number, the first counts.
    """
    reader = _Reader(table, columns, today)
    seen: dict[tuple[str, str], int] = {}

    def one(row: Row) -> CustomerRow:
        customer = reader.customer(row)
        key = ("", customer.phone[-_PHONE_END:]) if customer.phone else (customer.name.casefold(), "")
        first = seen.setdefault(key, row.line)
        if first != row.line:
            raise _twice(first, columns.at("phone" if customer.phone else "name"), phone=bool(customer.phone))
        return customer

    return _sorted(table.rows, one)


def purchases_in(table: Table, columns: Columns, today: date) -> Sorted[PurchaseRow]:
    """The purchases of ``table``; ``today`` as in ``customers_in``."""
    return _sorted(table.rows, _Reader(table, columns, today).purchase)


def _sorted(rows: Iterable[Row], read: Callable[[Row], Good]) -> Sorted[Good]:
    good: list[Good] = []
    bad: list[BadRow] = []
    for row in rows:
        try:
            good.append(read(row))
        except _RowError as error:
            bad.append(BadRow(row.line, error.column, error.fault, error.reason))
    return Sorted(tuple(good), tuple(bad))


def _twice(first: int, column: int | None, *, phone: bool) -> _RowError:
    zh, en = ("电话", "phone number") if phone else ("姓名", "name")
    text = Text(f"{zh}和第 {first} 行一样；留一行", f"the same {en} as in row {first}; keep one of them")
    return _RowError(column, "duplicate", text)


def _missing(column: int | None, field: Field) -> _RowError:
    name = NAMES[field]
    return _RowError(column, "missing", Text(f"没有{name.zh}；填上", f"there is no {name.en}; fill it in"))


_Value = TypeVar("_Value")


class _Reader:
    """Reads the fields of one row after another."""

    def __init__(self, table: Table, columns: Columns, today: date) -> None:
        self._columns, self._today = columns, today
        dated: tuple[Field, ...] = ("last_contact", "next_contact", "day")
        self._orders: dict[Field, Order] = {field: order_of(self._column(table, field)) for field in dated}

    def _column(self, table: Table, field: Field) -> list[Cell]:
        at = self._columns.at(field)
        return [] if at is None else [row.cells[at] for row in table.rows]

    def customer(self, row: Row) -> CustomerRow:
        """Raises _RowError."""
        name = self._name(row)
        if not name:
            raise _missing(self._columns.at("name"), "name")
        phone = self._read(row, "phone", phone_in)
        notes = self._text(row, "notes")
        return CustomerRow(
            line=row.line,
            name=name,
            phone=phone.number if phone else None,
            trade=self._text(row, "trade"),
            tags=_tags(self._text(row, "tags")),
            notes="\n".join(part for part in (notes, phone.beside if phone else "") if part),
            birthday=self._text(row, "birthday"),
            last_contact=self._day(row, "last_contact", ahead=False),
            next_contact=self._day(row, "next_contact", ahead=True),
            grade=self._text(row, "grade"),
            stage=self._text(row, "stage"),
        )

    def purchase(self, row: Row) -> PurchaseRow:
        """Raises _RowError."""
        name, phone = self._name(row), self._read(row, "phone", phone_in)
        if not name and not phone:
            raise _missing(self._columns.at("name"), "name")
        day = self._day(row, "day", ahead=False)
        if day is None:
            raise _missing(self._columns.at("day"), "day")
        amount = self._read(row, "amount", amount_in)
        if amount is None:
            raise _missing(None, "amount")
        return PurchaseRow(row.line, name, phone.number if phone else None, day, amount)

    def _read(self, row: Row, field: Field, read: Callable[[Cell], _Value]) -> _Value | None:
        at = self._columns.at(field)
        if at is None:
            return None
        try:
            return read(row.cells[at])
        except CellError as error:
            said = Text(f"{NAMES[field].zh}：{error.text.zh}", f"{NAMES[field].en}: {error.text.en}")
            raise _RowError(at, error.fault, said) from error

    def _text(self, row: Row, field: Field) -> str:
        return self._read(row, field, text_in) or ""

    def _name(self, row: Row) -> str:
        return " ".join((self._read(row, "name", lambda cell: text_in(cell, LONGEST_NAME)) or "").split())

    def _day(self, row: Row, field: Field, *, ahead: bool) -> date | None:
        order = self._orders[field]
        return self._read(row, field, lambda cell: day_in(cell, self._today, ahead=ahead, order=order))


def _tags(text: str) -> tuple[str, ...]:
    """Tags between any separators, without #, each once."""
    for separator in "，、;；|/\n#":
        text = text.replace(separator, ",")
    return tuple(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))
