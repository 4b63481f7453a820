"""What a button of a looked-up screen says: ``l:VERB[:ARGUMENT…][~QUERY]``, 64 bytes at most.

The query is the way back to the search; where it does not fit, there is no way back to offer.
"""

from dataclasses import dataclass

from bot.screens.callbacks import MOST_BYTES

ROOM_FOR_QUERY = 52
"""Bytes of a query that a search keeps, so that turning its pages fits a button."""


@dataclass(frozen=True, slots=True)
class Look:
    """A tap on a button of a looked-up screen."""

    verb: str
    arguments: tuple[str, ...]
    query: str = ""

    def argument(self, place: int, default: str = "") -> str:
        """One of the arguments."""
        return self.arguments[place] if place < len(self.arguments) else default

    def number(self, place: int) -> int:
        """One of the arguments as a number, 0 when it is none."""
        found = self.argument(place)
        return int(found) if found.isdecimal() and len(found) < 6 else 0  # noqa: PLR2004  # no list is that long


def look(verb: str, *arguments: object, query: str = "") -> str:
    """The data of a button."""
    data = ":".join(("l", verb, *map(str, arguments)))
    whole = f"{data}~{query}" if query else data
    return whole if len(whole.encode()) <= MOST_BYTES else data


def read_look(data: str) -> Look | None:
    """The tap behind the data, or None when it is not one of these."""
    data, _, query = data.partition("~")
    head, *rest = data.split(":")
    return Look(rest[0], tuple(rest[1:]), query) if head == "l" and rest else None


def fitted(query: str) -> str:
    """As much of a query as fits a button; searching looks no further."""
    text = " ".join(query.replace("~", " ").split())
    return text.encode()[:ROOM_FOR_QUERY].decode(errors="ignore").strip()
