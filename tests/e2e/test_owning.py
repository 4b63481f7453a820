"""Who runs the bot: the first one comes by a code from its console, and the last one cannot just go."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from bot.content.live import LiveLibrary
from bot.flows.owning import MOST_WRONG, code_if_unowned, link, new_code, put_code
from bot.flows.services import Services
from bot.store import teams
from bot.store.database import Database
from tests.conftest import World, opened
from tests.e2e.imported import rows
from tests.teaming import forged

DONE = "✓ 你现在是机主了。/team 建第一个团队。"


@pytest.fixture
async def unowned(database: Database, live_library: LiveLibrary) -> AsyncIterator[World]:
    """A world whose bot nobody runs."""
    async with opened(database, live_library) as world:
        await _without_owner(world)
        yield world


async def _without_owner(world: World) -> None:
    world.services = replace(world.services, owner=None)
    await world.restart()


async def code_of(world: World) -> str:
    """The code that is shown when the bot starts."""
    code = await code_if_unowned(world.services)
    assert code is not None
    return code


async def owners(services: Services) -> list[int]:
    return await services.database.write(teams.owners)


async def test_whoever_sends_the_code_runs_the_bot_and_makes_a_team(unowned: World) -> None:
    first = unowned.rep(user_id=1)
    code = await code_of(unowned)

    assert await unowned.say(first, f"/owner {code}") == DONE
    assert await owners(unowned.services) == [1]
    assert await code_if_unowned(unowned.services) is None
    await unowned.say(first, "/team")
    assert "＋ 建团队" in [one.text for one in first.last.flat]
    assert await unowned.say(first, f"/owner {code}") == "你已经是机主了。"


async def test_the_link_does_the_same_however_the_code_is_written(unowned: World) -> None:
    first, second = unowned.rep(user_id=1), unowned.rep("en", user_id=2)
    url = link("bot", await code_of(unowned))
    assert await unowned.say(first, f"/start {url.partition('?start=')[2]}") == DONE

    another = new_code()
    await unowned.services.database.write(partial(put_code, code=another, now=unowned.clock.now))
    typed = another.lower().replace("-", " ")
    assert (await unowned.say(second, f"/owner {typed}")).startswith("✓ You run this bot now.")
    assert await owners(unowned.services) == [1, 2]


async def test_a_code_opens_once_for_a_day_and_only_the_newest_does(unowned: World) -> None:
    first, second = unowned.rep(user_id=1), unowned.rep(user_id=2)
    older, newest = await code_of(unowned), await code_of(unowned)
    assert "打不开" in await unowned.say(first, f"/owner {older}")
    unowned.clock.pass_(hours=24)
    assert "打不开" in await unowned.say(first, f"/owner {newest}")

    fresh = await code_of(unowned)
    await unowned.say(first, f"/owner {fresh}")
    assert "打不开" in await unowned.say(second, f"/owner {fresh}")
    assert await owners(unowned.services) == [1]


async def test_nobody_can_go_on_guessing(unowned: World) -> None:
    guesser, other = unowned.rep(user_id=1), unowned.rep(user_id=2)
    code = await code_of(unowned)
    for _ in range(MOST_WRONG):
        assert "打不开" in await unowned.say(guesser, f"/owner {new_code()}")

    assert "一小时后" in await unowned.say(guesser, f"/owner {code}")
    assert "一小时后" in await unowned.say(guesser, f"/start owner_{code}")
    assert await owners(unowned.services) == []
    unowned.clock.pass_(minutes=61)
    assert await unowned.say(guesser, f"/owner {code}") == DONE
    assert "打不开" in await unowned.say(other, f"/owner {new_code()}")


async def test_without_a_code_it_is_said_where_to_get_one(unowned: World) -> None:
    assert "birdcall owner" in await unowned.say(unowned.rep(), "/owner")


async def test_a_way_into_a_team_makes_no_owner_and_a_code_opens_no_team(unowned: World) -> None:
    first, second = unowned.rep(user_id=1), unowned.rep(user_id=2)
    await unowned.say(first, f"/owner {await code_of(unowned)}")
    await unowned.say(first, "/team")
    await unowned.tap(first, "＋ 建团队")
    await unowned.say(first, "一组")
    await forged(unowned, first, "m:link:1:rep")
    token = first.last.text.split("join_")[1].split()[0]
    code = new_code()
    await unowned.services.database.write(partial(put_code, code=code, now=unowned.clock.now))

    assert "打不开" in await unowned.say(second, f"/owner {token}")
    assert "打不开" in await unowned.say(second, f"/start join_{code}")
    assert await owners(unowned.services) == [1]


async def test_the_last_owner_stays_one_until_there_is_another(unowned: World) -> None:
    first, second = unowned.rep(user_id=1), unowned.rep(user_id=2)
    await unowned.say(first, f"/owner {await code_of(unowned)}")
    await unowned.say(first, "/team")
    assert "唯一的机主" in await unowned.tap(first, "不再当机主")
    assert "唯一的机主" in await forged(unowned, first, "erase:yes")

    code = new_code()
    await unowned.services.database.write(partial(put_code, code=code, now=unowned.clock.now))
    await unowned.say(second, f"/owner {code}")
    await unowned.say(first, "/team")
    assert "✓ 好了。" in await unowned.tap(first, "不再当机主")

    assert await owners(unowned.services) == [2]
    assert "＋ 建团队" not in [one.text for one in first.last.flat]


async def test_an_owner_who_was_made_in_the_chat_may_ask_how_the_bot_is_doing(unowned: World) -> None:
    first = unowned.rep(user_id=1)
    await unowned.say(first, f"/owner {await code_of(unowned)}")

    assert (await unowned.say(first, "/status")).startswith("✅")
    assert {"status", "audit"} <= {one["command"] for one in first.commands}


async def test_where_somebody_owns_the_bot_no_code_is_made(world: World) -> None:
    assert await code_if_unowned(world.services) is None
    assert await rows(world, "invites") == []


async def test_no_code_is_kept_as_it_is(unowned: World) -> None:
    code = await code_of(unowned)

    kept = str(await rows(unowned, "invites", "audit_entries"))

    assert code not in kept
    assert code.replace("-", "") not in kept
