"""The library that comes with Birdcall."""

from bot.content.coverage import measure_coverage
from bot.core.library import STAGES, Library

CANONICAL = {
    "style": {"eagle", "peacock", "dove", "owl"},
    "behaviour": {
        *("hesitant", "bargainer", "freebie_hunter", "frugal", "short_of_money", "silent", "talkative", "arrogant"),
        *("vain", "picky", "hot_tempered", "suspicious", "impulsive", "rational", "argumentative", "smooth"),
        *("insincere", "refuser", "decisive", "hurried", "detail_seeker", "social", "resentful", "self_centred"),
        *("spiteful", "hands_off", "no_pay", "easy_buyer"),
    },
}
"""Ids that programs outside rely on; more may be added."""


def test_the_library_passes_its_own_checks(library: Library) -> None:
    assert library.version
    assert set(library.stages) == set(STAGES)


def test_every_type_has_lines_for_every_stage_in_both_languages(library: Library) -> None:
    assert measure_coverage(library).holes == []


def test_no_canonical_type_is_missing_or_renamed(library: Library) -> None:
    leaves = {facet: set(tree.leaves) for facet, tree in library.trees.items()}

    missing = {facet: ids - leaves.get(facet, set()) for facet, ids in CANONICAL.items()}

    assert {facet: ids for facet, ids in missing.items() if ids} == {}


def test_no_phrase_outgrows_the_copy_button_once_its_blanks_are_filled(library: Library) -> None:
    too_long = []
    for kind in library.types.values():
        for stage, advice in kind.stages.items():
            for phrase in advice.phrases:
                for language in ("zh", "en"):
                    text = phrase.text.in_(language)
                    for name, default in library.placeholders.items():
                        text = text.replace(f"{{{name}}}", default.in_(language))
                    if len(text) > 256:
                        too_long.append((kind.id, stage, language))

    assert too_long == []


def test_no_type_is_advised_to_do_what_it_resists(library: Library) -> None:
    clashes = [
        (kind.id, advice.text.en, move)
        for kind in library.types.values()
        for advice in kind.do
        for move in advice.moves
        if move in kind.resists
    ]

    assert clashes == []
