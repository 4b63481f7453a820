"""The load: descriptions as reps write them, and updates that carry them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

FIRST_CHAT, FIRST_READER = 1_000, 1_000_000
"""Chats, and the people in them, are numbered from here; so are those who only get what goes to many."""

_WRITTEN = 1_790_000_000


def descriptions() -> tuple[str, ...]:
    """Descriptions of 40 to 60 Chinese characters."""
    return tuple((Path(__file__).parent / "descriptions.txt").read_text(encoding="utf-8").split())


def long_descriptions(characters: int = 200) -> tuple[str, ...]:
    """Descriptions of exactly so many characters, each beginning with another of the short ones."""
    short = descriptions()
    return tuple("".join((*short[start:], *short[:start]))[:characters] for start in range(len(short)))


def updates(first: int, count: int, chats: int) -> Iterator[dict[str, Any]]:
    """Updates (Bot API: Update) numbered from ``first``, the chats taking turns. Message ids are update ids."""
    texts = descriptions()
    for number in range(first, first + count):
        who = {"id": FIRST_CHAT + number % chats, "first_name": "陈"}
        yield {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": _WRITTEN,
                "chat": {**who, "type": "private"},
                "from": {**who, "is_bot": False, "language_code": "zh-hans"},
                "text": texts[number % len(texts)],
            },
        }
