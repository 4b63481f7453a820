"""The library that comes with Birdcall."""

from collections.abc import Iterator
from statistics import median

import pytest

from bot.content.coverage import measure_coverage
from bot.content.loading import load_library
from bot.core.blanks import filled
from bot.core.library import STAGES, Library
from bot.core.lines import lines_of
from bot.core.text import LANGUAGES, Language

CANONICAL = {
    "style": "eagle peacock dove owl",
    "behaviour": (
        "hesitant bargainer freebie_hunter frugal short_of_money silent talkative arrogant vain picky hot_tempered "
        "suspicious impulsive rational argumentative smooth insincere refuser decisive hurried detail_seeker social "
        "resentful self_centred spiteful hands_off no_pay easy_buyer"
    ),
    "knowledge": "novice informed expert",
    "goal": "decided half_decided undecided",
    "relation": "new loyal dormant",
    "motive": "practical low_price convenience novelty culture appreciation speculation",
    "qualification": "MAN MAn MaN Man mAN mAn maN man",
}
"""Facet → the types it has at least. What is stored of a customer names them, so they never change."""


def lines(library: Library, language: Language) -> Iterator[str]:
    """Every line to say as it is said: with its blanks filled, in every trade that may fill them."""
    for line in lines_of(library):
        text = line.advice.text
        trades = [line.pack] if line.pack else ["", *library.packs]
        yield from {filled(library, text, language, trade) for trade in trades}


def test_the_library_passes_its_own_checks_and_those_for_authors() -> None:
    library = load_library(thorough=True)

    assert set(library.stages) == set(STAGES)


def test_every_type_has_lines_for_every_stage_in_both_languages(library: Library) -> None:
    assert measure_coverage(library).holes == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_outgrows_the_copy_button_once_its_blanks_are_filled(library: Library, language: Language) -> None:
    assert [line for line in lines(library, language) if len(line) > 256 or "{" in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_lines_enough_and_most_are_short_enough_to_say(library: Library, language: Language) -> None:
    written = [line.advice.text.in_(language) for line in lines_of(library)]
    long = median(len(line) if language == "zh" else len(line.split()) for line in written)

    assert len(written) >= 1200
    assert long < {"zh": 60, "en": 25}[language]


@pytest.mark.parametrize(("facet", "ids"), CANONICAL.items())
def test_the_types_of_a_facet_keep_their_ids(library: Library, facet: str, ids: str) -> None:
    leaves = library.trees[facet].leaves if facet in library.trees else ()

    assert [id_ for id_ in ids.split() if id_ not in leaves] == []


def test_the_grading_schemes_keep_their_ids(library: Library) -> None:
    assert {"timing", "value", "levels", "rfm", "size", "bank"} - set(library.schemes) == set()


def test_objections_are_answered_for_every_style_and_some_more_types(library: Library) -> None:
    everyone = {leaf for tree in library.trees.values() if tree.everyone and tree.main for leaf in tree.leaves}
    poor = {
        objection.id: (sorted(everyone - set(objection.by_type)), len(set(objection.by_type) - everyone))
        for objection in library.objections.values()
        if not everyone <= set(objection.by_type) or len(set(objection.by_type) - everyone) < 3
    }

    assert everyone
    assert len(library.objections) >= 30
    assert poor == {}


def test_no_type_is_advised_to_do_what_it_resists(library: Library) -> None:
    clashes = [
        (kind.id, advice.text.en, move)
        for kind in library.types.values()
        for advice in kind.do
        for move in advice.moves
        if move in kind.resists
    ]

    assert clashes == []
