"""What the bot's owner asks and hears."""

from datetime import timedelta
from functools import partial

from sqlalchemy import select

from bot.flows import owning
from bot.store import intake, outbox
from bot.store.intake import UPDATES, Arrival
from tests.conftest import OWNER, World


async def late(world: World, minutes: int) -> None:
    """A delivery that should have gone out so long ago."""
    due_at = world.clock() - timedelta(minutes=minutes)
    content = {"method": "sendMessage", "text": "x"}
    await world.services.database.write(partial(outbox.put, key="x", chat_id=1, content=content, due_at=due_at))


async def parked(world: World, number: int, chat: int = 1) -> None:
    """An update that was given up."""
    arrivals, now = [Arrival(number, chat, "{}")], world.clock()
    write = world.services.database.write
    await write(partial(intake.put, bot_id=42, arrivals=arrivals, owner="alone", now=now))
    await write(partial(intake.fail, bot_id=42, update_id=number, error="KeyError", answered=False, parked=True))


async def look_after(world: World) -> None:
    """The tick that looks whether the owner must hear of something."""
    assert world.app.job_queue is not None
    for job in world.app.job_queue.get_jobs_by_name("tell_owner"):
        await job.run(world.app)


async def test_the_owner_asks_how_the_bot_is_doing_in_their_language(world: World) -> None:
    chinese = await world.say(world.rep("zh-hans", OWNER), "/status")
    await world.say(world.rep("zh-hans", OWNER), "/language")
    await world.tap(world.rep("zh-hans", OWNER), "English")
    english = await world.say(world.rep("zh-hans", OWNER), "/status")

    assert chinese.startswith("✅ 一切正常")
    assert english.startswith("✅ All is well")
    assert "3 done" in english


async def test_status_says_first_what_is_wrong(world: World) -> None:
    await late(world, minutes=17)
    shown = await world.say(world.rep("en", OWNER), "/status")

    assert shown.startswith("⚠️ Deliveries are 17 minutes late")
    assert "1 due (the oldest for 1020 s)" in shown


async def test_to_anyone_else_status_is_no_command(world: World) -> None:
    shown = await world.say(world.rep("en"), "/status")

    assert shown == "I don't know that command. Just send a description; /help shows how it works."


async def test_the_owner_hears_once_that_something_was_given_up_and_again_when_it_is_more(world: World) -> None:
    owner = world.rep("en", OWNER)
    await parked(world, 1)
    for _ in range(3):
        await look_after(world)
    once = len(owner.messages)
    await parked(world, 2)
    await look_after(world)

    assert once == 1
    assert "1 could not be handled" in owner.messages[0].text
    assert "有 2 条处理不了" in owner.messages[1].text


async def test_the_owner_hears_that_deliveries_are_late_but_not_all_the_time(world: World) -> None:
    owner = world.rep("en", OWNER)
    await late(world, minutes=4)
    await look_after(world)
    in_time = len(owner.messages)
    world.clock.pass_(minutes=10)
    await look_after(world)
    await look_after(world)

    assert in_time == 0
    assert [message.text.splitlines()[-1] for message in owner.messages] == ["Deliveries are 14 minutes late"]


async def test_who_was_made_an_owner_in_the_chat_hears_of_it_too(world: World) -> None:
    owner, other = world.rep("en", OWNER), world.rep("en", 901)
    await world.services.database.write(partial(owning.put_code, code="AAAA-BBBB-CCCC-DDDD", now=world.clock()))
    await world.say(other, "/owner AAAA-BBBB-CCCC-DDDD")
    await parked(world, 1)
    await look_after(world)

    assert "1 could not be handled" in owner.last.text
    assert "1 could not be handled" in other.last.text


async def test_an_owner_without_trouble_hears_nothing(world: World) -> None:
    await look_after(world)

    assert world.rep("en", OWNER).messages == []


async def test_erasing_ones_data_erases_what_was_given_up_and_what_was_to_come(world: World) -> None:
    rep = world.rep("en")
    await parked(world, 9000, chat=rep.user_id)
    content = {"method": "sendMessage", "text": "x"}
    put = partial(outbox.put, key="x", chat_id=rep.user_id, content=content, due_at=world.clock())
    await world.services.database.write(put)
    await world.say(rep, "/privacy")
    await world.tap(rep, "Erase")
    await world.tap(rep, "Erase")

    # Through the writer, so that all it was given before is done.
    kept = await world.services.database.write(lambda connection: connection.execute(select(UPDATES.c.body)).all())
    due, _ = await world.services.database.read(partial(outbox.depth, now=world.clock()))

    assert [body for (body,) in kept if body] == []
    assert due == 0
