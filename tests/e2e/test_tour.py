"""The guided tour of the demo, step by step on the real bot."""

from bot.sandbox.demo import REPS
from bot.sandbox.tour import load_tour
from tests.conftest import World


async def test_every_step_of_the_guided_tour_shows_what_it_promises(world: World) -> None:
    phones = {code[:2]: world.fake.phone(number, name, code) for number, name, code in REPS}

    for step in load_tour():
        phone = phones[step.phone]
        if step.do.send:
            await world.process(phone.send(step.do.send))
        elif step.do.tap:
            await world.process(phone.tap(step.do.tap))
        else:
            assert phone.copied(str(step.do.copy)) in phone.last.text

        missing = [fragment for fragment in step.expect if fragment not in phone.last.text]
        assert missing == [], f"{step.id}: {phone.last.text}"
