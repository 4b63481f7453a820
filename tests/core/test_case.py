"""One consultation, step by step; a step makes a new case and leaves the old one as it was."""

from bot.core.coaching import DEFAULT_STAGE

from .consulting_it import opened


def test_a_fresh_case_stands_where_the_description_says() -> None:
    assert opened("说话快，谈价").stage == "negotiate"
    assert opened("说话快").stage == DEFAULT_STAGE


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
    assert (corrected.pending, corrected.next_question, corrected.asking().pending) == (None, None, None)
    assert undone.verdict == case.verdict
    assert case.corrected("crow") is case


def test_a_correction_works_where_nothing_could_be_read() -> None:
    case = opened("王总来了").corrected("bargainer")

    assert [ranked.type for ranked in case.verdict.leading] == ["bargainer"]
    assert [one.text.en for one in case.coaching.do] == ["do bargainer"]


def test_a_reworded_description_is_read_afresh_under_its_number_and_stage() -> None:
    case = opened("说话快").stored(7).at("close").answered("loud", 1.0).corrected("owl")

    reworded = case.reworded("砍价")

    assert (reworded.id, reworded.language, reworded.text, reworded.stage) == (7, "zh", "砍价", "close")
    assert (reworded.answers, reworded.corrected_to) == ({}, None)
    assert [ranked.type for ranked in reworded.verdict.leading] == ["bargainer"]


def test_steps_leave_the_case_they_start_from_as_it_was() -> None:
    case = opened("说话快").stored(7)
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
