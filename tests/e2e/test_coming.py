"""What the demo's time bar can jump to: whatever the bot is going to write by itself."""

from datetime import datetime, timedelta
from functools import partial

from bot.core.teams.rules import TeamRules
from bot.sandbox.coming import next_due
from bot.store import desks
from tests.briefing import hears
from tests.conftest import World
from tests.e2e.test_digest import FRIDAY, MONDAY, at
from tests.guarding import CANARY
from tests.teaming import Team


async def team_of(world: World, rules: TeamRules | None = None) -> Team:
    """A team of a lead and a rep in London, who are owed no digest."""
    lead, rep = world.rep(user_id=301), world.rep("en", user_id=302)
    team = await Team.of(world, lead=lead, reps=[rep], rules=rules)
    for phone in (lead, rep):
        work = partial(desks.change, person_id=phone.user_id, values={"digests": False, "digest_at": None})
        await world.services.database.write(work)
    return team


async def due(world: World) -> datetime | None:
    return await next_due(world.services)


async def test_a_planned_broadcast_is_to_come_then_what_waits_for_each_readers_own_hour(world: World) -> None:
    team = await team_of(world)
    await world.say(team.lead, "/broadcast")
    await world.tap(team.lead, "写一条")
    await world.say(team.lead, f"周一盘点{CANARY}")
    assert await due(world) is None

    await world.tap(team.lead, "发送…")
    await world.tap(team.lead, "各自 9:00")
    await world.tap(team.lead, "⏰")
    assert await due(world) == at(MONDAY, 9)
    await world.until(at(MONDAY, 9))
    await world.tick(seconds=5)
    assert await due(world) == at(MONDAY, 17)  # nine o'clock in London


async def test_the_briefing_of_a_lead_is_to_come(world: World) -> None:
    team = await team_of(world, TeamRules(morning=None, evening=None))
    assert await due(world) is None

    await hears(team, team.lead)

    assert await due(world) == at(FRIDAY, 17) + timedelta(days=7)
