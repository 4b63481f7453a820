"""Teams in the chat: made and shown, joined by invitation, changed, left."""

import re

import pytest

from bot.sandbox.fake import Phone
from tests.conftest import OWNER, World
from tests.guarding import CANARY


def person(world: World, number: int, name: str, language: str = "zh-hans") -> Phone:
    return world.fake.phone(number, name, language, last_name=CANARY)


@pytest.fixture
def owner(world: World) -> Phone:
    return person(world, OWNER, "老板")


def buttons(phone: Phone) -> list[str]:
    return [button.text for button in phone.last.flat]


def link_of(phone: Phone) -> str:
    """What the newest invitation has /start say."""
    told = next(message.text for message in reversed(phone.messages) if "?start=" in message.text)
    return re.search(r"\?start=(\S+)", told)[1]  # type: ignore[index]  # it is there


async def made(world: World, owner: Phone, name: str = f"华东组{CANARY}") -> int:
    """A team that the owner made in the chat; its number."""
    await world.say(owner, "/team")
    await world.tap(owner, "＋ 建团队")
    await world.say(owner, name)
    data = next(button.data or "" for button in owner.last.flat if "邀请" in button.text)
    return int(data.split(":")[2])


async def invited(world: World, by: Phone, team_id: int, label: str = "销售") -> str:
    """An invitation made in the chat; what it has /start say."""
    await tap_data(world, by, f"m:invite:{team_id}")
    await world.tap(by, label)
    return link_of(by)


async def tap_data(world: World, phone: Phone, data: str) -> str:
    """A button with this data, whether it is shown or not; what its message then says."""
    shown = next((one for one in reversed(phone.messages) if one.flat), None)
    if shown is None:
        await world.say(phone, "/team")
        await world.say(phone, "/language")
        shown = phone.last
    raw = phone.tap(data=next(button.data for button in shown.flat if button.data), message_id=shown.message_id)
    raw["callback_query"]["data"] = data
    await world.process(raw)
    return next(one.text for one in phone.messages if one.message_id == shown.message_id)


async def test_an_owner_makes_a_team_and_a_rep_joins_it_by_a_link(world: World, owner: Phone) -> None:
    rep = person(world, 201, "小陈")
    team_id = await made(world, owner)
    assert "还没有人" in owner.last.text
    payload = await invited(world, owner, team_id)
    assert owner.messages[-1].kind == "photo"

    greeting = await world.say(rep, f"/start {payload}")
    assert f"华东组{CANARY}" in greeting
    assert "主管看得到" in greeting
    assert buttons(rep) == ["✓ 加入", "不了，谢谢"]
    assert "欢迎加入" in await world.tap(rep, "✓ 加入")
    await world.deliver()

    assert "小陈" in owner.last.text
    assert "加入了" in owner.last.text
    shown = await world.say(owner, "/team")
    assert "1 人" in shown
    mine = await world.say(rep, "/team")
    assert "主管看得到" in mine
    assert "还没有主管" in mine
