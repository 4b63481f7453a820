"""What a cell says: numbers, money and dates as people and programs write them."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sheets.cells import CellError, amount_in, has_identity_number, phone_in, text_in, written
from bot.sheets.days import Order, day_in, order_of
from bot.sheets.table import Cell

from .files import TODAY

NOON = datetime(2026, 3, 5, 12)  # noqa: DTZ001  # cells know no time zone


def fault(cell: Cell, ahead: bool = False, order: Order = "unknown") -> CellError:
    with pytest.raises(CellError) as caught:
        day_in(cell, TODAY, ahead=ahead, order=order)
    return caught.value


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "２０２６年３月５号", "26年3月5日", "2026 / 3 / 5",
        "20260305", 20260305.0, 46086.0, "46086", 46086.75, date(2026, 3, 5), NOON, "2026-03-05 14:30:00",
        "2026-03-05T14:30", "2026年3月5日 14时30分", "05-Mar-26", "5 March 2026", "5th Mar 2026", "March 5, 2026",
    ],
)  # fmt: skip
def test_a_date_in_any_usual_form(cell: Cell) -> None:
    assert day_in(cell, TODAY, ahead=False) == date(2026, 3, 5)


@pytest.mark.parametrize("cell", ["3月5日", "3-5", "3.5", "3/5", "5 March", "Mar 5"])
def test_without_a_year_the_nearest_such_day_is_meant(cell: str) -> None:
    assert day_in(cell, TODAY, ahead=False) == date(2026, 3, 5)
    assert day_in(cell, TODAY, ahead=True) == date(2027, 3, 5)


def test_a_leap_day_without_a_year_is_found_in_its_year() -> None:
    assert day_in("2月29日", TODAY, ahead=False) == date(2024, 2, 29)
    assert day_in("2月29日", TODAY, ahead=True) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "cell", ["2026/2/30", "2026-13-01", "20260431", "2月30日", "31 April 2026", "31/4/2026", "0000-01-01"]
)
def test_a_date_that_does_not_exist_is_named(cell: str) -> None:
    error = fault(cell)

    assert error.fault == "date"
    assert error.text.en == f"the date “{cell.casefold()}” does not exist; correct it"


@pytest.mark.parametrize("cell", ["下周", "soon", "2026", "12345678901", "3", "1.5e4", 3.1, True])
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    assert "is no date" in fault(cell).text.en


@pytest.mark.parametrize("cell", ["", " ", "-", "无", "N/A"])
def test_an_empty_date_is_none(cell: str) -> None:
    assert day_in(cell, TODAY, ahead=False) is None


def test_day_or_month_first_is_learnt_from_the_column_and_never_guessed() -> None:
    assert day_in("25/12/2025", TODAY, ahead=False) == date(2025, 12, 25)
    assert day_in("12/25/2025", TODAY, ahead=False) == date(2025, 12, 25)
    assert day_in("3/5/26", TODAY, ahead=False, order=order_of(["25/12/2025", "3/5/26"])) == date(2026, 5, 3)
    assert day_in("3/5/26", TODAY, ahead=False, order=order_of(["12/25/2025", "", 7.0])) == date(2026, 3, 5)
    assert day_in("5/5/26", TODAY, ahead=False) == date(2026, 5, 5)
    for told in (["3/5/26"], ["25/12/2025", "12/25/2025"]):
        assert "read in two ways" in fault("3/5/26", order=order_of(told)).text.en


def test_two_digits_of_a_year_are_never_far_ahead() -> None:
    assert day_in("36年1月1日", TODAY, ahead=False) == date(2036, 1, 1)
    assert day_in("85年8月15日", TODAY, ahead=False) == date(1985, 8, 15)


FORMS = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%Y%m%d",
    "%d %B %Y",
    "%d-%b-%Y",
    "%B %d, %Y",
    "%Y-%m-%d %H:%M:%S",
]


@given(st.dates(date(1920, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_written_date_is_read_back(day: date, form: str) -> None:
    assert day_in(day.strftime(form), TODAY, ahead=False) == day


@given(st.dates(date(1928, 1, 1), date(2099, 12, 31)))
def test_a_serial_number_is_the_day_a_spreadsheet_shows(day: date) -> None:
    assert day_in(float((day - date(1899, 12, 30)).days), TODAY, ahead=False) == day


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("¥1,200.50", "1200.50"), ("￥１２００", "1200"), ("1.2万", "12000"), ("1.2w", "12000"), ("3千", "3000"),
        ("1200元", "1200"), ("1,200,000", "1200000"), ("120块钱", "120"), ("RMB 1200", "1200"), ("1200 元整", "1200"),
        ("1.2万元", "12000"), ("-200", "-200"), ("(200)", "-200"), ("-¥200", "-200"), ("¥-200", "-200"),
        ("−200", "-200"),
        (1200.5, "1200.50"), (-200.0, "-200"), ("$99.999", "100"), (0.1 + 0.2, "0.30"), ("0", "0"), ("+15", "15"),
    ],
)  # fmt: skip
def test_an_amount_in_any_usual_form(cell: Cell, amount: str) -> None:
    assert amount_in(cell) == Decimal(amount)


@pytest.mark.parametrize(
    "cell",
    ["", "很多", "1200,50", "12,00", "1.2.3", "1e5", "--5", "nan", "1200/月", float("inf"), float("nan"), 1e15, True],
)
def test_what_is_no_amount_is_refused(cell: Cell) -> None:
    with pytest.raises(CellError) as caught:
        amount_in(cell)

    assert caught.value.fault == "amount"


CENTS = st.decimals(-(10**9), 10**9, places=2)


@given(CENTS, st.sampled_from(["{:.2f}", "{:,.2f}", "{:,.2f}元", "¥{:,.2f}", "{:.2f} RMB"]))
def test_a_written_amount_is_read_back(amount: Decimal, form: str) -> None:
    assert amount_in(form.format(amount)) == amount
    assert amount_in(float(amount)) == amount


@pytest.mark.parametrize(
    ("cell", "number", "beside"),
    [
        (13812345678.0, "13812345678", ""),
        ("138 1234 5678", "13812345678", ""),
        ("１３８-１２３４-５６７８", "13812345678", ""),
        ("+86 138 1234 5678", "+8613812345678", ""),
        ("(010) 6234-5678", "01062345678", ""),
        ("1.3812345678E+10", "13812345678", ""),
        ("13812345678/13900001111", "13812345678", "13812345678/13900001111"),
        ("138 1234 5678（老婆）", "13812345678", "138 1234 5678（老婆）"),
        ("tel: 07700 900123", "07700900123", "tel: 07700 900123"),
    ],
)
def test_a_phone_number_in_any_usual_form(cell: Cell, number: str, beside: str) -> None:
    phone = phone_in(cell)

    assert phone
    assert (phone.number, phone.beside) == (number, beside)


@pytest.mark.parametrize("cell", ["", "无", "-", "N/A", "暂无"])
def test_no_phone_number_is_none(cell: str) -> None:
    assert phone_in(cell) is None


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1.38E+10", "lost digits"),
        ("微信同号", "no phone number"),
        ("123", "no phone number"),
        ("1" * 16, "no phone number"),
    ],
)
def test_what_is_no_phone_number_is_refused(cell: str, told: str) -> None:
    with pytest.raises(CellError) as caught:
        phone_in(cell)

    assert told in caught.value.text.en
    assert cell not in caught.value.text.en


@pytest.mark.parametrize(
    "text",
    [
        "11010119900307123X",
        "身份证110101199003071234。",
        "110101 19900307 123x",
        "１１０１０１１９９００３０７１２３４",
    ],
)
def test_the_number_of_an_identity_card_is_refused(text: str) -> None:
    for read in (phone_in, text_in):
        with pytest.raises(CellError) as caught:
            read(text)
        assert caught.value.fault == "identity_number"


@pytest.mark.parametrize(
    "text",
    ["13812345678", "订单 202603050012345678901", "110101199013071234", "+86 138 1234 5678", "6222021234567890123"],
)
def test_other_long_numbers_are_not_taken_for_it(text: str) -> None:
    assert not has_identity_number(text)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (5.0, "5"),
        (5.5, "5.5"),
        ("\u3000王姐\u00a0", "王姐"),
        (date(1985, 3, 5), "1985-03-05"),
        (timedelta(hours=1), "1:00:00"),
        (True, "True"),
    ],
)
def test_a_cell_is_written_as_a_person_reads_it(cell: Cell, text: str) -> None:
    assert written(cell) == text


odd = st.one_of(st.text("0123456789年月日号-/. :,TZam万元¥()+eE²½一xX", max_size=20), st.text(max_size=20), st.floats())


@given(odd, st.booleans())
def test_any_cell_is_understood_or_refused(cell: Cell, ahead: bool) -> None:
    for read in (lambda one: day_in(one, TODAY, ahead=ahead), amount_in, phone_in, text_in):
        try:
            read(cell)
        except CellError as error:
            assert error.text.zh
            assert error.text.en
