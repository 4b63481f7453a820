"""Tables out: what was written comes back, and nothing is ever a formula."""

import csv
import re
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from bot.sheets.columns import guess
from bot.sheets.mending import WHY, to_mend
from bot.sheets.reading import read_table
from bot.sheets.rows import customers_in
from bot.sheets.writing import Sheet, Value, csv_bytes, workbook

from .files import TODAY, table_of, xlsx

NINE = datetime(2026, 3, 5, 9)  # noqa: DTZ001  # cells know no time zone

EVIL = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    '=HYPERLINK("http://x")',
    "{=1+1}",
    "＝1+1",
    "http://x.y",
]
texts = st.one_of(st.sampled_from(EVIL), st.text(max_size=20), st.text(st.characters(codec=None), max_size=5))
values: st.SearchStrategy[Value] = st.one_of(
    texts,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(-(10**12), 10**12, places=2),
    st.dates(),
    st.datetimes(timezones=st.sampled_from([None, UTC])),
)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_a_workbook_is_read_back() -> None:
    rows: list[list[Value]] = [
        ["王姐", date(2026, 3, 5), Decimal("1200.50"), None, True],
        ["=1+1", NINE, 7, "", False],
    ]

    data = workbook([Sheet("客户", ["姓名", "日期", "金额", "备注", "老客户"], rows), Sheet("空", ["姓名"], [])])

    with load_workbook(BytesIO(data)) as book:
        assert book.sheet_names == ["客户", "空"]
        assert book.get_sheet_by_name("客户").to_python()[1:] == [
            ["王姐", date(2026, 3, 5), 1200.5, "", True],
            ["=1+1", NINE, 7.0, "", False],
        ]
    assert 'state="frozen"' in parts(data)["xl/worksheets/sheet1.xml"]


@given(st.lists(st.lists(values, max_size=4), max_size=4), texts)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(rows: list[list[Value]], header: str) -> None:
    data = workbook([Sheet("s", [header], rows)])

    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert not re.search(r"<f[ >]|<hyperlink", sheet)
    with load_workbook(BytesIO(data)) as book:
        book.get_sheet_by_index(0).to_python()


@given(st.lists(st.lists(values, min_size=1, max_size=4), max_size=4), texts)
def test_no_text_of_a_csv_begins_as_a_formula_does(rows: list[list[Value]], header: str) -> None:
    written = list(csv.reader(StringIO(csv_bytes([header], rows).decode("utf-8-sig"), newline="")))

    for row, cells in zip([list[Value]([header]), *rows], written, strict=True):
        for value, cell in zip(row, cells, strict=True):
            if isinstance(value, str):
                assert not cell.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_what_was_guarded_is_read_as_it_was() -> None:
    data = csv_bytes(["name", "phone"], [["=Tom", "+8613812345678"], ["'t Hooft", "07700 900123"]])

    assert data.startswith(b"\xef\xbb\xbf")
    assert [row.cells for row in read_table(data, "a.csv").rows] == [
        ("=Tom", "+8613812345678"),
        ("'t Hooft", "07700 900123"),
    ]


@given(st.lists(texts, min_size=1, max_size=5))
def test_sheets_have_titles_that_a_workbook_allows(titles: list[str]) -> None:
    with load_workbook(BytesIO(workbook([Sheet(title, ["name"], []) for title in titles]))) as book:
        names = book.sheet_names

    assert len({name.casefold() for name in names}) == len(titles)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


@pytest.mark.parametrize("title", ["History", "'", "a" * 40, "客户/2026"])
def test_a_title_is_made_fit(title: str) -> None:
    with load_workbook(BytesIO(workbook([Sheet(title, ["name"], []), Sheet(title, ["name"], [])]))) as book:
        assert len(book.sheet_names) == 2


def test_bad_rows_are_mended_and_sent_again() -> None:
    table = read_table(
        xlsx([["姓名", "电话", "上次联系"], ["王姐", 8613812345678, "2026/2/30"], ["张总", 13900001111, "2026/3/1"]]),
        "a.xlsx",
    )
    bad = customers_in(table, guess(table), TODAY).bad

    again = read_table(to_mend(table, bad, "zh"), "b.xlsx")

    assert again.headers == ("姓名", "电话", "上次联系", WHY)
    assert [row.cells for row in again.rows] == [
        ("王姐", "8613812345678", "2026/2/30", "上次联系：日期“2026/2/30”不存在；改成对的日子")
    ]
    assert guess(again).fields == ("name", "phone", "last_contact", None)

    still_bad = customers_in(again, guess(again), TODAY).bad

    assert read_table(to_mend(again, still_bad, "en"), "c.xlsx").headers == again.headers


def test_a_mended_row_is_a_good_one() -> None:
    table = table_of("姓名,电话", "王姐,微信")
    bad = customers_in(table, guess(table), TODAY).bad

    with load_workbook(BytesIO(to_mend(table, bad, "en"))) as book:
        header, row = book.get_sheet_by_index(0).to_python()
    mended = read_table(xlsx([header, [row[0], "13812345678", row[2]]]), "b.xlsx")

    assert [one.name for one in customers_in(mended, guess(mended), TODAY).good] == ["王姐"]
