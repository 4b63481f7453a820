"""Writing is made comparable, and every place in it leads back to the rep's own words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.folding import Folding

from .growing import CALM
from .making import SIMPLIFIED

ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
RIGHT_TO_LEFT = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

ODD = "说說话ＡßİŒ㎏ﬁ…\u200b\u202e\ufe0f\u0301\r\n\t\x00\ud83d\u200d👨👩"
ANY_TEXT = st.text(st.characters() | st.sampled_from(ODD), max_size=40)


def fold(text: str) -> str:
    return Folding(SIMPLIFIED).fold(text).text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("說話", "说话"),
        ("ＶＩＰ　１２", "vip 12"),
        ("HAGGLES", "haggles"),
        ("“快”，「慢」！？：；（好）", "“快”,「慢」!?:;(好)"),
        ("don’t", "don't"),
        ("㎏", "kg"),
        ("Straße", "strasse"),
        (f"砍{ZERO_WIDTH}价", "砍价"),
        (f"{RIGHT_TO_LEFT}砍价", "砍价"),
        ("砍\ufe0f价", "砍价"),
        ("砍\t价\x07了", "砍 价 了"),
        ("砍价\r\n他", "砍价\n\n他"),
        ("\ud83d砍价", "砍价"),
        ("", ""),
    ],
)
def test_what_reads_the_same_is_folded_to_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded


@CALM
@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=30))
def test_full_width_writing_reads_as_half_width(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in text)

    assert fold(wide) == fold(text)


@CALM
@given(st.text("說话價贵a 1", max_size=20), st.sampled_from(ZERO_WIDTH + RIGHT_TO_LEFT), st.integers(0, 20))
def test_invisible_marks_change_nothing(text: str, mark: str, place: int) -> None:
    marked = text[:place] + mark + text[place:]

    assert fold(marked) == fold(text)


@CALM
@given(ANY_TEXT)
def test_every_span_of_the_folded_text_is_a_span_of_the_original(text: str) -> None:
    folded = Folding(SIMPLIFIED).fold(text)

    spans = [folded.span(start, start + 1) for start in range(len(folded.text))]

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert folded.span(0, len(folded.text))[1] <= len(text)
    for (start, end), char in zip(spans, folded.text, strict=True):
        assert char in fold(text[start:end])


@CALM
@given(ANY_TEXT, st.data())
def test_a_longer_span_is_made_of_the_spans_of_its_characters(text: str, data: st.DataObject) -> None:
    folded = Folding(SIMPLIFIED).fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))

    span = folded.span(start, end)

    if start == end:
        assert span[0] == span[1]
    else:
        assert span == (folded.span(start, start + 1)[0], folded.span(end - 1, end)[1])


@CALM
@given(ANY_TEXT)
def test_one_folding_gives_what_a_fresh_one_gives(text: str) -> None:
    used = Folding(SIMPLIFIED)
    used.fold("說Ａß㎏\u200b")

    assert used.fold(text) == Folding(SIMPLIFIED).fold(text)


@CALM
@given(ANY_TEXT)
def test_nothing_invisible_or_controlling_is_left(text: str) -> None:
    kinds = {unicodedata.category(char) for char in fold(text) if char != "\n"}

    assert kinds.isdisjoint({"Cf", "Cc", "Cs", "Co", "Cn"})


def test_each_character_is_looked_up_once_however_long_the_text() -> None:
    looked_up: list[str] = []

    class Watched(dict[str, str]):
        def get(self, key: str, default: object = None) -> str:
            looked_up.append(key)
            return key

    Folding(Watched()).fold("說話快 " * 10_000)

    assert sorted(looked_up) == sorted("說話快 ")
