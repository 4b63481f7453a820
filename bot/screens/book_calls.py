"""What the buttons of the book say: ``k:CUSTOMER[:VERB[:ARGUMENT…]]`` and ``b:LISTING``, 64 bytes at most.

A listing is ``ORDER:PAGE:ONLY~QUERY``. A card remembers the list it was opened from by the button that leads back.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, get_args

from bot.flows.listing import Listing
from bot.screens.callbacks import MOST_BYTES, WithArguments, is_number
from bot.store.customers import Order

ORDERS: Final[tuple[Order, ...]] = get_args(Order)

_LONGEST_PAGE = 4
"""Digits of a page that a book may have."""

_ROOM_FOR_QUERY = 30
"""Bytes of a search that a list keeps, so that the way back to it fits the button of a customer."""


@dataclass(frozen=True, slots=True)
class BookCall(WithArguments):
    """A tap on a button of a customer. ``back`` is the data of the button that leads to the list, empty without one."""

    customer: int
    verb: str
    arguments: tuple[str, ...]
    back: str = ""


def on(customer: int, verb: str = "", *arguments: object) -> str:
    """The data of a customer's button."""
    return ":".join(("k", str(customer), *([verb] if verb else []), *map(str, arguments)))


def opened_from(customer: int, listing: Listing) -> str:
    """The data of the button that opens a customer out of a list."""
    data = on(customer, "in", listed(listing).removeprefix("b:"))
    return data if len(data.encode()) <= MOST_BYTES else on(customer)


def listed(listing: Listing, page: int | None = None) -> str:
    """The data of the button that shows a list."""
    query = f"~{listing.query}" if listing.query else ""
    return f"b:{listing.order}:{listing.page if page is None else page}:{listing.only}{query}"


def read_call(data: str, beside: Iterable[str] = ()) -> BookCall | None:
    """The tap behind the data, or None when it is not one of these; ``beside`` is the data of the message's buttons."""
    head, number, *rest = [*data.split(":", 3), ""][:4] if ":" in data else ["", ""]
    if head != "k" or not is_number(number):
        return None
    verb, more = (rest[0], rest[1]) if len(rest) > 1 else ("", "")
    if verb == "in":
        return BookCall(int(number), "", (), f"b:{more}")
    back = next((one for one in beside if one.startswith("b:")), "")
    return BookCall(int(number), verb, tuple(more.split(":")) if more else (), back)


def read_listing(data: str) -> Listing | None:
    """The list behind the data, or None when it is none of these."""
    told, _, query = data.partition("~")
    parts = told.split(":", 3)
    if len(parts) != 4 or parts[0] != "b" or not is_number(parts[2], _LONGEST_PAGE):  # noqa: PLR2004  # as above
        return None
    order = next((one for one in ORDERS if one == parts[1]), None)
    return Listing(order, int(parts[2]), parts[3], query) if order else None


def fitted(query: str) -> str:
    """As much of a search as fits a button."""
    plain = " ".join(query.replace("~", " ").replace(":", " ").split())
    return plain.encode()[:_ROOM_FOR_QUERY].decode(errors="ignore").strip()
