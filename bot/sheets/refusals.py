"""Why a file is not taken: what was wrong, and what to do."""

from bot.sheets.table import MOST_COLUMNS, MOST_ROWS, SheetError


def no_table(zh: str, en: str) -> SheetError:
    """For a file that is something else: what it is, in both languages."""
    return SheetError(
        f"这其实是{zh}，不是表格；用 Excel 或 WPS 另存为 .xlsx 或 .csv 再发。",
        f"This is really {en}, not a table; save the table as .xlsx or .csv and send that.",
    )


def locked() -> SheetError:
    """For a workbook with a password."""
    return SheetError(
        "表格加了密码，打不开；去掉密码另存一份再发。",
        "The workbook is locked with a password; save a copy without one and send that.",
    )


def with_macros() -> SheetError:
    """For a workbook that brings a program along."""
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


def too_large() -> SheetError:
    """For a table with more rows or columns than anybody's customers need."""
    return SheetError(
        f"表格太大，最多 {MOST_ROWS} 行、{MOST_COLUMNS} 列；拆成几份再发。",
        f"The table is too large, {MOST_ROWS:,} rows and {MOST_COLUMNS} columns at most; split it and send the parts.",
    )
