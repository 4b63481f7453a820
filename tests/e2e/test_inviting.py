"""Invitations: a link that opens once, in time, for whoever it is meant for."""

import re
from functools import partial

import pytest

from bot.sandbox.fake import Phone
from bot.store import team_books
from bot.store.schema import metadata
from tests.conftest import OWNER, World
from tests.e2e.imported import book, rows
from tests.guarding import CANARY
from tests.teaming import Team, called, forged


async def link(world: World, by: Phone, team: Team, role: str = "rep") -> str:
    """An invitation made in the chat; its token."""
    await forged(world, by, f"m:link:{team.id}:{role}")
    picture = by.last
    assert picture.kind == "photo"
    found = re.search(r"https://t\.me/birdcall_demo_bot\?start=join_([A-Za-z0-9_-]{20,59})\n", picture.text)
    assert found
    return found[1]


async def own_customers(world: World, person: int) -> int:
    return await world.services.database.write(partial(team_books.unshared, person_id=person))


@pytest.mark.parametrize(
    ("app", "greeting", "join", "welcome", "news"),
    [
        ("zh-hans", "邀请你加入", "✓ 加入", "欢迎加入", "加入了"),
        ("en", "invites you to join", "✓ Join", "Welcome to", "has joined"),
    ],
)
async def test_somebody_comes_by_a_link_sees_what_it_is_and_joins(
    world: World, app: str, greeting: str, join: str, welcome: str, news: str
) -> None:
    lead, rep = world.rep(app, 1), world.rep(app, 2)
    team = await Team.of(world, lead=lead)
    token = await link(world, lead, team)

    shown = await world.say(rep, f"/start join_{token}")
    assert greeting in shown
    assert team.name in shown
    assert called(lead) in shown
    assert welcome in await world.tap(rep, join)
    await world.deliver()

    assert news in lead.last.text
    assert CANARY in lead.last.text
    assert [(by, action) for by, action, _ in await team.noted()] == [(1, "invited"), (2, "joined")]
    assert (await rows(world, "memberships"))[1][:3] == (team.id, 2, "rep")


async def test_who_says_no_has_not_joined_and_may_think_again(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead)
    token = await link(world, lead, team)
    await world.say(rep, f"/start join_{token}")

    assert "没有加入" in await world.tap(rep, "不了，谢谢")
    assert len(await rows(world, "memberships")) == 1
    assert "邀请你加入" in await world.say(rep, f"/start join_{token}")


@pytest.mark.parametrize(("label", "kept"), [("✓ 加入，客户带上", 0), ("✓ 加入，客户自留", 1)])
async def test_who_has_customers_already_chooses_whether_they_come_along(world: World, label: str, kept: int) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead)
    await world.say(rep, "记下 王姐")
    token = await link(world, lead, team)
    assert "1 位自己的客户" in await world.say(rep, f"/start join_{token}")

    await world.tap(rep, label)

    assert await own_customers(world, 2) == kept
    assert (await book(world, 2))["王姐"].team_id == (None if kept else team.id)


async def test_a_link_opens_once(world: World) -> None:
    lead, first, second = (world.rep(user_id=number) for number in (1, 2, 3))
    team = await Team.of(world, lead=lead)
    token = await link(world, lead, team)
    for rep in (first, second):
        await world.say(rep, f"/start join_{token}")
    await world.tap(first, "✓ 加入")

    assert "已经用过了" in await world.tap(second, "✓ 加入")
    assert "已经用过了" in await world.say(second, f"/start join_{token}")
    assert len(await rows(world, "memberships")) == 2


async def test_two_taps_at_once_join_once(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead)
    token = await link(world, lead, team)
    await world.say(rep, f"/start join_{token}")

    await world.intake.take([rep.tap("✓ 加入"), rep.tap("✓ 加入")])
    await world.intake.idle()

    assert [action for _, action, _ in await team.noted()] == ["invited", "joined"]
    assert world.services.watch.updates.keys() == {"done"}


async def test_after_three_days_or_when_it_was_withdrawn_a_link_opens_no_more(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead)
    late = await link(world, lead, team)
    world.clock.pass_(hours=72)
    withdrawn = await link(world, lead, team)
    await world.say(lead, "/team")
    await world.tap(lead, "⏳ 等加入 1")
    await world.tap(lead, "1 ✖ 撤回")

    assert "过期了" in await world.say(rep, f"/start join_{late}")
    assert "已撤回" in await world.say(rep, f"/start join_{withdrawn}")
    assert "打不开" in await world.say(rep, f"/start join_{'x' * 32}")
    assert "打不开" in await world.say(rep, "/start join_")
    assert len(await rows(world, "memberships")) == 1


async def test_who_made_it_or_is_in_already_hears_so(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead, reps=[rep])
    token = await link(world, lead, team)

    assert "你自己发出的邀请" in await world.say(lead, f"/start join_{token}")
    assert "你已经在" in await world.say(rep, f"/start join_{token}")


async def test_an_invitation_is_worth_what_its_maker_may_still_do(world: World) -> None:
    owner, lead, rep = world.rep(user_id=OWNER), world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead, reps=[])
    await team.join(world.rep(user_id=3), "lead")
    token = await link(world, lead, team)
    await forged(world, owner, f"m:role:{team.id}:1:rep")

    assert "已撤回" in await world.say(rep, f"/start join_{token}")


async def test_a_link_of_a_closed_team_tells_nothing_of_it(world: World) -> None:
    owner, lead, rep = world.rep(user_id=OWNER), world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead)
    token = await link(world, lead, team)
    await forged(world, owner, f"m:closed:{team.id}")

    shown = await world.say(rep, f"/start join_{token}")

    assert "打不开" in shown
    assert team.name not in shown


async def test_tags_of_an_invitation_are_those_of_who_joins_by_it(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead)
    token = await link(world, lead, team)
    await forged(world, lead, f"m:invited:{team.id}")
    await world.tap(lead, "1 🏷 标签")
    assert "#门店A" in await world.say(lead, "门店A")

    await world.say(rep, f"/start join_{token}")
    await world.tap(rep, "✓ 加入")

    assert f"小陈 {CANARY} · 0 位 #门店A" in await world.say(lead, "/team")


async def test_only_an_owner_invites_a_lead_and_sees_that_invitation(world: World) -> None:
    owner, lead, new = world.rep(user_id=OWNER), world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead)
    assert "什么都没有改" in await forged(world, lead, f"m:link:{team.id}:lead")
    token = await link(world, owner, team, "lead")

    await world.say(lead, "/team")
    assert [one.text for one in lead.last.flat if "⏳" in one.text] == []
    await world.say(new, f"/start join_{token}")
    await world.tap(new, "✓ 加入")

    assert "audit" in [one["command"] for one in new.commands]
    assert "你是主管" in new.last.text


async def test_only_a_hash_of_a_token_is_kept(world: World) -> None:
    lead = world.rep(user_id=1)
    team = await Team.of(world, lead=lead)
    token = await link(world, lead, team)

    kept = await rows(world, *(name for name in metadata.tables if name != "updates"))
    assert token not in str(kept)
