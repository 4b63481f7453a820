"""A line about contact that happened: over which channel, how it went, what was promised. When unsure, it is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.book.clauses import Dated, Span, clauses
from bot.core.book.contact_words import ASKING, UNREACHED, Channel, Outcome
from bot.core.book.promises import Promise, promise_in
from bot.core.book.telling import ENDINGS, Told, outcome_of, told_in
from bot.core.book.writing import Writing

_LONGEST_HAN, _LONGEST_LATIN = 60, 150
"""Characters of a line about contact; a longer text tells a story."""


@dataclass(frozen=True, slots=True)
class Touching:
    """One contact. ``name_part`` is the customer as the rep wrote it, empty if unsaid: then it is whoever is in hand.

    ``outcome`` None is unsaid. ``reached`` False: nobody answered. ``note`` is what is told besides name and contact.
    """

    channel: Channel
    name_part: str = ""
    outcome: Outcome | None = None
    reached: bool = True
    promise: Promise | None = None
    note: str = ""


def touched(text: str, dates: Sequence[Dated], writing: Writing) -> Touching | None:
    """What ``text`` tells of contact with a customer; None if it plans, asks, describes manners, or is in doubt."""
    level = writing.level(text)
    longest = _LONGEST_LATIN if level.isascii() else _LONGEST_HAN
    if len(level.strip()) > longest or ASKING.search(level):
        return None
    parts = clauses(level)
    told = told_in(level, parts, dates)
    if told is None:
        return None
    outcome = outcome_of(level)
    return Touching(
        channel=told.channel,
        name_part=text[slice(*told.name)] if told.name else "",
        outcome=outcome,
        reached=outcome in ENDINGS or not any(UNREACHED.search(level[slice(*part)]) for part in parts),
        promise=promise_in(text, level, dates, told.span),
        note=_note(text, parts, told),
    )


def _note(text: str, parts: Sequence[Span], told: Told) -> str:
    """The clauses that tell more than the name and that there was contact."""
    covered = [told.span, *([told.name] if told.name else [])]
    end = max(stop for _, stop in covered)
    left = [(max(start, end) if start < end else start, stop) for start, stop in parts if stop > end]
    return text[left[0][0] : left[-1][1]].strip(" ,，。.;；:：") if left else ""
