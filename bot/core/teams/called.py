"""What a team and its groups may be called."""

from typing import Final

LONGEST_NAME: Final = 64
"""Characters of a team's name, and of a member's."""

LONGEST_TAG: Final = 24
"""Characters of a tag."""

MOST_TAGS: Final = 8
"""Tags of one member."""

_NONE: Final = frozenset({"无", "没有", "清空", "-", "none", "no tags", "clear"})
_BETWEEN: Final = str.maketrans(dict.fromkeys("，、,;；#＃\n\t", " "))


def name_of(text: str) -> str | None:
    """``text`` as the name of a team: one line of 1 to 64 characters; None when it can't be one."""
    name = " ".join(text.split())
    return name if 0 < len(name) <= LONGEST_NAME else None


def tags_of(text: str) -> tuple[str, ...] | None:
    """The tags that ``text`` names, each once; none by a word such as "none". None: one is too long, or too many."""
    if text.strip().casefold() in _NONE:
        return ()
    tags = tuple(dict.fromkeys(text.translate(_BETWEEN).split()))
    fit = len(tags) <= MOST_TAGS and all(len(tag) <= LONGEST_TAG for tag in tags)
    return tags if tags and fit else None
