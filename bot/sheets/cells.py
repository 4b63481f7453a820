"""What one cell says: as text, as a phone number, as an amount."""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from bot.core.text import Text
from bot.sheets.table import Cell

LONGEST, LONGEST_NAME = 500, 60
"""Characters a cell, and a name, may have."""

Fault = Literal["missing", "date", "amount", "phone", "identity_number", "too_long", "duplicate"]
"""What is wrong with a row, as logs may tell it: never what was written."""

_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 12
_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(万|w|千|k|亿)?")
_UNITS = {"": 1, "千": 1000, "k": 1000, "万": 10_000, "w": 10_000, "亿": 100_000_000}
_CURRENCY = re.compile(r"人民币|rmb|cny|usd|eur|gbp|hk\$|us\$|[¥$€£]|[元圆块]整?$|块钱$")
_NONE = {"", "无", "没有", "暂无", "/", "-", "--", "—", "n/a", "na", "none", "null", "未知", "unknown"}
_PHONE = re.compile(r"\+?\(?\d[\d\s\-().·]{3,}\d", re.ASCII)
_SHORTENED = re.compile(r"(\d(?:\.\d+)?)e\+?(\d+)")
_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dx](?!\d)", re.I
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_FEWEST_DIGITS, _MOST_DIGITS = 5, 15


class CellError(Exception):
    """A cell cannot be used: what kind of fault it is, and one sentence for a person."""

    def __init__(self, fault: Fault, zh: str, en: str) -> None:
        super().__init__(fault)
        self.fault: Fault = fault
        self.text = Text(zh, en)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as digits, perhaps after a plus; ``beside`` is the whole cell when it says more than that."""

    number: str
    beside: str


def written(cell: Cell) -> str:
    """A cell as a person reads it: whole numbers without a point, dates as YYYY-MM-DD, no outer blanks."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float) and math.isfinite(cell) and cell == int(cell):
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta | int | float):
        return str(cell)
    return _CONTROL.sub("", cell).strip(" \t\r\n\ufeff\u200b\u00a0\u3000")


def halved(cell: Cell) -> str:
    """A cell as text in half width and lower case, for numbers and dates."""
    return unicodedata.normalize("NFKC", written(cell)).casefold().strip()


def text_in(cell: Cell, most: int = LONGEST) -> str:
    """What is written. Raises CellError when it is longer than ``most`` or holds the number of an identity card."""
    text = written(cell)
    if len(text) > most:
        raise CellError(
            "too_long",
            f"{len(text)} 个字，最多 {most} 个；写短些",
            f"{len(text)} characters, {most} at most; shorten it",
        )
    if has_identity_number(text):
        raise CellError(
            "identity_number",
            "像身份证号，不能存；删掉它",
            "this looks like an identity card number, which is not kept; remove it",
        )
    return text


def has_identity_number(text: str) -> bool:
    """Whether a number of a Chinese identity card (18 places, with a birth date) stands in it."""
    folded = unicodedata.normalize("NFKC", text)
    return bool(_IDENTITY.search(folded) or _IDENTITY.search(re.sub(r"(?<=\d)[\s-](?=[\dxX])", "", folded)))


def phone_in(cell: Cell) -> Phone | None:
    """The first phone number of a cell, None when it says there is none. Raises CellError for anything else."""
    text = text_in(cell)
    folded = halved(cell)
    if folded in _NONE:
        return None
    shortened = _SHORTENED.fullmatch(folded)
    if shortened:
        folded = _spelled_out(shortened[1], int(shortened[2]))
    found = _PHONE.search(folded)
    digits = re.sub(r"\D", "", found[0]) if found else ""
    if not found or not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        raise CellError("phone", "没有看懂的电话号码；改成一个号码", "there is no phone number in it; write one")
    alone = found[0].strip() == folded
    return Phone("+" * found[0].startswith("+") + digits, "" if alone else text)


def _spelled_out(digits: str, power: int) -> str:
    whole = digits.replace(".", "")
    if len(whole) != power + 1:
        raise CellError(
            "phone",
            "号码被表格缩写，后几位丢了；把这列设成“文本”，重填号码",
            "the program has shortened the number and lost digits; format the column as text and fill it in again",
        )
    return whole


def amount_in(cell: Cell) -> Decimal:
    """An amount of money to the cent, below zero for money given back. Raises CellError."""
    folded = halved(cell).replace(" ", "")
    if isinstance(cell, int | float) and not isinstance(cell, bool) and math.isfinite(cell):
        return _to_the_cent(Decimal(repr(cell)), folded)
    if folded.startswith("(") and folded.endswith(")"):
        folded = f"-{folded[1:-1]}"
    bare = _CURRENCY.sub("", folded.replace("−", "-"))
    back = bare.startswith("-")
    match = _AMOUNT.fullmatch(_CURRENCY.sub("", bare.removeprefix("-").removeprefix("+")))
    if not match:
        raise _no_amount(folded)
    value = Decimal(match[1].replace(",", "") + (match[2] or "")) * _UNITS[match[3] or ""]
    return _to_the_cent(-value if back else value, folded)


def _to_the_cent(value: Decimal, said: str) -> Decimal:
    if abs(value) >= _MOST:
        raise _no_amount(said)
    return value.quantize(_CENT, ROUND_HALF_UP)


def _no_amount(said: str) -> CellError:
    if not said:
        return CellError("amount", "没有金额；填上", "there is no amount; fill it in")
    return CellError(
        "amount", f"“{said[:20]}”不是金额；写成 1200.50 这样", f"“{said[:20]}” is no amount; write it like 1200.50"
    )
