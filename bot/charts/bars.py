"""Bars that run to the right, one a row: whole or of several parts, and how far they are from a mark."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.drawing import EDGE, LETTER, SMALL, WIDE, Sheet, number
from bot.charts.lettering import cut, drawable, width
from bot.charts.looks import LIGHT, Look

_ROW, _BAR, _GAP = 54, 34, 18
_LABEL, _VALUE = 300, 260
"""Pixels that a name and what is written beside a bar take at most."""

_LEAST = 4
"""Pixels of a part that is not nothing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a name, its parts from the left (none below 0), and what stands after their sum: ``/ 800``."""

    label: str
    parts: tuple[int, ...]
    note: str = ""

    @property
    def total(self) -> int:
        """The sum of its parts."""
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class Bars:
    """``legend`` says what the parts are; ``mark`` is drawn as a line through all bars, called ``mark_name``.

    ``empty`` is said when there are no rows.
    """

    title: str
    rows: Sequence[Bar]
    legend: tuple[str, ...] = ()
    mark: int | None = None
    mark_name: str = ""
    empty: str = ""

    def svg(self, look: Look = LIGHT) -> str:
        """The picture, 1080 pixels wide and as high as its rows."""
        sheet = Sheet(look)
        sheet.head(self.title, self.legend)
        if not self.rows:
            sheet.empty(self.empty)
            return sheet.svg()
        field = _Field.of(self)
        if self.mark is not None:
            sheet.top += SMALL * 1.4
        first = sheet.top
        for row in self.rows:
            _draw(sheet, field, row)
        if self.mark is not None:
            _mark(sheet, field, first, self.mark, self.mark_name)
        return sheet.svg()


@dataclass(frozen=True, slots=True)
class _Field:
    """Where bars run, and how many pixels one is worth."""

    left: float
    right: float
    one: float

    @classmethod
    def of(cls, bars: Bars) -> "_Field":
        label = min(_LABEL, max(width(drawable(row.label), LETTER) for row in bars.rows))
        value = min(_VALUE, max(width(_value(row), LETTER) for row in bars.rows))
        left, right = EDGE + label + _GAP, WIDE - EDGE - value - _GAP
        most = max(1, bars.mark or 0, *(row.total for row in bars.rows))
        return cls(left, right, (right - left) / most)


def _value(row: Bar) -> str:
    return drawable(f"{number(row.total)} {row.note}")


def _draw(sheet: Sheet, field: _Field, row: Bar) -> None:
    top, foot = sheet.top + (_ROW - _BAR) / 2, sheet.top + _ROW / 2 + LETTER * 0.36
    label = cut(row.label, LETTER, min(_LABEL, field.left - EDGE - _GAP) + 1)
    sheet.text(EDGE, foot, label)
    sheet.box(field.left, top, field.right - field.left, _BAR, sheet.look.track)
    x = field.left
    for place, part in enumerate(row.parts):
        if part <= 0:
            continue
        wide = min(max(part * field.one, _LEAST), field.right - x)
        sheet.box(x, top, wide, _BAR, sheet.look.parts[place % len(sheet.look.parts)])
        words = number(part)
        if len(row.parts) > 1 and width(words, SMALL) + 8 < wide:
            sheet.text(x + wide / 2, foot - 2, words, size=SMALL, fill=sheet.look.on_part, anchor="middle")
        x += wide
    sheet.text(WIDE - EDGE, foot, cut(_value(row), LETTER, _VALUE), anchor="end")
    sheet.top += _ROW


def _mark(sheet: Sheet, field: _Field, top: float, mark: int, name: str) -> None:
    x = field.left + mark * field.one
    sheet.upright(x, top, sheet.top)
    words = cut(name, SMALL, WIDE / 2)
    half = width(words, SMALL) / 2
    middle = min(max(x, EDGE + half), WIDE - EDGE - half)
    sheet.text(middle, top - SMALL * 0.4, words, size=SMALL, fill=sheet.look.faint, anchor="middle")
