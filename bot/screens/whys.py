"""Why a customer is due, in a few words, and what happened with them last."""

from datetime import date
from html import escape

from bot.core.blanks import filled
from bot.core.book.customer import Customer
from bot.core.book.history import FollowUp, Touched
from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.core.text import Language, Text
from bot.screens.customer_words import tier_name as short_name
from bot.screens.days import birthday_words, day_month
from bot.screens.reminder_wording import ReminderWords, reminder_words

MOST_WORDS = 60
"""Characters of what somebody wrote that are shown in one line."""


def who(library: Library, customer: Customer, most: int = 64) -> str:
    """``张总 🦅``, escaped; at most so many characters of the name."""
    kind = next((library.types[one] for one, _ in customer.types if one in library.types), None)
    name = clipped(customer.name, most)
    return f"{name} {kind.emoji}" if kind else name


def why(
    library: Library, language: Language, follow_up: FollowUp, customer: Customer, hours: Hours, today: date,
    most: int = MOST_WORDS,
) -> str:  # fmt: skip
    """Why this customer is due, escaped; at most so many characters of what somebody said."""
    say = reminder_words(language)
    match follow_up.why:
        case "rhythm":
            return _rhythm(say, tier_name(library, language, follow_up.words), follow_up, customer, hours, today)
        case "silence":
            return _silence(say, follow_up, customer, hours, today)
        case "birthday":
            return say.birthday.format(day=_birthday(language, follow_up, customer))
    stated = say.promised if follow_up.why == "promise" else say.by_hand
    return f"{stated} · {clipped(follow_up.words, most)}" if follow_up.words.strip() else stated


def tier_name(library: Library, language: Language, graded: str) -> str:
    """A ``scheme:tier`` as it is called for short; as it is written, where the library has none such any more."""
    scheme_id, _, tier_id = graded.partition(":")
    scheme = library.schemes.get(scheme_id)
    tier = scheme.tiers.get(tier_id) if scheme else None
    return short_name(tier, language) if tier else tier_id


def happened(language: Language, touch: Touched, hours: Hours) -> str:
    """``11月18日 电话 · 热了 · 嫌交期长``, escaped."""
    say = reminder_words(language)
    parts = [f"{day_month(language, hours.local(touch.at).date())} {say.channels[touch.channel]}"]
    if not touch.reached:
        parts.append(say.not_reached)
    if touch.outcome:
        parts.append(say.outcomes[touch.outcome])
    if touch.text:
        parts.append(clipped(touch.text))
    return " · ".join(parts)


def spoken(library: Library, language: Language, line: Text | None, pack: str) -> str:
    """A line with its blanks filled; empty without one."""
    return filled(library, line, language, pack) if line else ""


def clipped(text: str, most: int = MOST_WORDS) -> str:
    """One line of what somebody wrote, escaped, not too long."""
    plain = " ".join(text.split())
    return escape(plain if len(plain) <= most else f"{plain[: most - 1]}…")


def _rhythm(say: ReminderWords, tier: str, follow_up: FollowUp, customer: Customer, hours: Hours, today: date) -> str:
    """The grade that asks for it, and once it does, for how long there was silence."""
    if follow_up.day > today:
        return escape(say.rhythm.format(tier=tier))
    return f"{escape(tier)} · {_silence(say, follow_up, customer, hours, today)}"


def _silence(say: ReminderWords, follow_up: FollowUp, customer: Customer, hours: Hours, today: date) -> str:
    """How long it will have been on the day it is due, or has been if that is over."""
    if customer.last_touch is None:
        return say.never_touched
    return say.silent_for.format(days=(max(today, follow_up.day) - hours.local(customer.last_touch).date()).days)


def _birthday(language: Language, follow_up: FollowUp, customer: Customer) -> str:
    try:
        day = date.fromisoformat(follow_up.words)
    except ValueError:
        day = follow_up.day
    born = customer.birthday
    return birthday_words(language, day, lunar=(born.month, born.day) if born and born.lunar else None)
