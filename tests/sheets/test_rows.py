"""Good rows are kept, bad ones are told by line, and logs can be told without saying what was written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sheets.columns import guess
from bot.sheets.reading import read_table
from bot.sheets.rows import CustomerRow, PurchaseRow, customers_in

from .files import TODAY, customers, purchases, table_of, xlsx


def test_a_customer_as_written() -> None:
    read = customers(
        "姓名,手机,行业,标签,备注,生日,上次联系,下次跟进,等级,阶段",
        " 王  姐 ,138 1234 5678,美容院,#老客户、VIP;老客户,喜欢喝茶,农历十月初六,11月3日,2026/11/25,A级,谈价",
    )

    assert read.bad == ()
    assert read.good == (
        CustomerRow(
            line=2,
            name="王 姐",
            phone="13812345678",
            trade="美容院",
            tags=("老客户", "VIP"),
            notes="喜欢喝茶",
            birthday="农历十月初六",
            last_contact=date(2026, 11, 3),
            next_contact=date(2026, 11, 25),
            grade="A级",
            stage="谈价",
        ),
    )


def test_a_customer_from_cells_with_numbers_and_dates() -> None:
    table = read_table(
        xlsx([["姓名", "电话", "生日", "上次联系"], ["王姐", 13812345678, date(1985, 3, 5), 46086]]), "a.xlsx"
    )

    (customer,) = customers_in(table, guess(table), TODAY).good

    assert (customer.phone, customer.birthday, customer.last_contact) == ("13812345678", "1985-03-05", date(2026, 3, 5))


def test_what_stands_beside_a_number_is_kept_in_the_notes() -> None:
    (customer,) = customers("姓名,电话,备注", "王姐,13812345678 转 801,爱喝茶").good

    assert (customer.phone, customer.notes) == ("13812345678", "爱喝茶\n13812345678 转 801")


@pytest.mark.parametrize(
    ("row", "column", "fault", "told"),
    [
        (",13812345678,,", 0, "missing", "没有姓名；填上"),
        ("王姐,微信同号,,", 1, "phone", "电话：没有看懂的电话号码；改成一个号码"),
        ("王姐,,2026/2/30,", 2, "date", "上次联系：日期“2026/2/30”不存在；改成对的日子"),
        ("王姐,,,11010119900307123X", 3, "identity_number", "备注：像身份证号，不能存；删掉它"),
        (f"王姐,,,{'长' * 501}", 3, "too_long", "备注：501 个字，最多 500 个；写短些"),
        (f"{'长' * 61},,,", 0, "too_long", "姓名：61 个字，最多 60 个；写短些"),
    ],
)
def test_a_row_that_cannot_be_used_says_where_and_why(row: str, column: int, fault: str, told: str) -> None:
    read = customers("姓名,电话,上次联系,备注", "张总,13900001111,,", row)

    assert [one.line for one in read.good] == [2]
    assert [(one.line, one.column, one.fault, one.reason.zh) for one in read.bad] == [(3, column, fault, told)]


def test_of_two_rows_with_one_number_the_first_counts() -> None:
    read = customers("姓名,电话", "王姐,13812345678", "王建华,+86 138-1234-5678", "王姐,13900001111")

    assert [one.line for one in read.good] == [2, 4]
    assert [(one.line, one.column, one.reason.en) for one in read.bad] == [
        (3, 1, "the same phone number as in row 2; keep one of them")
    ]


def test_without_numbers_one_name_counts_once() -> None:
    read = customers("姓名,电话", "Tom,", "tom,", "Tom,13812345678")

    assert [one.line for one in read.good] == [2, 4]
    assert [one.column for one in read.bad] == [0]


def test_purchases_and_money_given_back() -> None:
    read = purchases(
        "客户,电话,下单日期,金额", "王姐,,2026-03-05,1.2万", ",13812345678,3月6日,-200", "王姐,,2026-03-05,1.2万"
    )

    assert read.bad == ()
    assert read.good[:2] == (
        PurchaseRow(2, "王姐", None, date(2026, 3, 5), Decimal(12000)),
        PurchaseRow(3, "", "13812345678", date(2026, 3, 6), Decimal(-200)),
    )
    assert len(read.good) == 3


@pytest.mark.parametrize(
    ("row", "fault", "told"),
    [
        (",,2026-03-05,12", "missing", "there is no name; fill it in"),
        ("王姐,,,12", "missing", "there is no purchase date; fill it in"),
        ("王姐,,2026-03-05,", "amount", "amount: there is no amount; fill it in"),
        ("王姐,,2026-03-05,很多", "amount", "amount: “很多” is no amount; write it like 1200.50"),
    ],
)
def test_a_purchase_needs_who_when_and_how_much(row: str, fault: str, told: str) -> None:
    (bad,) = purchases("客户,电话,下单日期,金额", row).bad

    assert (bad.fault, bad.reason.en) == (fault, told)


def test_dates_of_a_column_are_read_in_one_order() -> None:
    read = purchases("name,date,amount", "Tom,25/12/2025,5", "Ann,03/05/2026,5")

    assert [one.day for one in read.good] == [date(2025, 12, 25), date(2026, 5, 3)]


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters=',"|;，'), max_size=20)


@given(st.lists(st.tuples(cells, cells, cells, cells), max_size=5))
def test_every_row_is_on_one_side(rows: list[tuple[str, str, str, str]]) -> None:
    table = table_of("姓名,电话,上次联系,备注", "王姐,13812345678,,", *(",".join(row) for row in rows))

    read = customers_in(table, guess(table), TODAY)

    assert sorted([one.line for one in read.good] + [one.line for one in read.bad]) == [row.line for row in table.rows]
