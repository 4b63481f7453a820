"""The coverage grid finds every place without a line."""

from bot.content.coverage import measure_coverage
from bot.content.loading import load_library
from bot.core.library import STAGES

from .authoring import Author


def test_lines_are_counted_by_type_stage_and_language(author: Author) -> None:
    coverage = measure_coverage(load_library(author.root))

    assert coverage.phrases["eagle"]["close"] == {"zh": 3, "en": 3}
    assert coverage.phrases["dove"]["close"] == {"zh": 2, "en": 2}
    assert coverage.phrases["dove"]["greet"] == {"zh": 0, "en": 0}
    assert list(coverage.phrases["dove"]) == list(STAGES)


def test_every_stage_without_a_line_is_a_hole_in_each_language(author: Author) -> None:
    coverage = measure_coverage(load_library(author.root))

    types = ["bargainer", "dove", "eagle", "hesitant", "owl"]
    without = [stage for stage in STAGES if stage not in ("probe", "close")]
    assert list(coverage.holes) == [
        (kind, stage, spoken) for kind in types for stage in without for spoken in ("zh", "en")
    ]
