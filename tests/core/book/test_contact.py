"""A line is understood as one contact: with whom, how, how it went, what was promised."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.book.contact import Contact, Promised, contact_in, noted, tells_of_contact
from bot.core.book.writing import Writing

NOW = datetime(2026, 11, 20, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
WRITING = Writing({})


def test_a_promise_is_the_date_with_what_was_said_of_it() -> None:
    told = contact_in("王姐电话了，说下周三下午三点来店里，嫌贵", NOW, WRITING)

    assert told is not None
    assert (told.name, told.contact.channel, told.contact.outcome) == ("王姐", "call", "colder")
    assert told.contact.promised is not None
    assert (told.contact.promised.on, told.contact.promised.at) == (date(2026, 11, 25), time(15))
    assert told.contact.promised.words == "说下周三下午三点来店里"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("昨天去拜访了王姐", date(2026, 11, 19)),
        ("Called Mrs Smith yesterday", date(2026, 11, 19)),
        ("王姐电话了", None),
    ],
)
def test_the_day_of_a_contact_that_is_over_is_kept(line: str, day: date | None) -> None:
    told = contact_in(line, NOW, WRITING)

    assert told is not None
    assert told.contact.day == day


def test_a_date_that_there_is_not_is_named_and_promises_nothing() -> None:
    told = contact_in("王姐电话了，说2月30日定", NOW, WRITING)

    assert told is not None
    assert (told.impossible, told.contact.promised) == ("2月30日", None)


def test_a_date_in_a_note_is_a_promise() -> None:
    note = noted(" 答应下周三报价 ", NOW)

    assert note == Contact(text="答应下周三报价", promised=Promised(date(2026, 11, 25), None, "on", "答应下周三报价"))


@given(st.text(max_size=80))
def test_the_quick_look_never_says_no_where_the_close_one_says_yes(text: str) -> None:
    assert tells_of_contact(text, WRITING) or contact_in(text, NOW, WRITING) is None
