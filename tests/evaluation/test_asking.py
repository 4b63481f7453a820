"""Simulated asking: what the label says is what the rep answers."""

import pytest

from bot.content.labelled import Labelled
from bot.core.asking import Question
from bot.core.choice import NONE_OF_THESE, Choice
from bot.core.engine import Engine
from bot.evaluation.asking import answer, asked, said
from tests.core.making import library, signal, tree

ENGINE = Engine.of(
    library(
        [
            tree("style", [("fast", "eagle", "warm"), ("warm", "dove", "owl")], {"owl": {"exact": 3}}, everyone=True),
            tree("habit", [("haggles", "bargainer", "plain")], {"plain": {"stalls": 2}}),
        ],
        signals=[
            signal("fast", ("说话快",)),
            signal("warm", ("热情",)),
            signal("haggles", ("砍价",)),
            signal("exact", ("问得细",)),
            signal("stalls", ("再想想",)),
        ],
    )
)


@pytest.mark.parametrize(
    ("types", "signals", "asked_for", "said"),
    [
        (("dove",), ("fast",), "fast", 1.0),
        (("eagle",), ("-fast",), "fast", -1.0),
        (("dove",), (), "fast", -1.0),
        (("dove",), (), "warm", 1.0),
        (("owl",), (), "exact", 1.0),
        (("dove",), (), "exact", -1.0),
        (("bargainer",), (), "fast", -1.0),
        (("bargainer",), (), "exact", 0.0),
        (("renamed",), (), "stalls", 0.0),
    ],
)
def test_an_answer_follows_from_the_label_or_cannot_be_told(
    types: tuple[str, ...], signals: tuple[str, ...], asked_for: str, said: float
) -> None:
    assert answer(ENGINE, Labelled("1", "text", types, signals), asked_for) == said


def test_the_first_answer_gets_better_by_being_told() -> None:
    rounds = asked(ENGINE, [Labelled("1", "说话快", ("dove",), ("warm",)), Labelled("2", "问得细", ("owl",))])

    assert [sum(one.right for one in reads) for reads in rounds] == sorted(
        sum(one.right for one in reads) for reads in rounds
    )
    assert all(len(reads) == 2 for reads in rounds)


def test_a_description_that_says_nothing_is_asked_nothing() -> None:
    assert [one.types for (one,) in asked(ENGINE, [Labelled("1", "王总来了", ("owl",))])] == [()] * 4


@pytest.mark.parametrize(
    ("types", "answer"),
    [(("owl",), 2.0), (("dove", "eagle"), 1.0), (("owl", "eagle"), 2.0), (("dove",), NONE_OF_THESE)],
)
def test_of_a_choice_the_first_right_type_that_is_offered_is_picked(types: tuple[str, ...], answer: float) -> None:
    assert said(ENGINE, Labelled("1", "text", types), Choice(("eagle", "owl", "peacock"))) == answer


def test_a_question_about_a_signal_is_answered_as_the_label_has_it() -> None:
    assert said(ENGINE, Labelled("1", "text", ("dove",)), Question("warm", 0.1)) == 1.0
