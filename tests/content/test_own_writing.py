"""Every text of the shipped library is written for it: no sentence comes from the material it draws on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.core.library import Library
from bot.core.text import LANGUAGES, Text

SHARED = Path(__file__).parents[3] / "shared"
"""Beside the project, where the material is at hand; it is no part of the project."""

RUN = 15
"""Characters in a row that nobody writes twice by chance, punctuation and blanks apart."""

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]+")


def texts(value: Any) -> Iterator[str]:
    """Every text inside ``value`` that somebody reads."""
    if isinstance(value, Text):
        yield from (value.in_(language) for language in LANGUAGES)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        for below in value.values():
            yield from texts(below)
    elif isinstance(value, tuple):
        for below in value:
            yield from texts(below)


def runs(text: str) -> Iterator[str]:
    """Every run of letters and digits, without what stands between them, that holds Chinese."""
    plain = "".join(char for char in text if char.isalnum())
    for at in range(len(plain) - RUN + 1):
        run = plain[at : at + RUN]
        if _HAN.search(run):
            yield run


def borrowed(written: Iterator[str], material: Iterator[str]) -> list[tuple[str, str]]:
    """The runs of ``written`` that also stand in ``material``, each with its text."""
    known = {run for text in material for run in runs(text)}
    return [(run, text) for text in written for run in runs(text) if run in known]


def material(folder: Path) -> Iterator[str]:
    """The seeds as they are, and the catalogue's Chinese."""
    for seed in sorted((folder / "seeds").glob("*.txt")):
        yield seed.read_text(encoding="utf-8")
    for part in sorted((folder / "catalogue").glob("*.md")):
        yield from _LATIN.split(part.read_text(encoding="utf-8"))


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason=f"the source material is not at {SHARED}")
def test_no_sentence_is_copied_from_the_material(library: Library) -> None:
    every = (
        getattr(library, name) for name in library.__struct_fields__ if name != "catalogue"
    )  # titles are citations

    copied = borrowed((text for part in every for text in texts(part)), material(SHARED))

    assert copied == []


def test_a_copied_sentence_would_be_found_whatever_its_punctuation() -> None:
    seed = "做销售的人，首先要学会倾听客户的真实想法。"
    own = ["先听客户说，再开口。", "销售的人首先要学会“倾听”客户的真实想法", "Listen to the customer first of all."]

    assert {text for _, text in borrowed(iter(own), iter([seed]))} == {own[1]}


def test_every_text_is_looked_at(library: Library) -> None:
    eagle = set(texts(library.types["eagle"]))

    assert {library.types["eagle"].need.en, library.types["eagle"].stages["close"].phrases[0].text.zh} <= eagle
    assert library.objections["too_expensive"].general[0].text.zh in set(texts(library.objections))
