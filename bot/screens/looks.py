"""What a button of a looked-up screen says: ``l:VERB[:ARGUMENT…][~QUERY]``, 64 bytes at most.

The query is the way back to the search. A button it does not fit leaves it out: another one of the message has it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.intent import BRIEF
from bot.screens.callbacks import MOST_BYTES, WithArguments

ROOM_FOR_QUERY = BRIEF
"""Bytes of a query that a search keeps, so that turning its pages fits a button (11 bytes more, 64 at most)."""


@dataclass(frozen=True, slots=True)
class Look(WithArguments):
    """A tap on a button of a looked-up screen."""

    verb: str
    arguments: tuple[str, ...]
    query: str = ""


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


def completed(tapped: Look, others: Iterable[str]) -> Look:
    """The tap with its query, which ``others``, the data of the message's buttons, may have instead."""
    if tapped.query:
        return tapped
    found = (known.query for data in others if (known := read_look(data)) and known.query)
    return replace(tapped, query=next(found, ""))


def fitted(query: str) -> str:
    """As much of a query as fits a button; searching looks no further."""
    text = " ".join(query.replace("~", " ").split())
    return text.encode()[:ROOM_FOR_QUERY].decode(errors="ignore").strip()
