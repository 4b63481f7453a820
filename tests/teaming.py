"""Teams with a lead and reps, put there at once, as they come to be there in the chat."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.core.teams.rules import TeamRules
from bot.core.text import Language
from bot.flows.access import columns_of_rules
from bot.flows.desks import desk_in
from bot.sandbox.fake import Phone
from bot.store import people, teams
from bot.store.audit import ENTRIES
from bot.store.database import Connection
from tests.booking import Book
from tests.conftest import World
from tests.guarding import CANARY


def called(phone: Phone) -> str:
    """What somebody is called in a team: each otherwise."""
    return f"{'小陈' if (phone.language_code or '').startswith('zh') else 'Mia'}{phone.user_id}{CANARY}"


async def forged(world: World, phone: Phone, data: str) -> str:
    """Tap a button with this data, whether it is shown or not; what its message, or the newest one, then says."""
    shown = next((one for one in reversed(phone.messages) if one.from_bot and one.flat), None)
    if shown is None:
        await world.say(phone, "/language")
        shown = phone.last
    raw = phone.tap(data=next(button.data for button in shown.flat if button.data), message_id=shown.message_id)
    raw["callback_query"]["data"] = data
    before = len(phone.messages)
    await world.process(raw)
    if len(phone.messages) > before:
        return phone.last.text
    return next(one.text for one in phone.messages if one.message_id == shown.message_id)


class Team:
    """A team in a world: its ``lead`` and ``reps`` by their phones."""

    def __init__(self, world: World, number: int, name: str) -> None:
        self.world, self.id, self.name = world, number, name
        self.leads: list[Phone] = []
        self.reps: list[Phone] = []

    @classmethod
    async def of(
        cls,
        world: World,
        name: str = f"华东组{CANARY}",
        *,
        lead: Phone | None = None,
        reps: Sequence[Phone] = (),
        rules: TeamRules | None = None,
    ) -> "Team":
        """A team by this name, where ``lead`` leads and ``reps`` work."""
        by = lead.user_id if lead else 0
        stored = columns_of_rules(rules or TeamRules())
        make = partial(teams.make, name=name, rules=stored, by=by, now=world.clock.now)
        team = cls(world, await world.services.database.write(make), name)
        for phone, role in (*(((lead, "lead"),) if lead else ()), *((rep, "rep") for rep in reps)):
            await team.join(phone, role)
        return team

    @property
    def lead(self) -> Phone:
        """The first who leads it."""
        return self.leads[0]

    async def join(self, phone: Phone, role: str = "rep", *tags: str) -> Phone:
        """Somebody belongs to it from now on, and works in it."""
        await self.world.services.database.write(partial(self._join, phone=phone, role=role, tags=tags))
        (self.leads if role == "lead" else self.reps).append(phone)
        return phone

    async def leave(self, phone: Phone) -> None:
        """Somebody belongs to it no more. Their customers stay where they are."""
        gone = partial(
            teams.change_member, team_id=self.id, person_id=phone.user_id, values={"left_at": self.world.clock.now}
        )
        await self.world.services.database.write(gone)

    async def keep(self, phone: Phone, name: str, **columns: Any) -> int:
        """A customer of the team in somebody's book; their id."""
        return await Book(self.world, phone).keep(name, team_id=self.id, **columns)

    async def noted(self) -> list[tuple[int, str, str]]:
        """Who did what to whom in this team, as the audit has it, first one first."""
        entries = select(ENTRIES).where(ENTRIES.c.team_id == self.id).order_by(ENTRIES.c.id)
        rows = await self.world.services.database.write(lambda connection: connection.execute(entries).all())
        return [(row.actor_id, row.action, row.about) for row in rows]

    def _join(self, connection: Connection, *, phone: Phone, role: str, tags: Sequence[str]) -> None:
        language: Language = "zh" if (phone.language_code or "").startswith("zh") else "en"
        now = self.world.clock.now
        people.meet(connection, person_id=phone.user_id, language=language, now=now)
        desk_in(connection, person_id=phone.user_id, language=language, now=now)
        name = called(phone)
        teams.join(connection, team_id=self.id, person_id=phone.user_id, role=role, name=name, tags=tags, now=now)
        teams.work_in(connection, person_id=phone.user_id, team_id=self.id)
