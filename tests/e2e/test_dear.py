"""Files, pictures and messages to many cannot be had without end."""

import pytest

from bot.core.allowance import DEAR
from bot.sandbox.fake import Phone
from tests.conftest import World
from tests.teaming import Team, forged


@pytest.fixture
async def team(world: World) -> Team:
    return await Team.of(world, lead=world.rep(user_id=301))


def pictures(phone: Phone) -> int:
    return sum(message.kind == "photo" for message in phone.messages)


async def test_who_asks_for_picture_after_picture_has_to_wait_a_little(world: World, team: Team) -> None:
    await world.say(team.lead, "/day")
    for _ in range(DEAR.burst + 3):
        await forged(world, team.lead, f"n:pic:{team.id}:books")
    at_once, told = pictures(team.lead), team.lead.toasts[-1].text
    world.clock.pass_(seconds=DEAR.interval)
    await forged(world, team.lead, f"n:pic:{team.id}:books")

    assert at_once == DEAR.burst
    assert "等十秒" in told
    assert pictures(team.lead) == DEAR.burst + 1


async def test_somebody_else_need_not_wait_for_that(world: World, team: Team) -> None:
    other = await team.join(world.rep(user_id=302), "lead")
    await world.say(team.lead, "/day")
    await world.say(other, "/day")
    for _ in range(DEAR.burst + 1):
        await forged(world, team.lead, f"n:pic:{team.id}:books")
    await forged(world, other, f"n:pic:{team.id}:books")

    assert pictures(other) == 1


async def test_a_command_is_answered_in_words(world: World, team: Team) -> None:
    for _ in range(DEAR.burst):
        await world.say(team.lead, "/audit")

    assert "等十秒" in await world.say(team.lead, "/audit")
