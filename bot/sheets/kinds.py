"""What a file really is, whatever its name says: by how it begins and what is in it."""

import re
import zipfile
from io import BytesIO
from typing import Literal

from bot.sheets.table import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, SheetError

Kind = Literal["zipped", "ole", "text"]

MOST_UNPACKED = 100_000_000
"""Bytes a workbook may unpack to. A table of 50,000 full rows takes about half of it."""

MOST_CELLS = 2_000_000
"""Cells between the first and the last that hold something: they are kept densely while a sheet is read."""

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF", "a PDF"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"\x89PNG", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"MZ", "程序", "a program"),
    (b"\x7fELF", "程序", "a program"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"{\\rtf", "文档", "a document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|head|meta|\?xml)", re.IGNORECASE)
_FILLED = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*(?<!/)>""")
_REPEATED = re.compile(rb"""<table:table-cell\b(?=[^>]*office:value-type)[^>]*columns-repeated=["'](\d+)["']""")
_REPEATED_ROW = re.compile(rb"""<table:table-row\b[^>]*rows-repeated=["'](\d+)["'][^>]*>(?=<table:[^>]*office:value)""")


def kind_of(data: bytes, name: str) -> Kind:
    """How to read ``data``. Raises SheetError for what is no table, is locked, has macros or is too large."""
    if not data.strip(b"\0 \r\n\t"):
        raise SheetError("文件是空的；填好再发一次。", "The file is empty; fill it in and send it again.")
    if len(data) > MOST_BYTES:
        raise too_heavy()
    for magic, zh, en in _FOREIGN:
        if data.startswith(magic):
            raise _no_table(zh, en)
    if data.startswith(b"PK"):
        _weigh(data, name)
        return "zipped"
    if data.startswith(_OLE):
        _look_into(data)
        return "ole"
    if _WEB_PAGE.match(data[:200]):
        raise _no_table("网页", "a web page")
    return "text"


def _no_table(zh: str, en: str) -> SheetError:
    return SheetError(
        f"这其实是{zh}，不是表格；用 Excel 或 WPS 另存为 .xlsx 或 .csv 再发。",
        f"This is really {en}, not a table; save the table as .xlsx or .csv and send that.",
    )


def _locked() -> SheetError:
    return SheetError(
        "表格加了密码，打不开；去掉密码另存一份再发。",
        "The workbook is locked with a password; save a copy without one and send that.",
    )


def _with_macros() -> SheetError:
    return SheetError(
        "表格里带宏，不收；另存为不带宏的 .xlsx 再发。",
        "The workbook holds macros, which are not accepted; save it as a plain .xlsx and send that.",
    )


def broken() -> SheetError:
    """For a workbook that nobody can read."""
    return SheetError(
        "文件坏了，读不出来；在 Excel 或 WPS 里打开，另存为 .xlsx 再发。",
        "The file is damaged and cannot be read; open it in a spreadsheet program, save it as .xlsx and send that.",
    )


def too_heavy() -> SheetError:
    """For a file that Telegram does not let a bot download."""
    return SheetError("文件超过 20 MB；拆成几个再发。", "The file is over 20 MB; split it and send the parts.")


def too_large() -> SheetError:
    """For a table with more rows or columns than anybody's customers need."""
    return SheetError(
        f"表格太大，最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列；拆成几份再发。",
        f"The table is too large, {MOST_ROWS:,} rows and {MOST_COLUMNS} columns at most; split it and send the parts.",
    )


def _look_into(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _locked()
    if "_VBA_PROJECT_CUR".encode("utf-16-le") in data:
        raise _with_macros()
    if "WordDocument".encode("utf-16-le") in data:
        raise _no_table("文档", "a document")


def _weigh(data: bytes, name: str) -> None:
    """Look through an archive before it is opened as a workbook."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if any(one.lower().endswith("vbaproject.bin") for one in names) or name.lower().endswith(
                (".xlsm", ".xltm")
            ):
                raise _with_macros()
            if not any(one.startswith("xl/workbook.") for one in names) and "content.xml" not in names:
                raise _no_table("压缩包或别的文档", "an archive or another kind of document")
            if sum(member.file_size for member in members) > MOST_UNPACKED:
                raise too_large()
            for member in members:
                if member.flag_bits & 1:
                    raise _locked()
                _measure(member.filename, archive.read(member))
    except SheetError:
        raise
    except Exception as error:  # a damaged archive raises what its packing does: zlib.error, BadZipFile, ValueError …
        raise broken() from error


def _measure(name: str, content: bytes) -> None:
    """Refuse a part whose cells lie too far apart: one at the far corner of a sheet takes all memory there is.

    The parts are read here once, so a size that the directory understates is found as well.
    """
    if name.startswith("xl/worksheets/"):
        rows = columns = 0
        for letters, row in _FILLED.findall(content):
            rows, columns = max(rows, int(row)), max(columns, _place(letters))
        if rows > MOST_ROWS * 2 or columns > MOST_COLUMNS * 2 or rows * columns > MOST_CELLS:
            raise too_large()
    elif name == "content.xml":
        wide = max(map(int, _REPEATED.findall(content)), default=0)
        long = max(map(int, _REPEATED_ROW.findall(content)), default=0)
        if wide > MOST_COLUMNS or long > MOST_ROWS:
            raise too_large()
        if b"manifest:encryption-data" in content:
            raise _locked()
    elif name == "META-INF/manifest.xml" and b"manifest:encryption-data" in content:
        raise _locked()


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
