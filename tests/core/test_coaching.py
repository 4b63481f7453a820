"""Advice that suits everyone the customer may be."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.core.coaching import MOST_DO, MOST_DONT, coach, stage_of, suits
from bot.core.judging import Judge
from bot.core.library import STAGES, CustomerType, Library, StageAdvice
from bot.core.verdict import Ranked, Verdict

from .growing import FEW, libraries_and_evidence
from .making import advice, kind, library, tree

STYLE = tree("style", [("fast", "eagle", "owl")])


def verdict_of(**confidences: float) -> Verdict:
    return Verdict({"style": tuple(Ranked(name, "style", confidence) for name, confidence in confidences.items())})


def birds(eagle: CustomerType, owl: CustomerType) -> Library:
    return library([STYLE], [eagle, owl])


@FEW
@given(libraries_and_evidence(), st.sampled_from(STAGES))
def test_advice_called_safe_makes_no_move_that_a_type_in_play_resists(
    made: tuple[Library, dict[str, float]], stage: str
) -> None:
    known, evidence = made
    verdict = Judge(known).weigh(evidence)
    assume(verdict)
    resisted = {move for ranked in verdict.in_play for move in known.types[ranked.type].resists}

    coaching = coach(known, verdict, stage)

    if coaching.safe:
        assert all(resisted.isdisjoint(one.moves) for one in coaching.do)
        assert resisted.isdisjoint(coaching.phrases[0].advice.moves)


@FEW
@given(libraries_and_evidence(), st.sampled_from(STAGES))
def test_there_is_always_something_to_do_to_say_and_to_avoid(
    made: tuple[Library, dict[str, float]], stage: str
) -> None:
    known, evidence = made
    verdict = Judge(known).weigh(evidence)
    assume(verdict)

    coaching = coach(known, verdict, stage)

    assert 1 <= len(coaching.do) <= MOST_DO
    assert 1 <= len(coaching.dont) <= MOST_DONT
    in_play = {ranked.type for ranked in verdict.in_play}
    assert {phrase.type for phrase in coaching.phrases} == in_play
    assert coaching.close == (len(verdict.in_play) > len(verdict.leading))


@FEW
@given(libraries_and_evidence(), st.sampled_from(STAGES))
def test_lines_that_suit_every_type_come_before_those_that_do_not(
    made: tuple[Library, dict[str, float]], stage: str
) -> None:
    known, evidence = made
    verdict = Judge(known).weigh(evidence)
    assume(verdict)
    types = [known.types[ranked.type] for ranked in verdict.in_play]

    suitable = [suits(phrase.advice, types) for phrase in coach(known, verdict, stage).phrases]

    assert suitable == sorted(suitable, reverse=True)


def test_for_a_close_call_what_one_resists_is_left_out_and_said_to_be_safe() -> None:
    eagle = kind("eagle", "style", resists=["detail"], do=[advice("be brief", "brief"), advice("show proof", "proof")])
    owl = kind("owl", "style", resists=["brief"], do=[advice("go deep", "detail"), advice("take time", "patience")])

    coaching = coach(birds(eagle, owl), verdict_of(eagle=0.5, owl=0.45), "probe")

    assert [one.text.en for one in coaching.do] == ["show proof", "take time"]
    assert coaching.close


def test_when_nothing_suits_both_everything_is_given_and_not_called_safe() -> None:
    eagle = kind("eagle", "style", welcomes=["brief"], resists=["detail"])
    owl = kind("owl", "style", welcomes=["detail"], resists=["brief"])

    coaching = coach(birds(eagle, owl), verdict_of(eagle=0.5, owl=0.45), "probe")

    assert [one.text.en for one in coaching.do] == ["do eagle", "do owl"]
    assert coaching.close
    assert not coaching.safe


def test_a_clear_type_is_coached_alone() -> None:
    eagle, owl = kind("eagle", "style"), kind("owl", "style")

    coaching = coach(birds(eagle, owl), verdict_of(eagle=0.9, owl=0.1), "probe")

    assert [one.text.en for one in coaching.do] == ["do eagle"]
    assert [phrase.type for phrase in coaching.phrases] == ["eagle"]
    assert not coaching.close


def test_two_types_take_turns() -> None:
    eagle = kind("eagle", "style", do=[advice(f"eagle {n}", "brief") for n in range(3)])
    owl = kind("owl", "style", do=[advice("owl 0", "brief")])

    coaching = coach(birds(eagle, owl), verdict_of(eagle=0.5, owl=0.45), "probe")

    assert [one.text.en for one in coaching.do] == ["eagle 0", "owl 0", "eagle 1"]


def test_the_tip_is_one_that_suits_both_if_there_is_one() -> None:
    line = advice("line", "proof")
    eagle = kind("eagle", "style", stages={"probe": StageAdvice(advice("hurry", "brief"), (line,))})
    owl = kind("owl", "style", resists=["brief"], stages={"probe": StageAdvice(advice("wait", "patience"), (line,))})

    coaching = coach(birds(eagle, owl), verdict_of(eagle=0.5, owl=0.45), "probe")

    assert coaching.tip.text.en == "wait"


@pytest.mark.parametrize(
    ("stage", "nearest"),
    [("prospect", "greet"), ("greet", "greet"), ("present", "greet"), ("negotiate", "close"), ("revive", "close")],
)
def test_a_stage_without_advice_borrows_from_the_nearest(stage: str, nearest: str) -> None:
    line = StageAdvice(advice("tip", "brief"), (advice("line", "brief"),))

    assert stage_of(kind("eagle", "style", stages={"greet": line, "close": line}), stage) == nearest
