"""What a customer of the book is, in a few words: type, grade, number, when and why they are due."""

import re
from collections.abc import Sequence
from datetime import date
from html import escape

from bot.core.book.customer import Birthday
from bot.core.book.history import FollowUp, Touched
from bot.core.dates.lunar import next_occurrence
from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.core.schemes import Tier
from bot.core.text import Language
from bot.core.verdict import Ranked
from bot.flows.desks import RepDesk
from bot.flows.watched import Watched
from bot.screens.book_wording import book_words
from bot.screens.card import type_name
from bot.screens.days import birthday_words, day_month, day_words
from bot.screens.wording import words

MOST_TYPES, MOST_WORDS = 2, 40
"""Types a card names; characters of the rep's own words in one line."""

_SURE_ENOUGH = 0.45
"""A second type is named from this confidence on: ``core.verdict.PROBABLY``."""

_HEAD = re.compile(r"[：:(（]")


def types_of(library: Library, language: Language, types: Sequence[tuple[str, float]]) -> str:
    """``🕊 鸽子型 很像　💰 爱砍价 有点像``, escaped; empty when nothing is known. One type a facet."""
    shown: list[str] = []
    facets: set[str] = set()
    for kind, confidence in types:
        known = library.types.get(kind)
        if known is None or known.facet in facets or (shown and confidence < _SURE_ENOUGH):
            continue
        facets.add(known.facet)
        shown.append(f"{type_name(library, kind, language)} {_how_sure(language, kind, known.facet, confidence)}")
    return "　".join(shown[:MOST_TYPES])


def emoji_of(library: Library, types: Sequence[tuple[str, float]]) -> str:
    """The sign of the leading type; empty without one."""
    return next((library.types[kind].emoji for kind, _ in types if kind in library.types), "")


def tier_name(tier: Tier, language: Language) -> str:
    """A grade as it is called for short: its name up to what explains it."""
    return _HEAD.split(tier.name.in_(language))[0].strip()


def grade_name(library: Library, language: Language, graded: str) -> str:
    """A ``scheme:tier`` as it is called for short; the tier's id, where the library has none such any more."""
    scheme, _, tier_id = graded.partition(":")
    tier = library.tier(scheme, tier_id)
    return tier_name(tier, language) if tier else tier_id


def why_due(library: Library, language: Language, desk: RepDesk, due: FollowUp) -> str:
    """Why a customer is due, escaped: the rep's words for a promise, the grade for the rhythm."""
    say = book_words(language)
    if due.why in ("promise", "by_hand"):
        return clipped(due.words) or say.whys[due.why]
    if due.why == "rhythm":
        return escape(say.whys["rhythm"].format(tier=grade_name(library, language, due.words)))
    return say.silent_days.format(days=desk.silence_days) if due.why == "silence" else say.whys[due.why]


def due_line(library: Library, language: Language, desk: RepDesk, due: FollowUp | None, today: date) -> str:
    """``📅 11月25日 周三 10:00 · 下周三回访``."""
    say = book_words(language)
    if due is None:
        return say.nothing_due
    day = day_words(language, due.day, today, due.time)
    return say.next.format(day=day, why=why_due(library, language, desk, due))


def touch_words(language: Language, touch: Touched, hours: Hours) -> str:
    """``11月18日 电话 · 热了 · 嫌贵``, escaped."""
    say = book_words(language)
    parts = [f"{day_month(language, hours.local(touch.at).date())} {say.channels.get(touch.channel, touch.channel)}"]
    if not touch.reached:
        parts.append(say.not_reached)
    if touch.outcome:
        parts.append(say.outcomes.get(touch.outcome, touch.outcome))
    if touch.text:
        parts.append(clipped(touch.text))
    return " · ".join(parts)


def watched_line(language: Language, watched: Watched, hours: Hours) -> str:
    """``👁 王组长 看过 · 11-22 14:05``, escaped."""
    return book_words(language).watched.format(name=escape(watched.name), at=f"{hours.local(watched.at):%m-%d %H:%M}")


def birthday_of(language: Language, birthday: Birthday, today: date) -> str:
    """``🎂 11月15日（农历十月初六）``: the next time."""
    lunar = (birthday.month, birthday.day) if birthday.lunar else None
    return f"🎂 {birthday_words(language, next_occurrence(birthday, today), lunar=lunar)}"


def clipped(text: str, most: int = MOST_WORDS) -> str:
    """What somebody wrote, on one line, not too long, escaped."""
    plain = " ".join(text.split())
    return escape(plain if len(plain) <= most else f"{plain[: most - 1]}…")


def _how_sure(language: Language, kind: str, facet: str, confidence: float) -> str:
    say = words(language)
    if confidence >= 1:
        return say.your_choice
    word = Ranked(kind, facet, confidence).word
    return {"clearly": say.clearly, "probably": say.probably, "not_sure": say.not_sure}[word]
