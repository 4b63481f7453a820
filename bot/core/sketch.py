"""A type in one line: what somebody sees of such a customer first."""

import re

from bot.core.library import CustomerType
from bot.core.text import Language

LONGEST: dict[Language, int] = {"zh": 30, "en": 80}
"""Characters of a line: two lines of a phone at the most."""

_END, _CLAUSE = re.compile(r"[。！？；;]|[.!?](?=\s|$)"), re.compile(r".+?(?:[,，:：]|$)")

_STOPS = ",，:： "


def sketch(kind: CustomerType, language: Language) -> str:
    """How the type's portrait begins: up to the first stop, or as many whole clauses of that as fit, one at least."""
    first = _END.split(kind.portrait.in_(language), maxsplit=1)[0]
    line = ""
    for clause in _CLAUSE.findall(first):
        if line and len(line + clause.rstrip(_STOPS)) > LONGEST[language]:
            break
        line += clause
    return line.rstrip(_STOPS)
