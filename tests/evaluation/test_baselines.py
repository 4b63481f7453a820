"""The least that reading must beat."""

from collections.abc import Callable

import pytest

from bot.core.library import Library
from bot.evaluation.baselines import Rank, character_overlap, nearest_portrait


@pytest.mark.parametrize("baseline", [character_overlap, nearest_portrait])
def test_a_types_own_portrait_is_nearest_to_it(library: Library, baseline: Callable[[Library], Rank]) -> None:
    rank = baseline(library)

    for kind in library.types.values():
        every = (kind.name, kind.portrait, kind.need)
        ranked = rank(" ".join((*(text.zh for text in every), *(text.en for text in every))))
        assert ranked[0].type == kind.id
        assert len(ranked) == len(library.types)


@pytest.mark.parametrize("baseline", [character_overlap, nearest_portrait])
def test_a_text_without_a_word_is_no_failure(library: Library, baseline: Callable[[Library], Rank]) -> None:
    assert {one.confidence for one in baseline(library)("👍")} == {0.0}
