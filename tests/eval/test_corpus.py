"""What must hold for the labelled descriptions, whoever adds to them."""

import re
from collections import Counter
from typing import get_args

import pytest

from bot.content.labelled import Labelled, Split, labelled_file, read_labelled, read_splits
from bot.core.library import Library

FEWEST = 40
"""Descriptions of each type of these facets, as best answer."""

FORMS = {
    *[
        "note",
        "report",
        "hearsay",
        "speech",
        "ramble",
        "book",
        "card",
        "chat",
        "mixed",
        "turn",
        "negation",
        "off",
        "tempting",
    ],
    "",
}


@pytest.fixture(scope="module")
def every() -> list[Labelled]:
    return read_splits()


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def test_there_are_enough_of_each_type_and_two_thirds_are_chinese(every: list[Labelled], library: Library) -> None:
    customers = [one for one in every if not one.off_topic]
    by_type = Counter(one.types[0] for one in customers)
    facets = {"style", "behaviour", "knowledge", "relation"}
    wanted = [kind.id for kind in library.types.values() if kind.facet in facets]

    assert len(customers) >= 2500
    assert {kind: by_type[kind] for kind in wanted if by_type[kind] < FEWEST} == {}
    assert set(by_type) == set(library.types)


def test_no_description_stands_in_two_parts_or_twice(every: list[Labelled]) -> None:
    texts = Counter(plain(one.text) for one in every if plain(one.text))

    assert [text for text, count in texts.items() if count > 1] == []
    assert len({one.id for one in every}) == len(every)


@pytest.mark.parametrize("split", get_args(Split))
def test_types_signals_and_forms_are_known_and_texts_are_one_line(split: Split, library: Library) -> None:
    for one in read_labelled(labelled_file(split)):
        assert one.off_topic or set(one.types) <= set(library.types), one.id
        assert {signal.removeprefix("-") for signal in one.signals} <= set(library.signals), one.id
        assert one.form in FORMS, one.id
        assert "\n" not in one.text


def test_nobody_can_be_rung_or_written_to(every: list[Labelled]) -> None:
    assert [one.id for one in every if re.search(r"\d{3}[- ]?\d{4}[- ]?\d{4}|\w@\w+\.\w", one.text)] == []
