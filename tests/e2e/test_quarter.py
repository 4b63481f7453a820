"""A quarter of a rep's work, with Spring Festival, a leave and much left undone: what the rhythm promises, it keeps."""

import asyncio
import re
from collections import Counter
from datetime import date, timedelta

import pytest

from bot.content.live import LiveLibrary
from bot.store.database import Database
from tests.conftest import opened
from tests.databases import SqliteDatabases
from tests.e2e.quarter import Evening, Living, Quarter, at, here
from tests.e2e.quarter_book import CAP, DAYS, FIRST, GAPS, LEAVE, SILENCE, works

DAY = timedelta(days=1)
ALL_DAYS = [FIRST + number * DAY for number in range(DAYS)]
LONGEST_WAIT = 10
"""Workdays that anybody may wait for want of room after nine days off: the work of seven days comes at once."""


@pytest.fixture(scope="module")
def quarter(sqlite: SqliteDatabases, live_library: LiveLibrary, tmp_path_factory: pytest.TempPathFactory) -> Quarter:
    async def live() -> Quarter:
        database = Database(sqlite.migrated(tmp_path_factory.mktemp("quarter")))
        try:
            async with opened(database, live_library) as world:
                return await Living(world, seed=1).live()
        finally:
            database.close()

    return asyncio.run(live())


def at_rest(evening: Evening, tiers: dict[int, str], customer: int) -> bool:
    row = evening.customers[customer]
    put_to_rest = row.rested_at is not None and (row.last_touch_at is None or row.last_touch_at <= row.rested_at)
    return tiers[customer] == "E" or put_to_rest


def workdays(after: date, until: date) -> int:
    """Workdays behind the first day, up to the second."""
    return sum(works(after + number * DAY) for number in range(1, (until - after).days + 1))


def next_workday(day: date, *, leave: bool = True) -> date:
    return next(day + number * DAY for number in range(40) if works(day + number * DAY, leave=leave))


def stays(row: object, day: date) -> bool:
    """What no want of room moves: what has a time, and birthdays to come."""
    return row.at_time is not None or (row.why == "birthday" and row.due_day >= day)  # type: ignore[attr-defined]


def waits(quarter: Quarter) -> dict[str, int]:
    """By tier, the most workdays that a follow-up which came by itself waited until a morning showed it."""
    longest: Counter[str] = Counter()
    seen: set[tuple[int, date]] = set()
    mornings = {day: {(row.id, row.due_day) for row in rows} for day, rows in quarter.shown.items()}
    for evening in quarter.evenings:
        seen |= mornings.get(evening.day, set())
        for row in evening.open:
            if row.due_day <= evening.day and row.why != "birthday" and row.at_time is None:
                late = workdays(row.due_day, evening.day) + works(row.due_day)
                if (row.id, row.due_day) not in seen:
                    longest[quarter.tiers[row.customer_id]] = max(longest[quarter.tiers[row.customer_id]], late)
    return dict(longest)


def test_the_rep_did_everything_a_rep_does(quarter: Quarter) -> None:
    assert len(quarter.evenings) == DAYS
    assert all(quarter.did[act] > 3 for act in ("out", "line", "promise", "snooze", "drop", "move", "rest", "nothing"))
    assert any(one.about for one in quarter.came)


def test_whoever_is_not_at_rest_has_something_open_every_evening(quarter: Quarter) -> None:
    for evening in quarter.evenings:
        waiting = {row.customer_id for row in evening.open if row.why != "birthday"}
        lost = [one for one in quarter.tiers if one not in waiting and not at_rest(evening, quarter.tiers, one)]
        assert lost == [], evening.day


def test_nobody_at_rest_is_brought_back_by_a_clock(quarter: Quarter) -> None:
    for evening in quarter.evenings:
        clocks = [row.customer_id for row in evening.open if row.why in ("rhythm", "silence")]
        assert [one for one in clocks if at_rest(evening, quarter.tiers, one)] == [], evening.day


def test_one_digest_each_workday_at_its_hour_and_none_on_other_days(quarter: Quarter) -> None:
    digests = [here(one.at) for one in quarter.came if one.about is None and one.text.startswith("☀️")]

    assert [moment.date() for moment in digests] == [day for day in ALL_DAYS if works(day)]
    assert {(moment.hour, moment.minute) for moment in digests} == {(9, 0)}


def test_the_digest_counts_those_who_are_due(quarter: Quarter) -> None:
    for one in quarter.came:
        if one.about is None and one.text.startswith("☀️") and (count := re.search(r"今天 (\d+) 位", one.text)):
            assert int(count[1]) == len(quarter.shown[here(one.at).date()]), one.text


def test_nothing_comes_in_quiet_hours_or_on_leave_and_on_days_off_only_what_has_a_time(quarter: Quarter) -> None:
    for one in quarter.came:
        moment = here(one.at)
        assert 8 <= moment.hour < 21
        assert not LEAVE[0] <= moment.date() <= LEAVE[1]
        assert works(moment.date()) or (one.about is not None and one.about.at_time is not None)


def test_a_follow_up_is_told_once_and_once_more_until_the_rep_does_something_about_it(quarter: Quarter) -> None:
    told: dict[int, list[object]] = {}
    for one in quarter.came:
        if one.about is None:
            continue
        before = told.setdefault(one.about.id, [])
        acts = [moment for moment in quarter.acted[one.about.id] if moment < one.at]
        before[:] = [moment for moment in before if not acts or moment >= max(acts)]  # type: ignore[operator]
        assert len(before) < 2, one
        assert all(one.at - moment >= timedelta(hours=2) for moment in before), one  # type: ignore[operator]
        before.append(one.at)


def test_what_ended_is_not_told_any_more(quarter: Quarter) -> None:
    assert [one for one in quarter.came if one.about is None and not one.text.startswith("☀️")] == []


def test_what_has_a_time_is_told_at_that_time(quarter: Quarter) -> None:
    came = [one for one in quarter.came if one.about and one.about.id not in quarter.moved_by_rep]
    timed = [one for one in came if one.about.at_time and not one.about.told_at]

    assert timed
    for one in timed:
        moment, due = here(one.at), one.about
        assert moment.date() == due.day
        assert at(due.day, due.at_time.hour, due.at_time.minute) == one.at


def test_what_was_promised_for_a_day_that_became_leave_is_in_the_first_digest_after_it(quarter: Quarter) -> None:
    back = quarter.shown[next_workday(LEAVE[1])]

    assert any(row.at_time and LEAVE[0] <= row.day <= LEAVE[1] for row in back)


def test_no_message_stays_owed(quarter: Quarter) -> None:
    assert quarter.owed_too_long == []


def test_no_morning_has_more_than_the_cap_but_for_what_cannot_move(quarter: Quarter) -> None:
    full = 0
    for day, rows in quarter.shown.items():
        movable = [row for row in rows if not stays(row, day)]
        assert len(movable) <= max(0, CAP - (len(rows) - len(movable))), day
        full += len(rows) >= CAP
    assert full > 3, "the cap was never met: the quarter shows nothing"


def test_every_tier_comes_back_within_its_days_or_on_the_first_workday_after(quarter: Quarter) -> None:
    checked: Counter[str] = Counter()
    for evening in quarter.evenings:
        for row in evening.open:
            tier = quarter.tiers[row.customer_id]
            if row.why != "rhythm" or row.id in quarter.moved_by_rep:
                continue
            last, dropped = evening.customers[row.customer_id].last_touch_at, evening.dropped.get(row.customer_id)
            since = here(max(moment for moment in (last, dropped) if moment)).date()
            limit = since + GAPS[tier] * DAY
            if row.due_day > limit:
                assert workdays(since, limit) == 0, (evening.day, row)
                assert row.due_day == next_workday(limit + DAY), (evening.day, row)
            checked[tier] += 1
    assert set(checked) == set(GAPS)


def test_whom_no_tier_brings_back_is_noticed_when_silent(quarter: Quarter) -> None:
    for evening in quarter.evenings:
        for row in evening.open:
            if row.why == "silence" and row.id not in quarter.moved_by_rep:
                last, dropped = evening.customers[row.customer_id].last_touch_at, evening.dropped.get(row.customer_id)
                since = here(max(moment for moment in (last, dropped) if moment)).date()
                day = since + SILENCE * DAY  # or as it was before the rep told of the leave
                assert row.due_day in {next_workday(day), next_workday(day, leave=False)}, (evening.day, row)


def test_nobody_waits_long_for_want_of_room_and_the_best_tier_hardly(quarter: Quarter) -> None:
    longest = waits(quarter)
    print("workdays waited for want of room, at most, by tier:", longest)  # pytest -rP shows it

    assert longest.get("A", 0) <= 1, longest
    assert max(longest.values(), default=0) <= LONGEST_WAIT, longest
