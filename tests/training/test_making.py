"""A reader made of a few descriptions: it learns, it is honest about writers it has not seen, it is reproducible."""

from pathlib import Path

import pytest

from bot.content.labelled import Labelled
from bot.content.trained import read_weights, write_weights
from bot.core.engine import Engine
from bot.core.trained import LANES, TrainedReader
from tests.core.making import library, signal, tree

pytest.importorskip("sklearn", reason="training needs scikit-learn")

from bot.training.making import make  # only with scikit-learn

KNOWN = library(
    [tree("style", [("quick", "eagle", "dove")], everyone=True)],
    signals=[signal("quick", ("说话快",), against=("慢慢",))],
)
EAGLES = ["直接报价", "只要结果", "开口就要结论", "报价要快", "结论先讲", "只看结果"]
DOVES = ["笑着听人讲", "声音轻轻的", "慢慢聊家常", "轻轻说好", "笑着点头", "聊家常半天"]
TALK = ["明天下雨", "仓库到货", "中午吃面", "下雨路滑", "到货十箱", "吃面加蛋"]


def described(texts: list[str], kind: str) -> list[Labelled]:
    return [Labelled(f"{kind}{number}", text, (kind,), writer=f"w{number % 3}") for number, text in enumerate(texts)]


DESCRIPTIONS = [*described(EAGLES, "eagle"), *described(DOVES, "dove"), *described(TALK, "none")]


def test_what_was_learnt_is_told_in_other_words_of_the_same_kind() -> None:
    reader = TrainedReader(make(KNOWN, DESCRIPTIONS, most=1000).weights)

    quick, slow, rain = (reader.read(text) for text in ("结果呢，报价", "轻轻地笑着聊", "下雨，到货晚"))

    assert quick is not None
    assert slow is not None
    assert rain is not None
    assert quick.scores["eagle"] > quick.scores["dove"]
    assert slow.scores["dove"] > slow.scores["eagle"]
    assert rain.off_topic > quick.off_topic


def test_the_stored_reader_scores_as_the_fitted_one_did(tmp_path: Path) -> None:
    made = make(KNOWN, DESCRIPTIONS, most=1000)
    write_weights(tmp_path / "reader.bin", made.weights)

    again = read_weights(tmp_path / "reader.bin")

    assert again == made.weights


def test_the_same_descriptions_make_the_same_reader() -> None:
    assert make(KNOWN, DESCRIPTIONS, most=1000) == make(KNOWN, DESCRIPTIONS, most=1000)


def test_an_impression_of_a_description_is_that_of_a_reader_that_never_met_its_writer() -> None:
    made = make(KNOWN, DESCRIPTIONS, most=1000)
    seen = TrainedReader(made.weights).read("开口就要结论")

    unseen = made.impressions[EAGLES.index("开口就要结论")]

    assert seen is not None
    assert unseen.scores["eagle"] < seen.scores["eagle"]


def test_more_texts_are_offered_a_type_than_are_given_one() -> None:
    blend = make(KNOWN, DESCRIPTIONS, most=1000).weights.blend

    assert blend.offered < blend.said


def test_only_the_grams_that_matter_most_are_kept() -> None:
    assert make(KNOWN, DESCRIPTIONS, most=5).weights.grams.count("\n") == 4


def test_the_shipped_blend_puts_an_engine_together() -> None:
    engine = Engine.of(KNOWN, TrainedReader(make(KNOWN, DESCRIPTIONS, most=1000).weights))

    assert engine.weigh(engine.reader.read("开口就报价，只要结果，结论先讲"), {}).types[0].type == "eagle"


def test_more_types_than_a_row_holds_are_refused() -> None:
    many = [Labelled(str(number), "老砍价", (f"type{number}",), writer="w") for number in range(LANES)]

    with pytest.raises(ValueError, match=f"{LANES + 1} types, but a row has room for {LANES - 1}"):
        make(KNOWN, many, most=10)
