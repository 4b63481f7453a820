"""Dates found in a text and understood: the future is preferred, weeks begin on Monday."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Final

from bot.core.dates import (
    calendar_days,
    chinese_days,
    chinese_periods,
    chinese_spans,
    clock,
    day_parts,
    english_calendar,
    english_days,
    festivals,
    lunar_days,
)
from bot.core.dates.meaning import Day, Found, Impossible, Kind, Past, Rule, days
from bot.core.dates.putting_together import grouped
from bot.core.dates.relations import turned
from bot.core.dates.writing import FOLDING
from bot.core.folding import Folded

_FEW, _FEW_HAN = 8, 3
"""Characters beside a date that may be no more than manners."""


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date as it was said. Days and times are local to the `now` that it was understood by.

    ``span``: where in the text (half-open); ``words``: the rep's own. ``time``: None if no time of day was said; a part
    of the day gives its usual hour. ``kind``: on that day; by it at the latest; from it on; or around it. ``others``:
    further days that it may well mean.
    """

    span: tuple[int, int]
    words: str
    day: date
    time: time | None
    kind: Kind
    others: tuple[date, ...] = ()

    def is_all_of(self, text: str) -> bool:
        """Whether ``text`` says this and hardly a word more: ``下周三吧``, ``Wednesday please``."""
        rest = (text[: self.span[0]] + text[self.span[1] :]).strip(" 。.!！，,吧")
        return len(rest) <= (_FEW if rest.isascii() else _FEW_HAN)


_GRAMMARS: Final = (
    chinese_days.RULES,
    chinese_spans.RULES,
    chinese_periods.RULES,
    festivals.CHINESE,
    calendar_days.RULES,
    lunar_days.RULES,
    english_days.RULES,
    english_calendar.RULES,
    festivals.ENGLISH,
    clock.RULES,
    day_parts.RULES,
)


_OR: Final = re.compile(r"\s?(?:或者?|到|至|和|、|-|~|or|to|and)\s?", re.ASCII)
"""What stands between two days of which one will do."""


def dates_in(text: str, now: datetime) -> list[SaidDate]:
    """All dates in ``text``, in order; ``now`` is local and aware. Past and impossible ones are left out."""
    return [one for _, one in _said(text, now) if isinstance(one, SaidDate)]


def date_said(text: str, now: datetime) -> SaidDate | None:
    """The date that a short text is about: its first."""
    return next((one for _, one in _said(text, now) if isinstance(one, SaidDate)), None)


def past_day_in(text: str, now: datetime) -> date | None:
    """The first day in ``text`` that is over (昨天, last Tuesday), or None."""
    today = now.date()
    for _, one in _said(text, now):
        day = one.day if isinstance(one, SaidDate | Past) else None
        if day and (isinstance(one, Past) or day < today):
            return day
    return None


def impossible_in(text: str, now: datetime) -> str | None:
    """The words of the first date or time that does not exist (2月30日, 25点), or None."""
    return next((words for words, one in _said(text, now) if isinstance(one, Impossible)), None)


def _said(text: str, now: datetime) -> Iterator[tuple[str, SaidDate | Past | Impossible]]:
    """The words of all that is a date of any kind, and what they say."""
    folded = FOLDING.fold(text)
    done, last = 0, None
    for group in grouped(_pieces(folded.text, now), folded.text):
        if group.start < done or not group.says_when():
            continue
        past, day = group.its(Past), None if group.its(Impossible) else group.day(now)
        if group.its(Impossible) or past:
            yield text[slice(*folded.span(group.start, group.end))], past if past else Impossible()
            done = group.end
        elif day:
            day = _alternative(day, last, folded.text[done : group.start])
            last = day
            meant, start, done = turned(day, folded.text, group.start, group.end, done)
            said = _told(meant, folded, start, done, now)
            if said:
                yield said.words, said


def _alternative(day: Day, last: Day | None, between: str) -> Day:
    """The second weekday of two (下周三或周四) is not before the first."""
    if last and last.weekday and day.weekday and _OR.fullmatch(between) and day.day < last.day:
        weeks = -((day.day - last.day).days // 7)
        return replace(day, day=day.day + days(7 * weeks), others=())
    return day


def _told(meant: Day, folded: Folded, start: int, end: int, now: datetime) -> SaidDate | None:
    today = now.date()
    if meant.day < today and not meant.dated:
        return None
    others = tuple(dict.fromkeys(day for day in meant.others if day >= today and day != meant.day))
    span = folded.span(start, end)
    return SaidDate(span, folded.original[slice(*span)], meant.day, meant.at, meant.kind, others)


def _pieces(text: str, now: datetime) -> list[Found]:
    """What the rules find, in order; of words that overlap the longest are kept."""
    found: list[Found] = []
    for grammar in _GRAMMARS:
        for rule in grammar.rules if grammar.hint.search(text) else ():
            found += _matches(rule, text, now)
    kept: list[Found] = []
    taken = bytearray(len(text))
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _matches(rule: Rule, text: str, now: datetime) -> list[Found]:
    read = ((match, rule.build(match, now)) for match in rule.pattern.finditer(text) if match[0])
    return [Found(match.start(), match.end(), meaning) for match, meaning in read if meaning]
