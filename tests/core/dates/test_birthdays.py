"""Birthdays as they are written in notes and sheets, and when they are next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.book.customer import Birthday
from bot.core.dates.birthdays import birthday_said
from bot.core.dates.lunar import lunar_to_solar, next_occurrence, solar_term
from tests.core.growing import CALM

SAID = [
    ("生日农历十月初六", Birthday(10, 6, lunar=True)),
    ("農曆十月初六", Birthday(10, 6, lunar=True)),
    ("十月初六", Birthday(10, 6, lunar=True)),
    ("腊月廿三", Birthday(12, 23, lunar=True)),
    ("1985年农历八月十五", Birthday(8, 15, lunar=True, year=1985)),
    ("阳历3月5日生日", Birthday(3, 5)),
    ("生日3月5号，属牛", Birthday(3, 5)),
    ("85年8月15", Birthday(8, 15, year=1985)),
    ("05年8月15", Birthday(8, 15, year=2005)),
    ("b. 1985-03-05", Birthday(3, 5, year=1985)),
    ("1985/3/5", Birthday(3, 5, year=1985)),
    ("19850305", Birthday(3, 5, year=1985)),
    ("3/5", Birthday(3, 5)),
    ("31/5", Birthday(5, 31)),
    ("birthday is 5 March", Birthday(3, 5)),
    ("born March 5, 1985", Birthday(3, 5, year=1985)),
    ("lunar 8/15", Birthday(8, 15, lunar=True)),
    ("2月29日", Birthday(2, 29)),
]


@pytest.mark.parametrize(("text", "birthday"), SAID)
def test_a_birthday_is_read_as_it_is_written(text: str, birthday: Birthday) -> None:
    assert birthday_said(text) == birthday


@pytest.mark.parametrize(
    "text", ["", "王姐", "2月30日", "1985-02-29", "农历12月31", "born in 1985", "market 5", "138-1234-5678"]
)
def test_what_is_no_birthday_is_not_made_one(text: str) -> None:
    assert birthday_said(text) is None


@pytest.mark.parametrize(
    ("birthday", "day", "coming"),
    [
        (Birthday(3, 5), date(2026, 11, 20), date(2027, 3, 5)),
        (Birthday(11, 20), date(2026, 11, 20), date(2026, 11, 20)),
        (Birthday(2, 29), date(2026, 11, 20), date(2027, 2, 28)),
        (Birthday(2, 29), date(2027, 11, 20), date(2028, 2, 29)),
        (Birthday(10, 6, lunar=True), date(2026, 11, 1), date(2026, 11, 14)),
        (Birthday(12, 23, lunar=True), date(2026, 11, 20), date(2027, 1, 30)),
        (Birthday(12, 30, lunar=True), date(2026, 11, 20), date(2027, 2, 5)),
        (Birthday(12, 8, lunar=True), date(2027, 1, 20), date(2028, 1, 4)),
    ],
)
def test_the_next_birthday_is_the_first_from_a_day_on(birthday: Birthday, day: date, coming: date) -> None:
    assert next_occurrence(birthday, day) == coming


@pytest.mark.parametrize(
    ("lunar", "day"),
    [
        ((2026, 1, 1), date(2026, 2, 17)),
        ((2027, 1, 1), date(2027, 2, 6)),
        ((2026, 8, 15), date(2026, 9, 25)),
        ((2025, 6, 15), date(2025, 7, 9)),  # the plain sixth month, not the leap one that followed
        ((2026, 12, 30), date(2027, 2, 5)),  # a month of 29 days
    ],
)
def test_lunar_days_fall_where_the_almanac_says(lunar: tuple[int, int, int], day: date) -> None:
    assert lunar_to_solar(*lunar) == day


@pytest.mark.parametrize("lunar", [(2026, 13, 1), (2026, 0, 1), (2026, 1, 31), (2026, 1, 0)])
def test_a_day_that_no_lunar_month_has_is_refused(lunar: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        lunar_to_solar(*lunar)


def test_solar_terms_fall_where_the_almanac_says() -> None:
    assert solar_term(2026, "立春") == date(2026, 2, 4)
    assert solar_term(2026, "冬至") == date(2026, 12, 22)
    assert solar_term(2027, "清明") == date(2027, 4, 5)


@CALM
@given(st.integers(1, 12), st.integers(1, 30), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_lunar_birthday_comes_within_thirteen_months(month: int, day: int, today: date) -> None:
    assert 0 <= (next_occurrence(Birthday(month, day, lunar=True), today) - today).days <= 385
