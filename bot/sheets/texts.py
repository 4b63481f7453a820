"""Tables as text: which encoding, which separator."""

import csv
import re
from collections import Counter
from collections.abc import Iterable
from io import StringIO
from itertools import islice

from bot.sheets.refusals import broken, too_large
from bot.sheets.table import MOST_COLUMNS, MOST_ROWS, Row, SheetError, is_blank
from bot.sheets.workbooks import Raw

SEPARATORS = ",\t;|，"
GUARDED = "=+-@\t\r\n＝＋－＠"
"""What a cell may not start with unguarded, or a spreadsheet takes it for a formula."""

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 20
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_JUDGED, _FEW = 2000, 20
"""More control characters than these few in so many characters: it is no text."""

_KNOWN_SHARE = 0.9
_EMPTY_BYTES = 0.2


def read_text(data: bytes) -> Raw:
    """Rows of a CSV or of text separated by tabs. Raises SheetError when it is no text or too large."""
    text = decode(data)
    first, _, rest = text.partition("\n")
    named = first.strip().lower().removeprefix("sep=") if first.lower().startswith("sep=") else ""
    separator = named if len(named) == 1 else _separator(text)
    skipped = 1 if named else 0
    found: list[Row] = []
    try:
        for line, cells in enumerate(
            csv.reader(StringIO(rest if named else text, newline=None), delimiter=separator), 1 + skipped
        ):
            row = Row(line, tuple(_unguarded(cell) for cell in cells))
            if is_blank(row.cells):
                continue
            if len(found) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                raise too_large()
            found.append(row)
    except csv.Error as error:
        raise broken() from error
    if not found:
        raise SheetError("文件里没有内容；填好再发一次。", "The file holds nothing; fill it in and send it again.")
    return Raw(tuple(found))


def decode(data: bytes) -> str:
    """``data`` as text: UTF-8, UTF-16, GB18030, or what its letters look most like. Raises SheetError for no text."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if encoding == "gb18030" and not _is_chinese(text):
            continue
        return _printable(text)
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to import, and only for rare encodings

    best = from_bytes(data[:100_000], cp_isolation=["gb18030", "big5", "shift_jis", "cp1252", "cp1251"]).best()
    return _printable(data.decode(best.encoding if best else "cp1252", errors="replace"))


def _candidates(data: bytes) -> list[str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return [encoding]
    if data[:1000].count(0) > len(data[:1000]) * _EMPTY_BYTES:
        return ["utf-16-le" if data[1:2] == b"\0" or data[:1000:2].count(0) < data[1:1000:2].count(0) else "utf-16-be"]
    return ["utf-8", "gb18030"]


def _is_chinese(text: str) -> bool:
    """Other encodings read as GB18030 give characters that nobody uses."""
    others = [char for char in text[:20_000] if ord(char) > 127]  # noqa: PLR2004  # beyond ASCII
    used = sum(1 for char in others if _is_everyday(char))
    return used >= len(others) * _KNOWN_SHARE


def _is_everyday(char: str) -> bool:
    try:
        return len(char.encode("gb2312")) > 0
    except UnicodeError:
        return False


def _printable(text: str) -> str:
    if len(_CONTROL.findall(text, 0, _JUDGED)) > _FEW or "\0" in text:
        raise SheetError(
            "这个文件不是表格；用 Excel 或 WPS 另存为 .xlsx 或 .csv 再发。",
            "This file is not a table; save the table as .xlsx or .csv and send that.",
        )
    return text


def _separator(text: str) -> str:
    """The one that cuts most of the first rows into equally many cells, then into most."""
    head = StringIO("\n".join(islice(_lines(text), _LOOKED_AT)))

    def fit(separator: str) -> tuple[int, int]:
        head.seek(0)
        try:
            counts = Counter(len(cells) for cells in csv.reader(head, delimiter=separator) if len(cells) > 1)
        except csv.Error:
            return 0, 0
        width, rows = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return rows, width

    return max(SEPARATORS, key=fit)


def _lines(text: str) -> Iterable[str]:
    return (line for line in text.splitlines() if line.strip())


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] and cell[1] in GUARDED else cell
