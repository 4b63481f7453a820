"""Festivals: when they are, and on which workday the rep is reminded."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from bot.core.library import Library
from bot.core.rhythm.festivals import date_of, on_day
from bot.core.rhythm.hours import Hours
from bot.core.schemes import Calendar, YearlyDate
from tests.core.rhythm.living import SHANGHAI, days, hours


@pytest.fixture(scope="module")
def calendar(library: Library) -> Calendar:
    assert library.calendar
    return library.calendar


def yearly(
    solar: str | None = None,
    lunar: str | None = None,
    weekday: tuple[int, int, int] | None = None,
    term: str | None = None,
) -> YearlyDate:
    return YearlyDate(solar, lunar, weekday, term)


@pytest.mark.parametrize(
    ("when", "year", "day"),
    [
        (yearly(solar="10-01"), 2026, date(2026, 10, 1)),
        (yearly(lunar="01-01"), 2026, date(2026, 2, 17)),
        (yearly(lunar="01-01"), 2027, date(2027, 2, 6)),
        (yearly(lunar="08-15"), 2026, date(2026, 9, 25)),
        (yearly(lunar="12-08"), 2025, date(2026, 1, 26)),
        (yearly(lunar="12-30"), 2025, date(2026, 2, 16)),  # that month has 29 days
        (yearly(lunar="06-15"), 2025, date(2025, 7, 9)),  # the plain sixth month, not the leap one
        (yearly(weekday=(5, 7, 2)), 2026, date(2026, 5, 10)),
        (yearly(weekday=(11, 4, 4)), 2026, date(2026, 11, 26)),
        (yearly(weekday=(6, 1, 1)), 2026, date(2026, 6, 1)),
        (yearly(term="qingming"), 2026, date(2026, 4, 5)),
        (yearly(term="qingming"), 2028, date(2028, 4, 4)),
        (yearly(term="dongzhi"), 2026, date(2026, 12, 22)),
        (yearly(term="dongzhi"), 2025, date(2025, 12, 21)),
    ],
)
def test_a_yearly_day_is_found_by_the_sun_the_moon_the_weekday_or_the_solar_term(
    when: YearlyDate, year: int, day: date
) -> None:
    assert date_of(when, year) == day


def reminders(calendar: Calendar, rep: Hours, first: date, last: date) -> dict[str, str]:
    span = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {festival.id: f"{day:%m-%d}" for day in span for festival in on_day(calendar, day, rep)}


def test_the_rep_is_reminded_days_ahead_and_before_days_off(calendar: Calendar) -> None:
    found = reminders(calendar, SHANGHAI, date(2026, 9, 1), date(2026, 10, 31))
    assert found == {"teachers_day": "09-09", "mid_autumn": "09-22", "national_day": "09-28", "double_ninth": "10-16"}


def test_a_festival_of_the_next_january_may_be_thought_of_in_december(calendar: Calendar) -> None:
    assert reminders(calendar, SHANGHAI, date(2026, 12, 28), date(2027, 1, 1)) == {"new_year": "12-30"}


def test_a_festival_during_leave_is_thought_of_before_it(calendar: Calendar) -> None:
    rep = replace(SHANGHAI, leave=((date(2026, 9, 18), date(2026, 10, 9)),))
    found = reminders(calendar, rep, date(2026, 9, 15), date(2026, 10, 9))
    assert found == {"mid_autumn": "09-17", "national_day": "09-17"}


def test_in_a_year_each_festival_is_thought_of_once(calendar: Calendar) -> None:
    rep = Hours("Asia/Shanghai")
    first = date(2026, 2, 1)  # no lunar day of a last month is near
    times = [festival.id for number in range(365) for festival in on_day(calendar, first + timedelta(number), rep)]
    assert sorted(times) == sorted(festival.id for festival in calendar.festivals)


@given(rep=hours(), day=days())
def test_nobody_is_reminded_of_a_festival_on_a_day_off(calendar: Calendar, rep: Hours, day: date) -> None:
    assert rep.works(day) or not on_day(calendar, day, rep)
