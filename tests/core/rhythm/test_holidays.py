"""China's holidays: as announced, and as expected for years that are not announced yet."""

from datetime import date, timedelta

from bot.core.rhythm.hours import Hours
from tests.core.rhythm.living import SHANGHAI


def off(rep: Hours, first: date, last: date) -> list[str]:
    span = (first + timedelta(days=days) for days in range((last - first).days + 1))
    return [f"{day:%m-%d}" for day in span if not rep.works(day)]


def test_spring_festival_of_2026_lasts_nine_days_and_both_saturdays_around_it_are_worked() -> None:
    free = off(SHANGHAI, date(2026, 2, 13), date(2026, 3, 1))
    assert free == [f"02-{day}" for day in range(15, 24)] + ["03-01"]


def test_national_day_of_2026_is_made_up_for_on_a_sunday_before_and_a_saturday_after() -> None:
    free = off(SHANGHAI, date(2026, 9, 19), date(2026, 10, 11))
    assert free == ["09-19", "09-25", "09-26", "09-27", *(f"10-0{day}" for day in range(1, 8)), "10-11"]


def test_a_make_up_day_is_worked_on_whatever_weekdays_one_works() -> None:
    assert Hours("Asia/Shanghai", workdays=frozenset({1, 2, 3}), holidays="cn").works(date(2026, 9, 20))


def test_a_year_not_announced_yet_has_its_festivals_and_a_team_adds_the_make_up_days() -> None:
    festival = (date(2027, 2, 5), date(2027, 2, 14))
    assert off(SHANGHAI, *festival) == ["02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "02-13", "02-14"]
    told = Hours("Asia/Shanghai", holidays="cn", overrides=((date(2027, 2, 11), False), (date(2027, 2, 14), True)))
    assert off(told, *festival) == ["02-05", "02-06", "02-07", "02-08", "02-09", "02-10", "02-11", "02-13"]
