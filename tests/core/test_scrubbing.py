"""Names and numbers are gone before a description is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.scrubbing import scrub


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("王姐 138-0013-8000 做美容院的，嫌贵", "某姐 0 做美容院的，嫌贵"),
        ("老李又来砍价，小王在旁边", "老某又来砍价，小某在旁边"),
        ("他叫王建国，脾气急", "他叫某，脾气急"),
        ("欧阳老板？姓欧阳，话少", "某老板？姓某，话少"),
        ("陳太太說要問先生", "某太太說要問先生"),
        ("老师说便宜，老板说贵", "老师说便宜，老板说贵"),
        ("小心谨慎的一个人", "小心谨慎的一个人"),
        ("Mr Patel wants it by 3pm, says Kumar sells at 80", "Mr X wants it by 0pm, says X sells at 0"),
        ("write to ann@example.org or @annie", "write to X or X"),
        ("I think he's picky and I'm tired", "I think he's picky and I'm tired"),
    ],
)
def test_names_and_numbers_are_taken_out_and_the_rest_stays(text: str, kept: str) -> None:
    assert scrub(text) == kept


@given(st.text(max_size=200))
def test_no_number_longer_than_one_digit_is_left_and_it_is_one_line(text: str) -> None:
    found = scrub(text)

    assert not any(one in "123456789" for one in found)
    assert "\n" not in found
    assert scrub(found) == found
