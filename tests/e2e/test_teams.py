"""Teams in the chat: made, shown, changed; each sees what is theirs to see."""

import pytest

from bot.sandbox.fake import Phone
from bot.store.schema import metadata
from tests.conftest import OWNER, World
from tests.e2e.imported import book, rows, sent_table
from tests.guarding import CANARY
from tests.teaming import Team, called, forged


@pytest.fixture
def owner(world: World) -> Phone:
    return world.rep(user_id=OWNER)


def buttons(phone: Phone) -> list[str]:
    return [button.text for button in phone.last.flat]


def commands(phone: Phone) -> list[str]:
    return [one["command"] for one in phone.commands]


async def people_in(world: World, team: Team) -> dict[int, str]:
    """Who is in a team, and as what."""
    names = list(metadata.tables["memberships"].c.keys())
    found = [dict(zip(names, row, strict=True)) for row in await rows(world, "memberships")]
    return {row["person_id"]: row["role"] for row in found if row["team_id"] == team.id and row["left_at"] is None}


@pytest.mark.parametrize(
    ("app", "none", "new", "bad", "made"),
    [
        ("zh-hans", "还没有团队。建一个", "＋ 建团队", "1 到 64 个字", "建好了"),
        ("en", "No teams yet.", "＋ New team", "1 to 64 characters", "The team is there"),
    ],
)
async def test_an_owner_makes_a_team_and_a_name_that_can_not_be_is_asked_for_again(
    world: World, app: str, none: str, new: str, bad: str, made: str
) -> None:
    owner = world.rep(app, OWNER)
    assert none in await world.say(owner, "/team")
    await world.tap(owner, new)

    assert bad in await world.say(owner, "长" * 65)
    shown = await world.say(owner, f"华东 <b>&组 {CANARY}")

    assert made in shown
    assert f"华东 <b>&组 {CANARY}" in shown
    assert f"华东 <b>&组 {CANARY}" in await world.say(owner, "/team")


@pytest.mark.parametrize(("app", "told"), [("zh-hans", "请主管发邀请链接"), ("en", "ask a lead for an invitation")])
async def test_who_is_in_no_team_hears_what_one_is_and_how_to_get_in(world: World, app: str, told: str) -> None:
    rep = world.rep(app)

    assert told in await world.say(rep, "/team")
    assert buttons(rep) == []


async def test_a_lead_sees_everybody_with_their_customers_and_a_rep_only_who_leads(world: World) -> None:
    lead, rep, other = world.rep(user_id=1), world.rep(user_id=2), world.rep(user_id=3)
    team = await Team.of(world, lead=lead, reps=[rep])
    await team.join(other, "rep", "门店A")
    await team.keep(rep, "王姐")

    led = await world.say(lead, "/team")
    own = await world.say(rep, "/team")

    assert f"{called(rep)} · 1 位" in led
    assert f"{called(other)} · 0 位 #门店A" in led
    assert called(lead) in own
    assert called(other) not in own
    assert "你在这里的客户：1 位" in own
    assert "主管看得到" in own
    assert buttons(rep) == ["🗒 话术", "🚪 离开团队"]


async def test_every_door_of_a_leads_pages_opens(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead, reps=[rep])
    await team.keep(rep, "王姐")
    for page, doors in (
        (f"m:team:{team.id}", ("📋 今天", "⏰ 没跟上的", "📣 群发", "🗒 话术")),
        (f"m:member:{team.id}:2", ("📒 看客户", "↔ 转交客户")),
    ):
        for door in doors:
            shown = await forged(world, lead, page)
            behind = await world.tap(lead, door, next(one for one in reversed(lead.messages) if one.flat).message_id)
            assert behind != shown
            assert "没有改" not in behind

    await forged(world, lead, f"m:member:{team.id}:2")
    assert "王姐" in await world.tap(lead, "📒 看客户")
    assert world.services.watch.updates.keys() == {"done"}


async def test_a_team_of_many_is_turned_page_by_page(world: World) -> None:
    lead = world.rep(user_id=1)
    team = await Team.of(world, lead=lead)
    for number in range(2, 20):
        await team.join(world.rep(user_id=number))

    first = await world.say(lead, "/team")
    last = await world.tap(lead, "下一页 2/3")
    last = await world.tap(lead, "下一页 3/3")

    everybody = {called(phone) for phone in (lead, *team.reps)}
    assert len([name for name in everybody if name in first]) == 8
    assert len([name for name in everybody if name in last]) == 3
    assert "下一页 1/3" in buttons(lead)


async def test_a_lead_renames_the_team_and_tags_a_member(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead, reps=[rep])
    await world.say(lead, "/team")
    await world.tap(lead, "✏ 改名")
    assert f"华南组{CANARY}" in await world.say(lead, f"华南组{CANARY}")

    await world.tap(lead, "小陈2")
    await world.tap(lead, "🏷 标签")
    assert "最多 8 个标签" in await world.say(lead, "a b c d e f g h i")
    assert "#门店A #新人" in await world.say(lead, "#门店A，新人")
    await world.tap(lead, "🏷 标签")
    assert "#" not in await world.say(lead, "无")

    assert [action for _, action, _ in await team.noted()] == ["team_renamed", "member_tagged", "member_tagged"]
    assert (await team.noted())[1] == (1, "member_tagged", "person:2")


async def test_who_is_made_lead_hears_of_it_and_gets_a_leads_commands_until_they_are_none(
    world: World, owner: Phone
) -> None:
    lead, rep = world.rep(user_id=1), world.rep("en", user_id=2)
    team = await Team.of(world, lead=lead, reps=[rep])
    await forged(world, owner, f"m:member:{team.id}:2")
    await world.tap(owner, "⬆ 设为主管")
    await world.deliver()

    assert rep.last.text == f"⬆ You now lead {team.name}. /team shows what you can do."
    assert "audit" in commands(rep)
    assert called(lead) in await world.say(rep, "/team")

    await world.tap(owner, "⬇ 改为销售")
    await world.deliver()
    assert rep.last.text == f"You are now a rep in {team.name}."
    assert "audit" not in commands(rep)
    assert [(action, about) for _, action, about in await team.noted()] == [
        ("made_lead", "person:2"),
        ("made_rep", "person:2"),
    ]


async def test_the_last_lead_stays_one_until_there_is_another(world: World, owner: Phone) -> None:
    lead = world.rep(user_id=1)
    team = await Team.of(world, lead=lead, reps=[world.rep(user_id=2)])

    for data in (f"m:role:{team.id}:1:rep", f"m:give:{team.id}:1:2"):
        assert "唯一的主管" in await forged(world, owner, data)
    assert "唯一的主管" in await forged(world, lead, f"m:left:{team.id}")

    assert await people_in(world, team) == {1: "lead", 2: "rep"}
    assert await team.noted() == []


async def test_an_owner_who_leads_a_team_themselves_belongs_to_it(world: World, owner: Phone) -> None:
    team = await Team.of(world)
    await forged(world, owner, f"m:team:{team.id}")

    await world.tap(owner, "🙋 我自己来带")

    assert await people_in(world, team) == {OWNER: "lead"}
    assert "🙋 我自己来带" not in buttons(owner)
    assert "🚪 离开团队" in buttons(owner)


async def test_when_a_team_is_closed_everyone_keeps_the_customers_they_have(world: World, owner: Phone) -> None:
    lead, rep = world.rep(user_id=1), world.rep(user_id=2)
    team = await Team.of(world, lead=lead, reps=[rep])
    await team.keep(rep, "王姐")
    await forged(world, owner, f"m:team:{team.id}")
    assert "2 位成员都会收到通知" in await world.tap(owner, "🔒 关闭团队")
    await world.tap(owner, "🔒 关闭")
    await world.deliver()

    assert (await book(world, 2))["王姐"].team_id is None
    assert rep.last.text == f"{team.name} 已关闭。你手上的客户都归你自己，照常用。"
    assert "还没有团队" in await world.say(rep, "/team")
    assert "什么都没有改" in await forged(world, lead, f"m:team:{team.id}")


async def test_new_customers_belong_to_the_team_their_rep_works_in(world: World) -> None:
    rep = world.rep()
    await world.say(rep, "记下 一一")
    first = await Team.of(world, "一组", reps=[rep])
    await world.say(rep, "记下 二二")
    second = await Team.of(world, "二组", reps=[rep])
    await world.process(rep.send_document("list.csv", "姓名,电话\n三三,\n".encode()))
    await world.tap(rep, "导入 1 行")
    await world.say(rep, "/team")
    await world.tap(rep, "一组")
    await world.tap(rep, "✓ 改在这里工作")
    await world.process(rep.send_contact("+8613912345678", "四四"))
    await world.say(rep, "周姐电话了，说月底定")
    await world.process(rep.tap(next(button.text for button in rep.last.flat if button.data == "t:0:keep")))

    whose = {name: row.team_id for name, row in (await book(world)).items()}
    assert whose == {"一一": None, "二二": first.id, "三三": second.id, "四四": first.id, "周姐": first.id}


async def test_a_lead_has_the_team_among_the_tiles_and_a_rep_has_practice(world: World) -> None:
    lead, rep = world.rep(user_id=1), world.rep("en", user_id=2)
    team = await Team.of(world, lead=lead, reps=[rep])
    for phone in (lead, rep):
        await world.say(phone, "/help")

    assert lead.keyboard == [["🗣 描述客户", "📒 客户本"], ["⏰ 今日待办", "👥 团队"]]
    assert rep.keyboard == [["🗣 Describe", "📒 Customers"], ["⏰ Today", "🎯 Practice"]]
    assert team.name in await world.say(lead, "👥 团队")
    assert team.name in await world.say(rep, "team")


async def test_the_audit_of_a_team_comes_as_a_file_with_names_and_nothing_of_another_team(
    world: World, owner: Phone
) -> None:
    lead, rep, elsewhere = world.rep(user_id=1), world.rep(user_id=2), world.rep(user_id=3)
    team = await Team.of(world, lead=lead, reps=[rep])
    other = await Team.of(world, "别组", lead=elsewhere)
    await forged(world, lead, f"m:tag:{team.id}:2")
    await world.say(lead, "门店A")
    await forged(world, elsewhere, f"m:rename:{other.id}")
    await world.say(elsewhere, "别的组")

    await world.say(lead, "/audit")
    table = sent_table(lead)
    assert table.headers == ("编号", "时间", "谁", "团队", "做了什么", "对象")
    assert [row.cells[2:] for row in table.rows] == [
        (f"{called(lead)} (1)", team.name, "导出记录", ""),
        (f"{called(lead)} (1)", team.name, "改标签", f"成员 {called(rep)} (2)"),
    ]
    await world.say(owner, "/audit")
    assert {row.cells[3] for row in sent_table(owner).rows} == {"", team.name, "别的组"}
    assert "什么都没有改" in await world.say(rep, "/audit")


async def test_an_audit_of_the_team_at_hand_comes_by_its_button(world: World, owner: Phone) -> None:
    team = await Team.of(world, lead=world.rep(user_id=1))
    await forged(world, owner, f"m:team:{team.id}")

    await world.process(owner.tap("🗂 操作记录"))

    assert [row.cells[4] for row in sent_table(owner).rows] == ["导出记录"]
