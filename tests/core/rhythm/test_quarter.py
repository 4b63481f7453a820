"""A quarter of one rep's work: 400 customers, some of whom call, Spring Festival, leave, things left undone."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from bot.core.rhythm.day_plan import Waiting, plan_day
from bot.core.rhythm.due import after_touch, overdue_workdays
from bot.core.rhythm.hours import Hours
from tests.core.rhythm.living import calls

GAPS = {0: 7, 1: 15, 2: 30, 3: 90}
"""By rank. The last tier has no cadence: there silence is noticed."""

SIZES = {0: 6, 1: 15, 2: 50, 3: 110, 4: 219}
"""About seven follow-ups a day where eight fit."""

SILENCE = 180
FIRST, DAYS = date(2026, 1, 5), 13 * 7
REP = Hours("Asia/Shanghai", holidays="cn", leave=((date(2026, 3, 9), date(2026, 3, 10)),))


@dataclass
class Book:
    """The customers of a rep, who does nine of ten follow-ups on the day."""

    chance: Random
    ranks: dict[int, int]
    touched: dict[int, date] = field(default_factory=dict)
    waiting: dict[int, Waiting] = field(default_factory=dict)
    finished: list[tuple[date, Waiting, date]] = field(default_factory=list)
    """The touch before, the follow-up as it was, and the touch that finished it."""

    def touch(self, customer: int, now: datetime) -> None:
        today, rank = REP.local(now).date(), self.ranks[customer]
        if customer in self.waiting:
            self.finished.append((self.touched[customer], self.waiting[customer], today))
        cadences = [calls(GAPS[rank])] if rank in GAPS else []
        due = after_touch(cadences, now, now, REP, silence_days=SILENCE)
        assert due
        self.touched[customer] = today
        self.waiting[customer] = Waiting(customer, due.day, None, due.why, rank, today)

    def live(self, day: date) -> int:
        """One workday; how many follow-ups the digest showed."""
        due = [one for one in self.waiting.values() if one.due_day <= day]
        plan = plan_day(due, day, REP, Counter(one.due_day for one in self.waiting.values()))
        assert sorted([*plan.today, *dict(plan.later)]) == sorted(one.id for one in due)
        for customer, _ in plan.later:
            self.waiting[customer] = replace(self.waiting[customer], moved=self.waiting[customer].moved + 1)
        noon = REP.moment(day) + timedelta(hours=3)
        for customer in plan.today:
            if self.chance.random() < 0.9:
                self.touch(customer, noon)
            else:
                self.waiting[customer] = replace(self.waiting[customer], returns=self.waiting[customer].returns + 1)
        self.touch(self.chance.choice(list(self.ranks)), noon)  # who rings of their own accord
        return len(plan.today)


@pytest.fixture(scope="module", params=range(3))
def quarter(request: pytest.FixtureRequest) -> tuple[Book, list[int]]:
    ranks = dict(enumerate(rank for rank, size in SIZES.items() for _ in range(size)))
    book = Book(Random(request.param), ranks)  # noqa: S311  # what happens to a rep is no secret
    for customer, rank in ranks.items():
        before = timedelta(days=book.chance.randrange(GAPS.get(rank, SILENCE // 2)))
        book.touch(customer, REP.moment(REP.workday_from(FIRST - before)))
    days = (FIRST + timedelta(days=number) for number in range(DAYS))
    return book, [book.live(day) for day in days if REP.works(day)]


def test_the_cap_holds_every_day(quarter: tuple[Book, list[int]]) -> None:
    _, shown = quarter
    assert max(shown) == REP.cap


def test_nobody_is_lost(quarter: tuple[Book, list[int]]) -> None:
    book, _ = quarter
    end = FIRST + timedelta(days=DAYS)
    assert sorted(book.waiting) == sorted(book.ranks)
    assert max(overdue_workdays(one.due_day, end, REP) for one in book.waiting.values()) <= 10


def test_what_neither_moves_nor_is_left_undone_keeps_the_gap_of_its_tier(quarter: tuple[Book, list[int]]) -> None:
    book, _ = quarter
    kept = [(gap, one, day) for gap, one, day in book.finished if not one.moved and not one.returns]
    assert len(kept) > len(book.finished) / 3
    for before, one, day in kept:
        if one.rank in GAPS and (day - before).days > GAPS[one.rank]:
            assert REP.workday_until(day - timedelta(days=1), before + timedelta(days=1)) is None


def test_for_want_of_room_the_best_tier_hardly_waits_and_the_last_two_weeks_at_most(
    quarter: tuple[Book, list[int]],
) -> None:
    book, _ = quarter
    late = [(one.rank, overdue_workdays(one.due_day, day, REP)) for _, one, day in book.finished if not one.returns]
    assert max(days for rank, days in late if rank == 0) <= 1
    assert max(days for _, days in late) <= 10
