"""The calibration plot: what was said against what was right, as an SVG that any browser shows."""

from collections.abc import Sequence

from bot.evaluation.scoring import Bin

_SIDE, _EDGE = 400, 44
_INK, _LINE, _DOT = "#1f2933", "#c7ccd1", "#2f6fde"


def calibration_svg(bins: Sequence[Bin], title: str) -> str:
    """A dot for each step of confidence, its area the number of descriptions; on the diagonal, said is right."""
    most = max((one.total for one in bins), default=1)
    size = _SIDE + 2 * _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="13">',
        f'<rect width="{size}" height="{size}" fill="#fff"/>',
        f'<text x="{_EDGE}" y="26" fill="{_INK}">{title}</text>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{_LINE}" stroke-dasharray="4 4"/>',
    ]
    for step in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts.append(f'<text x="{_x(step)}" y="{_y(0) + 20}" text-anchor="middle" fill="{_INK}">{step:.0%}</text>')
        parts.append(f'<text x="{_EDGE - 6}" y="{_y(step) + 4}" text-anchor="end" fill="{_INK}">{step:.0%}</text>')
        parts.append(f'<path d="M{_x(0)} {_y(step)}H{_x(1)}" stroke="{_LINE}" stroke-width=".5"/>')
    for one in bins:
        radius = 4 + 12 * (one.total / most) ** 0.5
        label = f"said {one.said:.0%}, right {one.right:.0%}, {one.total} descriptions"
        parts.append(
            f'<circle cx="{_x(one.said)}" cy="{_y(one.right)}" r="{radius:.1f}" fill="{_DOT}" fill-opacity=".7">'
            f"<title>{label}</title></circle>"
        )
    return "\n".join([*parts, "</svg>", ""])


def _x(share: float) -> float:
    return round(_EDGE + share * _SIDE, 1)


def _y(share: float) -> float:
    return round(_EDGE + (1 - share) * _SIDE, 1)
