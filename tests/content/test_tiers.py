"""Grading schemes: every answer leads on to a tier, and every tier can be reached."""

import pytest

from bot.content.loading import load_library
from bot.core.schemes import Cadence, Review, Rfm, TierAnswer
from bot.core.text import Text

from .authoring import Author

LETTERS, SPEND = "tiers/letters.yaml", "tiers/spend.yaml"


def test_a_scheme_grades_by_its_questions(author: Author) -> None:
    scheme = load_library(author.root).schemes["letters"]

    assert (scheme.name.en, scheme.by, list(scheme.questions)) == ("By two questions", "answers", ["money", "time"])
    assert scheme.questions["money"].answers == (
        TierAnswer(Text("够", "Enough"), "time"),
        TierAnswer(Text("不够", "Not enough"), "c"),
    )
    assert scheme.tiers["a"].cadence == (Cadence(2, "rep", "call"), Cadence(30, "lead", "visit"))
    assert (scheme.tiers["b"].goal, scheme.tiers["c"].goal, scheme.tiers["c"].cadence) == ("a", None, ())


def test_a_scheme_grades_by_purchases(author: Author) -> None:
    scheme = load_library(author.root).schemes["spend"]

    assert (scheme.by, dict(scheme.questions)) == ("purchases", {})
    assert [(tier.top, tier.rfm) for tier in scheme.tiers.values()] == [
        (0.2, None),
        (1.0, None),
        (None, Rfm(recent=True, often=True, much=True)),
    ]


def test_a_scheme_says_when_its_grades_are_looked_at_again(author: Author) -> None:
    schemes = load_library(author.root).schemes

    assert schemes["letters"].review == Review("year", "03-25", "03-30", 183)
    assert schemes["spend"].review == Review("month", None, None, None)
    assert [tier.lasts for tier in schemes["letters"].tiers.values()] == [None, None, 90]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("every: year", "every: month", "a yearly review has opens and closes, a monthly one has neither"),
        ("closes: 03-30, ", "", "a yearly review has opens and closes, a monthly one has neither"),
        ("closes: 03-30", "closes: 03-01", "the review closes on 03-01, before it opens on 03-25; correct one"),
    ],
)
def test_a_review_that_can_not_be_held(author: Author, old: str, new: str, told: str) -> None:
    author.change(LETTERS, old, new)

    assert author.problems() == [f"tiers/letters.yaml:33:9 letters › review: {told}"]


def test_purchases_may_suggest_an_answer(author: Author) -> None:
    author.change(LETTERS, "en: This month}, to: a}", "en: This month}, to: a, top: 0.2}")
    author.change(LETTERS, "en: Later}, to: b}", "en: Later}, to: b, top: 1.0}")

    answers = load_library(author.root).schemes["letters"].questions["time"].answers

    assert [answer.top for answer in answers] == [0.2, 1.0]


def test_purchases_suggest_all_answers_of_a_question_or_none(author: Author) -> None:
    author.change(LETTERS, "en: This month}, to: a}", "en: This month}, to: a, top: 0.2}")

    assert author.problems() == [
        "tiers/letters.yaml:15:9 letters › questions › time › answers[1]: "
        "other answers have a top; give one to all or to none"
    ]

    author.change(LETTERS, "en: Later}, to: b}", "en: Later}, to: b, top: 0.1}")

    assert "0.1 is not above 0.2; answers go from the best down" in author.problems()[0]


def test_an_answer_leads_to_a_tier_or_a_question(author: Author) -> None:
    author.change(LETTERS, "en: Later}, to: b}", "en: Later}, to: d}")

    assert author.problems() == [
        "tiers/letters.yaml:15:42 letters › questions › time › answers[1] › to: "
        "“d” is neither a tier nor a question of this scheme; correct the id",
        "tiers/letters.yaml:22:9 letters › tiers › b › id: no answer leads to “b”; link it or remove it",
    ]


def test_a_tier_of_another_scheme_is_not_this_ones(author: Author) -> None:
    author.change(LETTERS, "en: Later}, to: b}", "en: Later}, to: rest}")

    assert "“rest” is neither a tier nor a question of this scheme" in author.problems()[0]


def test_a_question_nobody_is_asked(author: Author) -> None:
    author.change(LETTERS, "to: time}", "to: b}")

    assert author.problems() == [
        "tiers/letters.yaml:11:9 letters › questions › time › id: no answer leads to “time”; link it or remove it",
        "tiers/letters.yaml:17:9 letters › tiers › a › id: no answer leads to “a”; link it or remove it",
    ]


@pytest.mark.parametrize("back", ["money", "time"])
def test_an_answer_that_leads_back(author: Author, back: str) -> None:
    author.change(LETTERS, "en: Later}, to: b}", f"en: Later}}, to: {back}}}")
    author.change(LETTERS, "en: Not enough}, to: c}", "en: Not enough}, to: b}")
    author.change(LETTERS, "en: This month}, to: a}", "en: This month}, to: c}")
    text = (author.root / LETTERS).read_text(encoding="utf-8")
    author.write(LETTERS, text.replace("to: c}", "to: a}\n      - {label: {zh: 别的, en: Else}, to: c}"))

    problems = author.problems()

    told = "leads back to this question, round and round; lead on to a tier"
    assert f"tiers/letters.yaml:16:42 letters › questions › time › answers[2] › to: “{back}” {told}" in problems
    assert len(problems) == (2 if back == "money" else 1)  # the first question leads into the round as well


def test_a_goal_is_another_tier(author: Author) -> None:
    author.change(LETTERS, "goal: a", "goal: b")

    assert author.problems() == [
        "tiers/letters.yaml:26:11 letters › tiers › b › goal: “b” is no other tier of this scheme; correct it"
    ]

    author.change(LETTERS, "goal: b", "goal: z")

    assert author.problems()[0].endswith("“z” is no other tier of this scheme; correct it")


@pytest.mark.parametrize("share", ["0.2", "0.1"])
def test_shares_rise_from_the_best_tier_down(author: Author, share: str) -> None:
    author.change(SPEND, "top: 1\n", f"top: {share}\n")

    assert author.problems() == [
        f"tiers/spend.yaml:15:10 spend › tiers › rest › top: "
        f"{share} is not above 0.2; tiers go from the best down and top is the share so far"
    ]


def test_a_share_is_at_most_everybody(author: Author) -> None:
    author.change(SPEND, "top: 1\n", "top: 100\n")

    assert author.problems() == [
        "tiers/spend.yaml:15:10 spend › tiers › rest › top: "
        "100 is out of range; input should be less than or equal to 1"
    ]


def test_two_tiers_of_one_id(author: Author) -> None:
    author.change(SPEND, "- id: champion", "- id: rest")

    assert author.problems() == [
        "tiers/spend.yaml:17:9 spend › tiers › rest › id: two tiers are called “rest”; rename one"
    ]


def test_a_tier_and_a_question_of_one_id(author: Author) -> None:
    author.change(LETTERS, "- id: c\n", "- id: money\n")
    author.change(LETTERS, "to: c}", "to: b}")

    assert author.problems() == [
        "tiers/letters.yaml:27:9 letters › tiers › money › id: a question and a tier are called “money”; rename one"
    ]


def test_two_tiers_for_one_cell(author: Author) -> None:
    cell = "    rfm: {recent: true, often: true, much: true}\n"
    author.change(SPEND, "    top: 0.2\n", cell)

    assert author.problems() == [
        "tiers/spend.yaml:21:10 spend › tiers › champion › rfm: “top” already has this cell; give each tier its own"
    ]


def test_two_schemes_of_one_id(author: Author) -> None:
    author.change(SPEND, "id: spend", "id: letters")

    assert author.problems() == [
        "tiers/spend.yaml:1:5 letters › id: “letters” is already at tiers/letters.yaml:1; rename one"
    ]


@pytest.mark.parametrize(("old", "new"), [("by: answers", "by: hand"), ("by: answers", "by: purchases")])
def test_questions_are_for_grading_by_answers(author: Author, old: str, new: str) -> None:
    author.change(LETTERS, old, new)

    assert author.problems() == [
        "tiers/letters.yaml:1:1 letters: a scheme has questions exactly when it grades by answers"
    ]


def test_a_rhythm_has_a_person_and_a_channel_that_exist(author: Author) -> None:
    author.change(LETTERS, "{days: 2, by: rep, channel: call}", "{days: 0, by: boss, channel: fax}")

    assert [problem.partition(" › cadence[0] › ")[2].partition(":")[0] for problem in author.problems()] == [
        "days",
        "by",
        "channel",
    ]
