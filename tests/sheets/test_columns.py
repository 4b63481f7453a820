"""What a column holds is guessed from its header, and from its values where the header leaves doubt."""

import pytest

from bot.sheets.columns import SURE_ENOUGH, describe, guess
from bot.sheets.fields import NAMES, Field, field_called

from .files import columns_of, table_of

PEOPLE = ("王姐", "张总", "李老师")


def column(header: str, *values: str) -> Field | None:
    """What the column is taken for beside one that holds who it is."""
    return columns_of(f"等级,{header}", *(f"A,{value}" for value in values)).fields[1]


@pytest.mark.parametrize(
    ("field", "headers"),
    [
        ("name", "姓名 客户姓名 客户名称 联系人 名字 称呼 Name customer Client Full_Name"),
        ("phone", "电话 手机 手机号 手机号码 联系电话 Phone Mobile Tel 客户电话（必填）* Phone-No."),
        ("trade", "行业 业务 做什么 主营业务 Trade business Industry"),
        ("tags", "标签 客户标签 Tags tag"),
        ("notes", "备注 说明 Notes remarks comment"),
        ("birthday", "生日 出生日期 Birthday DOB 客户生日"),
        ("last_contact", "上次联系 最近跟进 最后跟进时间 上次拜访日期 last_contact Last-Contacted"),
        ("next_contact", "下次跟进 回访日期 下次联系时间 Next_Follow-up follow-up_date"),
        ("grade", "等级 级别 客户等级 Grade tier"),
        ("stage", "阶段 销售阶段 Stage sales_stage"),
        ("day", "日期 下单日期 购买日期 Order_Date date 成交时间"),
        ("amount", "金额 购买金额 成交额 实付金额（元） Amount Total 金额(万元)"),
        ("count", "数量 次数 Count qty"),
    ],
)
def test_the_usual_names_of_columns_are_known(field: Field, headers: str) -> None:
    assert {header: field_called(header)[0] for header in headers.split()} == dict.fromkeys(headers.split(), field)


@pytest.mark.parametrize("header", ["编号", "ID", "来源", "City", "", "原因 / why", "性别"])
def test_other_columns_are_left_out(header: str) -> None:
    assert field_called(header) == (None, 0.0)


@pytest.mark.parametrize("header", ["客户", "顾客", "公司", "Contact", "Company"])
def test_a_column_of_customers_is_their_names_unless_it_holds_numbers(header: str) -> None:
    assert column(header, *PEOPLE) == "name"
    assert column(header, "13812345678", "139 0000 1111") == "phone"


def test_how_to_reach_somebody_is_a_phone_number_only_when_it_looks_like_one() -> None:
    assert column("联系方式", "13812345678", "+86 139-0000-1111", "") == "phone"
    assert column("联系方式", "微信：wangjie", "wx_zhang", "扫码") is None


def test_eleven_such_digits_are_a_phone_number_whatever_the_column_is_called() -> None:
    assert column("小王填的", "13812345678", "13900001111") == "phone"


def test_a_longer_header_counts_when_its_values_fit() -> None:
    assert column("王姐的手机", "13812345678") == "phone"
    assert column("手机型号", "华为", "小米") is None
    assert column("下次聊什么", "价格", "交期") is None
    assert column("给的备注", "价格", "交期") == "notes"


def test_a_person_corrects_a_column() -> None:
    columns = columns_of("姓名,老板,手机", "王姐,张总,13812345678")

    changed = columns.changed(1, "name")

    assert (columns.fields, changed.fields) == (("name", None, "phone"), (None, "name", "phone"))
    assert changed.changed(2, None).fields == (None, "name", None)


def test_no_field_is_found_twice_and_the_mobile_phone_comes_first() -> None:
    columns = columns_of("姓名,电话,手机", "王姐,010-62345678,13812345678", "张总,010-62345679,13900001111")

    assert columns.fields == ("name", None, "phone")


@pytest.mark.parametrize(
    ("headers", "holds"),
    [
        ("姓名,下单日期,金额", "purchases"),
        ("电话,date,amount", "purchases"),
        ("姓名,电话", "customers"),
        ("姓名,日期,备注", "customers"),
        ("电话,备注", None),
    ],
)
def test_a_table_holds_customers_or_purchases(headers: str, holds: str | None) -> None:
    assert columns_of(headers, "1,2,3").holds == holds


def test_the_columns_are_told_for_confirmation_and_doubt_is_a_question() -> None:
    table = table_of("客户,手机,来源", "王姐,13812345678,老客户介绍")

    told = describe(table, guess(table))

    assert [line.zh for line in told] == ["A “客户” → 姓名", "B “手机” → 电话", "C “来源”：不导入"]
    assert [line.en for line in told] == ["A “客户” → name", "B “手机” → phone", "C “来源”: left out"]

    doubtful = table_of("姓名,时间", "王姐,")

    assert [line.zh for line in describe(doubtful, guess(doubtful))] == ["A “姓名” → 姓名", "B “时间” → 购买日期？"]


def test_every_field_has_a_name_in_both_languages_and_is_found_by_it() -> None:
    for field, name in NAMES.items():
        for word in (name.zh, name.en):
            assert field_called(word)[0] == field
            assert field_called(word)[1] >= SURE_ENOUGH
