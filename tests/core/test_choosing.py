"""Which of a few types is nearest: asked where it settles most, and what the answer does."""

import pytest
from msgspec import structs

from bot.core.asking import MOST_QUESTIONS
from bot.core.case import Case
from bot.core.choice import MOST_OFFERED, NONE_OF_THESE, Choice, chosen, every_offered, offered_by
from bot.core.engine import Engine
from bot.core.impression import Blend
from bot.core.judgement import judge
from bot.sandbox.inspecting import inspect

from .making import kind, library, signal, tree
from .trained_ones import BLEND, trained

KINDS = ("eagle", "peacock", "dove", "owl", "bargainer", "hesitant", "silent", "talkative")
TREES = [
    tree("style", [("fast", "eagle", "loud"), ("loud", "peacock", "warm"), ("warm", "dove", "owl")], everyone=True),
    tree(
        "habit", [("haggles", "bargainer", "stalls"), ("stalls", "hesitant", "quiet"), ("quiet", "silent", "talkative")]
    ),
]
TYPES = [kind(leaf, grown.facet, welcomes=[leaf]) for grown in TREES for leaf in grown.leaves]
KNOWN = library(TREES, TYPES, [signal("fast", ("说话快",))])
ROWS = {
    "混": (2, 2, 1, 0, 2, 1, 0, 0, 0),
    "鹰": (9, 0, 0, 0, 0, 0, 0, 0, 0),
    "聊": (1, 1, 0, 0, 0, 0, 0, 0, 3),
    "雨": (0, 0, 0, 0, 0, 0, 0, 0, 9),
}


def engine(**changes: object) -> Engine:
    """Of two facets; how far a text is about no customer is the score of that alone, negative."""
    asking: Blend = structs.replace(BLEND, about=(-1.0,), towards={}, away={}, said=-1.0, offered=-3.0)
    return Engine.of(KNOWN, trained((*KINDS, "none"), ROWS, structs.replace(asking, **changes)))


ENGINE = engine()


def opened(text: str) -> Case:
    return Case.opened(ENGINE, "zh", text)


def asking(text: str) -> Case:
    """The case with its question, which offers a choice."""
    case = opened(text).asking()
    assert case.offered
    return case


def test_of_several_types_that_are_likely_the_nearest_is_asked_for() -> None:
    case = asking("混")

    assert [kind.id for kind in case.offered] == [ranked.type for ranked in case.verdict.types[:MOST_OFFERED]]
    assert case.asked is None


def test_the_one_that_is_picked_leads_and_is_clear() -> None:
    case = asking("混")
    picked = case.offered[1].id

    told = case.chose(case.offered[0].id, 2.0)

    assert told.verdict.types[0].type == picked
    assert told.verdict.types[0].word == "clearly"
    assert told.answers == {case.pending: 2.0}
    assert told.corrected_to is None


def test_none_of_these_leaves_all_of_them_behind_and_asks_about_what_is_left() -> None:
    case = asking("混")
    gone = {kind.id for kind in case.offered}

    told = case.chose(case.offered[0].id, NONE_OF_THESE)

    assert told.verdict.types[0].type not in gone
    assert told.pending is not None
    assert not gone & set(offered_by(told.pending))


def test_who_cannot_tell_changes_nothing_and_is_not_offered_the_same_again() -> None:
    case = asking("混")

    told = case.chose(case.offered[0].id, 0.0)

    assert told.verdict == case.verdict
    assert not {kind.id for kind in case.offered} & set(offered_by(told.pending or ""))


def test_no_type_is_offered_twice_and_three_questions_are_the_most() -> None:
    case, offered = opened("混").asking(), list[str]()
    while case.pending:
        offered += offered_by(case.pending)
        first = case.offered[0].id if case.offered else ""
        case = case.chose(first, NONE_OF_THESE) if case.offered else case.answered(case.pending, 0.0)

    assert len(offered) == len(set(offered))
    assert len(case.answers) <= MOST_QUESTIONS
    assert list(every_offered(case.answers)) == offered


def test_an_answer_may_be_changed_as_long_as_its_buttons_are_there() -> None:
    case = asking("混")
    first = case.offered[0].id

    changed = case.chose(first, 1.0).chose(first, 3.0)

    assert chosen(changed.answers)[case.offered[2].id] > 0
    assert len(changed.answers) == 1


def test_a_choice_that_was_never_offered_or_a_place_that_it_does_not_have_changes_nothing() -> None:
    case = asking("混")

    assert case.chose("owl", 1.0) is case
    assert case.chose("renamed", 1.0) is case
    assert case.chose(case.offered[0].id, 4.0) is case
    assert opened("鹰").chose("eagle", 1.0).answers == {}


def test_what_is_clear_is_not_put_up_for_choice() -> None:
    case = opened("鹰")

    question = ENGINE.question(case.reading, {}, verdict=case.verdict)

    assert case.verdict.types[0].word == "clearly"
    assert not isinstance(question, Choice)


def test_a_text_that_may_be_about_no_customer_gets_no_type_but_an_offer() -> None:
    case = opened("聊")

    assert not case.verdict
    assert case.unsure
    assert [kind.id for kind in case.offered] == [ranked.type for ranked in case.verdict.nearest[:MOST_OFFERED]]


def test_picking_from_the_offer_makes_a_verdict_and_passing_over_it_brings_the_next() -> None:
    case = opened("聊")
    first = case.offered[0].id

    picked, passed = case.chose(first, 1.0), case.chose(first, NONE_OF_THESE)

    assert picked.verdict.types[0].type == first
    assert not passed.verdict
    assert not {kind.id for kind in case.offered} & {kind.id for kind in passed.offered}


def test_what_was_seen_makes_a_verdict_of_it_as_well() -> None:
    case = opened("聊").answered("fast", 1.0)

    assert case.verdict.leading[0].type == "eagle"


def test_a_text_about_no_customer_is_offered_nothing() -> None:
    case = opened("雨")

    assert not case.verdict
    assert not case.offered
    assert case.asking().pending is None


def test_without_a_trained_reader_nothing_is_put_up_for_choice() -> None:
    case = Case.opened(Engine.of(KNOWN), "zh", "说话快").chose("eagle", 1.0)

    assert case.asking().offered == ()


@pytest.mark.parametrize("text", ["混", "聊"])
def test_a_program_is_told_what_is_put_up_for_choice(text: str) -> None:
    told = judge(ENGINE, text, "zh")

    assert bool(told["types"]) == (text == "混")
    assert told["question"] == {"nearest_of": [kind.id for kind in opened(text).asking().offered]}


def test_the_inspector_tells_what_is_put_up_for_choice_line_by_line() -> None:
    seen = inspect(ENGINE, "混", "en")

    assert seen.question is None
    assert [line.split(":")[0] for line in seen.nearest] == [f"🐦 {kind.id}" for kind in asking("混").offered]
