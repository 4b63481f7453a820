"""What a line that somebody writes for their team must be, and what had better be looked at twice."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from bot.core.blanks import filled
from bot.core.engine import Engine
from bot.core.lines import LONGEST_LINE
from bot.core.lookup import HAN
from bot.core.text import LANGUAGES, Language, Text

SHORTEST_NAME: Final = 2
"""Shorter names of customers are found in any line."""

FlawKind = Literal["empty", "long", "blank", "banned"]

_BLANK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a text can't be a line: ``what`` is its length, the unknown blank or the banned wording.

    ``instead`` is what to say in place of banned wording.
    """

    kind: FlawKind
    what: str = ""
    instead: Text | None = None


def one_line(text: str) -> str:
    """As it is kept: without breaks and outer blanks."""
    return " ".join(text.split())


def language_of(text: str) -> Language:
    """Chinese as soon as there is a Chinese character in it."""
    return "zh" if any(HAN[0] <= char <= HAN[1] for char in text) else "en"


def flaw_in(engine: Engine, text: str) -> Flaw | None:
    """What is wrong with a line, the first thing; None: nothing."""
    library = engine.library
    if not any(char.isalpha() for char in text):
        return Flaw("empty")
    for blank in _BLANK.findall(text):
        if blank not in library.placeholders:
            return Flaw("blank", f"{{{blank}}}")
    both = Text(text, text)
    longest = max(len(filled(library, both, language_of(text), pack)) for pack in ("", *library.packs))
    if max(longest, len(text)) > LONGEST_LINE:
        return Flaw("long", str(max(longest, len(text))))
    slips = (engine.banned.first(text, language) for language in LANGUAGES)
    slip = next((one for one in slips if one), None)
    return Flaw("banned", slip.wording, slip.banned.instead) if slip else None


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those names that stand in a text; Latin ones as whole words."""
    told = text.casefold()
    return tuple(name for name in dict.fromkeys(names) if len(name) >= SHORTEST_NAME and _stands(name.casefold(), told))


def _stands(name: str, text: str) -> bool:
    if language_of(name) == "zh":
        return name in text
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
