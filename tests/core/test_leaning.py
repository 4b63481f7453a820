"""Which parts of a text are shown as what mattered."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.grams import grams
from bot.core.leaning import MOST_PARTS, leaning


def shown(text: str, pulls: dict[str, float]) -> list[str]:
    return [text[start:end] for start, end in leaning(text, pulls)]


def test_the_warmest_part_comes_first_and_cold_ones_not_at_all() -> None:
    assert shown("天气不错,老砍价,还要赠品", {"砍价": 2.0, "赠品": 1.0, "天气": -1.0}) == ["老砍价", "还要赠品"]


def test_of_a_long_part_a_stretch_of_whole_words_is_shown() -> None:
    text = "he came in again this morning and kept haggling over every single item on the shelf"

    (found,) = shown(text, {"haggling": 3.0})

    assert "haggling" in found
    assert f" {found} " in f" {text} "


@given(st.text("砍价 老,。abc", max_size=80))
def test_parts_lie_in_the_text_and_are_few(text: str) -> None:
    spans = leaning(text, dict.fromkeys(grams(text), 1.0))

    assert len(spans) <= MOST_PARTS
    assert all(0 <= start < end <= len(text) for start, end in spans)
