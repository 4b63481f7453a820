"""A kill between the work and the note that it is done: everything is processed twice, and changes nothing twice."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Select, select

from bot.arriving import chat_of, read_update, written
from bot.attempt import CURRENT, Attempt
from bot.content.live import LiveLibrary
from bot.sandbox.fake import Phone
from bot.screens.wording import REPEATED
from bot.store import intake
from bot.store.database import Database
from bot.store.intake import Arrival
from bot.store.schema import metadata
from tests.booking import Book
from tests.conftest import World, opened
from tests.databases import Databases
from tests.teaming import Team

Json = dict[str, Any]
MARK = REPEATED.strip()
QUEUES = {"updates", "leases"}
IDS = {"id", "consultation_id"}
MESSAGES = {"source_message_id", "card_message_id"}
BY_CHANCE = {"token_hash"}
NESTED = {"result", "about"}


@dataclass
class Words:
    """What one rep writes; patterns are of the data of buttons."""

    app: str
    eagle: str
    vague: str
    unsure: str
    reworded: str
    pair: str
    fact: str
    objection: str
    search: str
    yes: str
    another: str
    stage: str
    kind: str
    keep: str
    double: str
    name: str
    about: str
    customer: str
    list: str
    sales: str
    touch: str
    again: str
    note: str
    grade: str
    reason: str
    line: str
    other_line: str


ZH = Words(
    app="zh-hans", eagle="声音很大，说话特别快，直接问最好的是哪款", vague="话不多，老看手机", unsure="他说先看看",
    reworded="话不多，声音轻轻的，拿着配料表看了半天，问有没有检测报告", pair="/pair 42岁", fact="干皮",
    objection="太贵了", search="/find 报价", yes="是的", another="换一句", stage="成交", kind="猫头鹰型",
    keep="记下 王姐 138 1234 5678 做美容院的 下周三回访", double="记下 王杰 13812345678 生日3月5日", name="王建国",
    about="王建国，话不多，问有没有检测报告", customer="王建国",
    list="姓名,电话\n周姐,美容\n王建国,\n",
    sales="姓名,日期,金额\n周姐,2026-11-01,1200\n郑总,2026-11-02,5\n李四,昨天,1\n",
    touch="王姐电话了，说月底定，嫌贵", again="王姐来店里了，没人接待", note="周五给她报价", grade="王姐 B级",
    reason="预算批了", line="您挑哪样？我都给您留着。", other_line="您先挑，我都留着。",
)  # fmt: skip
EN = Words(
    app="en", eagle="loud, talks fast, wants the bottom line, keeps checking his watch",
    vague="quiet, keeps looking at her phone", unsure="keeps asking me",
    reworded="quiet, reads the ingredients list for minutes, asks for a test report", pair="/pair 42", fact="dry skin",
    objection="too expensive", search="/find price", yes="yes", another="another line", stage="close", kind="owl",
    keep="keep Mrs Smith 07700 900123 runs a bakery, call next Tue", double="keep Ann Smith 07700 900123",
    name="Jo Smith", about="Jo Smith, quiet, asks for a test report", customer="Jo Smith",
    list="Name,Phone\nSue,bakery\nJo Smith,\n",
    sales="Name,Date,Amount\nSue,2026-11-01,12\nPat,2026-11-02,5\nZoe,?,1\n",
    touch="Called Mrs Smith, wants a quote Tuesday", again="Visited Mrs Smith, too expensive",
    note="promised a sample on Friday", grade="Mrs Smith grade B", reason="the budget is there",
    line="Which one? I will keep both for you.", other_line="Take your time, I keep both.",
)  # fmt: skip


@dataclass
class Rep:
    """One rep who does the same in every world; ``bring`` is how their updates reach the bot."""

    world: World
    phone: Phone
    bring: Callable[[World, Json], Any]
    sent: dict[str, int] = field(default_factory=dict)

    @property
    def book(self) -> Book:
        return Book(self.world, self.phone)

    async def say(self, text: str) -> None:
        raw = self.phone.send(text)
        self.sent.setdefault(text, raw["message"]["message_id"])
        await self.bring(self.world, raw)

    async def send_file(self, text: str) -> None:
        """Send a spreadsheet."""
        await self.bring(self.world, self.phone.send_document("list.csv", text.encode()))

    async def reword(self, text: str, other: str) -> None:
        await self.bring(self.world, self.phone.edit(self.sent[text], other))

    async def tap(self, pattern: str) -> None:
        """The newest button whose data is like this."""
        for message in reversed(self.phone.messages):
            for button in (button for row in message.buttons for button in row):
                if button.data and re.fullmatch(pattern, button.data):
                    await self.bring(self.world, self.phone.tap(data=button.data, message_id=message.message_id))
                    return
        raise LookupError(pattern)

    async def send_a_line(self, query: str, place: int) -> None:
        """Ask inline and send one of the lines to a customer."""
        raw = self.phone.inline(query, place="customer")
        assert raw
        await self.bring(self.world, raw)
        for update in self.phone.choose(result_id=self.phone.results[place].result_id):
            await self.bring(self.world, update)


async def work(rep: Rep, say: Words) -> None:
    """A morning at work: nearly everything the bot can do."""
    steps: tuple[Callable[[], Awaitable[object]], ...] = (
        lambda: rep.say("/start"),
        lambda: rep.tap("example:1"),
        lambda: rep.say(say.eagle),
        lambda: rep.tap("c:.*:next"),
        lambda: rep.tap("c:.*:next"),
        lambda: rep.tap("c:.*:stages"),
        lambda: rep.tap("c:.*:at:aftercare"),
        lambda: rep.say(say.another),
        lambda: rep.say(say.stage),
        lambda: rep.tap("c:.*:wrong"),
        lambda: rep.tap("c:.*:is:peacock"),
        lambda: rep.tap("c:.*:undo"),
        lambda: rep.say(say.kind),
        lambda: rep.reword(say.eagle, say.reworded),
        lambda: rep.say(say.vague),
        lambda: rep.tap("c:.*:of:.*:u"),
        lambda: rep.tap("c:.*:(ask|say:.*:u|of:.*:u)"),
        lambda: rep.say(say.yes),
        lambda: rep.say(say.yes),
        lambda: rep.say(say.yes),
        lambda: rep.tap("c:.*:why"),
        lambda: rep.say(say.unsure),
        lambda: rep.tap("c:.*:of:.*:0"),
        lambda: rep.tap("c:.*:of:.*:2"),
        lambda: rep.say(say.objection),
        lambda: rep.tap("l:obj:.*"),
        lambda: rep.tap("l:describe~.*"),
        lambda: rep.say(say.search),
        lambda: rep.say("/pair"),
        lambda: rep.say("/pack"),
        lambda: rep.tap("pack:beauty"),
        lambda: rep.say(say.pair),
        lambda: rep.tap("r:[0-9]+:set:bought:cleanser"),
        lambda: rep.tap("r:[0-9]+:set:.*"),
        lambda: rep.tap("r:[0-9]+:set:.*"),
        lambda: rep.tap("r:[0-9]+:next"),
        lambda: rep.say(say.fact),
        lambda: rep.say(say.eagle + " 42"),
        lambda: rep.tap("r:new:.*"),
        lambda: rep.say(say.eagle + " 30"),
        lambda: rep.tap("r:new:.*"),
        lambda: rep.tap("r:[0-9]+:set:.*"),
        lambda: rep.send_a_line(say.objection, 0),
        lambda: rep.send_a_line(say.objection, 1),
        lambda: rep.send_a_line(say.objection, 0),
        lambda: rep.say(say.keep),
        lambda: rep.tap("k:[0-9]+"),
        lambda: rep.tap("k:[0-9]+:line:1"),
        lambda: rep.tap("k:[0-9]+:at:present"),
        lambda: rep.tap("k:[0-9]+:ask:describe"),
        lambda: rep.say(say.eagle),
        lambda: rep.tap("k:[0-9]+:edit"),
        lambda: rep.tap("k:[0-9]+:ask:phone"),
        lambda: rep.say("?!"),
        lambda: rep.say("+8613912345678"),
        lambda: rep.tap("k:[0-9]+:undo:[0-9]+"),
        lambda: rep.say(say.double),
        lambda: rep.tap("k:[0-9]+:same:[0-9]+"),
        lambda: rep.tap("k:[0-9]+:undo:[0-9]+"),
        lambda: rep.tap("k:[0-9]+:erase"),
        lambda: rep.tap("k:[0-9]+:undo:[0-9]+"),
        lambda: rep.tap("k:[0-9]+:edit"),
        lambda: rep.tap("k:[0-9]+:ask:name"),
        lambda: rep.say(say.name),
        lambda: rep.tap("k:[0-9]+:edit"),
        lambda: rep.tap("k:[0-9]+:wrong"),
        lambda: rep.tap("k:[0-9]+:wrong:style"),
        lambda: rep.tap("k:[0-9]+:is:dove"),
        lambda: rep.say(say.about),
        lambda: rep.tap("k:[0-9]+:add:[0-9]+"),
        lambda: rep.tap("k:[0-9]+:past"),
        lambda: rep.send_file(say.list),
        lambda: rep.tap("i:[0-9]+:cols:0"),
        lambda: rep.tap("i:[0-9]+:col:1"),
        lambda: rep.tap("i:[0-9]+:set:1:trade"),
        lambda: rep.tap("i:[0-9]+:show"),
        lambda: rep.tap("i:[0-9]+:go"),
        lambda: rep.tap("i:[0-9]+:undo"),
        lambda: rep.tap("i:[0-9]+:show"),
        lambda: rep.tap("i:[0-9]+:go"),
        lambda: rep.send_file(say.sales),
        lambda: rep.tap("i:[0-9]+:adds:1"),
        lambda: rep.tap("i:[0-9]+:go"),
        lambda: rep.tap("i:[0-9]+:bad"),
        lambda: rep.say("/mydata"),
        lambda: rep.tap("x:json"),
        lambda: rep.tap("x:ics"),
        lambda: rep.say("/retain"),
        lambda: rep.tap("b:due:0:"),
        lambda: rep.tap("b:name:0:"),
        lambda: rep.say(say.customer),
        lambda: rep.say(say.eagle + "!!"),
        lambda: rep.tap("k:new:[0-9]+"),
        lambda: rep.say(say.name),
        lambda: rep.tap("k:[0-9]+:erase"),
        lambda: rep.say(say.touch),
        lambda: rep.tap("t:0:keep"),
        lambda: rep.tap("t:.*:as:warmer"),
        lambda: rep.say(say.again),
        lambda: rep.tap("t:.*:note"),
        lambda: rep.say(say.note),
        lambda: rep.tap("t:.*:undo"),
        lambda: rep.say(say.again + "!"),
        lambda: rep.tap("t:.*:ok"),
        lambda: rep.say(say.grade),
        lambda: rep.tap("g:.*:why"),
        lambda: rep.say(say.reason),
        lambda: rep.tap("g:[0-9]+:s:timing"),
        lambda: rep.tap("g:[0-9]+:q:.*"),
        lambda: rep.tap("g:[0-9]+:q:timing:0"),
        lambda: rep.tap("g:[0-9]+:q:timing:0.0"),
        lambda: rep.tap("g:[0-9]+:undo"),
        lambda: rep.say("/review"),
        lambda: rep.book.promised("张总", "给报价", date(2026, 11, 20), time(19)),
        lambda: rep.book.promised("王姐", "看样品", date(2026, 11, 20)),
        lambda: rep.say("/today"),
        lambda: rep.tap("f:[0-9]+:show"),
        lambda: rep.tap("f:[0-9]+:when"),
        lambda: rep.tap("f:[0-9]+:own"),
        lambda: rep.say("2026-11-27"),
        lambda: rep.tap("f:[0-9]+:ok"),
        lambda: rep.tap("f:today"),
        lambda: rep.tap("f:[0-9]+:show"),
        lambda: rep.tap("f:[0-9]+:later"),
        lambda: rep.tap("f:[0-9]+:snooze:week"),
        lambda: rep.tap("f:today"),
        lambda: rep.tap("f:week"),
        lambda: rep.tap("f:day:.*"),
        lambda: rep.tap("f:[0-9]+:show"),
        lambda: rep.tap("f:[0-9]+:done"),
        lambda: rep.tap("f:[0-9]+:out:warmer"),
        lambda: rep.tap("f:[0-9]+:when"),
        lambda: rep.tap("f:[0-9]+:when:.*"),
        lambda: rep.tap("f:[0-9]+:on:.*"),
        lambda: rep.say("/hours"),
        lambda: rep.tap("h:days"),
        lambda: rep.tap("h:days:6"),
        lambda: rep.tap("h:show"),
        lambda: rep.tap("h:leave"),
        lambda: rep.tap("h:leave:own"),
        lambda: rep.say("2026-12-01"),
        lambda: Team.of(rep.world, lead=rep.phone, reps=[rep.world.rep(user_id=102)]),
        lambda: rep.say("/broadcast"),
        lambda: rep.tap("w:0:new"),
        lambda: rep.say(say.note),
        lambda: rep.tap("w:[0-9]+:who"),
        lambda: rep.tap("w:[0-9]+:people"),
        lambda: rep.tap("w:[0-9]+:pick:.*"),
        lambda: rep.tap("w:[0-9]+:who"),
        lambda: rep.tap("w:[0-9]+:show"),
        lambda: rep.tap("w:[0-9]+:look"),
        lambda: rep.tap("w:[0-9]+:when"),
        lambda: rep.say("2026-11-27 9:00"),
        lambda: rep.tap("w:[0-9]+:show"),
        lambda: rep.tap("w:[0-9]+:check"),
        lambda: rep.tap("w:[0-9]+:send:[0-9]+"),
        lambda: rep.tap("w:[0-9]+:edit"),
        lambda: rep.tap("w:[0-9]+:check"),
        lambda: rep.tap("w:[0-9]+:send:[0-9]+"),
        lambda: rep.tap("w:[0-9]+:cancel"),
        lambda: rep.say("/team"),
        lambda: rep.tap("m:rename:[0-9]+"),
        lambda: rep.say(say.customer),
        lambda: rep.tap("m:invite:[0-9]+"),
        lambda: rep.tap("m:link:[0-9]+:rep"),
        lambda: rep.tap("m:label:[0-9]+:[0-9]+"),
        lambda: rep.say(say.name),
        lambda: rep.tap("m:invite:[0-9]+"),
        lambda: rep.tap("m:link:[0-9]+:rep"),
        lambda: rep.tap("m:withdraw:[0-9]+:[0-9]+"),
        lambda: rep.tap("m:team:[0-9]+"),
        lambda: rep.tap("m:member:[0-9]+:[0-9]+"),
        lambda: rep.tap("m:tag:[0-9]+:[0-9]+"),
        lambda: rep.say(say.name),
        lambda: rep.say("/owner AAAA-BBBB-CCCC-DDDD"),
        lambda: rep.say("/audit"),
        lambda: rep.say(f"/lines {say.line}"),
        lambda: rep.tap("p:[0-9]+:stages"),
        lambda: rep.tap("p:[0-9]+:at:close"),
        lambda: rep.tap("p:[0-9]+:publish"),
        lambda: rep.tap("p:[0-9]+:text"),
        lambda: rep.say(say.other_line),
        lambda: rep.tap("p:[0-9]+:past:0"),
        lambda: rep.tap("p:[0-9]+:back:1"),
        lambda: rep.tap("p:[0-9]+:withdraw"),
        lambda: rep.tap("p:[0-9]+:revive"),
        lambda: in_a_team(rep),
        lambda: rep.say("/handover"),
        lambda: rep.tap("o:h:b[0-9.]+"),
        lambda: rep.tap("o:h:b[0-9.]+:[0-9]+"),
        lambda: rep.tap("o:h:.*:o"),
        lambda: rep.tap("o:h:.*:o:0"),
        lambda: rep.tap("o:h:.*:y"),
        lambda: rep.tap("o:u:[0-9]+"),
        lambda: rep.say("/language"),
        lambda: rep.tap("language:en"),
        lambda: rep.say(say.eagle + "!"),
    )
    for step in steps:
        rep.world.clock.pass_(seconds=20)
        await step()


async def in_a_team(rep: Rep) -> None:
    """The rep has a colleague, and a customer whom both might see to."""
    colleague = rep.world.fake.phone(102, "Rep", rep.phone.language_code)
    team = await Team.of(rep.world, "Team", reps=[rep.phone, colleague])
    await team.keep(rep.phone, "陈姨")


async def erase(rep: Rep) -> None:
    """Have everything forgotten."""
    await rep.say("/privacy")
    await rep.tap("erase:ask")
    await rep.tap("erase:yes")


async def once(world: World, raw: Json) -> None:
    """As it should be."""
    await world.process(raw)


async def killed_and_again(world: World, raw: Json) -> None:
    """The process is killed when all was done, but not the note that it was; the next one finds the update waiting."""
    arrival = Arrival(raw["update_id"], chat_of(raw), written(raw))
    ids: Json = {"bot_id": int(world.fake.token.partition(":")[0]), "owner": world.services.replica}
    await world.services.database.write(partial(intake.put, **ids, arrivals=[arrival], now=world.clock.now))
    begun = world.services.database.begin(partial(intake.begin, **ids, update_id=arrival.update_id))
    attempt = Attempt(arrival.update_id, False, begun)
    token = CURRENT.set(attempt)
    await world.app.process_update(read_update(raw, world.app.bot))
    CURRENT.reset(token)
    assert attempt.error is None
    await world.restart()


@asynccontextmanager
async def world_of(databases: Databases, folder: Path, library: LiveLibrary) -> AsyncIterator[World]:
    folder.mkdir()
    url = databases.migrated(folder)
    database = Database(url)
    async with opened(database, library) as world:
        yield world
    await asyncio.to_thread(database.close)
    databases.drop(url)


async def stored(world: World, phone: Phone) -> dict[str, list[Json]]:
    """Every row without times; messages by what they say, numbers that the database gave by their order."""
    tables = [table for table in metadata.sorted_tables if table.name not in QUEUES]
    says = {message.message_id: unmarked(message.text) for message in phone.messages}
    found: dict[str, list[Json]] = {}
    for table in tables:
        statement = select(table).order_by(*table.primary_key.columns)
        rows = await world.services.database.write(partial(_all, statement=statement))
        timeless = [
            {name: value for name, value in row.items() if not f"_{name}".endswith("_at") and name not in BY_CHANCE}
            for row in rows
        ]
        ranks: dict[str, dict[Any, int]] = {}
        for row in timeless:
            for name in IDS & row.keys():
                row[name] = ranks.setdefault(name, {}).setdefault(row[name], len(ranks[name]))
            row |= {name: says.get(row[name]) for name in MESSAGES & row.keys()}
            row |= {name: _numbered(row[name], ranks.setdefault("case", {})) for name in NESTED & row.keys()}
        found[table.name] = timeless
    return found


def _numbered(value: Any, ranks: dict[Any, int]) -> Any:
    """The same with the numbers of cases, however deep, by their order."""
    if not isinstance(value, dict):
        return value
    named = {name: _numbered(inner, ranks) for name, inner in value.items()}
    case = named.get("case")
    return named if case is None else {**named, "case": ranks.setdefault(case, len(ranks))}


def _all(connection: Connection, *, statement: Select[Any]) -> list[Json]:
    return [dict(row) for row in connection.execute(statement).mappings()]


def unmarked(text: str) -> str:
    return text.removeprefix(MARK).strip()


def messages_of(world: World) -> list[str]:
    """What each message said when it was sent, in order."""
    calls = [entry for entry in world.fake.journal if entry.method == "sendMessage" and entry.ok]
    return [str(entry.params["text"]) for entry in calls]


@pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])
async def test_what_is_processed_again_after_a_kill_changes_nothing_and_says_that_it_may_be_a_repeat(
    databases: Databases, tmp_path: Path, live_library: LiveLibrary, say: Words
) -> None:
    async with (
        world_of(databases, tmp_path / "quiet", live_library) as quiet,
        world_of(databases, tmp_path / "killed", live_library) as killed,
    ):
        reps = [
            Rep(world, world.fake.phone(101, "Rep", say.app), bring)
            for world, bring in ((quiet, once), (killed, killed_and_again))
        ]
        for rep in reps:
            rep.world.fake.inline.feedback = True
            await work(rep, say)

        before = [await stored(rep.world, rep.phone) for rep in reps]
        for rep in reps:
            await erase(rep)
        after = [await stored(rep.world, rep.phone) for rep in reps]
        said, said_again = messages_of(quiet), messages_of(killed)

    assert all(
        before[0][table]
        for table in (
            "people",
            "consultations",
            "corrections",
            "pairings",
            "line_uses",
            "customers",
            "judgements",
            "undos",
        )
    )
    assert before[1] == before[0]
    assert after[1] == after[0]
    assert [text for text in said_again if not text.startswith(MARK)] == said
    assert {unmarked(text) for text in said_again if text.startswith(MARK)} <= {unmarked(text) for text in said}
    assert len(said_again) == 2 * len(said)
