"""The reminder of a broadcast: the very message, with a line before it that says what it is."""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any, Final

from bot.core.teams.message import LONGEST, shifted, units

_TAG: Final = re.compile(r"<[^>]*>")
_CUT: Final = "…"


def reminding(call: Mapping[str, Any], line: str) -> dict[str, Any]:
    """``call`` (the Bot API's method and parameters of a text or file), with ``line`` before its words.

    Words that leave no room for it lose their end; those in HTML, which can't be cut, are left out.
    """
    words, formatting = ("text", "entities") if call["method"] == "sendMessage" else ("caption", "caption_entities")
    said: str = call.get(words) or ""
    head, most = f"{line}\n\n" if said else line, LONGEST["text" if words == "text" else "photo"]
    if call.get("parse_mode") == "HTML":
        fits = units(head) + units(unescape(_TAG.sub("", said))) <= most
        return {**call, words: escape(head) + said if fits else escape(line)}
    room = most - units(head)
    kept = said if units(said) <= room else _cut(said, room - units(_CUT)) + _CUT
    entities = shifted(_within(call.get(formatting) or (), units(kept)), units(head))
    return {**call, words: head + kept, **({formatting: [dict(one) for one in entities]} if entities else {})} | (
        {} if entities or formatting not in call else {formatting: []}
    )


def _cut(text: str, room: int) -> str:
    """The beginning of a text, in so many UTF-16 units; no character is cut in two."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * room].decode("utf-16-le", "ignore")


def _within(entities: Any, end: int) -> list[Mapping[str, Any]]:
    """Formatting of what is left of a text that ends there."""
    return [{**one, "length": min(one["length"], end - one["offset"])} for one in entities if one["offset"] < end]
