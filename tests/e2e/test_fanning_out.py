"""A broadcast goes out to its readers: each once, at the hour that was meant, whatever happens meanwhile."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from bot.core.teams.audience import Audience
from bot.core.teams.message import Message
from bot.core.teams.timing import Now, Timing
from bot.flows.beginning import planned
from bot.flows.stored_broadcasts import stored, stored_timing
from bot.sandbox.fake import Phone
from bot.store import broadcasts
from bot.store.broadcasts import READERS
from tests.conftest import World
from tests.guarding import CANARY
from tests.teaming import Team

TEXT = f"今天把逾期的清掉 {CANARY}"


class Sent:
    """Broadcasts of a team's lead, written down as if they had been composed and confirmed."""

    def __init__(self, team: Team) -> None:
        self.team, self.world = team, team.world

    async def send(
        self,
        message: Message | None = None,
        timing: Timing | None = None,
        audience: Audience | None = None,
        **more: Any,
    ) -> int:
        """One of them; its id."""
        work = partial(self._send, message or Message(text=TEXT), timing or Now(), audience or Audience(), more)
        return await self.world.services.database.write(work)

    def _send(
        self, message: Message, timing: Timing, audience: Audience, more: Mapping[str, Any], connection: Any
    ) -> int:
        now, author = self.world.clock.now, self.team.lead.user_id
        values = {
            "team_id": self.team.id, "author_id": author, "title": message.text[:20], "created_at": now,
            "updated_at": now, "content": stored(message), "audience": stored(audience),
            "timing": stored_timing(timing), **planned(connection, author_id=author, timing=timing, now=now), **more,
        }  # fmt: skip
        number = broadcasts.make(connection, values=values)
        assert number is not None
        return number

    async def readers(self, broadcast_id: int) -> dict[int, str]:
        """Who its readers are, and in which state."""
        statement = select(READERS).where(READERS.c.broadcast_id == broadcast_id).order_by(READERS.c.person_id)
        rows = await self.world.services.database.write(lambda connection: connection.execute(statement).all())
        return {row.person_id: row.state for row in rows}

    async def row(self, broadcast_id: int) -> Any:
        """The broadcast as it is stored."""
        return await self.world.services.database.read(partial(broadcasts.of, broadcast_id=broadcast_id))


@pytest.fixture
async def sent(world: World) -> Sent:
    """A lead and three reps, the last one English."""
    reps = [world.rep(user_id=2), world.rep(user_id=3), world.rep("en", user_id=4)]
    return Sent(await Team.of(world, lead=world.rep(user_id=1), reps=reps))


def got(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages if CANARY in message.text]


async def test_everybody_but_its_author_gets_it_once_with_buttons_in_their_language(sent: Sent) -> None:
    number = await sent.send()
    await sent.world.tick()
    await sent.world.tick(seconds=5)

    assert [got(rep) for rep in sent.team.reps] == [[TEXT]] * 3
    assert got(sent.team.lead) == []
    assert list(await sent.readers(number)) == [2, 3, 4]
    assert [button.text for button in sent.team.reps[0].last.flat] == ["👀 看到了", "✓ 已办", "✋ 办不了，因为…"]
    assert [button.data for button in sent.team.reps[2].last.flat] == [
        f"a:{number}:seen", f"a:{number}:done", f"a:{number}:cannot"
    ]  # fmt: skip
