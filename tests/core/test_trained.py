"""What the wording as a whole suggests: sums of weights, exact whatever the length of the text."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.engine import Engine
from bot.core.impression import signs
from bot.core.judging import Judge
from bot.core.trained import LANES

from .making import library, signal, tree
from .trained_ones import BLEND, SCALE, trained

TYPES = ("eagle", "dove", "none")
READER = trained(TYPES, {"快": (3, -2, 0), "慢": (-2, 2, 0), "雨": (-1, -1, 3)})


def test_a_text_with_nothing_ever_met_makes_no_impression() -> None:
    assert READER.read("xyz 云") is None


def test_scores_are_the_weights_of_its_grams_over_the_length_of_the_text() -> None:
    impression = READER.read("快，雨")

    assert impression is not None
    assert impression.scores == pytest.approx({"eagle": 2 * SCALE / sqrt(2), "dove": -3 * SCALE / sqrt(2)})
    assert impression.off_topic == pytest.approx(3 * SCALE / sqrt(2))


def test_how_far_a_type_is_ahead_is_measured_against_the_best_other() -> None:
    impression = READER.read("快")

    assert impression is not None
    assert impression.ahead("eagle") == pytest.approx(5 * SCALE)
    assert impression.ahead("dove") == pytest.approx(-5 * SCALE)


CHARACTERS = [chr(0x4E00 + number) for number in range(700)]


@given(st.integers(1, 700), st.integers(-128, 127))
def test_no_number_of_grams_overflows(count: int, step: int) -> None:
    reader = trained(("one", "two", "none"), dict.fromkeys(CHARACTERS, (step, 0, 0)))

    impression = reader.read("，".join(CHARACTERS[:count]))

    assert impression is not None
    assert impression.scores["one"] == pytest.approx(count * step * SCALE / sqrt(count))
    assert impression.scores["two"] == 0


def test_what_a_gram_pulls_is_told_against_a_type_at_large() -> None:
    pulls = READER.pulls("快慢", "dove")

    assert pulls["慢"] > 0 > pulls["快"]
    assert "快慢" not in pulls


def test_a_row_has_room_for_the_rarity_beside_the_types() -> None:
    assert len(TYPES) < LANES


KNOWN = library(
    [tree("style", [("quick", "eagle", "dove")], everyone=True)],
    signals=[signal("quick", ("麻利",), against=("磨蹭",))],
)
ENGINE = Engine.of(KNOWN, READER)


def test_wording_that_no_cue_covers_still_tells_the_type() -> None:
    verdict = ENGINE.weigh(ENGINE.reader.read("这人快"), {})

    assert verdict.types[0].type == "eagle"


def test_a_cue_adds_to_the_impression_and_an_answer_outweighs_both() -> None:
    plain, cued = ENGINE.reader.read("慢"), ENGINE.reader.read("慢，麻利")

    alone = {one.type: one.confidence for one in ENGINE.weigh(plain, {}).types}
    together = {one.type: one.confidence for one in ENGINE.weigh(cued, {}).types}
    answered = ENGINE.weigh(plain, {"quick": 1.0})

    assert together["eagle"] > alone["eagle"]
    assert answered.types[0].type == "eagle"


def test_the_card_shows_the_wording_that_mattered() -> None:
    reading = ENGINE.reader.read("下雨天，这人真快，走了")
    verdict = ENGINE.weigh(reading, {})

    explanation = ENGINE.explain(reading, {}, verdict, verdict.types[0])

    assert explanation.wording == ("这人真快",)


def test_without_a_trained_reader_the_trees_decide_alone() -> None:
    reading = Engine.of(KNOWN).reader.read("这人快")

    assert reading.impression is None
    assert not Judge(KNOWN).weigh(reading.evidence)


@given(st.text("快慢雨", min_size=1, max_size=6), st.floats(-9, 9))
def test_what_is_fitted_and_what_is_served_is_the_same_sum(text: str, moved: float) -> None:
    impression, weights = READER.read(text), (BLEND.score, BLEND.ahead, BLEND.off_topic)
    assert impression is not None

    served = BLEND.log_odds(impression, ["eagle", "dove"], "style", [moved, moved])

    told = (BLEND.towards if moved > 0 else BLEND.away)["style"] * moved
    for kind, odds in zip(["eagle", "dove"], served, strict=True):
        fitted = sum(weight * sign for weight, sign in zip(weights, signs(impression, kind), strict=True))
        assert odds == pytest.approx(BLEND.intercept + fitted + told)


def test_the_fact_that_would_flip_an_impression_really_does() -> None:
    reading = ENGINE.reader.read("快慢")
    verdict = ENGINE.weigh(reading, {})

    flip = ENGINE.explain(reading, {}, verdict, verdict.types[0]).flip

    assert flip is not None
    answered = ENGINE.weigh(reading, {flip.signal: 1.0 if flip.present else -1.0})
    assert answered.types[0].type == flip.to != verdict.types[0].type


def test_what_is_asked_does_not_depend_on_who_was_asked_about_before() -> None:
    worn, fresh = Engine.of(KNOWN, READER), Engine.of(KNOWN, READER)
    reading = worn.reader.read("快慢")
    worn.weigh(reading, {"quick": 1.0})

    assert worn.question(reading, {}) == fresh.question(reading, {}) is not None
