"""A lead composes a broadcast: what, to whom, when; looks at it as readers will, and sends it."""

import re
from datetime import date
from functools import partial
from typing import Any

import pytest

from bot.sandbox.fake import Phone
from bot.store import broadcasts, customers, teams
from tests.conftest import World
from tests.guarding import CANARY
from tests.teaming import Team

WORDS = f"今天把逾期的清掉 {CANARY}"


class Desk:
    """A lead at work on broadcasts, with three reps: 2 and 3 Chinese, 4 English."""

    def __init__(self, world: World, team: Team) -> None:
        self.world, self.team, self.lead = world, team, team.lead

    @classmethod
    async def of(cls, world: World, language: str = "zh-hans") -> "Desk":
        reps = [world.rep(user_id=2), world.rep(user_id=3), world.rep("en", user_id=4)]
        return cls(world, await Team.of(world, lead=world.rep(language, user_id=1), reps=reps))

    async def say(self, text: str) -> str:
        return await self.world.say(self.lead, text)

    async def do(self, verb: str) -> str:
        """Tap the newest button that says this; what its message says then."""
        for message in reversed(self.lead.messages):
            for button in (button for row in message.buttons for button in row):
                if re.fullmatch(rf"w:[0-9]+:{verb}", button.data or ""):
                    await self.world.process(self.lead.tap(data=button.data, message_id=message.message_id))
                    return next(one.text for one in self.lead.messages if one.message_id == message.message_id)
        raise LookupError(verb)

    async def drafted(self, text: str = WORDS) -> str:
        """A draft with that text."""
        await self.say("/broadcast")
        await self.do("new")
        return await self.say(text)

    async def sent(self) -> str:
        """Confirm it, and let it go."""
        await self.do("check")
        told = await self.do("send:.*")
        await self.world.tick(seconds=1)
        return told

    async def row(self, number: int = 1) -> Any:
        return await self.world.services.database.read(partial(broadcasts.of, broadcast_id=number))

    async def demote(self) -> None:
        rep = partial(teams.change_member, team_id=self.team.id, person_id=1, values={"role": "rep"})
        await self.world.services.database.write(rep)


@pytest.fixture
async def desk(world: World) -> Desk:
    return await Desk.of(world)


def got(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages if CANARY in message.text]


async def test_what_a_lead_writes_reaches_the_team(desk: Desk) -> None:
    shown = await desk.drafted()
    assert "发给 3 人：华东组" in shown
    assert "时间：现在" in shown

    assert (await desk.do("check")).startswith("发给 3 人：华东组")
    confirmed = desk.lead.last.message_id
    assert "正在发给 3 人" in await desk.do("send:.*")
    await desk.world.tick()
    await desk.world.tick(seconds=4)

    assert [got(rep) for rep in desk.team.reps] == [[WORDS]] * 3
    report = next(one.text for one in desk.lead.messages if one.message_id == confirmed)
    assert "送达 3/3" in report
    assert desk.lead.last.message_id == confirmed


async def test_formatting_is_kept_to_the_unit(desk: Desk) -> None:
    bold = [
        {"type": "bold", "offset": 3, "length": 2},
        {"type": "text_link", "offset": 6, "length": 1, "url": "https://a.example/"},
    ]
    await desk.drafted("先占个位")
    await desk.do("text")
    raw = desk.lead.send(f"🦅 重点 看 {CANARY}")
    raw["message"]["entities"] = bold
    await desk.world.process(raw)
    await desk.sent()

    assert [list(rep.last.entities) for rep in desk.team.reps] == [bold] * 3


@pytest.mark.parametrize("kind", ["photo", "document", "voice"])
async def test_a_file_goes_by_its_id_with_its_caption(desk: Desk, kind: str) -> None:
    await desk.say("/broadcast")
    await desk.do("new")
    match kind:
        case "photo":
            raw = desk.lead.send_photo(CANARY)
        case "document":
            raw = desk.lead.send_document("价目.xlsx", b"PK", CANARY)
        case _:
            raw = desk.lead.send_voice()
    await desk.world.process(raw)
    assert {"photo": "🖼 图片", "document": "📎 文件", "voice": "🎤 语音"}[kind] in desk.lead.last.text

    await desk.sent()

    assert [rep.last.kind for rep in desk.team.reps] == [kind] * 3
    assert [button.text for button in desk.team.reps[2].last.flat] == ["👀 Seen", "✓ Done", "✋ Can't, because…"]


async def test_a_line_of_the_library_is_read_in_each_reader_s_language(desk: Desk) -> None:
    await desk.say("/broadcast")
    await desk.do("new")
    await desk.do("find")
    found = await desk.say("太贵了")
    assert "1 " in found
    shown = await desk.do("card:line:.*")
    assert "发给 3 人" in shown

    await desk.sent()

    chinese, english = desk.team.reps[0].last, desk.team.reps[2].last
    assert chinese.text != english.text
    assert re.search("[一-鿿]", chinese.text)
    assert not re.search("[一-鿿]", english.text)
    assert [one.text for one in english.flat][-3:] == ["👀 Seen", "✓ Done", "✋ Can't, because…"]


async def test_a_preview_is_what_readers_see_and_its_buttons_say_so(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("look")

    assert desk.lead.last.text == WORDS
    labels = [button.text for button in desk.lead.last.flat]
    await desk.world.tap(desk.lead, "✓ 已办")
    assert desk.world.fake.journal[-1].params["text"] == "读的人看到的就是这样"

    await desk.sent()
    assert [button.text for button in desk.team.reps[0].last.flat] == labels


async def test_a_picture_that_telegram_lost_is_said_in_one_sentence_and_the_draft_stays(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("text")
    raw = desk.lead.send_photo(CANARY)
    for size in raw["message"]["photo"]:
        size["file_id"] = "photos-gone"
    await desk.world.process(raw)

    shown = await desk.do("look")

    assert "找不到了，请重新发给我" in shown
    assert "发给 3 人" in shown
    assert (await desk.row()).state == "draft"


async def test_a_template_asks_for_each_of_its_blanks(desk: Desk) -> None:
    await desk.say("/broadcast")
    await desk.do("new")
    assert "第 1 处空" in await desk.do("tpl:morning")
    await desk.do("show")
    assert "还有空没填" in await desk.do("check")

    await desk.do("text")
    await desk.do("tpl:morning")
    assert "第 2 处空" in await desk.say("逾期的")
    assert "第 3 处空" in await desk.say("每人五个电话")
    shown = await desk.say(f"别许交期 {CANARY}")

    assert "先做：逾期的" in shown
    assert "____" not in shown
    assert "11月23日 周一 08:30" in shown
    assert (await desk.row()).title == "🌅 今天的安排"


async def test_an_audience_is_built_with_a_count_that_follows(desk: Desk) -> None:
    team, (first, second, third) = desk.team, desk.team.reps
    await team.join(second, "rep", f"新人{CANARY}")
    overdue = await team.keep(first, "王姐", grades={"timing": "A"})
    late = partial(customers.change, customer_id=overdue, values={"next_day": date(2026, 11, 2)})
    await desk.world.services.database.write(late)
    await team.keep(third, "李总", grades={"timing": "A"})
    await desk.drafted()

    await desk.do("who")
    await desk.do("tags")
    assert "发给 1 人" in await desk.do("tag:.*")
    await desk.do("tag:.*")
    await desk.do("who")
    await desk.do("tiers")
    shown = await desk.do("tier:timing:a")
    assert "发给 2 人" in shown
    await desk.do("who")
    assert "发给 1 人" in await desk.do("late")
    await desk.do("people:?.*")
    assert "手选 1 人" in await desk.do("pick:3:0")

    await desk.do("who")
    await desk.do("names:who")
    await desk.do("who")
    await desk.do("show")
    await desk.sent()

    assert [bool(got(rep)) for rep in team.reps[:3]] == [True, True, False]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", "还没有要发的内容"),
        ("x" * 2000, "内容太长"),
    ],
)
async def test_what_cannot_be_sent_is_said_and_the_draft_is_kept(desk: Desk, said: str, sentence: str) -> None:
    await desk.say("/broadcast")
    await desk.do("new")
    if said:
        raw = desk.lead.send_photo(CANARY)
        raw["message"]["caption"] = said  # as people with Telegram Premium may
        await desk.world.process(raw)
    else:
        await desk.do("show")

    assert sentence in await desk.do("check")
    assert (await desk.row()).state == "draft"


async def test_nobody_to_read_it_is_said_and_the_draft_is_kept(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("who")
    await desk.do("only")
    await desk.do("show")

    assert "现在没有人符合条件" in await desk.do("check")
    assert (await desk.row()).state == "draft"


async def test_a_time_that_is_over_is_said_and_the_draft_is_kept(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("when")
    await desk.say("今天 18:30")
    desk.world.clock.pass_(hours=3)
    await desk.do("show")

    assert "时间已经过了" in await desk.do("check")
    assert (await desk.row()).state == "draft"


async def test_what_is_no_time_is_asked_again(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("when")
    assert "没看懂“随便”是什么时候" in await desk.say("随便")
    assert "每周一 09:00" in await desk.say("每周一 9:00")


async def test_who_leads_no_more_is_told_so_and_the_draft_is_kept(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("check")
    await desk.demote()

    told = await desk.do("send:.*")
    await desk.world.tick()

    assert "群发由团队主管来发" in told
    assert (await desk.row()).state == "draft"
    assert got(desk.team.reps[0]) == []


async def test_a_rep_is_politely_told_that_leads_broadcast(desk: Desk) -> None:
    assert "群发由团队主管来发" in await desk.world.say(desk.team.reps[0], "/broadcast")


async def test_two_taps_on_send_send_once(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("check")
    sending = [desk.lead.tap("📣 发给 3 人") for _ in range(2)]
    await desk.world.intake.take(sending)
    await desk.world.intake.idle()
    await desk.world.tick()

    assert [got(rep) for rep in desk.team.reps] == [[WORDS]] * 3


async def test_a_restart_in_the_middle_of_composing_loses_nothing(desk: Desk) -> None:
    await desk.say("/broadcast")
    await desk.do("new")
    await desk.world.restart()
    assert "发给 3 人" in await desk.say(WORDS)
    await desk.do("when")
    await desk.world.restart()
    assert "11月21日 周六 09:00" in await desk.say("明天9点")


async def test_what_is_planned_is_changed_or_cancelled_until_it_goes(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("when")
    await desk.say("周一 9:00")
    await desk.do("show")
    assert "定好了：11月23日 周一 09:00" in await desk.sent()

    await desk.do("edit")
    await desk.do("text")
    await desk.say(f"改过的 {CANARY}")
    assert "定好了" in await desk.sent()
    assert "不发了" in await desk.do("cancel")
    await desk.do("edit")
    await desk.sent()
    await desk.world.tick(days=3)

    assert [got(rep) for rep in desk.team.reps[:2]] == [[f"改过的 {CANARY}"]] * 2


async def test_the_list_has_drafts_and_plans_first_and_turns_its_pages(desk: Desk) -> None:
    for number in range(8):
        await desk.drafted(f"第{number}条 {CANARY}")
    await desk.do("show")
    await desk.sent()
    await desk.say("/broadcast")

    assert len([button for button in desk.lead.last.flat if (button.data or "").endswith(":show")]) == 6
    await desk.do("home:1")
    assert "第7条" in desk.lead.last.flat[-4].text


async def test_an_empty_list_says_what_to_do(desk: Desk) -> None:
    assert "写一条，选好发给谁" in await desk.say("/broadcast")
    assert [button.data for button in desk.lead.last.flat] == ["w:0:new"]


async def test_a_text_after_turning_back_is_no_message_any_more(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("text")
    await desk.do("show")
    await desk.say("说话特别快，直接问最好的是哪款")

    assert (await desk.row()).content["text"] == WORDS


async def test_an_english_lead_composes_in_english(world: World) -> None:
    desk = await Desk.of(world, "en")
    shown = await desk.drafted(f"Clear what is overdue today {CANARY}")
    assert "To 3: 华东组" in shown
    await desk.do("when")
    assert "every Mon, Thu 09:30" in await desk.say("every mon and thu 9:30")
    assert "Next: Mon 23 Nov 09:30" in desk.lead.last.text
    await desk.do("show")
    assert "Planned: every Mon, Thu 09:30" in await desk.sent()


FORGED = (
    "show", "check", "send", "cancel", "drop", "edit", "pause", "resume", "look", "names:who:0", "text", "tpl:morning",
    "find", "card:play:complaint", "who", "all", "only", "late", "tags", "tag:0", "tiers", "tier:timing:a", "types",
    "type:eagle", "silents", "silent:1", "people:0", "pick:2:0", "when", "at:now:check", "asks:off", "ping:4:1",
)  # fmt: skip


@pytest.mark.parametrize("state", ["draft", "planned"])
async def test_the_lead_of_another_team_sees_and_changes_nothing(desk: Desk, state: str) -> None:
    other = desk.world.rep(user_id=50)
    await Team.of(desk.world, "别的组", lead=other, reps=[desk.world.rep(user_id=51)])
    await desk.drafted()
    await desk.do("when")
    await desk.say("周一 9:00")
    await desk.do("show")
    if state == "planned":
        await desk.sent()
    before = await desk.row()

    await desk.world.say(other, "/broadcast")
    for verb in FORGED:
        raw = other.tap(data="w:0:new", message_id=other.messages[-1].message_id)
        raw["callback_query"]["data"] = f"w:1:{verb}"
        await desk.world.process(raw)
        assert not any(CANARY in message.text for message in other.messages if message.from_bot)
        await desk.world.say(other, "/broadcast")

    assert await desk.row() == before


async def test_a_draft_is_its_author_s_alone_and_what_is_planned_every_lead_may_call_off(desk: Desk) -> None:
    other = await desk.team.join(desk.world.rep(user_id=8), "lead")
    await desk.drafted()
    assert "没有发过" in await desk.world.say(other, "/broadcast") or "今天把" not in other.last.text
    await desk.do("when")
    await desk.say("周一 9:00")
    await desk.do("show")
    await desk.sent()

    await desk.world.say(other, "/broadcast")
    await desk.world.tap(other, "⏰ 今天把")
    assert "✎ 改" not in [button.text for button in other.last.flat]
    assert "不发了" in await desk.world.tap(other, "取消")
    assert (await desk.row()).state == "cancelled"
    assert (8, "cancel_broadcast", "broadcast:1") in await desk.team.noted()


async def test_the_silent_of_an_earlier_one_are_offered_by_its_title(desk: Desk) -> None:
    await desk.drafted()
    await desk.sent()
    await desk.world.tap(desk.team.reps[0], "✓ 已办")
    await desk.drafted(f"还有谁没回 {CANARY}")
    await desk.do("who")
    await desk.do("silents")
    assert "发给 2 人：华东组秘密 · 没回“今天把逾期的清掉 秘密”的" in await desk.do("silent:1")
    await desk.do("who")
    assert "发给 3 人：华东组" in await desk.do("all")


async def test_who_is_picked_by_hand_is_found_page_by_page_by_a_name_of_any_length(desk: Desk) -> None:
    for number in range(20, 32):
        await desk.team.join(desk.world.rep(user_id=number))
    long = {"name": "欧阳" * 16}
    rename = partial(teams.change_member, team_id=desk.team.id, person_id=4, values=long)
    await desk.world.services.database.write(rename)
    await desk.drafted()
    await desk.do("who")
    await desk.do("only")
    await desk.do("people")
    await desk.do("people:1")
    labels = [button.text for button in desk.lead.last.flat if ":pick:" in (button.data or "")]
    assert len(labels) == 5
    assert all(len(label) <= 20 for label in labels)
    await desk.do("pick:4:1")
    await desk.do("who")

    assert "欧阳" * 16 in await desk.do("names:who")


async def test_every_button_fits_telegram_and_a_phone(desk: Desk) -> None:
    await desk.drafted("很长的标题 " * 30 + CANARY)
    pages = (
        "text", "find", "text", "show", "who", "tags", "who", "tiers", "who", "silents", "who", "people", "who", "show",
        "when", "at:daily:when", "show", "asks", "show", "check", "send", "cancel", "edit", "drop", "home",
    )  # fmt: skip
    for verb in pages:
        await desk.do(f"{verb}(:[0-9]+)?")
        assert all(len(button.text) <= 20 and len((button.data or "").encode()) <= 64 for button in desk.lead.last.flat)


async def test_the_team_s_page_leads_a_lead_to_broadcasts(desk: Desk) -> None:
    await desk.say("/team")
    assert "写一条，选好发给谁" in await desk.world.tap(desk.lead, "📣 群发")


async def test_who_erases_themselves_leaves_no_draft_behind(desk: Desk) -> None:
    await desk.team.join(desk.world.rep(user_id=8), "lead")
    await desk.drafted()
    await desk.say("/privacy")
    await desk.world.tap(desk.lead, desk.lead.last.flat[0].text)
    await desk.world.process(desk.lead.tap(data="erase:yes"))

    assert await desk.row() is None


async def test_what_was_changed_since_it_was_confirmed_is_looked_at_once_more(desk: Desk) -> None:
    await desk.drafted()
    await desk.do("check")
    confirm = desk.lead.last.message_id
    desk.world.clock.pass_(seconds=20)
    await desk.say("/broadcast")
    await desk.do("show")
    await desk.do("asks")
    await desk.do("asks:off")

    told = await desk.world.tap(desk.lead, "📣 发给 3 人", confirm)

    assert "刚改过，没有发" in told
    assert (await desk.row()).state == "draft"


async def test_sending_now_says_whom_it_would_wake(desk: Desk) -> None:
    await desk.drafted()
    assert "🌙" not in await desk.do("check")
    desk.world.clock.pass_(hours=6)  # 23:00 in Shanghai, 15:00 in London
    await desk.do("show")
    assert "其中 2 人现在在免打扰时间" in await desk.do("check")
    assert "🌙" not in await desk.do("at:own9:check")
    assert "其中 2 人现在在免打扰时间" in await desk.do("at:now:check")
