"""The teams of a run: reps who keep customers, each few of them with a lead."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from bot.core.teams.rules import TeamRules
from bot.core.text import Language
from bot.flows.access import columns_of_rules
from bot.flows.desks import desk_in
from bot.store import people, teams

CREW: Final = 4
"""Reps who work together."""

TAGS: Final = ("north", "south")
"""Each rep has one of them."""


@dataclass(slots=True)
class Crew:
    """A team: who leads it and who works in it, by chat, with their languages; ``number`` is its id once it is made."""

    lead: int
    languages: dict[int, Language]
    number: int = 0

    @property
    def reps(self) -> list[int]:
        """All but the lead."""
        return [chat for chat in self.languages if chat != self.lead]

    def tagged(self, tag: str) -> set[int]:
        """The reps who have this tag."""
        return set(self.reps[TAGS.index(tag) :: len(TAGS)])


def crews(reps: Sequence[int], first_lead: int, languages: Sequence[Language]) -> Iterator[Crew]:
    """The teams that these reps make, ``CREW`` in each but the last."""
    for place, start in enumerate(range(0, len(reps), CREW)):
        mine = dict(zip(reps[start : start + CREW], languages[start : start + CREW], strict=True))
        yield Crew(first_lead + place, {first_lead + place: "en" if place % 2 else "zh", **mine})


def form(connection: Connection, *, crew: Crew, now: datetime) -> None:
    """Make the team, and have all of it belong to it. Its lead hears of nothing but what somebody does."""
    rules = columns_of_rules(TeamRules(morning=None, evening=None, weekly=None))
    crew.number = teams.make(connection, name=f"Crew {crew.lead}", rules=rules, by=crew.lead, now=now)
    for place, (chat, language) in enumerate(crew.languages.items()):
        people.meet(connection, person_id=chat, language=language, now=now)
        desk_in(connection, person_id=chat, language=language, now=now)
        role, tags = ("lead", []) if chat == crew.lead else ("rep", [TAGS[(place - 1) % len(TAGS)]])
        teams.join(connection, team_id=crew.number, person_id=chat, role=role, name=f"R{chat}", tags=tags, now=now)
        teams.work_in(connection, person_id=chat, team_id=crew.number)
