"""What a message tells of somebody to keep, with days, birthdays and numbers that are left out."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given

from bot.core.book.customer import Birthday
from bot.core.book.told import told
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=timezone(timedelta(hours=8)))  # a Friday


@pytest.mark.parametrize(
    ("text", "name", "day", "promise"),
    [
        ("记下 王姐 138 1234 5678 做美容院的 下周三回访", "王姐", date(2026, 11, 25), "下周三回访"),
        ("王姐，月底前给她报价", "王姐", date(2026, 11, 30), "月底前给她报价"),
        ("隔壁修车的 下周三回访", "隔壁修车的", date(2026, 11, 25), "下周三回访"),
        ("keep Mrs Smith, call next Tue", "Mrs Smith", date(2026, 11, 24), "call next Tue"),
        ("Tom from the hardware store", "Tom", None, ""),
    ],
)
def test_who_when_and_what_is_promised(text: str, name: str, day: date | None, promise: str) -> None:
    found = told(text, NOW, WRITING)

    assert found.keeping.name == name
    assert (found.due.day if found.due else None) == day
    assert found.promise == promise


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("记下 王姐 生日农历十月初六", Birthday(10, 6, lunar=True)),
        ("记下 王姐 2月30日回访 生日农历十月初六", Birthday(10, 6, lunar=True)),
        ("keep Mrs Smith, birthday 5 March", Birthday(3, 5)),
        ("记下 王姐 3月5日回访", None),
    ],
)
def test_a_birthday_is_told_by_that_word(text: str, birthday: Birthday | None) -> None:
    assert told(text, NOW, WRITING).birthday == birthday


def test_a_birthday_is_no_day_to_come_back_on() -> None:
    assert told("记下 王姐 生日3月5日", NOW, WRITING).due is None


def test_a_day_that_does_not_exist_is_told_as_such() -> None:
    found = told("记下 王姐 2月30日回访", NOW, WRITING)

    assert (found.due, found.impossible) == (None, "2月30日")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("记下 李姐 身份证110101199003074578 爱喝茶", "identity"), ("记下 李姐 卡号6222021234567890128 爱喝茶", "bank")],
)
def test_numbers_that_nobody_should_keep_are_left_out_of_everything(text: str, kind: str) -> None:
    found = told(text, NOW, WRITING)

    assert found.refused == (kind,)
    assert not any(char.isdigit() for char in f"{found.keeping}")
    assert "爱喝茶" in found.keeping.note


@CALM
@given(ANY_TEXT)
def test_whatever_is_written_is_read(text: str) -> None:
    assert told(text, NOW, WRITING).keeping.name in f" {text}"
