"""Charts hold whatever people are called and however much they do."""

import struct
from collections.abc import Iterator
from functools import cache
from xml.etree import ElementTree

import pylopdf_fonts_zh_cn
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.charts.bars import Bar, Bars
from bot.charts.funnel import Funnel
from bot.charts.lettering import DRAWN, NAMELESS, cut, drawable, width
from bot.charts.looks import DARK, LIGHT, Look
from bot.charts.picture import png

SVG = "{http://www.w3.org/2000/svg}"

NAMES = st.text(max_size=70) | st.sampled_from(
    ["欧阳娜娜 👩‍💼 华东大区首席客户经理", "W" * 64, "🦅", "<b>&\"'", "张" * 64, "ﷺ مرحبا", "a\u0000b\u202ec\nd", ""]
)
COUNTS = st.integers(0, 10**6)
LOOKS = st.sampled_from([LIGHT, DARK])


@cache
def advances() -> dict[str, float]:
    """Of every character that the font has, how wide it is in letters of size 1."""
    with TTFont(pylopdf_fonts_zh_cn.sans_path()) as font:
        widths, names = font["hmtx"].metrics, font.getBestCmap()
        return {chr(code): widths[name][0] / font["head"].unitsPerEm for code, name in names.items()}


def written(svg: str) -> Iterator[tuple[str, float, float, float]]:
    """Each text with its left end, its right end and its foot as the font has it."""
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):  # noqa: S314  # our own
        words = text.text or ""
        wide = float(text.get("font-size", "")) * sum(advances()[char] for char in words)
        share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor", "start")]
        left = float(text.get("x", "")) - share * wide
        yield words, left, left + wide, float(text.get("y", ""))


def boxes(svg: str) -> Iterator[tuple[float, float, str]]:
    """Each box that is not the paper: its left and right end and its colour."""
    for box in list(ElementTree.fromstring(svg).iter(f"{SVG}rect"))[1:]:  # noqa: S314  # our own
        left = float(box.get("x", ""))
        yield left, left + float(box.get("width", "")), box.get("fill", "")


def holds(svg: str) -> None:
    """Nothing leaves the picture, every character can be drawn, and it can be sent as a photo."""
    root = ElementTree.fromstring(svg)  # noqa: S314  # our own
    wide, high = float(root.get("width", "")), float(root.get("height", ""))
    for _, left, right, foot in written(svg):
        assert left >= 0
        assert right <= wide
        assert 0 < foot < high
    for left, right, _ in boxes(svg):
        assert left >= 0
        assert right <= wide
    assert wide + high < 10_000  # Bot API: sendPhoto
    assert max(wide / high, high / wide) < 20  # as above


def test_the_font_has_every_character_that_is_drawn() -> None:
    lacking = [hex(code) for first, last in DRAWN for code in range(first, last + 1) if chr(code) not in advances()]

    assert lacking == []


def test_no_character_is_wider_than_was_reckoned() -> None:
    drawn = [chr(code) for first, last in DRAWN for code in range(first, last + 1)]

    assert [char for char in drawn if advances()[char] > width(char, 1)] == []


@given(
    title=NAMES,
    rows=st.lists(st.tuples(NAMES, st.lists(COUNTS, min_size=1, max_size=7), NAMES), max_size=60),
    legend=st.lists(NAMES, max_size=6),
    mark=st.none() | COUNTS,
    look=LOOKS,
)
@settings(max_examples=60, deadline=None)
def test_bars_stay_in_the_picture(
    title: str, rows: list[tuple[str, list[int], str]], legend: list[str], mark: int | None, look: Look
) -> None:
    bars = [Bar(label, tuple(parts), note) for label, parts, note in rows]

    holds(Bars(title, bars, tuple(legend), mark, title, title).svg(look))


@given(title=NAMES, rows=st.lists(st.tuples(NAMES, COUNTS), max_size=12), look=LOOKS)
@settings(max_examples=60, deadline=None)
def test_a_funnel_stays_in_the_picture(title: str, rows: list[tuple[str, int]], look: Look) -> None:
    holds(Funnel(title, rows, title).svg(look))


@given(text=NAMES, room=st.integers(0, 400))
def test_a_name_is_cut_to_its_room(text: str, room: int) -> None:
    assert width(cut(text, 30, room), 30) <= room


def test_of_a_name_stays_what_can_be_drawn() -> None:
    assert drawable("欧阳 👩‍💼\n娜娜🦅") == "欧阳 娜娜"
    assert drawable("🦅🦅") == NAMELESS
    assert drawable(" ") == ""


def test_a_bar_is_as_long_as_its_number() -> None:
    svg = Bars("", [Bar("甲", (30, 10)), Bar("乙", (20,)), Bar("丙", (0,))]).svg()
    run = [right - left for left, right, fill in boxes(svg) if fill == LIGHT.track]
    long = [right - left for left, right, fill in boxes(svg) if fill != LIGHT.track]

    assert len(run) == 3
    assert long == pytest.approx([run[0] * share for share in (0.75, 0.25, 0.5)], abs=0.2)
    assert {"30", "10", "40", "20", "0"} <= {words for words, *_ in written(svg)}


def test_without_rows_it_says_so() -> None:
    assert "还没有客户。" in {words for words, *_ in written(Bars("今天", [], empty="还没有客户。").svg())}
    assert "还没有客户。" in {words for words, *_ in written(Funnel("阶段", [("找客", 0)], "还没有客户。").svg())}


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_picture_is_a_png_of_that_size(look: Look) -> None:
    svg = Bars("今天", [Bar(f"同事 {number}", (number, 3)) for number in range(60)], mark=8, mark_name="目标 8").svg(
        look
    )
    picture = png(svg)

    assert picture.startswith(b"\x89PNG")
    high = float(ElementTree.fromstring(svg).get("height", ""))  # noqa: S314  # our own
    assert struct.unpack(">II", picture[16:24]) == (1080, high)
