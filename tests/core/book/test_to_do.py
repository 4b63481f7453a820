"""A line that wants something done for a customer by a day."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from bot.core.book.to_do import ToDo, to_do
from bot.core.dates.understanding import dates_in
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def understood(text: str) -> ToDo | None:
    return to_do(text, dates_in(text, NOW), WRITING)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("王姐明天下午三点给报价", "王姐", "明天下午三点给报价"),
        ("王姐 下周三回访", "王姐", "下周三回访"),
        ("提醒我下周三给张总打电话", "张总", "下周三给张总打电话"),
        ("明天给李老师打电话", "李老师", "明天给李老师打电话"),
        ("周老板 春节后", "周老板", "春节后"),
        ("remind me to call Mrs Smith on Friday at 10", "Mrs Smith", "call Mrs Smith on Friday at 10"),
        ("Mr Brown next Tuesday send samples", "Mr Brown", "next Tuesday send samples"),
    ],
)
def test_whom_it_is_for_and_what_is_to_be_done(text: str, name: str, words: str) -> None:
    assert understood(text) == ToDo(name, words)


@pytest.mark.parametrize(
    "text",
    [
        "明天再说",
        "下周三下午",
        "王姐",
        "王姐，说话慢，明天下午再来，总说要跟家里人商量，怕选错了",
        "张总一进门就看表，说明天要去上海，让我有话快说，三句话讲完",
        "Mrs Smith said tomorrow is no good, she has to talk it over with her husband first",
    ],
)
def test_what_is_of_something_else(text: str) -> None:
    assert understood(text) is None


@CALM
@given(ANY_TEXT)
def test_any_text_is_understood_or_not_but_never_breaks(text: str) -> None:
    found = understood(text)
    assert found is None or found.name
