"""Phone numbers are found however they are written, shown in part only, and numbers of cards are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.book.cards import forbidden_numbers
from bot.core.book.phones import dialled, masked, national, normalised, phones_in, tail
from tests.core.growing import CALM

from .reading_words import ANY_TEXT, WRITING


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("王姐 138 1234 5678 做美容", "+8613812345678"),
        ("王姐13812345678做美容", "+8613812345678"),
        ("138-1234-5678", "+8613812345678"),
        ("王姐 13812345678 2月30日回访", "+8613812345678"),
        ("138 1234 5678 3点", "+8613812345678"),
        ("13812345678 2026-12-03", "+8613812345678"),
        ("07700 900123 5 Dec", "+447700900123"),
        ("07700 900123 3pm", "+447700900123"),
        ("+86 138 1234 5678", "+8613812345678"),
        ("+8613812345678", "+8613812345678"),
        ("86 138 1234 5678", "+8613812345678"),
        ("0086 13812345678", "+8613812345678"),
        ("电话１３８１２３４５６７８", "+8613812345678"),
        ("座机010-62345678", "+861062345678"),
        ("0571 87654321 转前台", "+8657187654321"),
        ("400-820-8820", "+864008208820"),
        ("Mrs Smith 07700 900123 runs a bakery", "+447700900123"),
        ("call +44 7700 900123", "+447700900123"),
        ("(415) 555-2671", "+14155552671"),
        ("+852 9123 4567", "+85291234567"),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, phone: str) -> None:
    assert [one.phone for one in phones_in(WRITING.level(text))] == [phone]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-12-03 10:30",
        "价格 12000000000",
        "订单20240115001234",
        "1381234567",
        "要30个，每个12.5",
        "3号楼502",
        "10086",
    ],
)
def test_other_numbers_are_no_phones(text: str) -> None:
    assert phones_in(text) == []


def test_two_numbers_are_found_in_order_and_where_they_stand() -> None:
    text = "手机13812345678 座机010-62345678"

    found = phones_in(text)

    assert [text[slice(*one.span)] for one in found] == ["13812345678", "010-62345678"]


@pytest.mark.parametrize(
    ("phone", "shown", "written", "called"),
    [
        ("+8613812345678", "138****5678", "138 1234 5678", "13812345678"),
        ("+861062345678", "010****5678", "010 6234 5678", "01062345678"),
        ("+447700900123", "077****0123", "+44 7700 900123", "07700900123"),
    ],
)
def test_a_number_is_shown_in_part_in_whole_and_as_dialled(phone: str, shown: str, written: str, called: str) -> None:
    assert (masked(phone), national(phone), dialled(phone)) == (shown, written, called)
    assert tail(phone) == phone[-4:]


def test_a_short_number_shows_two_digits_and_none_shows_nothing() -> None:
    assert masked("12345") == "****45"
    assert masked("") == ""


MOBILES = st.from_regex(r"1(3[0-9]|5[0-35-9]|8[0-9])[0-9]{8}", fullmatch=True)


@CALM
@given(MOBILES, st.sampled_from(["", " ", "-"]), st.sampled_from(["", "+86 ", "+86"]))
def test_however_parted_a_mobile_is_the_same_and_normalising_twice_changes_nothing(
    digits: str, mark: str, country: str
) -> None:
    phone = normalised(country + mark.join((digits[:3], digits[3:7], digits[7:])))

    assert phone == f"+86{digits}"
    assert normalised(phone) == phone
    assert normalised(national(phone)) == phone


@CALM
@given(MOBILES)
def test_what_is_masked_hides_the_four_digits_in_the_middle(digits: str) -> None:
    shown = masked("+86" + digits)

    assert shown == f"{digits[:3]}****{digits[7:]}"
    assert sum(char.isdigit() for char in shown) == 7


@CALM
@given(ANY_TEXT)
def test_any_text_has_phones_where_they_stand_and_none_has_more_in_view_than_seven_digits(text: str) -> None:
    for one in phones_in(text):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
        assert one.phone.startswith("+")
    assert sum(char.isdigit() for char in masked(text)) <= 7
    assert normalised(normalised(text) or "") == normalised(text)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("身份证110101199003074514", "identity", "110101199003074514"),
        ("身份证 11010119900307451X 记一下", "identity", "11010119900307451X"),
        ("110101 19900307 4514", "identity", "110101 19900307 4514"),
        ("老证110101900307451", "identity", "110101900307451"),
        ("卡号6222 0212 3456 7890 128", "bank", "6222 0212 3456 7890 128"),
        ("card 4111-1111-1111-1111 please", "bank", "4111-1111-1111-1111"),
    ],
)
def test_the_number_of_a_card_is_found_and_is_no_phone(text: str, kind: str, words: str) -> None:
    (found,) = forbidden_numbers(text)

    assert (found.kind, text[slice(*found.span)]) == (kind, words)
    assert phones_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "13812345678",
        "4111 1111 1111 1112",
        "110101199013074514",
        "订单20240115001234",
        "138 1234 5678 139 0000 1111",
        "",
    ],
)
def test_other_long_numbers_are_not_refused(text: str) -> None:
    assert list(forbidden_numbers(text)) == []
