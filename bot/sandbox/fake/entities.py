"""Text with entities, the way Telegram keeps it: trimmed, cleaned, counted in UTF-16 units."""

from typing import NamedTuple

from bot.sandbox.fake.spans import order
from bot.sandbox.fake.wire import Json

BLANK = " \n"
INVISIBLE = " \n\t\u00a0\u200b\u200c\u200d\u2060\ufeff"
CLEANED = {code: " " for code in range(32) if code != ord("\n")} | {ord("\r"): None}
"""Control characters become spaces, carriage returns vanish."""


class Formatted(NamedTuple):
    """A text and its entities: Bot API ``MessageEntity`` objects sorted by offset, the longer first."""

    text: str
    entities: tuple[Json, ...] = ()


def utf16_length(text: str) -> int:
    """How many UTF-16 units ``text`` has; the unit of entity offsets and of the 4096 limit."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of ``text`` an entity covers; half a surrogate pair at either end comes out as U+FFFD."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def is_empty(text: str) -> bool:
    """Whether a person would see nothing."""
    return not text.strip(INVISIBLE)


def trim(text: str, entities: list[Json]) -> Formatted:
    """Cut spaces and line breaks off both ends; an entity at the start keeps its blanks (as Telegram does)."""
    kept = text.rstrip(BLANK)
    clipped = clip(entities, utf16_length(kept))
    first = min((entity["offset"] for entity in clipped), default=len(kept))
    lead = len(kept) - len(kept.lstrip(BLANK))
    lead = min(lead, first)
    if lead == 0:
        return Formatted(kept, tuple(clipped))
    return Formatted(kept[lead:], tuple(entity | {"offset": entity["offset"] - lead} for entity in clipped))


def clip(entities: list[Json], end: int) -> list[Json]:
    """The entities within the first ``end`` units, the last ones shortened to fit."""
    kept = [entity for entity in entities if entity["offset"] < end and entity["length"] > 0]
    clipped = [
        entity if entity["offset"] + entity["length"] <= end else entity | {"length": end - entity["offset"]}
        for entity in kept
    ]
    return sorted(clipped, key=order)
