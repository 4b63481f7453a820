"""The guided tour of the demo, step by step on the real bot, with the demo's books and the demo's time."""

from functools import partial

from bot.sandbox.colleagues import COLLEAGUES
from bot.sandbox.coming import next_due
from bot.sandbox.fake import Phone, ShownMessage
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.seeding import seed
from bot.sandbox.time_bar import START, TimeBar
from bot.sandbox.tour import Act, load_tour
from tests.conftest import World

MOMENT = 5
"""Seconds that a visitor waits at most until what others have to see of a step has reached them."""


async def test_every_step_of_the_guided_tour_shows_what_it_promises(world: World) -> None:
    world.clock.now = START
    await seed(world.services)
    phones = {one.phone: world.fake.phone(one.user_id, one.name, one.app_language) for one in COLLEAGUES}
    for phone in phones.values():
        await world.say(phone, "/start")

    for step in load_tour():
        phone = phones[step.phone]
        before = {message.message_id: message for message in phone.messages}
        await do(world, phone, step.do)

        came = [message for message in phone.messages if before.get(message.message_id) != message]
        seen = phone.messages if step.do.copy else came
        shown = "\n".join(wording(message) for message in seen if message.from_bot)
        missing = [fragment for fragment in step.expect if fragment not in shown]
        assert missing == [], f"{step.id}: {shown}"


def wording(message: ShownMessage) -> str:
    """What stands in a message and on its buttons."""
    return "\n".join([message.text, *(button.text for button in message.flat)])


async def do(world: World, phone: Phone, act: Act) -> None:
    """What the page does for a visitor."""
    if act.send:
        await world.process(phone.send(act.send))
    elif act.tap:
        await world.process(phone.tap(act.tap))
    elif act.time:
        clock = RunningClock(world.clock.now, ticks=lambda: 0.0)
        await TimeBar(clock, partial(next_due, world.services)).jump(act.time)
        await world.until(clock.moment())
    else:
        assert phone.copied(str(act.copy)) in phone.last.text
    for label in act.then:
        await world.process(phone.tap(label))
    for _ in range(MOMENT):
        await world.tick(seconds=1)
