"""A customer who seems another at the same stage than before."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.book.history import Judged
from bot.core.book.mood import Mood, mood
from bot.core.library import Library

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def judged(*seen: tuple[str, str]) -> list[Judged]:
    """Stages and types, latest first."""
    return [Judged(NOW - timedelta(days=day), stage, "", ((kind, 0.8),)) for day, (stage, kind) in enumerate(seen)]


@pytest.mark.parametrize(
    ("seen", "found"),
    [
        ([("probe", "owl"), ("probe", "eagle")], Mood("probe", "eagle", "owl")),
        ([("probe", "owl"), ("close", "dove"), ("probe", "eagle")], Mood("probe", "eagle", "owl")),
        ([("probe", "owl"), ("probe", "owl"), ("probe", "eagle")], None),
        ([("probe", "owl"), ("close", "eagle")], None),
        ([("probe", "owl")], None),
        ([("probe", "owl"), ("probe", "bargainer")], None),
        ([], None),
        ([("probe", "gone"), ("probe", "eagle")], None),
    ],
)
def test_only_the_last_two_times_at_one_stage_and_of_one_facet_are_compared(
    library: Library, seen: list[tuple[str, str]], found: Mood | None
) -> None:
    assert mood(library, judged(*seen)) == found
