"""Files as people send them become tables; what is none is refused in one sentence."""

import struct
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sheets.columns import guess
from bot.sheets.reading import read_table
from bot.sheets.rows import customers_in
from bot.sheets.table import MOST_BYTES, MOST_ROWS, Row, SheetError, Table

from .files import TODAY, Book, added_to, table_of, xlsx, zipped

CHINESE = "姓名,电话,备注\n王姐,13812345678,喜欢喝茶，周末有空\n张总,13900001111,做五金\n"


def refused(data: bytes, name: str = "list.xlsx") -> SheetError:
    with pytest.raises(SheetError) as caught:
        read_table(data, name)
    for words, end in ((caught.value.text.zh, "。"), (caught.value.text.en, ".")):
        assert words.endswith(end)
        assert words.count(end + " ") == 0
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_any_usual_encoding_says_the_same(encoding: str) -> None:
    table = read_table(CHINESE.encode(encoding), "list.csv")

    assert table.headers == ("姓名", "电话", "备注")
    assert table.rows == (
        Row(2, ("王姐", "13812345678", "喜欢喝茶，周末有空")),
        Row(3, ("张总", "13900001111", "做五金")),
    )


def test_traditional_characters_in_big5_are_read() -> None:
    text = "姓名,電話,備註\n王小姐,0912345678,喜歡喝茶，週末有空，對價錢很講究\n張總,0987654321,經營五金行，說話爽快\n"

    assert read_table(text.encode("big5"), "list.csv").rows[1].cells == ("張總", "0987654321", "經營五金行，說話爽快")


def test_western_letters_are_not_taken_for_chinese() -> None:
    text = "name,phone,notes\nJosé Müller,+34 600 123 456,façade café\nZoë Brön,07700 900123,naïve\n"

    assert read_table(text.encode("cp1252"), "list.csv").rows[0].cells[0] == "José Müller"


@pytest.mark.parametrize("separator", [",", "\t", ";", "|", "，"])
def test_the_separator_is_found(separator: str) -> None:
    table = table_of(separator.join(["姓名", "电话"]), separator.join(["王姐", "13812345678"]))

    assert table.rows == (Row(2, ("王姐", "13812345678")),)


def test_the_separator_may_be_told_as_excel_does() -> None:
    assert table_of("sep=;", "name;phone", "Tom;07700 900123").rows == (Row(3, ("Tom", "07700 900123")),)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_will_do(end: str) -> None:
    assert read_table(f"name,phone{end}Tom,07700{end}".encode(), "list.csv").rows == (Row(2, ("Tom", "07700")),)


def test_blank_rows_are_passed_over_and_lines_keep_their_numbers() -> None:
    table = read_table(xlsx([["客户名单"], [], ["姓名", "电话"], [" ", ""], ["王姐", 13812345678]]), "list.xlsx")

    assert (table.headers, table.header_line) == (("姓名", "电话"), 3)
    assert table.rows == (Row(5, ("王姐", 13812345678.0)),)


def test_a_table_that_starts_further_right_keeps_its_columns() -> None:
    book = Book()
    page = book.sheet()
    page.write_row(4, 2, ["姓名", "电话"])
    page.write_row(5, 2, ["王姐", "138"])

    table = read_table(book.bytes(), "list.xlsx")

    assert (table.headers, table.rows) == (("A", "B", "姓名", "电话"), (Row(6, ("", "", "王姐", "138")),))


def test_the_first_visible_sheet_with_data_is_taken_and_the_others_are_told() -> None:
    book = Book()
    book.sheet(name="封面")
    book.sheet([["姓名"], ["藏起来的"]], "旧").hide()
    book.sheet([["姓名"], ["王姐"]], "客户").activate()
    book.sheet([["姓名"], ["李姐"]], "去年")

    table = read_table(book.bytes(), "list.xlsx")

    assert (table.sheet, table.left, table.rows[0].cells) == ("客户", ("去年",), ("王姐",))


def test_a_title_over_merged_cells_is_no_header() -> None:
    book = Book()
    page = book.sheet([[], ["姓名", "电话", "备注"], ["王姐", "138", ""]])
    page.merge_range(0, 0, 0, 2, "2026 年客户名单")

    assert read_table(book.bytes(), "list.xlsx").header_line == 2


def test_of_a_header_in_two_rows_the_names_below_count() -> None:
    book = Book()
    page = book.sheet([["", "", "", "备注"], ["", "手机", "生日"], ["王姐", "138", "3月5日", "茶"]])
    page.merge_range(0, 0, 1, 0, "姓名")
    page.merge_range(0, 1, 0, 2, "电话")
    page.merge_range(0, 3, 1, 3, "备注")

    table = read_table(book.bytes(), "list.xlsx")

    assert (table.headers, table.header_line) == (("姓名", "手机", "生日", "备注"), 2)


def test_a_header_with_merged_cells_is_refused_with_its_row() -> None:
    book = Book()
    page = book.sheet([[], ["姓名", "", "备注"], ["王姐", "138", "茶"]])
    page.merge_range(1, 0, 1, 1, "姓名")

    assert "row 2" in refused(book.bytes()).text.en


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty"),
        (b" \r\n\0", "empty"),
        (b"%PDF-1.7 \n", "a PDF"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"MZ\x90\0", "a program"),
        (b"Rar!\x1a\x07", "an archive"),
        (b"<html><table><tr><td>name</td></tr></table></html>", "a web page"),
        (zipped(readme_dot_txt=b"hello"), "an archive"),
        (zipped(word__document_dot_xml=b"<w/>"), "an archive"),
        (zipped(content_dot_xml=b"<office:document-content/>"), "another kind of document"),
        (b"PK\x03\x04 and no more", "damaged"),
        (xlsx([["name"], ["Tom"]])[:-400], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 2000, "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macros"),
        (xlsx([]), "holds nothing"),
        (xlsx([["name", "phone"]]), "nothing below the header in row 1"),
        (xlsx([["Tom", 12], ["Ann", 13]]), "No header"),
        (b"\x01\x02\x03\x04" * 40, "not a table"),
    ],
)
def test_what_is_no_table_is_refused_and_named(data: bytes, told: str) -> None:
    assert told in refused(data).text.en


def test_a_workbook_with_macros_is_refused_by_name_and_by_what_is_in_it() -> None:
    plain = xlsx([["name"], ["Tom"]])

    assert "macros" in refused(plain, "list.XLSM").text.en
    assert "macros" in refused(added_to(plain, "xl/vbaProject.bin", b"code")).text.en


def test_a_file_that_is_too_large_is_refused() -> None:
    assert "20 MB" in refused(b"name\n" + b"a" * MOST_BYTES, "list.csv").text.en


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = zipped(xl__workbook_dot_xml=b"<w/>", xl__worksheets__sheet1_dot_xml=b"0" * 101_000_000)

    assert len(bomb) < 1_000_000
    assert "too large" in refused(bomb).text.en


@pytest.mark.parametrize("part", [b"<c r='A1' ", b"<c ", b"r='A1' ", b"<c t='s' ", b"t='s' ", b"<c r='A1'>"])
def test_a_part_made_to_be_slow_to_look_through_is_refused_in_time(part: bytes) -> None:
    slow = zipped(xl__workbook_dot_xml=b"<w/>", xl__worksheets__sheet1_dot_xml=part * 500_000)

    assert "damaged" in refused(slow).text.en


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(zipped(xl__workbook_dot_xml=b"<w/>", xl__worksheets__sheet1_dot_xml=b"0" * 101_000_000))
    entry = bomb.rindex(b"PK\x01\x02")
    bomb[entry + 24 : entry + 28] = struct.pack("<I", 1000)

    assert "damaged" in refused(bytes(bomb)).text.en


def test_a_cell_in_the_far_corner_is_refused() -> None:
    book = Book()
    page = book.sheet([["name"], ["Tom"]])
    page.write(1_048_575, 16_383, "far")
    far = book.bytes()

    assert "too large" in refused(far).text.en
    assert "too large" in refused(far.replace(b"xl/worksheets/", b"xl/WorkSheets/")).text.en


def test_a_long_text_that_many_cells_repeat_is_refused() -> None:
    assert "too large" in refused(xlsx([["name"], *([["Tom " * 8000]] * 4000)])).text.en


def test_rows_that_are_only_coloured_do_not_count() -> None:
    book = Book()
    page = book.sheet([["name"], ["Tom"]])
    page.write_blank(1_048_575, 3, None, book._book.add_format({"bold": True}))

    assert read_table(book.bytes(), "list.xlsx").rows == (Row(2, ("Tom",)),)


def test_more_rows_than_allowed_are_refused_and_as_many_as_allowed_are_read() -> None:
    lines = ["name", *map(str, range(MOST_ROWS))]

    assert len(table_of(*lines).rows) == MOST_ROWS
    assert "too large" in refused("\n".join([*lines, "one more"]).encode(), "list.csv").text.en


LIKELY_STARTS = [
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"name,phone\n",
    b"sep=;\n",
]


@given(st.sampled_from(LIKELY_STARTS), st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(start: bytes, data: bytes) -> None:
    try:
        table = read_table(start + data, "list.xlsx")
    except SheetError as error:
        assert error.text.zh
        assert error.text.en
    else:
        read = customers_in(table, guess(table), TODAY)
        assert len(read.good) + len(read.bad) == len(table.rows)


WHOLE = xlsx([["姓名", "电话"], ["王姐", 13812345678], ["张总", "x"]])


def repacked(part: str, change: int, byte: int) -> bytes:
    """A workbook in which one byte of one part is another."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(WHOLE)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name == part:
                content[change % len(content)] = byte
            new.writestr(name, bytes(content))
    return file.getvalue()


@settings(max_examples=150)
@given(
    st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]),
    st.integers(0, 5000),
    st.integers(0, 255),
)
def test_a_damaged_workbook_is_a_table_or_refused(part: str, change: int, byte: int) -> None:
    try:
        assert isinstance(read_table(repacked(part, change, byte), "list.xlsx"), Table)
    except SheetError as error:
        assert error.text.en
