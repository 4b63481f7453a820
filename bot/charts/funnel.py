"""A funnel: how many are at each stage, one under the other, each bar in the middle."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.charts.drawing import EDGE, LETTER, WIDE, Sheet, number
from bot.charts.lettering import cut, drawable, width
from bot.charts.looks import LIGHT, Look

_ROW, _STEP, _GAP, _LABEL, _LEAST = 60, 50, 18, 260, 4


@dataclass(frozen=True, slots=True)
class Funnel:
    """``rows`` are stages in their order, with how many are there; ``empty`` is said when nobody is."""

    title: str
    rows: Sequence[tuple[str, int]]
    empty: str = ""

    def svg(self, look: Look = LIGHT) -> str:
        """The picture, 1080 pixels wide and as high as its rows."""
        sheet = Sheet(look)
        sheet.head(self.title)
        if not any(count for _, count in self.rows):
            sheet.empty(self.empty)
            return sheet.svg()
        most = max(count for _, count in self.rows)
        label = min(_LABEL, max(width(drawable(name), LETTER) for name, _ in self.rows))
        value = max(width(number(count), LETTER) for _, count in self.rows)
        left, right = EDGE + label + _GAP, WIDE - EDGE - value - _GAP
        for name, count in self.rows:
            foot = sheet.top + _ROW / 2 + LETTER * 0.36
            sheet.text(EDGE, foot, cut(name, LETTER, label + 1))
            wide = max((right - left) * count / most, _LEAST if count else 0)
            sheet.box((left + right - wide) / 2, sheet.top + (_ROW - _STEP) / 2, wide, _STEP, look.parts[0])
            sheet.text(WIDE - EDGE, foot, number(count), anchor="end")
            sheet.top += _ROW
        return sheet.svg()
