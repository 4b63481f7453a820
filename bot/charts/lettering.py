"""What can be written in a chart, and how much room it takes."""

from typing import Final

DRAWN: Final = (
    (0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0xFF), (0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C9), (0x401, 0x401),
    (0x410, 0x44F), (0x451, 0x451), (0x2013, 0x2014), (0x2018, 0x2019), (0x201C, 0x201D), (0x2022, 0x2022),
    (0x2026, 0x2026), (0x20AC, 0x20AC), (0x2103, 0x2103), (0x2190, 0x2193), (0x3000, 0x303F), (0x3041, 0x3096),
    (0x30A0, 0x30FF), (0x3400, 0x4DB5), (0x4E00, 0x9FEF), (0xFF01, 0xFF5E), (0xFFE5, 0xFFE5),
)  # fmt: skip
"""Characters that the font of ``charts.picture`` has; what is not among them would be drawn as an empty box."""

NAMELESS: Final = "—"
"""Stands for a name of which no character can be drawn."""

_FULL: Final = frozenset("§±¶·×÷‘’“”•…—℃←↑→↓©¼½¾Ææ") | {chr(code) for code in range(0x391, 0x452)}
_SLIM: Final = frozenset(" ',.:;ijlI!|f()[]{}-tr/\\¡¦ìíîïÌÍÎÏ°")
_BROAD: Final = frozenset("wmMW&%@")
_WIDE: Final = "\u2e80"


def drawable(text: str) -> str:
    """``text`` on one line, without what the font lacks: emoji, other writings, controls."""
    levelled = " ".join(text.split())
    kept = "".join(char for char in levelled if any(first <= ord(char) <= last for first, last in DRAWN))
    return " ".join(kept.split()) or (NAMELESS if levelled else "")


def width(text: str, size: float) -> float:
    """Pixels that drawable ``text`` takes at most in letters of this size."""
    return size * sum(_share(char) for char in text)


def cut(text: str, size: float, room: float) -> str:
    """``drawable(text)``, with … where it would take more than ``room`` pixels."""
    whole = drawable(text)
    if width(whole, size) <= room:
        return whole
    for end in range(len(whole), 0, -1):
        shorter = f"{whole[:end].rstrip()}…"
        if width(shorter, size) <= room:
            return shorter
    return ""


def _share(char: str) -> float:
    """Of the letters' size, at most; the font's own widths are less."""
    if char >= _WIDE or char in _FULL:
        return 1.02
    if char in _SLIM:
        return 0.4
    return 0.96 if char in _BROAD else 0.76 if char.isupper() else 0.66
