"""Somebody leaves a team or is removed: no customer of it is left without somebody who sees to them."""

import json
from functools import partial

import pytest

from bot.store import follow_ups
from tests.conftest import OWNER, World
from tests.e2e.imported import book, rows, sent_file
from tests.guarding import CANARY
from tests.teaming import Team, called, forged


class People:
    """A team of a lead and two reps, one of whom has two of its customers."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lead, self.rep, self.other = (world.rep(user_id=number) for number in (1, 2, 3))

    async def meet(self) -> "People":
        self.team = await Team.of(self.world, lead=self.lead, reps=[self.rep, self.other])
        self.first = await self.team.keep(self.rep, f"王姐{CANARY}")
        await self.team.keep(self.rep, f"李哥{CANARY}")
        return self


async def names(world: World, person: int) -> set[str]:
    return {name.removesuffix(CANARY) for name in await book(world, person)}


async def test_who_is_removed_has_their_customers_go_to_the_colleague_chosen(world: World) -> None:
    people = await People(world).meet()
    await world.say(people.lead, "/team")
    await world.tap(people.lead, "小陈2")
    question = await world.tap(people.lead, "✖ 移出团队")
    assert "手上有 2 位团队客户，交给谁" in question

    await world.process(people.lead.tap(data=f"m:give:{people.team.id}:2:3"))
    await world.deliver()

    assert called(people.rep) not in people.lead.last.text
    assert await names(world, 2) == set()
    assert await names(world, 3) == {"王姐", "李哥"}
    assert people.rep.last.text.startswith(f"你已不在 {people.team.name} 里")
    noted = [(action, about) for _, action, about in await people.team.noted()]
    assert noted == [("hand_over", "handover:1"), ("removed", "person:2")]


async def test_without_a_colleague_to_have_the_customers_nobody_is_removed(world: World) -> None:
    people = await People(world).meet()

    for heir in (0, 2, 99):
        assert "先选交给谁" in await forged(world, people.lead, f"m:give:{people.team.id}:2:{heir}")

    assert await names(world, 2) == {"王姐", "李哥"}
    assert called(people.rep) in await world.say(people.lead, "/team")


async def test_a_removed_rep_finds_nothing_of_the_team_behind_old_buttons(world: World) -> None:
    people = await People(world).meet()
    await world.say(people.rep, "/customers")
    await forged(world, people.lead, f"m:give:{people.team.id}:2:1")

    shown = await forged(world, people.rep, f"k:{people.first}")
    assert "王姐" not in shown
    for data in (f"m:team:{people.team.id}", f"m:leave:{people.team.id}", f"m:left:{people.team.id}"):
        assert "什么都没有改" in await forged(world, people.rep, data)
    assert "还没有团队" in await world.say(people.rep, "/team")


async def test_who_leaves_hands_the_teams_customers_to_the_lead_who_may_pass_them_on(world: World) -> None:
    people = await People(world).meet()
    await world.say(people.rep, "/team")
    assert "2 位客户会交给主管" in await world.tap(people.rep, "🚪 离开团队")
    await world.tap(people.rep, "🚪 离开")
    await world.deliver()

    assert await names(world, 1) == {"王姐", "李哥"}
    told = next(one for one in reversed(people.lead.messages) if "离开了" in one.text)
    await world.tap(people.lead, "转给同事", told.message_id)
    shown = await world.tap(people.lead, called(people.other)[:5], told.message_id)
    assert "✓ 好了。" in shown
    assert await names(world, 3) == {"王姐", "李哥"}
    assert await names(world, 1) == set()


async def test_what_was_due_is_due_at_the_new_reps_and_lost_nowhere(world: World) -> None:
    people = await People(world).meet()
    before = {row[0] for row in await rows(world, "follow_ups")}

    await forged(world, people.lead, f"m:give:{people.team.id}:2:3")

    waiting = await world.services.database.write(partial(follow_ups.open_of, customer_id=people.first))
    assert {row.person_id for row in waiting} <= {3}
    assert before <= {row[0] for row in await rows(world, "follow_ups")}


async def test_customers_kept_to_oneself_stay_when_one_leaves(world: World) -> None:
    rep = world.rep(user_id=2)
    await world.say(rep, "记下 张总")
    team = await Team.of(world, lead=world.rep(user_id=1), reps=[rep])
    await team.keep(rep, "王姐")

    await forged(world, rep, f"m:left:{team.id}")

    assert await names(world, 2) == {"张总"}
    assert await names(world, 1) == {"王姐"}


async def test_who_comes_back_is_in_the_team_again(world: World) -> None:
    people = await People(world).meet()
    await forged(world, people.lead, f"m:give:{people.team.id}:2:1")
    await forged(world, people.lead, f"m:link:{people.team.id}:rep")
    token = people.lead.last.text.split("start=")[1].split()[0]

    await world.say(people.rep, f"/start {token}")
    await world.tap(people.rep, "✓ 加入")

    assert "👥" in await world.say(people.rep, "/team")
    assert people.team.name in people.rep.last.text


async def test_erasing_oneself_leaves_the_teams_customers_with_its_lead(world: World) -> None:
    people = await People(world).meet()
    await world.say(people.rep, "/privacy")
    await world.tap(people.rep, "🗑 删除我的数据")
    assert await world.tap(people.rep, "🗑 全部删除") == "都删了。想再用，直接发一句客户描述就行。"
    await world.deliver()

    assert await names(world, 1) == {"王姐", "李哥"}
    assert any("离开了" in one.text for one in people.lead.messages)
    assert 2 not in {row[1] for row in await rows(world, "memberships")}


async def test_the_only_lead_of_others_is_asked_to_have_another_made_before_erasing(world: World) -> None:
    people = await People(world).meet()
    await world.say(people.lead, "/privacy")
    await world.tap(people.lead, "🗑 删除我的数据")

    assert "唯一的主管" in await world.tap(people.lead, "🗑 全部删除")
    assert called(people.lead) in str(await rows(world, "memberships"))
    assert await names(world, 2) == {"王姐", "李哥"}


@pytest.mark.parametrize("alone", [True, False])
async def test_a_lead_with_nobody_to_lead_may_erase_themselves(world: World, alone: bool) -> None:
    lead = world.rep(user_id=1)
    team = await Team.of(world, lead=lead)
    if not alone:
        await team.join(world.rep(user_id=4), "lead")
    await team.keep(lead, "王姐")

    await forged(world, lead, "erase:yes")

    assert 1 not in {row[1] for row in await rows(world, "memberships")}
    assert await names(world, 4) == (set() if alone else {"王姐"})


async def test_what_is_kept_of_ones_teams_is_in_ones_own_data(world: World) -> None:
    people = await People(world).meet()
    await world.say(people.rep, "/mydata")
    await world.process(people.rep.tap("JSON"))

    told = json.loads(sent_file(people.rep))
    assert [(one["team"], one["role"], one["name"]) for one in told["teams"]] == [
        (people.team.name, "rep", called(people.rep))
    ]


async def test_the_privacy_page_tells_what_a_lead_sees(world: World) -> None:
    assert "主管还看得到团队客户" in await world.say(world.rep(), "/privacy")
    assert "its leads also see" in await world.say(world.rep("en", 5), "/privacy")


async def test_the_owner_of_no_team_removes_a_lead_when_there_is_another(world: World) -> None:
    people, owner = await People(world).meet(), world.rep(user_id=OWNER)
    await people.team.join(world.rep(user_id=4), "lead")

    assert "✓ 好了。" in await forged(world, owner, f"m:give:{people.team.id}:1:0")
    assert called(people.lead) not in await forged(world, owner, f"m:team:{people.team.id}")
