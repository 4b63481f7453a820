"""A cue that could not do what its author means is refused, with what to write instead."""

import pytest

from .authoring import Author

PRICE = "signals/price.yaml"
IN_DECIDE = "signals/price.yaml:25:14 cant_decide › cues › zh › weak[0]: "


def test_a_single_character_is_refused(author: Author) -> None:
    author.change(PRICE, "再想想", "想")

    problems = author.problems()

    assert problems == [
        f"{IN_DECIDE}cue “想”: it may be a single character, which fires everywhere; write at least two"
    ]


def test_a_single_letter_with_any_ending_is_refused_just_so(author: Author) -> None:
    author.change(PRICE, "再想想", "d~")

    problems = author.problems()

    assert problems == [
        f"{IN_DECIDE}cue “d~”: it may be a single character, which fires everywhere; write at least two"
    ]


@pytest.mark.parametrize("cue", ["便宜[点|些", "便宜点|些]", "[便宜] ~~"])
def test_brackets_and_endings_must_be_whole(author: Author, cue: str) -> None:
    author.change(PRICE, "再想想", f'"{cue}"')

    problems = author.problems()

    assert problems == [
        f"{IN_DECIDE}cue “{cue}”: a bracket is not closed, or a ~ stands alone; "
        "write choices as [a|b] and endings as word~"
    ]


@pytest.mark.parametrize("cue", ["加它…", "…再送", "加它……送"])
def test_a_gap_stands_between_wordings(author: Author, cue: str) -> None:
    author.change(PRICE, "再想想", cue)

    problems = author.problems()

    assert problems == [f"{IN_DECIDE}cue “{cue}”: it begins or ends with a gap; leave some wording on both sides"]


def test_a_gap_inside_a_choice_is_refused(author: Author) -> None:
    author.change(PRICE, "再想想", '"[再…想|想想]"')

    problems = author.problems()

    assert [problem.split(": ")[0] for problem in problems] == [IN_DECIDE.removesuffix(": ")]


def test_a_cue_needs_a_fixed_part_to_be_found_by(author: Author) -> None:
    cue = f"[{'|'.join(f'第{number}' for number in range(401))}]"
    author.change(PRICE, "再想想", f'"{cue}"')

    problems = author.problems()

    assert problems == [
        f"{IN_DECIDE}cue “{cue}”: every part may be missing or has too many choices; keep some wording fixed"
    ]


def test_the_cues_of_stages_are_checked_too(author: Author) -> None:
    author.change("stages.yaml", "zh: [先看看]", "zh: [看]")

    problems = author.problems()

    assert problems == [
        "stages.yaml:3:100 probe › cues › zh[0]: "
        "cue “看”: it may be a single character, which fires everywhere; write at least two"
    ]


def test_a_cue_cannot_stand_both_for_and_against(author: Author) -> None:
    author.change(PRICE, "没还价", "没还价, 砍价")

    problems = author.problems()

    assert problems == [
        "signals/price.yaml:11:16 asks_discount › cues › zh › against: “砍价…” stands both for and against; keep one"
    ]


def test_spelling_does_not_hide_a_contradiction(author: Author) -> None:
    author.change(PRICE, "paid full price", "Best Price")

    problems = author.problems()

    assert problems == [
        "signals/price.yaml:15:16 asks_discount › cues › en › against: "
        "“best price…” stands both for and against; keep one"
    ]
