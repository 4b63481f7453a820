"""Ids, data and codes at the edge of what can come: answered or passed over, no failure, nothing kept unbounded."""

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.flows.pairing import LONGEST
from bot.store.schema import metadata
from tests.conftest import World
from tests.e2e.test_pairing import in_trade
from tests.e2e.test_rights import FORGED

TEXT = "声音很大，说话特别快，直接问最好的是哪款，一直看表"
BEGINNINGS = [data.split("{")[0] for many in FORGED.values() for data in many]
LARGEST = 2**63 - 1

some = st.text(max_size=64)
thorough = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_fine(world: World) -> None:
    assert not {*world.services.watch.updates} & {"failed", "parked", "again"}


async def kept_in(world: World, table: str, column: str) -> Any:
    """What the only row of a table holds."""
    only = select(metadata.tables[table].c[column])
    return await world.services.database.write(lambda connection: connection.execute(only).scalar_one())


def private(number: int, person: int, said: str, **more: Any) -> dict[str, Any]:
    """An update: a text that somebody sent."""
    whose = {"id": person, "first_name": "x", **more}
    chat, sender = {**whose, "type": "private"}, {**whose, "is_bot": False}
    command = [{"type": "bot_command", "offset": 0, "length": said.find(" ")}] if said.startswith("/") else []
    message = {"message_id": 1, "date": 1, "chat": chat, "from": sender, "text": said, "entities": command}
    return {"update_id": number, "message": message}


@given(st.sampled_from(BEGINNINGS), some)
@example("c:", "²:next")
@example("c:", "1:wrong:style:²")
@example("r:1:set:age:", "9" * 50)
@example("r:1:set:age:", ".")
@example("l:find:", "²~杀价")
@example("k:", "1:at:²")
@example("k:", "1:undo:" + "9" * 18)
@example("k:", "1:past:" + "9" * 18)
@example("k:", "1:is:nobody")
@example("b:", "due:9999:type:~\0")
@example("b:", "name:0:~爱砍价 #vip A级 上周")
@example("example:", "1\n")
@example("erase:", "yes\n")
@thorough
async def test_whatever_stands_after_the_beginning_of_a_buttons_data_is_answered(
    world: World, beginning: str, rest: str
) -> None:
    rep = world.fake.phones.get(1)
    if rep is None:
        rep = await in_trade(world, "beauty", world.rep(user_id=1))
        await world.say(rep, TEXT)
        await world.say(rep, "/pair 42岁")
        await world.say(rep, "记下 王姐 13812345678 下周三回访")
    await world.say(rep, "/plays")
    raw = rep.tap("1")

    raw["callback_query"]["data"] = (beginning + rest).encode()[:64].decode(errors="ignore")
    await world.process(raw)

    assert rep.spinning == []
    assert_fine(world)


@given(st.sampled_from(["/start ", "/start", "/language ", "/help@", "/privacy ", "/erase ", "/status "]), some)
@example("/start ", "c_1_next")
@thorough
async def test_whatever_a_deep_link_carries_it_begins_as_without(world: World, command: str, payload: str) -> None:
    rep = world.fake.phone(1, "x", "zh-hans")
    raw = rep.send("/help")
    raw["message"]["text"] = command + payload
    raw["message"]["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command.strip())}]

    await world.process(raw)

    assert rep.last.from_bot
    assert_fine(world)


@pytest.mark.parametrize("person", [1, 2**31, 2**52 - 1, LARGEST])
async def test_people_and_updates_may_have_any_number_that_fits_64_bits(world: World, person: int) -> None:
    rep = world.fake.phone(person, "x", "en")

    await world.process(private(LARGEST - 1, person, "loud, talks fast, wants the bottom line"))
    await world.process(private(LARGEST, person, "/find price"))

    assert len([message for message in rep.messages if message.from_bot]) == 2
    assert_fine(world)


@pytest.mark.parametrize("code", ["", "zh", "ZH-Hant-TW", "x" * 5_000, "../../etc", "\u202e", "\x00", None])
async def test_of_a_language_code_nothing_is_kept_but_which_of_ours_it_is(world: World, code: str | None) -> None:
    world.fake.phone(1, "x", "en")

    await world.process(private(1, 1, TEXT, **({} if code is None else {"language_code": code})))

    kept = await kept_in(world, "people", "language")
    assert kept == ("zh" if code and code.lower().startswith("zh") else "en")
    assert_fine(world)


@pytest.mark.parametrize("offset", ["", "-1", "1e9", "9" * 64, "²", "٣", "50\n", "999"])
async def test_an_inline_query_may_go_on_from_anywhere(world: World, offset: str) -> None:
    rep = world.rep()
    raw = rep.inline("太贵", place="customer", offset=offset)
    assert raw is not None

    await world.process(raw)

    assert len(rep.results) <= 50
    assert_fine(world)


async def test_facts_told_again_and_again_do_not_pile_up(world: World) -> None:
    rep = await in_trade(world, "beauty")
    await world.say(rep, "/pair " + "她挺好的。" * 800)

    for _ in range(20):
        await world.say(rep, "干皮 42岁")

    kept = await kept_in(world, "pairings", "text")
    assert len(kept) == LONGEST
    assert "42" in rep.last.text
