"""What a button about teams says: ``m:VERB:TEAM[:NUMBER[:NUMBER]][:WORD]``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TeamCall:
    """A tap: ``who`` is a person, an invitation or a page, ``other`` a person, ``word`` a role."""

    verb: str
    team: int
    who: int = 0
    other: int = 0
    word: str = ""


def team_call(verb: str, *rest: object) -> str:
    """The data of a button."""
    return ":".join(("m", verb, *map(str, rest)))


def read_team_call(data: str) -> TeamCall:
    """The tap behind data that the route's pattern let through."""
    _, verb, *rest = data.split(":")
    word = rest.pop() if rest and not rest[-1].isdecimal() else ""
    team, who, other = (*map(int, rest), 0, 0, 0)[:3]
    return TeamCall(verb, team, who, other, word)
