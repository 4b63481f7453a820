"""Typed words where a button was offered: they become the very call the button would have made."""

from collections.abc import Iterable
from enum import Enum

from bot.core.case import Case
from bot.core.text import LANGUAGES, Text
from bot.screens.callbacks import Call
from bot.screens.wording import EN, ZH

LONGEST, LONGEST_HAN = 40, 20
"""Characters; anything longer is a description. The same thing takes half as many in Chinese."""


_ANSWERS = ZH.typed_yes | ZH.typed_no | ZH.typed_unknown | EN.typed_yes | EN.typed_no | EN.typed_unknown


class Tile(Enum):
    """The tiles below the field (a lead's has the team in place of practice), and the word "menu"."""

    DESCRIBE = "tile_describe"
    CUSTOMERS = "tile_customers"
    TODAY = "tile_today"
    PRACTICE = "tile_practice"
    TEAM = "tile_team"
    MENU = "menu"


def may_be_a_call(text: str) -> bool:
    """Is it short enough to be more than a description?"""
    return len(text) <= (LONGEST if text.isascii() else LONGEST_HAN)


def tile_of(text: str) -> Tile | None:
    """The tile that was pressed, or its words typed, in whichever language; or the word for the menu."""
    if not may_be_a_call(text):
        return None
    plain = _plain(text)
    for tile in set(Tile) - {Tile.MENU}:
        labels = (getattr(ZH, tile.value), getattr(EN, tile.value))
        if text in labels or plain in (label.partition(" ")[2].casefold() for label in labels):
            return tile
    return Tile.MENU if plain in ZH.typed_menu | EN.typed_menu else None


def call_of(text: str, case: Case | None) -> Call | None:
    """What ``text`` asks of the latest case; None when it is a description of its own."""
    if case is None or not may_be_a_call(text):
        return None
    plain = _plain(text)
    asked = _answer(plain, case)
    if asked is not None:
        return asked
    simple = {
        "next": ZH.typed_another | EN.typed_another,
        "why": ZH.typed_why | EN.typed_why,
        "wrong": ZH.typed_wrong | EN.typed_wrong,
        "ask": ZH.typed_ask | EN.typed_ask,
        "card": ZH.typed_enough | EN.typed_enough,
    }
    for verb, accepted in simple.items():
        if plain in accepted:
            return Call(case.id, verb, ())
    library = case.engine.library
    for stage in library.stages.values():
        if plain in (*_both(stage.name), stage.id):
            return Call(case.id, "at", (stage.id,))
    for kind in library.types.values():
        if plain in (*_both(kind.name), kind.id):
            return Call(case.id, "is", (kind.id,))
    return None


def _answer(plain: str, case: Case) -> Call | None:
    """An answer to the pending question: its labels, yes or no, or words that show the signal; of a choice, which."""
    if case.offered:
        return _choice(plain, case)
    signal = case.asked
    if signal is None:
        # An answer to nothing is no description either: "not sure" tells of the rep.
        return Call(case.id, "card", ()) if plain in _ANSWERS else None
    if plain in {*_both(signal.yes), *ZH.typed_yes, *EN.typed_yes}:
        return Call(case.id, "say", (signal.id, "y"))
    if plain in {*_both(signal.no), *ZH.typed_no, *EN.typed_no}:
        return Call(case.id, "say", (signal.id, "n"))
    if plain in ZH.typed_unknown | EN.typed_unknown:
        return Call(case.id, "say", (signal.id, "u"))
    shown = case.engine.reader.read(plain).evidence.get(signal.id, 0.0)
    return Call(case.id, "say", (signal.id, "y" if shown > 0 else "n")) if shown else None


def _choice(plain: str, case: Case) -> Call | None:
    """An answer to which is nearest: its number or name, none of these, or cannot tell."""
    first = case.offered[0].id
    for number, kind in enumerate(case.offered, 1):
        if plain in {str(number), *_both(kind.name)}:
            return Call(case.id, "of", (first, str(number)))
    if plain in {ZH.none_of_these, EN.none_of_these.casefold(), *ZH.typed_no, *EN.typed_no}:
        return Call(case.id, "of", (first, "0"))
    if plain in ZH.typed_unknown | EN.typed_unknown:
        return Call(case.id, "of", (first, "u"))
    return Call(case.id, "ask", ()) if plain in _ANSWERS else None  # "yes" does not say which


def _both(text: Text) -> Iterable[str]:
    return (_plain(text.in_(language)) for language in LANGUAGES)


def _plain(text: str) -> str:
    return text.strip().strip("。.!！?？ ").casefold() or text.strip()
