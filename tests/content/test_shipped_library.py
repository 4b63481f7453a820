"""The library that comes with Birdcall."""

from bot.content.coverage import measure_coverage
from bot.core.library import STAGES, Library


def test_the_library_passes_its_own_checks(library: Library) -> None:
    assert library.version
    assert set(library.stages) == set(STAGES)


def test_every_type_has_lines_for_every_stage_in_both_languages(library: Library) -> None:
    assert measure_coverage(library).holes == ()


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
