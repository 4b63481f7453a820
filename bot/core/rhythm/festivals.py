"""Which festivals the rep is reminded of on a day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from bot.core.dates.lunar import lunar_to_solar, solar_term
from bot.core.rhythm.hours import Hours
from bot.core.schemes import Calendar, Festival, YearlyDate

_WEEK: Final = 7
_TERMS: Final[Mapping[str, str]] = {"qingming": "清明", "dongzhi": "DONG_ZHI"}
"""How lunar_python calls the solar terms in the table of a year that it begins with the winter solstice before."""


def on_day(calendar: Calendar, day: date, hours: Hours) -> tuple[Festival, ...]:
    """The festivals whose reminder falls on ``day``: so many days ahead, or the last workday before that."""
    years = (day.year - 1, day.year, day.year + 1)
    return tuple(
        festival
        for festival in calendar.festivals
        if any(_reminds(date_of(festival.date, year), festival.ahead, day, hours) for year in years)
    )


def date_of(yearly: YearlyDate, year: int) -> date:
    """Its day in ``year``; a lunar day is of the lunar year that begins then, and may so fall into January after."""
    if yearly.lunar:
        month, day = yearly.lunar.split("-")
        return lunar_to_solar(year, int(month), int(day))
    if yearly.weekday:
        return _nth_weekday(year, *yearly.weekday)
    if yearly.term:
        return solar_term(year, _TERMS[yearly.term])
    return date.fromisoformat(f"{year}-{yearly.solar}")


def _reminds(festival: date, ahead: int, day: date, hours: Hours) -> bool:
    return hours.workday_until(festival - timedelta(days=ahead), not_before=day) == day


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % _WEEK + _WEEK * (nth - 1))
