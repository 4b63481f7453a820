"""China's public holidays and make-up workdays.

``chinese_calendar`` knows what the State Council has announced, a year at a time. For years not announced yet the
festivals of ``holidays`` stand in: without make-up workdays and bridging days, which a team enters by hand.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache


def decreed(day: date) -> bool | None:
    """Whether China works on ``day``: False on a holiday, True on a make-up workday, None where the weekday decides."""
    return _decrees(day.year).get(day)


@cache
def _decrees(year: int) -> Mapping[date, bool]:
    import chinese_calendar  # noqa: PLC0415  # only reps who keep China's holidays need it

    known = {day: False for day in chinese_calendar.holidays if day.year == year}
    known |= {day: True for day in chinese_calendar.workdays if day.year == year}
    return known or _expected(year)


def _expected(year: int) -> Mapping[date, bool]:
    from holidays import country_holidays  # noqa: PLC0415  # 0.15 s, and only for years not announced yet

    return dict.fromkeys(country_holidays("CN", years=year), False)
