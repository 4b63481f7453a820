"""Whom a broadcast is for and when it goes, in words."""

from datetime import date, datetime, time, timedelta
from html import escape

from bot.core.book.names import GRADE, TYPE
from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.core.teams.audience import Audience
from bot.core.teams.timing import At, Now, OwnHour, Repeat, Timing, next_times
from bot.core.text import Language
from bot.flows.composing import Composed
from bot.flows.stored_broadcasts import Broadcast
from bot.screens.broadcast_wording import broadcast_words
from bot.screens.customer_list import only_name
from bot.screens.customer_words import clipped
from bot.screens.days import day_words, weekday

_MONDAY = date(2026, 11, 23)

SHOWN_TIMES = 3
"""Coming times that are shown of one that repeats."""


def title_of(broadcast: Broadcast, language: Language) -> str:
    """What a broadcast is called: by its first words, else by what kind of thing it is."""
    say = broadcast_words(language)
    return broadcast.title or say.kinds.get(broadcast.message.kind, say.untitled)


def to_words(shown: Composed) -> str:
    """``发给 23 人：华东组 · 手上有 A 级逾期的``, as HTML."""
    say, audience = broadcast_words(shown.language), shown.broadcast.audience
    who = escape(who_words(shown, audience))
    count = len(shown.readers)
    return say.to.format(count=count, who=who) if count else say.nobody.format(who=who)


def who_words(shown: Composed, audience: Audience) -> str:
    """An audience in a few words: the team, what is asked of its reps, who was picked."""
    say, parts = broadcast_words(shown.language), list[str]()
    if not audience.by_hand:
        holding = _held(audience, shown.engine.library, shown.language)
        parts += [shown.standing.team, *(f"#{tag}" for tag in audience.tags), *([holding] if holding else [])]
        parts += [say.silent.format(title=clipped(shown.unanswered, 20))] if audience.silent is not None else []
    if audience.picked or audience.by_hand:
        parts.append(say.picked.format(count=len(audience.picked)))
    return say.sep.join(parts)


def when_words(timing: Timing, hours: Hours, language: Language, now: datetime) -> str:
    """When it goes, by the lead's clock: ``现在``, ``11月25日 周三 9:00``, ``每个工作日 8:30，按各自当地时间``."""
    say = broadcast_words(language)
    match timing:
        case Now():
            return say.now
        case At(moment):
            return say.at.format(day=moment_words(moment, hours, language, now))
        case OwnHour(day, at):
            return say.own.format(day=day_words(language, day, hours.local(now).date(), at))
        case Repeat(at, weekdays, own):
            days = _days(weekdays, language)
            told = (say.weekly if weekdays else say.daily).format(at=clock(at), days=days)
            return say.own_repeat.format(when=told) if own else told


def next_words(timing: Timing, hours: Hours, language: Language, now: datetime) -> str:
    """The next three times of one that repeats; empty for any other."""
    if not isinstance(timing, Repeat):
        return ""
    times = next_times(timing, hours, now, SHOWN_TIMES)
    say = broadcast_words(language)
    return say.next.format(times=say.sep.join(moment_words(one, hours, language, now) for one in times))


def moment_words(moment: datetime, hours: Hours, language: Language, now: datetime) -> str:
    """A moment by these hours."""
    here = hours.local(moment)
    return day_words(language, here.date(), hours.local(now).date(), here.time())


def clock(at: time) -> str:
    """A time of day."""
    return f"{at:%H:%M}"


def _held(audience: Audience, library: Library, language: Language) -> str:
    say, holding = broadcast_words(language), audience.holding
    named = ((GRADE, holding.tier), (TYPE, holding.type))
    what = [only_name(library, language, f"{head}{name}") for head, name in named if name]
    what += [say.overdue] if holding.overdue else []
    joined = ("" if language == "zh" else ", ").join(what)
    return say.holding.format(what=f" {joined}" if joined and joined[0].isascii() else joined) if what else ""


def _days(weekdays: frozenset[int], language: Language) -> str:
    names = [weekday(language, _MONDAY + timedelta(days=one - 1)) for one in sorted(weekdays)]
    return "、".join(names) if language == "zh" else ", ".join(names)
