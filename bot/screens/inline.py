"""Lines as the inline list shows them."""

import re
from dataclasses import dataclass

from bot.core.lines import Line
from bot.flows import looking
from bot.flows.looking import InHand
from bot.screens.looking import belonging, worded

OFFERED = 50
"""Results of one answer (Bot API: answerInlineQuery)."""

_KEY = re.compile(r"#([0-9a-f]{12}|t[0-9]{1,11})")
_TITLE = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list: ``text`` is what is sent."""

    key: str
    title: str
    description: str
    text: str


def offers(hand: InHand, query: str, start: int = 0) -> list[Offer]:
    """The lines from place ``start`` on. ``#key`` brings that very line: so "send on" finds what was shown."""
    named = _KEY.fullmatch(query.strip())
    line = looking.line_of(hand, named[1]) if named else None
    found = [line] if line else looking.lines(hand, query, start + OFFERED)[start:]
    return [_offer(hand, one) for one in found if one is not None]


def _offer(hand: InHand, line: Line) -> Offer:
    text = worded(hand, line)
    title = text if len(text) <= _TITLE else f"{text[: _TITLE - 1]}…"
    return Offer(line.key, title, belonging(hand, line), text)
