"""A grade said in a few words: who, and which letter."""

import re
from dataclasses import dataclass

from bot.core.book.writing import Writing

_ZH = re.compile(
    r"(?P<name>[^,。;!?]{1,24}?)\s*(?:现在|应该|可以|要)?"
    r"(?:是|算|定为|定成|改成|改为|调到|调成|升到|升为|升|降到|降为|降|评为|评|设为|归到)?\s*"
    r"(?P<tier>[A-Ha-h])\s*(?:级|类|等|档)(?:客户)?"
)
_EN = re.compile(
    r"(?:(?:grade|mark|make|put) )?(?P<name>[^,.;!?]{2,40}?),?(?: is| as| in| to| now)*(?: a)?"
    r" (?:grade|tier|class)[ -](?P<tier>[A-H])",
    re.IGNORECASE,
)
_SHORT_EN = re.compile(r"grade (?P<name>[^,.;!?]{2,40}?) (?:as |to )?(?:an? )?(?P<tier>[A-H])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SaidGrade:
    """``name`` as the rep wrote it, and the letter of a tier."""

    name: str
    tier: str


def grade_said(text: str, writing: Writing) -> SaidGrade | None:
    """The grade that the whole of a short ``text`` gives somebody; None when it says anything else."""
    level = writing.level(text).strip(" 。.!")
    for pattern in (_ZH, _EN, _SHORT_EN):
        match = pattern.fullmatch(level)
        if match:
            return SaidGrade(match["name"].strip(), match["tier"].upper())
    return None
