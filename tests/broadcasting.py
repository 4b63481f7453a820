"""Broadcasts of a team, put there at once, as they come to be there in the chat."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from sqlalchemy import insert, select

from bot.core.text import Language
from bot.handlers.sending import delivery
from bot.sandbox.fake import Phone
from bot.screens.reading import answer_rows
from bot.screens.screen import Screen
from bot.store import broadcasts, outbox
from bot.store.broadcasts import BROADCASTS, READERS
from bot.store.database import Connection
from tests.conftest import World
from tests.guarding import CANARY
from tests.teaming import Team, called


class News:
    """A broadcast of the team's lead to ``phones``, on its way since now; ``columns`` are those of ``Broadcast``."""

    def __init__(self, world: World, team: Team, number: int, message_id: int | None) -> None:
        self.world, self.team, self.id, self.message_id = world, team, number, message_id

    @classmethod
    async def sent(
        cls, world: World, team: Team, phones: Sequence[Phone], *, report: bool = True, **columns: Any
    ) -> "News":
        """On its way; with ``report`` the lead has a message that is going to show the report."""
        message_id = await world.app.bot.post(team.lead.user_id, "…", None) if report else None
        put = partial(_put, world=world, team=team, phones=phones, columns={"message_id": message_id, **columns})
        return cls(world, team, await world.services.database.write(put), message_id)

    @property
    def report(self) -> str:
        """What the lead's message says."""
        return next(one.text for one in self.team.lead.messages if one.message_id == self.message_id)

    async def row(self) -> Any:
        """The broadcast as it is stored."""
        statement = select(BROADCASTS).where(BROADCASTS.c.id == self.id)
        return await self.world.services.database.write(lambda connection: connection.execute(statement).one())

    async def readers(self) -> dict[int, Any]:
        """Its readers as they are stored."""
        statement = select(READERS).where(READERS.c.broadcast_id == self.id)
        rows = await self.world.services.database.write(lambda connection: list(connection.execute(statement)))
        return {row.person_id: row for row in rows}


def _put(connection: Connection, *, world: World, team: Team, phones: Sequence[Phone], columns: Any) -> int:
    now = world.clock.now
    fresh = {
        "team_id": team.id, "author_id": team.lead.user_id, "state": "sending", "title": f"清零{CANARY}",
        "content": {"kind": "text", "text": f"今天清零{CANARY}", "entities": [], "file_id": "", "card": ""},
        "audience": {}, "timing": {"kind": "now"}, "asks": True, "pings_allowed": 0, "ping_hours": 4, "pings": 0,
        "all_reached": True, "told": "", "created_at": now, "updated_at": now, "started_at": now,
    }  # fmt: skip
    number: int = connection.execute(
        insert(BROADCASTS).values(**{**fresh, **columns}).returning(BROADCASTS.c.id)
    ).scalar_one()
    for phone in phones:
        key = broadcasts.delivery_key(number, phone.user_id)
        values = {"person_id": phone.user_id, "name": called(phone), "due_at": now, "delivery_key": key}
        broadcasts.enlist(connection, broadcast_id=number, rows=[values])
        language: Language = "zh" if (phone.language_code or "").startswith("zh") else "en"
        content = delivery(world.app.bot, Screen(f"今天清零{CANARY}", answer_rows(number, language)))
        outbox.put(connection, key=key, chat_id=phone.user_id, content=content, due_at=now)
    return number
