"""A file somebody sent, understood as customers or purchases: which column means what, which rows are good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal, cast

from bot.sheets.columns import Columns, guess
from bot.sheets.fields import Field
from bot.sheets.reading import read_table
from bot.sheets.rows import BadRow, CustomerRow, PurchaseRow, customers_in, purchases_in
from bot.sheets.table import Table

Kind = Literal["customers", "purchases"]

KINDS: tuple[Kind, ...] = ("customers", "purchases")
MEANINGS: Mapping[Kind, tuple[Field, ...]] = {
    "customers": (
        "name", "phone", "trade", "tags", "notes", "birthday", "last_contact", "next_contact", "grade", "stage",
    ),
    "purchases": ("name", "phone", "day", "amount"),
}  # fmt: skip
"""What a column can mean in a file of either kind."""


@dataclass(frozen=True, slots=True)
class Understood:
    """``good`` are rows of ``kind``; ``lacks`` are fields without which there is nothing to import.

    ``print`` is the same for the same bytes.
    """

    table: Table
    columns: Columns
    kind: Kind
    good: Sequence[CustomerRow] | Sequence[PurchaseRow]
    bad: tuple[BadRow, ...]
    lacks: tuple[Field, ...]
    print: str

    @property
    def customers(self) -> Sequence[CustomerRow]:
        """The good rows of a file of customers."""
        return cast(Sequence[CustomerRow], self.good) if self.kind == "customers" else ()

    @property
    def purchases(self) -> Sequence[PurchaseRow]:
        """The good rows of a file of purchases."""
        return cast(Sequence[PurchaseRow], self.good) if self.kind == "purchases" else ()


def understand(
    data: bytes, name: str, today: date, *, kind: Kind | None = None, fields: Sequence[Field | None] | None = None
) -> Understood:
    """Read a file called ``name``; ``kind`` and the ``fields`` of its columns are guessed where not given.

    Takes seconds for a large file: not for the event loop. Raises SheetError when there is no table to use.
    """
    table = read_table(data, name)
    columns = guess(table)
    if fields is not None and len(fields) == len(table.headers):
        columns = Columns(tuple(fields), tuple(float(field is not None) for field in fields))
    kind = kind or columns.holds or "customers"
    lacks = _lacking(columns, kind)
    good: Sequence[CustomerRow] | Sequence[PurchaseRow] = ()
    bad: tuple[BadRow, ...] = ()
    if not lacks:
        rows = customers_in(table, columns, today) if kind == "customers" else purchases_in(table, columns, today)
        good, bad = rows.good, rows.bad
    return Understood(table, columns, kind, good, bad, lacks, sha256(data).hexdigest())


def _lacking(columns: Columns, kind: Kind) -> tuple[Field, ...]:
    if kind == "customers":
        return () if "name" in columns.fields else ("name",)
    whose: tuple[Field, ...] = () if {"name", "phone"} & set(columns.fields) else ("name",)
    needed: tuple[Field, ...] = ("day", "amount")
    return (*whose, *(field for field in needed if field not in columns.fields))


def reassigned(fields: Sequence[Field | None], at: int, field: Field | None) -> tuple[Field | None, ...]:
    """The meanings of all columns when the one at ``at`` means ``field``, which no other does then."""
    others = (None if one == field else one for one in fields)
    return tuple(field if place == at else one for place, one in enumerate(others))
