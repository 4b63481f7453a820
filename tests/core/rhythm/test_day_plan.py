"""Which follow-ups a day has room for, in which order, and where the others go."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.day_plan import DayPlan, Waiting, plan_day
from bot.core.rhythm.due import Why
from bot.core.rhythm.hours import Hours
from tests.core.rhythm.living import SHANGHAI, days, hours

FRIDAY, MONDAY, TUESDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
WHYS: tuple[Why, ...] = ("promise", "rhythm", "silence", "birthday", "by_hand")


def one(number: int, why: Why = "rhythm", rank: int = 2, late: int = 0, at: time | None = None) -> Waiting:
    return Waiting(number, FRIDAY - timedelta(days=late), at, why, rank)


def with_room_for(cap: int) -> Hours:
    return replace(SHANGHAI, cap=cap)


def test_what_was_promised_comes_first_then_the_silent_of_the_best_tier_then_the_others_by_tier_and_lateness() -> None:
    waiting = [
        one(1),
        one(2, late=3),
        one(3, rank=1),
        one(4, rank=0, late=7),
        one(5, "silence", rank=0),
        one(6, "by_hand"),
        one(7, "promise", rank=5),
        one(8, "promise", rank=5, late=2),
        one(9, "promise", at=time(15)),
        one(10, "promise", rank=0, at=time(10)),
    ]
    assert plan_day(waiting, FRIDAY, with_room_for(10)).today == (10, 9, 8, 6, 7, 4, 5, 3, 2, 1)


def test_who_does_not_fit_moves_to_the_next_workdays_with_room() -> None:
    waiting = [one(number, rank=number) for number in range(1, 8)]
    plan = plan_day(waiting, FRIDAY, with_room_for(2), {MONDAY: 1, TUESDAY: 2})
    wednesday, thursday = TUESDAY + timedelta(days=1), TUESDAY + timedelta(days=2)
    assert plan == DayPlan((1, 2), ((3, MONDAY), (4, wednesday), (5, wednesday), (6, thursday), (7, thursday)))


def test_times_and_birthdays_stay_though_it_is_more_than_the_cap_and_leave_the_others_less_room() -> None:
    waiting = [one(1, rank=0), one(2, "birthday"), one(3, "promise", at=time(9)), one(4, "promise", at=time(16))]
    assert plan_day(waiting, FRIDAY, with_room_for(2)) == DayPlan((3, 4, 2), ((1, MONDAY),))


def test_on_a_day_off_there_is_only_what_cannot_move() -> None:
    saturday = FRIDAY + timedelta(days=1)
    waiting = [one(1, "promise"), Waiting(2, saturday, time(11), "promise", 3)]
    assert plan_day(waiting, saturday, SHANGHAI) == DayPlan((2,), ((1, MONDAY),))


def test_moves_make_up_for_tiers_so_that_the_last_tier_has_its_turn() -> None:
    newcomers = [one(number, rank=0) for number in range(2, 5)]
    waited = [replace(one(9, rank=4), moved=moved) for moved in (11, 12)]
    assert [9 in plan_day([last, *newcomers], FRIDAY, with_room_for(2)).today for last in waited] == [False, True]


def test_what_was_put_before_the_rep_three_times_lets_others_go_first() -> None:
    ignored = [replace(one(number, "promise", late=9), returns=3) for number in (1, 2)]
    assert plan_day([*ignored, one(3), one(4)], FRIDAY, with_room_for(2)).today == (3, 4)


def follow_ups(today: date) -> st.SearchStrategy[list[Waiting]]:
    any_one = st.builds(
        Waiting,
        id=st.integers(1, 10_000),
        due_day=st.integers(0, 60).map(lambda late: today - timedelta(days=late)),
        time=st.none() | st.none() | st.times(),
        why=st.sampled_from(WHYS),
        rank=st.integers(0, 8),
        last_touch=st.none() | st.just(today - timedelta(days=30)),
        moved=st.integers(0, 5),
        returns=st.integers(0, 5),
    )
    return st.lists(any_one, max_size=40, unique_by=lambda waiting: waiting.id)


@given(st.data(), hours(), days(), st.dictionaries(days(), st.integers(0, 9)))
def test_everybody_is_planned_exactly_once_and_the_cap_holds(
    data: st.DataObject, rep: Hours, today: date, planned: dict[date, int]
) -> None:
    waiting = data.draw(follow_ups(today))
    plan = plan_day(waiting, today, rep, planned)
    assert sorted([*plan.today, *(number for number, _ in plan.later)]) == sorted(each.id for each in waiting)
    stay = {each.id for each in waiting if each.time or (each.why == "birthday" and each.due_day == today)}
    assert stay <= set(plan.today)
    assert len(plan.today) <= max(rep.cap, len(stay))
    assert not plan.later or not rep.works(today) or len(plan.today) >= rep.cap
    for day, number in Counter(day for _, day in plan.later).items():
        assert day > today
        assert rep.works(day)
        assert number + planned.get(day, 0) <= rep.cap


@given(st.data(), days())
def test_the_plan_does_not_depend_on_the_order_they_come_in(data: st.DataObject, today: date) -> None:
    waiting = data.draw(follow_ups(today))
    assert plan_day(data.draw(st.permutations(waiting)), today, SHANGHAI) == plan_day(waiting, today, SHANGHAI)


@given(
    backlog=st.lists(st.integers(0, 5), max_size=30),
    cap=st.integers(2, 6),
    coming=st.lists(st.lists(st.integers(0, 5), max_size=5), min_size=60, max_size=60),
)
def test_with_a_place_to_spare_each_day_nobody_moves_more_often_than_there_were_people_before(
    backlog: list[int], cap: int, coming: list[list[int]]
) -> None:
    rep, today, numbers = with_room_for(cap), date(2026, 3, 2), count()
    waiting: list[Waiting] = []
    for ranks in [backlog, *(day[: cap - 1] for day in coming)]:
        waiting += [Waiting(next(numbers), today, None, "rhythm", rank) for rank in ranks]
        moving = dict(plan_day(waiting, today, rep).later)
        waiting = [replace(each, moved=each.moved + 1) for each in waiting if each.id in moving]
        assert all(each.moved <= len(backlog) for each in waiting)
        today = rep.workday_from(today + timedelta(days=1))
    assert not waiting


def test_among_equals_who_was_not_touched_for_longest_goes_first() -> None:
    touched = [
        replace(one(number), last_touch=day)
        for number, day in enumerate((date(2026, 11, 9), None, date(2026, 11, 10)), 1)
    ]
    assert plan_day(touched, FRIDAY, SHANGHAI).today == (2, 1, 3)
