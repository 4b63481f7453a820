"""What a rep writes about their hours."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rhythm.said import leave_said, own_leave, time_said, workday_said
from bot.core.rhythm.zones import offset_of, zone_said

NOW = datetime(2026, 11, 20, 17, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9", time(9)), ("9:30", time(9, 30)), ("09：05", time(9, 5)), ("9点半", time(9, 30)), ("8點", time(8)),
        ("下午6点", time(18)), ("晚上9点", time(21)), ("中午12点", time(12)), ("6pm", time(18)), ("12 am", time(0)),
        ("7.45", time(7, 45)), ("25", None), ("9:75", None), ("早", None), ("", None), ("99999", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, meant: time | None) -> None:
    assert time_said(text) == meant


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12月1日到5日休假", (12, 1), (12, 5)), ("12月1号至12月5号", (12, 1), (12, 5)),
        ("明天休假", (11, 21), (11, 21)),
        ("1 to 5 December off", (12, 1), (12, 5)), ("1–5 December", (12, 1), (12, 5)),
        ("12-01到12-05", (12, 1), (12, 5)),
        ("Dec 1 - Dec 5", (12, 1), (12, 5)), ("from 1 December to 5 December", (12, 1), (12, 5)),
    ],
)  # fmt: skip
def test_leaves(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert leave_said(text, NOW) == (date(2026, *first), date(2026, *last))


def test_a_leave_may_end_in_the_month_or_the_year_after() -> None:
    assert leave_said("12月28日到1月3日", NOW) == (date(2026, 12, 28), date(2027, 1, 3))
    assert leave_said("1月28日到2号", NOW) == (date(2027, 1, 28), date(2027, 2, 2))


@pytest.mark.parametrize("text", ["随便", "12月1日到哪天", "2026-12-05到2026-12-01", "2月30日", ""])
def test_no_leave_is_made_up(text: str) -> None:
    assert leave_said(text, NOW) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("12月6日上班", True), ("12月7日不上班", False), ("12月7号休息", False), ("6 December work", True),
        ("Dec 7 off", False), ("12月7日", None), ("上班", None),
    ],
)  # fmt: skip
def test_single_days(text: str, meant: bool | None) -> None:
    found = workday_said(text, NOW)

    assert (found[1] if found else None) is meant


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("北京", "Asia/Shanghai"), ("Paris", "Europe/Paris"),
        ("los angeles", "America/Los_Angeles"),
        ("europe/madrid", "Europe/Madrid"), ("+8", "Asia/Shanghai"), ("UTC+5:30", "Asia/Kolkata"),
        ("gmt-3", "Etc/GMT+3"),
        ("17:02", "Asia/Shanghai"), ("现在18:01", "Asia/Tokyo"),
        ("天边", None), ("25:00", None), ("../etc/passwd", None),
        ("+25", None), ("Asia", None), ("", None),
    ],
)  # fmt: skip
def test_zones(text: str, zone: str | None) -> None:
    assert zone_said(text, NOW) == zone


@given(st.integers(0, 23), st.sampled_from((0, 15, 30, 45)))
def test_the_time_somewhere_tells_a_zone_where_it_is_that_time(hour: int, minute: int) -> None:
    zone = zone_said(f"{hour}:{minute:02}", NOW)

    if zone:
        there = NOW.astimezone(UTC) + offset_of(zone, NOW)
        assert (there.hour, there.minute) == (hour, minute)


@given(st.text())
def test_nothing_anybody_writes_is_an_error(text: str) -> None:
    time_said(text)
    zone_said(text, NOW)
    leave_said(text, NOW)
    workday_said(text, NOW)


@pytest.mark.parametrize(
    "text", ["12月1日到5日休假", "我12月1号到5号请假", "I'm on leave from 1 Dec to 5 Dec", "12月1日到5日我要休年假"]
)
def test_a_leave_of_ones_own_is_told_from_anything_else(text: str) -> None:
    assert own_leave(text, NOW) == (date(2026, 12, 1), date(2026, 12, 5))


@pytest.mark.parametrize(
    "text", ["王姐下周休假", "Mr Wang is on holiday next week", "休假", "她放假带孩子来", "12月1日到5日"]
)
def test_somebody_elses_leave_or_none_is_not_ones_own(text: str) -> None:
    assert own_leave(text, NOW) is None
