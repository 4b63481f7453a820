"""One consultation, step by step; a step makes a new case and leaves the old one as it was."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.asking import MOST_QUESTIONS
from bot.core.case import Case
from bot.core.coaching import DEFAULT_STAGE
from bot.core.engine import Engine
from bot.core.library import StageAdvice

from .growing import CALM
from .making import advice, kind, library, signal, tree


def lines(*words: str) -> dict[str, StageAdvice]:
    return {"probe": StageAdvice(advice("tip", "brief"), tuple(advice(line, "brief") for line in words))}


ENGINE = Engine.of(
    library(
        [
            tree(
                "style",
                [("fast", "loud", "warm"), ("loud", "eagle", "peacock"), ("warm", "dove", "owl")],
                everyone=True,
            ),
            tree("habit", [("haggles", "bargainer", "hesitant")]),
        ],
        [kind("eagle", "style", stages=lines("one", "two", "three")), kind("bargainer", "habit", welcomes=["firm"])],
        [
            signal("fast", ("说话快",), weak=("爽快",)),
            signal("loud", ("声音大",)),
            signal("warm", ("热情",)),
            signal("haggles", ("砍价",)),
        ],
    )
)


def opened(text: str) -> Case:
    return Case.opened(ENGINE, "zh", text)


def test_a_fresh_case_stands_where_the_description_says() -> None:
    assert opened("说话快，谈价").stage == "negotiate"
    assert opened("说话快").stage == DEFAULT_STAGE


def test_a_close_call_comes_with_its_question_and_a_clear_one_does_not() -> None:
    close, clear = opened("说话快"), opened("说话快，声音大")

    assert (close.close, close.pending) == (True, "loud")
    assert (clear.close, clear.pending) == (False, None)


def test_a_description_that_says_nothing_is_asked_nothing() -> None:
    case = opened("王总来了")

    assert not case.verdict
    assert (case.pending, case.unsettled, case.close) == (None, False, False)


def test_an_answer_outweighs_what_was_read() -> None:
    case = opened("说话快，声音大").answered("fast", -1.0)

    assert case.verdict.leading[0].type in ("dove", "owl")


def test_an_answer_settles_the_question() -> None:
    case = opened("说话快").answered("loud", 1.0)

    assert case.answers == {"loud": 1.0}
    assert [ranked.type for ranked in case.verdict.leading] == ["eagle"]
    assert case.pending is None
    assert not case.unsettled


def test_what_was_not_noticed_is_no_evidence_and_is_not_asked_again() -> None:
    before = opened("说话快")

    after = before.answered("loud", 0.0)

    assert after.verdict == before.verdict
    assert after.pending != "loud"


def test_an_answer_about_a_signal_that_is_gone_changes_nothing() -> None:
    case = opened("说话快")

    assert case.answered("renamed", 1.0) is case


@CALM
@given(
    st.lists(st.sampled_from([1.0, -1.0, 0.0]), min_size=8, max_size=8),
    st.sampled_from(["砍价", "爽快", "说话快", "热情"]),
)
def test_at_most_three_questions_are_asked_and_none_twice(answers: list[float], text: str) -> None:
    case = opened(text).asking()
    asked = []
    for answer in answers:
        if case.pending is None:
            break
        asked.append(case.pending)
        case = case.answered(case.pending, answer)

    assert len(asked) == len(set(asked)) <= MOST_QUESTIONS
    assert case.pending is None


def test_enough_is_enough_until_asked_again() -> None:
    case = opened("说话快")

    enough = case.enough()

    assert enough.pending is None
    assert enough.asking().pending == case.pending == "loud"


def test_lines_turn_and_begin_again() -> None:
    case = opened("说话快，声音大")

    turned = [case.line]
    for _ in range(3):
        case = case.turned()
        turned.append(case.line)

    assert turned == [0, 1, 2, 0]


def test_another_stage_begins_with_its_first_line_and_an_unknown_one_changes_nothing() -> None:
    case = opened("说话快，声音大").turned()

    moved = case.at("close")

    assert (moved.stage, moved.line) == ("close", 0)
    assert moved.verdict == case.verdict
    assert case.at("nowhere") is case


def test_the_rep_knows_better_and_may_take_it_back() -> None:
    case = opened("说话快")

    corrected = case.corrected("owl")
    undone = corrected.corrected(None)

    assert [(ranked.type, ranked.confidence) for ranked in corrected.verdict.leading] == [("owl", 1.0)]
    assert (corrected.pending, corrected.unsettled, corrected.asking().pending) == (None, False, None)
    assert undone.verdict == case.verdict
    assert case.corrected("crow") is case


def test_a_correction_works_where_nothing_could_be_read() -> None:
    case = opened("王总来了").corrected("bargainer")

    assert [ranked.type for ranked in case.verdict.leading] == ["bargainer"]
    assert [one.text.en for one in case.coaching.do] == ["do bargainer"]


def test_a_reworded_description_is_read_afresh_under_its_number_and_stage() -> None:
    case = opened("说话快").stored(7, "en").at("close").answered("loud", 1.0).corrected("owl")

    reworded = case.reworded("砍价")

    assert (reworded.id, reworded.language, reworded.text, reworded.stage) == (7, "en", "砍价", "close")
    assert (reworded.answers, reworded.corrected_to) == ({}, None)
    assert [ranked.type for ranked in reworded.verdict.leading] == ["bargainer"]


def test_steps_leave_the_case_they_start_from_as_it_was() -> None:
    case = opened("说话快").stored(7, "zh")
    before = (case.id, case.language, dict(case.answers), case.pending, case.line, case.stage, case.corrected_to)

    case.answered("loud", 1.0)
    case.corrected("owl")
    case.turned()
    case.at("close")
    case.reworded("砍价")

    assert (
        case.id,
        case.language,
        dict(case.answers),
        case.pending,
        case.line,
        case.stage,
        case.corrected_to,
    ) == before
