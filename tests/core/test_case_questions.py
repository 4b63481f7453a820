"""Questions about a case: asked when they help, answered or not, and soon enough."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.asking import MOST_QUESTIONS
from bot.core.case import Case
from bot.core.engine import Engine

from .consulting_it import opened
from .growing import CALM
from .making import kind, library, signal, tree


def test_a_close_call_comes_with_its_question_and_a_clear_one_does_not() -> None:
    close, clear = opened("说话快"), opened("说话快，声音大")

    assert (close.close, close.pending) == (True, "loud")
    assert (clear.close, clear.pending) == (False, None)


def test_a_description_that_says_nothing_is_asked_nothing() -> None:
    case = opened("王总来了")

    assert not case.verdict
    assert (case.pending, case.next_question, case.close) == (None, None, False)


def test_an_answer_outweighs_what_was_read() -> None:
    case = opened("说话快，声音大").answered("fast", -1.0)

    assert case.verdict.leading[0].type in ("dove", "owl")


def test_an_answer_settles_the_question() -> None:
    case = opened("说话快").answered("loud", 1.0)

    assert case.answers == {"loud": 1.0}
    assert [ranked.type for ranked in case.verdict.leading] == ["eagle"]
    assert case.pending is None
    assert case.next_question is None


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


def test_a_fourth_question_is_not_asked_although_it_would_help() -> None:
    names = [f"signal{number}" for number in range(6)]
    chain = [(name, f"type{number}", names[number + 1] if number < 5 else "last") for number, name in enumerate(names)]
    habits = tree("habit", chain, everyone=True)
    types = [kind(leaf, "habit", welcomes=[leaf]) for leaf in habits.leaves]
    loud = tree("style", [("loud", "eagle", "owl")])
    engine = Engine.of(library([habits, loud], types, [signal("loud", ("声音大",))]))

    case = Case.opened(engine, "zh", "声音大").asking()
    asked = []
    while case.pending:
        asked.append(case.pending)
        case = case.answered(case.pending, -1.0)

    assert asked == names[:3]
    assert engine.question(case.reading, case.answers) is not None


def test_enough_is_enough_until_asked_again() -> None:
    case = opened("说话快")

    enough = case.enough()

    assert enough.pending is None
    assert enough.asking().pending == case.pending == "loud"
