"""A sheet that is drawn on: shapes and writing, which together are an SVG. Lengths are pixels."""

from dataclasses import dataclass, field
from html import escape
from typing import Literal

from bot.charts.lettering import cut, width
from bot.charts.looks import Look

WIDE, EDGE = 1080, 40
"""The width of every picture, and what stays free around it."""

TITLE, LETTER, SMALL = 40, 30, 24
"""Sizes of letters."""

_ROUND = 6
_LEGEND_MARK, _LEGEND_GAP = 22, 36

Anchor = Literal["start", "middle", "end"]


@dataclass
class Sheet:
    """``top`` is where what is drawn next begins."""

    look: Look
    top: float = EDGE
    _parts: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, words: str, *, size: float = LETTER, fill: str = "", anchor: Anchor = "start"
    ) -> None:
        """``words`` with their foot at ``y``; they are drawable and fit."""
        where = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"'
        self._parts.append(f'<text {where} fill="{fill or self.look.ink}">{escape(words)}</text>')

    def box(self, x: float, y: float, wide: float, high: float, fill: str) -> None:
        """A box with round corners."""
        shape = f'x="{x:.1f}" y="{y:.1f}" width="{max(wide, 0):.1f}" height="{high:.1f}"'
        self._parts.append(f'<rect {shape} rx="{min(_ROUND, wide / 2):.1f}" fill="{fill}"/>')

    def upright(self, x: float, top: float, foot: float) -> None:
        """A broken line from ``top`` to ``foot``."""
        line = f'x1="{x:.1f}" x2="{x:.1f}" y1="{top:.1f}" y2="{foot:.1f}"'
        self._parts.append(f'<line {line} stroke="{self.look.ink}" stroke-width="3" stroke-dasharray="8 6"/>')

    def head(self, title: str, legend: tuple[str, ...] = ()) -> None:
        """What the picture is of, and what its colours mean."""
        self.text(EDGE, self.top + TITLE, cut(title, TITLE, WIDE - 2 * EDGE), size=TITLE)
        self.top += TITLE * 1.6
        x, line = float(EDGE), SMALL * 1.6
        for place, name in enumerate(legend):
            words = cut(name, SMALL, WIDE / 2)
            room = _LEGEND_MARK + 10 + width(words, SMALL)
            if x > EDGE and x + room > WIDE - EDGE:
                x, self.top = float(EDGE), self.top + line
            self.box(x, self.top, _LEGEND_MARK, _LEGEND_MARK, self.look.parts[place % len(self.look.parts)])
            self.text(x + _LEGEND_MARK + 10, self.top + SMALL * 0.84, words, size=SMALL, fill=self.look.faint)
            x += room + _LEGEND_GAP
        self.top += line if legend else 0

    def empty(self, words: str) -> None:
        """Said where there is nothing to draw."""
        self.top += LETTER * 2
        self.text(WIDE / 2, self.top, cut(words, LETTER, WIDE - 2 * EDGE), fill=self.look.faint, anchor="middle")
        self.top += LETTER

    def svg(self) -> str:
        """All that was drawn, on a sheet that is as high as it takes."""
        high = round(self.top + EDGE)
        size = f'width="{WIDE}" height="{high}" viewBox="0 0 {WIDE} {high}"'
        paper = f'<rect width="{WIDE}" height="{high}" fill="{self.look.paper}"/>'
        parts = "".join(self._parts)
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Noto Sans SC">{paper}{parts}</svg>'


def number(value: int) -> str:
    """A number as it is written beside a bar: ``1,000,000``."""
    return f"{value:,}"
