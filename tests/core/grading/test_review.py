"""Grades are looked at again: when they have lasted, every month, every year, and a newcomer's after half a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.review import Days, Graded, Look, ReviewDue, reviews_due, worth_a_look
from bot.core.schemes import Review, Scheme

from .schemes import scheme, tier

OLD = date(2020, 1, 1)
LASTING = scheme(tier("A", lasts=30), tier("B"))
MONTHLY = scheme(tier("A", 0.2), tier("B", 1.0), review=Review("month", None, None, None))
YEARLY = scheme(tier("A"), tier("B"), review=Review("year", "03-25", "03-30", 183))


def due(scheme: Scheme, on: date, today: date, tier: str = "A", since: date = OLD) -> str | None:
    found = reviews_due(scheme, [Graded(1, tier, on, since)], today)
    return found[0].why if found else None


def test_a_grade_still_held_when_its_time_is_over_is_due() -> None:
    graded = date(2026, 10, 20)

    assert due(LASTING, graded, date(2026, 11, 18)) is None
    assert due(LASTING, graded, date(2026, 11, 19)) == "lasted"
    assert due(LASTING, graded, date(2027, 11, 19), tier="B") is None


def test_a_tier_the_scheme_no_longer_has_does_no_harm() -> None:
    assert due(LASTING, OLD, date(2026, 11, 20), tier="gone") is None


def test_every_month_grades_from_purchases_are_due_with_what_purchases_say() -> None:
    grades = [Graded(1, "A", date(2026, 10, 31), OLD), Graded(2, "B", date(2026, 11, 1), OLD)]

    assert reviews_due(MONTHLY, grades, date(2026, 11, 20), {1: "B", 2: "A"}) == [
        ReviewDue(1, "scheme", "A", "B", "month", date(2026, 11, 1))
    ]


@pytest.mark.parametrize(
    ("on", "today", "why"),
    [
        (date(2026, 3, 24), date(2026, 3, 24), None),
        (date(2025, 4, 1), date(2026, 3, 24), None),
        (date(2025, 4, 1), date(2026, 3, 25), "year"),
        (date(2026, 3, 25), date(2026, 3, 30), None),
        (date(2025, 4, 1), date(2026, 11, 20), "year"),
        (date(2025, 3, 1), date(2026, 1, 5), "year"),
    ],
)
def test_the_yearly_review_is_due_from_the_day_it_opens_until_it_is_done(
    on: date, today: date, why: str | None
) -> None:
    assert due(YEARLY, on, today) == why


def test_the_yearly_review_says_until_when() -> None:
    (one,) = reviews_due(YEARLY, [Graded(1, "A", date(2025, 4, 1), OLD)], date(2026, 3, 26))

    assert (one.day, one.until) == (date(2026, 3, 25), date(2026, 3, 30))


def test_a_newcomers_grade_waits_half_a_year_even_past_the_yearly_review() -> None:
    since = date(2026, 1, 10)

    assert due(YEARLY, since, date(2026, 3, 26), since=since) is None
    assert due(YEARLY, since, since + timedelta(days=182), since=since) is None
    assert due(YEARLY, since, since + timedelta(days=183), since=since) == "newcomer"
    assert due(YEARLY, since + timedelta(days=183), since + timedelta(days=190), since=since) is None


def test_what_is_due_longest_comes_first() -> None:
    grades = [Graded(at, "A", date(2026, 9, at), OLD) for at in (9, 3, 6)]

    assert [one.customer for one in reviews_due(LASTING, grades, date(2026, 11, 20))] == [3, 6, 9]


days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(st.sampled_from([LASTING, MONTHLY, YEARLY]), days, days, st.integers(0, 400))
def test_what_was_graded_today_is_never_due_and_what_is_due_stays_so(
    scheme: Scheme, on: date, since: date, later: int
) -> None:
    since = min(since, on)

    assert due(scheme, on, on, since=since) is None
    first = next((day for day in range(400) if due(scheme, on, on + timedelta(days=day), since=since)), None)
    assert first is not None
    assert due(scheme, on, on + timedelta(days=first + later), since=since)


def fits(look: Look, grade: Graded) -> bool:
    def within(day: date, days: Days) -> bool:
        since, until = days
        return (since is None or day >= since) and (until is None or day < until)

    tiers = look.tiers
    return (tiers is None or grade.tier in tiers) and within(grade.on, look.given) and within(grade.since, look.kept)


@given(
    st.sampled_from([LASTING, MONTHLY, YEARLY, scheme(tier("A", lasts=30), tier("B"), review=YEARLY.review)]),
    st.sampled_from(["A", "B", "gone"]),
    st.integers(0, 500),
    st.integers(0, 500),
    st.integers(0, 60),
)
def test_whatever_is_due_or_came_due_since_a_day_is_worth_a_look(
    looked_by: Scheme, tier_id: str, held: int, kept: int, ago: int
) -> None:
    today = date(2026, 4, 1)
    on = today - timedelta(days=held)
    grade, after = Graded(1, tier_id, on, on - timedelta(days=kept)), today - timedelta(days=ago)

    for found in reviews_due(looked_by, [grade], today):
        assert any(fits(look, grade) for look in worth_a_look(looked_by, today))
        if found.day > after:
            assert any(fits(look, grade) for look in worth_a_look(looked_by, today, after))


def test_a_grade_that_is_not_due_for_long_is_not_looked_at() -> None:
    fresh = Graded(1, "A", date(2026, 4, 20), OLD)

    for one in (LASTING, MONTHLY, YEARLY):
        assert not any(fits(look, fresh) for look in worth_a_look(one, date(2026, 4, 25)))
