"""Purchases of a sheet into the book: each to the customer who made it."""

from collections.abc import Mapping, Sequence

from bot.core.text import Text
from bot.flows.drafting import Draft, Drafting
from bot.flows.importing_customers import Counts, CustomerImport, Known
from bot.sheets.rows import BadRow, PurchaseRow
from bot.store import histories
from bot.store.database import Connection

NOBODY = Text(
    "客户本里没有这位，或同名的不止一位；补上电话", "not in your book, or several go by that name; add the phone"
)

_CENTS = 100


def strangers(connection: Connection, drafting: Drafting, rows: Sequence[PurchaseRow]) -> tuple[BadRow, ...]:
    """The purchases of which the book does not tell who made them."""
    buyers = buyers_of(drafting, rows)
    known = Known(connection, drafting.person_id, buyers.values(), None)
    return tuple(BadRow(row.line, None, "missing", NOBODY) for row in rows if known.of(buyers[row.line]) is None)


def buyers_of(drafting: Drafting, rows: Sequence[PurchaseRow]) -> dict[int, Draft]:
    """Who made each purchase, by its line."""
    return {row.line: drafting.buyer(row) for row in rows}


def take_purchases(
    connection: Connection, rows: Sequence[PurchaseRow], drafting: Drafting, work: CustomerImport, *, add: bool
) -> Counts:
    """Write purchases down; how many were ``bought``, how many are of ``strangers``. ``add``: those are kept as new."""
    buyers = buyers_of(drafting, rows)
    known = Known(connection, drafting.person_id, buyers.values(), None)
    new: dict[tuple[str, str], Draft] = {}
    if add:
        new = {_who(buyer): buyer for buyer in buyers.values() if known.of(buyer) is None}
    added = dict(zip(new, work.add(connection, list(new.values())), strict=True))
    whose = {line: _number(known, buyer, added) for line, buyer in buyers.items()}
    bought = [
        {"customer_id": number, "day": row.day, "amount": int(row.amount * _CENTS), "import_id": drafting.import_id}
        for row in rows
        if (number := whose[row.line]) is not None
    ]
    histories.bought(connection, values=bought)
    return {"bought": len(bought), "added": len(added), "strangers": len(rows) - len(bought)}


def _number(known: Known, buyer: Draft, added: Mapping[tuple[str, str], int]) -> int | None:
    row = known.of(buyer)
    return row.id if row is not None else added.get(_who(buyer))


def _who(buyer: Draft) -> tuple[str, str]:
    """Buyers who are not known yet are one by their number, else by their name."""
    phone = buyer.values["phone"]
    return ("", phone) if phone else (buyer.values["name"], "")
