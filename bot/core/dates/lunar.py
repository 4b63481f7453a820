"""The lunar calendar of China and its solar terms, as days of the common calendar."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from bot.core.book.customer import Birthday

LAST_LUNAR_DAY: Final = 30
"""A lunar month has 29 or 30 days."""

_FEBRUARY: Final = 2


def lunar_to_solar(year: int, month: int, day: int) -> date:
    """The day on which a lunar one falls; a 30th of a short month is its 29th, a leap month never counts.

    ``year`` is the one that begins at Spring Festival, so its twelfth month mostly lies in the solar year after.
    Raises ValueError for what no lunar calendar has.
    """
    if not (1 <= month <= 12 and 1 <= day <= LAST_LUNAR_DAY):  # noqa: PLR2004  # the months of a year
        raise ValueError(f"The lunar calendar has no day {month}-{day}.")
    first, length = _months(year)[month]
    return first + timedelta(days=min(day, length) - 1)


@lru_cache(maxsize=64)
def _months(year: int) -> Mapping[int, tuple[date, int]]:
    """First day and length of the months of a lunar year, but a leap month: reckoned once, for it takes 10 ms."""
    from lunar_python import LunarYear, Solar  # noqa: PLC0415  # heavy, rarely needed

    months = {}
    for month in LunarYear.fromYear(year).getMonthsInYear():
        if not month.isLeap():
            first = Solar.fromJulianDay(month.getFirstJulianDay())
            months[month.getMonth()] = date(first.getYear(), first.getMonth(), first.getDay()), month.getDayCount()
    return months


@lru_cache(maxsize=256)
def solar_term(year: int, name: str) -> date:
    """The day of a solar term (立春) within a solar year, by the time of Beijing. KeyError: there is no such term."""
    from lunar_python import Solar  # noqa: PLC0415  # as above

    terms = Solar.fromYmd(year, 6, 1).getLunar().getJieQiTable()
    solar = terms["DONG_ZHI" if name == "冬至" else name]  # its 冬至 is that of the year before
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


def next_occurrence(birthday: Birthday, on_or_after: date) -> date:
    """The first such day from ``on_or_after`` on; 29 February is 28 February in common years."""
    year = on_or_after.year
    if birthday.lunar:
        days = (lunar_to_solar(one, birthday.month, birthday.day) for one in range(year - 1, year + 3))
    else:
        days = (_solar(one, birthday.month, birthday.day) for one in (year, year + 1))
    return next(day for day in days if day >= on_or_after)


def _solar(year: int, month: int, day: int) -> date:
    if month == _FEBRUARY and not calendar.isleap(year):
        day = min(day, 28)
    return date(year, month, day)
