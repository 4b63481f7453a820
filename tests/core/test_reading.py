"""A description becomes findings: signal, strength, place, and the words to show for it."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.reading import LONGEST, combine

from .growing import CALM
from .reading_it import READER, STRONG, descriptions, strength

LATIN = ("haggles", "I ", "not ", "if ", "his wife ", "ＶＩＰ")
PIECES = st.sampled_from([*"砍价他不没我爱说话說話但“”「」\"'，。？!\n\u200b 特别吗", *LATIN])


def test_a_finding_carries_its_place_and_the_words_around_it() -> None:
    text = "今天来的客户，爱砍价，走了"

    (finding,) = READER.read(text).findings

    assert finding.signal == "haggles"
    assert text[slice(*finding.span)] == "砍价"
    assert finding.quote == "爱砍价"


def test_the_place_is_in_the_text_as_it_was_written() -> None:
    text = "👨‍👩‍👧 ㎏ \u200b他愛說\u200b話"

    (finding,) = READER.read(text).findings

    assert finding.signal == "chatty"
    assert text[slice(*finding.span)] == "愛說\u200b話"


@descriptions("愛說話 / 爱说话 / ＣＨＡＴＴＹ / Chatty / 爱\u200b说\u202e话 / 爱说\ufe0f话")
def test_every_way_of_writing_it_is_read(text: str) -> None:
    assert strength(text, "chatty") == STRONG


def test_a_weak_wording_is_worth_less_and_an_opposite_one_counts_against() -> None:
    assert 0 < strength("他嫌贵") < strength("他砍价")
    assert strength("一口价") < 0
    assert strength("pays full price") < 0


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("刚进门就砍价", "greet"),
        ("walks in", "greet"),
        ("刚进门，要签合同", "close"),
        ("没签合同，谈价", "negotiate"),
        ("他砍价", None),
    ],
)
def test_the_furthest_stage_that_is_spoken_of_is_read(text: str, stage: str | None) -> None:
    assert READER.read(text).stage == stage


@pytest.mark.parametrize("text", ["王总来了", "hi", "👍", "", " ", "？？？", "\x00\x01"])
def test_what_describes_nobody_shows_nothing(text: str) -> None:
    reading = READER.read(text)

    assert (reading.findings, reading.stage, reading.too_long) == ((), None, False)


def test_a_document_is_not_read_as_a_description() -> None:
    reading = READER.read("他砍价。" * (LONGEST // 4 + 1))

    assert (reading.findings, reading.too_long) == ((), True)


def test_a_long_text_that_hardly_says_anything_is_not_read_as_a_description() -> None:
    prose = "那天下着雨，街上没有几个行人，我们坐在窗边等天晴。" * 20

    reading = READER.read(f"{prose}他砍价。")

    assert (reading.findings, reading.too_long) == ((), True)


def test_a_long_text_full_of_what_was_seen_is_read() -> None:
    reading = READER.read("他砍价，爱说话，别的没什么了。" * 40)

    assert len(reading.findings) == 80


@CALM
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_whatever_is_written_findings_stand_in_it_and_are_measured(text: str) -> None:
    reading = READER.read(text)

    for finding in reading.findings:
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        assert finding.quote in text
        assert finding.quote
        assert 0 < abs(finding.strength) <= 1
    assert all(-1 <= value <= 1 for value in reading.evidence.values())


WITNESSES = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.floats(-1, 1).filter(lambda strength: strength != 0)), max_size=6
)


@CALM
@given(WITNESSES, st.randoms(use_true_random=False))
def test_the_order_of_witnesses_does_not_matter(witnesses: list[tuple[str, float]], chance: Random) -> None:
    shuffled = witnesses.copy()
    chance.shuffle(shuffled)

    assert combine(shuffled) == pytest.approx(combine(witnesses))


@CALM
@given(WITNESSES, st.floats(0.01, 1))
def test_one_more_witness_for_a_signal_never_makes_it_less_likely(
    witnesses: list[tuple[str, float]], strength: float
) -> None:
    before = combine(witnesses).get("a", 0.0)

    after = combine([*witnesses, ("a", strength)])["a"]

    assert after >= before - 1e-12
    assert -1 <= after <= 1
