"""Why a customer is due, in a few words."""

from datetime import date
from html import escape

from bot.core.blanks import filled
from bot.core.book.customer import Customer
from bot.core.book.history import FollowUp
from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.core.text import Language, Text
from bot.screens.customer_words import MOST_WORDS, clipped, grade_name
from bot.screens.days import birthday_words
from bot.screens.reminder_wording import ReminderWords, reminder_words


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
            return _rhythm(say, grade_name(library, language, follow_up.words), follow_up, customer, hours, today)
        case "silence":
            return _silence(say, follow_up, customer, hours, today)
        case "birthday":
            return say.birthday.format(day=_birthday(language, follow_up, customer))
    stated = say.promised if follow_up.why == "promise" else say.by_hand
    return f"{stated} · {clipped(follow_up.words, most)}" if follow_up.words.strip() else stated


def spoken(library: Library, language: Language, line: Text | None, pack: str) -> str:
    """A line with its blanks filled; empty without one."""
    return filled(library, line, language, pack) if line else ""


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
