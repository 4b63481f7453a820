"""What a message looks like, before any library of Telegram sees it."""

from dataclasses import dataclass
from typing import Literal

Style = Literal["primary", "success", "danger"]


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message.

    It calls back with ``data`` (64 bytes at most), copies ``copy`` (256 characters), or has the person choose a chat in
    which the inline query ``send`` is begun.
    """

    label: str
    data: str | None = None
    copy: str | None = None
    style: Style | None = None
    send: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """``text`` is Telegram HTML. ``tiles``: the four tiles are shown below the field; ``lead``: those of a lead."""

    text: str
    rows: Rows = ()
    tiles: bool = False
    lead: bool = False


def grid(buttons: list[Button], width: int) -> Rows:
    """Buttons in rows of ``width``."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


MOST_LABEL = 20
"""Characters of a label that a phone shows with two buttons in a row."""


def short(label: str) -> str:
    """``label``, cut to what a button shows."""
    return label if len(label) <= MOST_LABEL else f"{label[: MOST_LABEL - 1].rstrip()}…"
