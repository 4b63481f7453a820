"""Which column holds what: by its header, and where that leaves doubt by its values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Literal

from bot.core.text import Text
from bot.sheets.cells import CellError, halved, written
from bot.sheets.days import day_in
from bot.sheets.fields import NAMES, SURE, Field, field_called
from bot.sheets.table import Cell, Table, column_name

SURE_ENOUGH = 0.6
"""A column less sure than this is named as a question."""

_LOOKED_AT = 50
_MOST_OF = 0.7
_LONGEST_NAME = 40
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_PHONE = re.compile(r"\+?\d{7,15}")
_NUMBER = re.compile(r"[¥$€£]?-?\d[\d,]*(?:\.\d+)?(?:元|万)?")
_FITTING: dict[Field, frozenset[str]] = {
    "name": frozenset({"text", "mixed", "empty"}),
    "phone": frozenset({"mobile", "phone", "empty"}),
    "day": frozenset({"date", "empty"}),
    "last_contact": frozenset({"date", "number", "empty"}),
    "next_contact": frozenset({"date", "number", "empty"}),
}
"""What values look like in a column of whose header one cannot be sure; any will do for other fields."""


@dataclass(frozen=True, slots=True)
class Columns:
    """For each column the field it holds (None: it is left out) and how sure that is, 0 to 1.

    No field stands twice.
    """

    fields: tuple[Field | None, ...]
    sure: tuple[float, ...]

    def at(self, field: Field) -> int | None:
        """The column of ``field``."""
        return self.fields.index(field) if field in self.fields else None

    def changed(self, column: int, field: Field | None) -> "Columns":
        """As a person corrects it: this column holds ``field``, and no other does."""
        fields = [None if one == field else one for one in self.fields]
        fields[column] = field
        return Columns(tuple(fields), (*self.sure[:column], SURE, *self.sure[column + 1 :]))

    @property
    def holds(self) -> Literal["customers", "purchases"] | None:
        """Purchases have a day and an amount, customers a name; both say whose they are. None: neither."""
        who = {"name", "phone"} & set(self.fields)
        if who and {"day", "amount"} <= set(self.fields):
            return "purchases"
        return "customers" if "name" in self.fields else None


def guess(table: Table) -> Columns:
    """The columns of ``table`` as they are most likely meant."""
    offers = [_offer(table, at) for at in range(len(table.headers))]
    fields: list[Field | None] = [None] * len(offers)
    sure = [0.0] * len(offers)
    for at in sorted(range(len(offers)), key=lambda one: -offers[one][1]):
        field, weight = offers[at]
        if field and field not in fields:
            fields[at], sure[at] = field, weight
    return Columns(tuple(fields), tuple(sure))


def describe(table: Table, columns: Columns) -> tuple[Text, ...]:
    """One line a column for a person to confirm; what is unsure has a question mark, what is left out says so."""
    return tuple(
        _described(column_name(at), header, columns.fields[at], columns.sure[at])
        for at, header in enumerate(table.headers)
    )


def _described(letters: str, header: str, field: Field | None, sure: float) -> Text:
    if field is None:
        return Text(f"{letters} “{header}”：不导入", f"{letters} “{header}”: left out")
    zh, en = ("", "") if sure >= SURE_ENOUGH else ("？", "?")
    return Text(f"{letters} “{header}” → {NAMES[field].zh}{zh}", f"{letters} “{header}” → {NAMES[field].en}{en}")


def _offer(table: Table, at: int) -> tuple[Field | None, float]:
    field, sure = field_called(table.headers[at])
    kind = _kind([row.cells[at] for row in islice(table.rows, _LOOKED_AT)])
    if sure == SURE and not (field == "name" and kind in {"mobile", "date"}):
        return field, sure + (0.05 if kind == "mobile" else 0.0)  # of two phone columns, the mobile one
    if field and kind in _FITTING.get(field, {kind}):
        return field, max(sure, SURE_ENOUGH) if kind != "empty" else sure
    if kind == "mobile":  # whatever it is called, eleven such digits are a phone number
        return "phone", SURE_ENOUGH
    return None, 0.0


def _kind(cells: Sequence[Cell]) -> str:
    """What most of the cells that are filled look like: mobile, phone, date, number, text, long; or empty."""
    kinds = [_looks(cell) for cell in cells if written(cell)]
    if not kinds:
        return "empty"
    most = max(set(kinds), key=kinds.count)
    return most if kinds.count(most) >= len(kinds) * _MOST_OF else "mixed"


def _looks(cell: Cell) -> str:
    if isinstance(cell, date):
        return "date"
    digits = re.sub(r"[\s\-().]", "", halved(cell))
    if _MOBILE.fullmatch(digits):
        return "mobile"
    if _is_day(cell):
        return "date"
    if _PHONE.fullmatch(digits) and not isinstance(cell, float):
        return "phone"
    if _NUMBER.fullmatch(digits):
        return "number"
    return "text" if len(written(cell)) <= _LONGEST_NAME else "long"


def _is_day(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    try:
        return day_in(cell, date(2000, 1, 1), ahead=True, order="day_first") is not None
    except CellError:
        return False
