"""What a rep writes into a field of a card: its value, or what is wrong with it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.book.editing import FIELDS, LONGEST, Field, Written, means_else, written
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("name", "  王  姐 ", "王 姐"),
        ("phone", "138 1234 5678", "+8613812345678"),
        ("phone", "＋８６１３８１２３４５６７８", "+8613812345678"),
        ("phone", "无", None),
        ("tags", "#老客户，爱喝茶、 VIP", ["老客户", "爱喝茶", "VIP"]),
        ("tags", "none", []),
        ("trade", "-", ""),
        ("birthday", "3月5日", [3, 5, False, None]),
        ("birthday", "农历十月初六", [10, 6, True, None]),
        ("birthday", "5 March 1985", [3, 5, False, 1985]),
        ("birthday", "clear", None),
        ("notes", "清空", None),
    ],
)
def test_a_field_takes_what_is_meant(field: Field, text: str, value: Any) -> None:
    assert written(field, text, WRITING) == Written(value)


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", "  ", "empty"),
        ("name", "王" * 65, "long"),
        ("phone", "一三八", "phone"),
        ("phone", "12345", "phone"),
        ("birthday", "改天", "birthday"),
        ("birthday", "2月30日", "birthday"),
        ("notes", "身份证110101199003074578", "forbidden"),
        ("name", "6222021234567890128", "forbidden"),
    ],
)
def test_what_is_no_value_is_told(field: Field, text: str, problem: str) -> None:
    assert written(field, text, WRITING) == problem


@CALM
@given(st.sampled_from(FIELDS), ANY_TEXT)
def test_no_text_makes_a_value_longer_than_the_field(field: Field, text: str) -> None:
    new = written(field, text, WRITING)

    assert isinstance(new, str) or len(str(new.value or "")) <= 3 * LONGEST[field]


@pytest.mark.parametrize(
    ("field", "text", "shows", "else_"),
    [
        ("phone", "139 1234 0000", 0, False),
        ("phone", "12", 0, False),
        ("phone", "无", 0, False),
        ("birthday", "改天", 0, False),
        ("phone", "hello world", 0, True),
        ("birthday", "八月十五", 0, False),
        ("birthday", "5 March", 0, False),
        ("birthday", "他很爱聊天", 1, True),
        ("name", "爱聊的老王", 1, False),
        ("name", "声音很大，说话特别快", 2, True),
        ("notes", "声音很大，说话特别快", 2, False),
        ("name", "记下 王姐 13812345678", 0, True),
        ("trade", "美容院", 0, False),
    ],
)
def test_a_text_that_is_about_something_else_is_told_from_an_answer(
    field: Field, text: str, shows: int, else_: bool
) -> None:
    assert means_else(field, text, WRITING, shows) is else_
