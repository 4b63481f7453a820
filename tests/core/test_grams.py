"""What the trained reader sees of a text."""

import time

from hypothesis import given
from hypothesis import strategies as st

from bot.core.grams import grams


def test_chinese_is_seen_by_character_and_pair() -> None:
    assert grams("老砍价") == {"老", "砍", "价", "老砍", "砍价"}


def test_english_is_seen_by_word_stem_pair_and_triple() -> None:
    assert grams("won't haggle much") == {
        "won't", "won'*", "haggle", "hagg*", "much", "won't haggle", "haggle much", "won't haggle much",
    }  # fmt: skip


def test_every_number_is_the_same() -> None:
    assert grams("要80") == grams("要1200") == {"要", "0"}


def test_a_mark_that_carries_a_tone_counts_and_any_other_parts_what_it_stands_between() -> None:
    assert grams("砍,价?") == {"砍", "价", "?"}


@given(st.text(max_size=200))
def test_any_text_has_few_grams_for_its_length(text: str) -> None:
    assert len(grams(text)) <= 5 * len(text)


def test_a_text_ten_times_as_long_takes_about_ten_times_as_long() -> None:
    def taken(text: str) -> float:
        times = []
        for _ in range(5):
            start = time.thread_time()
            grams(text)
            times.append(time.thread_time() - start)
        return min(times)

    short = "说话很快haggles a lot 60?" * 400

    assert taken(short * 10) < 40 * taken(short)  # quadratic would be 100
