"""Reps' hours and moments, to try rules on: zones with odd clocks, years' ends, and the days on which clocks change."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from bot.core.rhythm.hours import Hours
from bot.core.schemes import Cadence

ZONES = ("Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia")

START, MINUTES = datetime(2025, 12, 1, tzinfo=UTC), 485 * 24 * 60
"""From December 2025 to the end of March 2027: two years' ends, and a year whose holidays are not announced yet."""

TURNS = tuple(
    datetime(*day, tzinfo=UTC)
    for day in [
        (2026, 3, 8),  # New York forward
        (2026, 11, 1),  # and back
        (2026, 3, 29),  # London forward
        (2026, 10, 25),  # and back
        (2026, 4, 5),  # Lord Howe back by half an hour
        (2026, 10, 4),  # and forward
        (2025, 12, 31),
        (2026, 12, 31),
        (2011, 12, 30),  # which Apia left out
    ]
)

SHANGHAI = Hours("Asia/Shanghai", holidays="cn")
"""The rep of the examples: Monday to Friday, digest at 9:00, quiet from 21:00 to 8:00."""


def beijing(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def calls(days: int, by: str = "rep", channel: str = "any") -> Cadence:
    return Cadence(days=days, by=by, channel=channel)  # type: ignore[arg-type]  # short in examples


def moments() -> st.SearchStrategy[datetime]:
    anywhere = st.tuples(st.just(START), st.integers(0, MINUTES))
    near = st.tuples(st.sampled_from(TURNS), st.integers(-36 * 60, 36 * 60))
    return (anywhere | near).map(lambda found: found[0] + timedelta(minutes=found[1]))


def days() -> st.SearchStrategy[date]:
    return moments().map(datetime.date)


def _clock(first: int, last: int) -> st.SearchStrategy[time]:
    return st.integers(first * 4, last * 4).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))


def _leave() -> st.SearchStrategy[tuple[date, date]]:
    return st.builds(lambda first, length: (first, first + timedelta(days=length)), days(), st.integers(0, 40))


def hours() -> st.SearchStrategy[Hours]:
    return st.builds(
        Hours,
        zone=st.sampled_from(ZONES),
        workdays=st.frozensets(st.integers(1, 7), min_size=1),
        wakes=_clock(5, 8),
        starts=_clock(8, 10),
        digest=_clock(8, 12),
        ends=_clock(16, 20),
        sleeps=_clock(20, 23),
        cap=st.integers(1, 8),
        holidays=st.sampled_from(["cn", "none"]),
        overrides=st.lists(st.tuples(days(), st.booleans()), max_size=4).map(tuple),
        leave=st.lists(_leave(), max_size=2).map(tuple),
    )
