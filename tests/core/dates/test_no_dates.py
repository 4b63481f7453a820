"""What looks like a date and is none, what is over, and what no calendar has."""

from datetime import date

import pytest

from bot.core.dates.understanding import date_said, dates_in, impossible_in, past_day_in

from .saying import FRIDAY, at

NO_DATES = """
三点建议|两点意见|她说三点：第一|一点不贵|差一点|有点贵|一天到晚|周到|初次|月月|年年|发工资后|周六福|第二次|下午茶
3号楼|5号线|第3号|A3号|92号汽油|12号店|五一广场|小年轻|说明早期|这个月刚买过|初三学生|孩子上初一
价格12.5|24/7|138-1234-5678|13812345678|1/3 的价格|2/3的客户|3-5天|预算10-15万|10-15 people|99/99|3:1
一周三次|每周三次|三天|两周|一个月|20分钟|她说话很快，一上来就砍价|？|
may I come|the sun is out|they march on|just a second|the second time|the 3rd floor|he sat down|in a second
looked at 10 houses|30 people in 3 rooms|next time|next door|one day|every day|speaks fast, haggles
"""
PAST = [
    ("昨天", date(2026, 11, 19)),
    ("昨晚打过电话", date(2026, 11, 19)),
    ("前天下午", date(2026, 11, 18)),
    ("大前天", date(2026, 11, 17)),
    ("上周三", date(2026, 11, 11)),
    ("上上周三", date(2026, 11, 4)),
    ("这周三", date(2026, 11, 18)),
    ("三天前", date(2026, 11, 17)),
    ("前两天", date(2026, 11, 18)),
    ("上个月5号", date(2026, 10, 5)),
    ("去年12月3号", date(2025, 12, 3)),
    ("去年国庆", date(2025, 10, 1)),
    ("2026-11-18", date(2026, 11, 18)),
    ("yesterday", date(2026, 11, 19)),
    ("last Tuesday", date(2026, 11, 17)),
    ("last Friday", date(2026, 11, 13)),
    ("the day before yesterday", date(2026, 11, 18)),
    ("two days ago", date(2026, 11, 18)),
    ("an hour ago", date(2026, 11, 20)),
]
IMPOSSIBLE = [
    *("2月30日", "2026/2/30", "2027年2月29日", "13月1号", "4月31号", "11/31", "腊月三十一"),
    *("25点", "明天25点", "Feb 30", "31 Nov"),
]


@pytest.mark.parametrize("text", NO_DATES.strip().replace("\n", "|").split("|"))
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates_in(text, FRIDAY) == []
    assert past_day_in(text, FRIDAY) is None
    assert impossible_in(text, FRIDAY) is None


@pytest.mark.parametrize(("text", "day"), PAST)
def test_a_day_that_is_over_is_told_apart(text: str, day: date) -> None:
    assert past_day_in(text, FRIDAY) == day
    assert all(said.day < FRIDAY.date() for said in dates_in(text, FRIDAY))


@pytest.mark.parametrize("text", ["明天", "today", "周三", "next Tuesday", "3号"])
def test_a_day_to_come_is_not_over(text: str) -> None:
    assert past_day_in(text, FRIDAY) is None


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_a_day_that_does_not_exist_is_quoted_and_never_read_as_another(words: str) -> None:
    text = f"约 {words} 见"

    assert dates_in(text, FRIDAY) == []
    assert impossible_in(text, FRIDAY) == words


def test_29_february_exists_when_the_year_to_come_has_it() -> None:
    assert impossible_in("2月29日", FRIDAY) == "2月29日"
    assert impossible_in("2月29日", at("2028-01-05 09:00")) is None


def test_a_good_date_beside_an_impossible_one_is_kept() -> None:
    said = date_said("2月30日不行就下周三", FRIDAY)

    assert said is not None
    assert said.words == "下周三"
