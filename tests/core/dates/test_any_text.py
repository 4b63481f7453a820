"""What holds for every text: nothing raises, spans are the rep's own words, days are to come, all widths read alike."""

import re
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates.birthdays import birthday_said
from bot.core.dates.understanding import date_said, dates_in, impossible_in, past_day_in
from tests.core.growing import CALM

from .saying import FRIDAY

CHINESE = "今明后天早晚上下个周一二三五日月号年底初中前内以之过两半几点刻节週點３Ａ，、（）/-:.,"
WORDS = ["春节", "国庆", "农历", "腊月", "小时", "分钟", "12", "30", "2026", "5th", "3pm", "ß", "İ", "\u200b", "\n"]
ENGLISH = (
    "next this last in on by before after at Fri Tue May week month day days end of noon EOD Christmas a two half hour"
)
BITS = st.sampled_from([*CHINESE, *WORDS, *ENGLISH.split()])
TEXTS = st.text(max_size=40) | st.lists(BITS, max_size=14).map("".join) | st.lists(BITS, max_size=14).map(" ".join)
MOMENTS = st.integers(-80_000, 500_000).map(lambda hours: FRIDAY + timedelta(hours=hours))
"""From 2017 to 2083."""

RELATIVE = ["明天", "后天下午三点", "三天后", "两周后", "过几天", "周三后", "in 3 days", "tomorrow at 9", "next week"]


@CALM
@given(TEXTS, MOMENTS)
def test_no_text_raises_and_every_span_is_words_of_the_text(text: str, now: datetime) -> None:
    said = dates_in(text, now)
    past_day_in(text, now)
    impossible_in(text, now)
    birthday_said(text)

    spans = [one.span for one in said]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert [one.words for one in said] == [text[start:end] for start, end in spans]
    assert date_said(text, now) == (said[0] if said else None)


@CALM
@given(TEXTS, MOMENTS)
def test_days_without_a_year_are_never_over(text: str, now: datetime) -> None:
    for said in dates_in(text, now):
        assert said.day >= now.date() or re.search(r"\d{4}|\d\d年|/\d\d", said.words)
        assert all(day >= now.date() and day != said.day for day in said.others)


@CALM
@given(st.lists(BITS, max_size=14).map("".join), MOMENTS)
def test_full_width_is_read_as_half_width(text: str, now: datetime) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isascii() and char.isalnum() else char for char in text)

    def meant(written: str) -> list[object]:
        return [(one.span, one.day, one.time, one.kind, one.others) for one in dates_in(written, now)]

    assert meant(wide) == meant(text)


@CALM
@given(st.sampled_from(RELATIVE), st.integers(0, 3000))
def test_what_is_told_from_today_moves_with_today(text: str, weeks: int) -> None:
    ahead = timedelta(weeks=weeks)
    first, later = date_said(text, FRIDAY), date_said(text, FRIDAY + ahead)

    assert first is not None
    assert later is not None
    assert later.day - first.day == ahead
    assert (later.time, later.kind) == (first.time, first.kind)


def test_an_hour_passes_in_full_when_the_clocks_are_changed() -> None:
    night = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))

    said = date_said("in 2 hours", night)

    assert said is not None
    assert said.time is not None
    assert said.time.hour == 3


def test_a_long_line_is_read_in_its_order() -> None:
    text = "明天给报价，" * 300

    assert [one.words for one in dates_in(text, FRIDAY)] == ["明天"] * 300
