"""A button carries no rights: tapped with another person's ids it shows and changes nothing of theirs."""

from typing import Any

import pytest
from sqlalchemy import select
from telegram.ext import CallbackQueryHandler

from bot.sandbox.fake import Phone
from bot.store.database import Connection
from bot.store.handovers import HANDOVERS
from bot.store.schema import metadata
from tests.broadcasting import News
from tests.conftest import World
from tests.e2e.test_pairing import in_trade
from tests.guarding import CANARY
from tests.teaming import Team, forged

FORGED = {
    "^c:": (
        *("c:{case}:card", "c:{case}:next", "c:{case}:at:close", "c:{case}:ask", "c:{case}:say:speaks_fast:n"),
        *("c:{case}:of:eagle:1", "c:{case}:of:eagle:0", "c:{case}:of::u", "c:{case}:of:eagle:9"),
        *("c:{case}:is:owl", "c:{case}:undo", "c:{case}:why", "c:{case}:stages", "c:{case}:wrong"),
    ),
    "^l:describe~": ("l:describe~{case}",),
    "^l:": ("l:find:0~{case}", "l:obj:expensive::{case}", "l:type:eagle::0", "l:plays:0"),
    "^r:new:[0-9]{1,18}$": ("r:new:{case}",),
    "^r:[0-9]{1,18}:": ("r:{pairing}:next", "r:{pairing}:set:age:18", "r:{pairing}:set:bought:cleanser"),
    "^f:(today|week|day|put_off)": (
        *("f:today", "f:today:9", "f:week", "f:day:20261123", "f:put_off:20261120", "f:put_off:20261399"),
    ),
    "^(f:[0-9]{1,18}:(when|on|own|ok)|k:[0-9]{1,18}:when)": (
        *("f:{follow_up}:when", "f:{follow_up}:when:20261127", "f:{follow_up}:on:20261127:1000", "f:{follow_up}:own"),
        *("f:{follow_up}:ok", "k:{customer}:when", "k:{customer}:when:20261127:any", "k:{customer}:when:own"),
    ),
    "^f:[0-9]{1,18}": (
        *(
            "f:{follow_up}",
            "f:{follow_up}:line:1",
            "f:{follow_up}:done",
            "f:{follow_up}:out:won",
            "f:{follow_up}:later",
        ),
        *("f:{follow_up}:snooze:week", "f:{follow_up}:drop", "f:{follow_up}:why:won", "f:{follow_up}:reason"),
        *("f:{follow_up}:rest", "f:{follow_up}:wake", "f:{follow_up}:give", "f:{follow_up}:given"),
    ),
    "^h:": ("h:show", "h:cap:12", "h:zone:own", "h:scheme:value", "h:leave:20261201"),
    "^k:new:[0-9]{1,18}$": ("k:new:{case}",),
    "^k:[0-9]{1,18}(:|$)": (
        *("k:{customer}", "k:{customer}:phone", "k:{customer}:line:1", "k:{customer}:at:close", "k:{customer}:stages"),
        *("k:{customer}:edit", "k:{customer}:ask:name", "k:{customer}:ask:describe", "k:{customer}:wrong"),
        *("k:{customer}:is:owl", "k:{customer}:add:{case}", "k:{customer}:past", "k:{customer}:part"),
        *("k:{customer}:erase", "k:{customer}:merge", "k:{customer}:same:{mine}", "k:{customer}:undo:{undo}"),
        *("k:{mine}:same:{customer}", "k:{mine}:add:{case}", "k:{mine}:undo:{undo}"),
    ),
    "^b:": ("b:due:0:", "b:name:3:", "b:narrow:due:0:", "b:{customer}"),
    "^pack:": ("pack:", "pack:{case}"),
    "^p:(new$|in:|[0-9]{1,18}(:|$))": (
        *("p:new", "p:in:live:0", "p:in:proposed:0", "p:in:old:0", "p:in:nonsense:99999", "p:{line}", "p:{line}:text"),
        *("p:{line}:suggest", "p:{line}:retract", "p:{line}:publish", "p:{line}:decline", "p:{line}:reopen"),
        *("p:{line}:withdraw", "p:{line}:revive", "p:{line}:drop", "p:{line}:is:eagle", "p:{line}:at:close"),
        *("p:{line}:to:too_expensive", "p:{line}:back:1", "p:{line}:past:0", "p:{line}:word", "p:{line}:wrong"),
        *("p:{line}:stages", "p:{line}:obj:0", "p:{line}:nonsense", "p:{draft}", "p:{draft}:publish", "p:{draft}:drop"),
    ),
    "^i:[0-9]{1,18}:": (
        *("i:{file}:go", "i:{file}:undo", "i:{file}:bad", "i:{file}:drop", "i:{file}:show", "i:{file}:cols:0"),
        *("i:{file}:col:0", "i:{file}:set:0:phone", "i:{file}:kind:purchases", "i:{file}:adds:1", "i:{file}:?"),
    ),
    "^x:(xlsx|json|ics)$": ("x:xlsx", "x:json", "x:ics"),
    "^x:k:[0-9]{1,18}$": ("x:k:{customer}",),
    "^x:k:[0-9]{1,18}:gone$": ("x:k:{customer}:gone",),
    "^x:old(:(keep|drop|undo):[0-9]{1,18})?$": (
        *("x:old", "x:old:keep:{customer}", "x:old:drop:{customer}", "x:old:undo:{undo}"),
    ),
    "^t:[0-9]{1,18}:note$": ("t:{touch}:note",),
    "^t:[0-9]{1,18}:file$": ("t:{touch}:file",),
    "^t:[0-9]{1,18}:undo$": ("t:{undo}:undo",),
    "^t:0:read$": ("t:0:read",),
    "^t:[0-9]{1,18}:": (
        *("t:{customer}:new", "t:{customer}:by:call", "t:{customer}:log:call:won", "t:{customer}:whose"),
        *("t:{touch}:as:lost", "t:{touch}:ok", "t:0:keep", "t:{customer}:log:smoke:fire", "t:{touch}:as:best"),
    ),
    "^g:0:review:[0-9]{1,4}$": ("g:0:review:9999",),
    "^g:0:keep_all$": ("g:0:keep_all",),
    "^g:[0-9]{1,18}:keep:[a-z_]+:[0-9]{1,4}$": ("g:{customer}:keep:timing:0",),
    "^g:[0-9]{1,18}:undo$": ("g:{graded}:undo",),
    "^g:[0-9]{1,18}:why$": ("g:{customer}:why",),
    "^g:[0-9]{1,18}(:|$)": (
        *("g:{customer}", "g:{customer}:all", "g:{customer}:s:timing", "g:{customer}:s:nonsense"),
        *("g:{customer}:q:timing:", "g:{customer}:q:timing:0.0", "g:{customer}:h:timing", "g:{customer}:h:timing:E"),
    ),
    "^m:join:[A-Za-z0-9_-]{16,48}:(bring|keep|no)$": ("m:join:0123456789abcdef:bring", "m:join:0123456789abcdef:keep"),
    "^m:(link|audit)(:[0-9]{1,18}){1,3}(:[a-z]+)?$": ("m:link:{team}:rep", "m:link:{team}:lead", "m:audit:{team}"),
    "^m:[a-z]+(:[0-9]{1,18}){1,3}(:[a-z]+)?$": (
        *("m:home:0", "m:new:0", "m:resign:0", "m:team:{team}", "m:rename:{team}", "m:close:{team}", "m:closed:{team}"),
        *("m:work:{team}", "m:self:{team}", "m:leave:{team}", "m:left:{team}", "m:invite:{team}"),
        *("m:invited:{team}", "m:label:{team}:{invite}"),
        *("m:withdraw:{team}:{invite}", "m:member:{team}:1", "m:role:{team}:1:rep", "m:tag:{team}:1"),
        *("m:remove:{team}:1", "m:give:{team}:1:2", "m:pass:{team}:1", "m:pass:{team}:1:2", "m:nonsense:{team}"),
    ),
    "^w:[0-9]{1,18}:(look|send)(:|$)": (
        *("w:{broadcast}:look", "w:{broadcast}:send", "w:{broadcast}:send:0", "w:999999999999999999:send"),
    ),
    "^w:[0-9]{1,18}:": (
        *("w:0:home", "w:0:new", "w:{broadcast}:show", "w:{broadcast}:check"),
        *("w:{broadcast}:names:show:0", "w:{broadcast}:stop", "w:{broadcast}:cancel"),
        *("w:{broadcast}:drop", "w:{broadcast}:edit", "w:{broadcast}:pause", "w:{broadcast}:resume"),
        *("w:{broadcast}:seen", "w:{broadcast}:nonsense", "w:{broadcast}:text", "w:{broadcast}:tpl:morning"),
        *("w:{broadcast}:find", "w:{broadcast}:card:line:0", "w:{broadcast}:who", "w:{broadcast}:pick:2:0"),
        *("w:{broadcast}:silent:1", "w:{broadcast}:tags", "w:{broadcast}:when", "w:{broadcast}:at:now:check"),
        *("w:{broadcast}:asks:off", "w:{broadcast}:ping:4:1", "w:0:home:999"),
    ),
    "^a:[0-9]{1,18}:own$": ("a:{broadcast}:own",),
    "^a:[0-9]{1,18}:drop$": ("a:{broadcast}:drop",),
    "^a:[0-9]{1,18}:": (
        *("a:{broadcast}:seen", "a:{broadcast}:done", "a:{broadcast}:cannot", "a:{broadcast}:why:away"),
        *("a:{broadcast}:back", "a:{broadcast}:nonsense"),
    ),
    "^o:[bdfghktuv](:|$)": (
        *("o:k", "o:h:c{customer}", "o:h:c{customer}:2:o:0:y", "o:h:b{team}.1:2:l:20261204:y", "o:h:b{team}.1:2"),
        *("o:d:c{customer}:2:l", "o:f:b{team}.1:0", "o:u:{handover}", "o:g:{handover}:y", "o:b:{handover}:y"),
        *("o:v:{handover}:0", "o:t:{handover}", "o:h:nonsense"),
    ),
    "^o:[celmnpswx]:": (
        *("o:l:{team}.1:due:0", "o:c:{customer}", "o:s:{team}", "o:m:{team}", "o:e:{follow_up}"),
        *("o:n:{follow_up}", "o:p:{follow_up}", "o:w:{customer}", "o:x:{follow_up}", "o:c:{mine}", "o:l:nonsense"),
    ),
    "^y:[0-9]{1,18}:(chart|xlsx)": ("y:{broadcast}:chart", "y:{broadcast}:chart:dark", "y:{broadcast}:xlsx"),
    "^y:[0-9]{1,18}(:|$)": (
        *("y:{broadcast}", "y:{broadcast}:who", "y:{broadcast}:who:silent:0", "y:{broadcast}:ask"),
        *("y:{broadcast}:quiet", "y:{broadcast}:halt", "y:{broadcast}:stop", "y:{broadcast}:nonsense"),
    ),
    "^n:day:[0-9]{1,18}:[0-9]{1,3}$": ("n:day:1:0", "n:day:1:999"),
    "^n:week:[0-9]{1,18}$": ("n:week:1",),
    "^n:goal:[0-9]{1,18}:(on|off)$": ("n:goal:1:on", "n:goal:1:off"),
    "^n:pic:[0-9]{1,18}:(day|stages|rhythm|outcomes|books)(:dark)?$": ("n:pic:1:day", "n:pic:1:books:dark"),
    "^n:xlsx:[0-9]{1,18}$": ("n:xlsx:1",),
    "^n:rules:[0-9]{1,18}(:[a-z]{1,8}(:[a-z0-9_]{1,24})?)?$": (
        *(
            "n:rules:1",
            "n:rules:1:cap",
            "n:rules:1:cap:1",
            "n:rules:1:cap:own",
            "n:rules:1:scheme:value",
            "n:rules:1:x:y",
        ),
    ),
    "^example:[0-9]$": ("example:1",),
    "^language:(zh|en)$": ("language:en",),
    "^erase:(ask|yes|no)$": ("erase:ask", "erase:yes"),
    None: ("{case}", "x:{case}:{pairing}"),
}
"""Every pattern of bot/app.py with what somebody might send for it. The last takes what no other does."""


KEPT = {
    "people": "id", "consultations": "person_id", "corrections": "person_id", "pairings": "person_id",
    "line_uses": "person_id", "customers": "person_id", "customer_terms": "person_id", "touches": "person_id",
    "follow_ups": "person_id", "desks": "person_id", "prompts": "person_id", "undos": "person_id",
    "applied": "person_id", "imports": "person_id", "memberships": "person_id", "briefings": "person_id",
    "readers": "person_id", "invites": "made_by",
}  # fmt: skip
"""What is kept of people, and the column that says of whom."""


WRITTEN = {"team_lines": "author_id", "team_line_versions": "by_id"}
"""What people wrote for a team, which has it after them, and the column that says who."""


def rows_of(connection: Connection, person: int) -> list[Any]:
    """All that is kept of a person, and what they wrote for their team."""
    found: list[Any] = []
    for name, whose in (KEPT | WRITTEN).items():
        table = metadata.tables[name]
        found += connection.execute(select(table).where(table.c[whose] == person).order_by(*table.primary_key)).all()
    return found


async def handover_of(world: World, person: int) -> int:
    """The handover that somebody made."""
    given = select(HANDOVERS.c.id).where(HANDOVERS.c.from_id == person)
    return await world.services.database.write(lambda connection: connection.execute(given).scalar_one())


@pytest.fixture
async def victim(world: World) -> Phone:
    """A lead with a trade, a case, a correction, a pairing, a file, a graded customer who was contacted, a broadcast
    that they sent to their team, lines they wrote for it, and a customer whom a colleague covers.
    """
    rep = await in_trade(world, "beauty", world.rep(user_id=1))
    team = await Team.of(world, lead=rep, reps=[world.rep(user_id=4)])
    await forged(world, rep, f"m:link:{team.id}:rep")
    await world.say(rep, f"{CANARY}，声音很大，说话特别快，直接问最好的是哪款，一直看表")
    await world.tap(rep, "不对")
    await world.process(rep.tap(next(button.text for button in rep.last.flat if ":is:" in (button.data or ""))))
    await world.say(rep, f"/pair {CANARY} 42岁，干皮，买了洁面")
    await world.say(rep, f"记下 {CANARY} 13812345678 下周三回访")
    await world.tap(rep, "✓ 对")
    await world.tap(rep, "介绍")
    await world.say(rep, f"王姐电话了，{CANARY}")
    await world.tap(rep, "📌")
    await world.say(rep, "王姐 B级")
    await world.process(rep.send_document("list.csv", f"姓名,电话\n{CANARY}二,\n".encode()))
    await News.sent(world, team, [rep])
    given = await team.keep(rep, f"张总{CANARY}")
    await forged(world, rep, f"o:h:c{given}:4:l:20261204:y")
    await team.keep(rep, f"李总{CANARY}")
    await world.tick(seconds=1)
    await world.tick(seconds=3)
    await world.say(rep, f"/lines {CANARY}，您看哪样合适？")
    await world.tap(rep, "给全组用")
    await world.say(rep, f"/lines {CANARY}，您先坐。")
    return rep


def test_nothing_else_is_kept_of_people() -> None:
    theirs = {name for name, table in metadata.tables.items() if {"person_id", "made_by"} & {*table.c.keys()}}

    assert theirs | {"people"} == KEPT.keys() | {"teams"}


def test_the_table_has_every_kind_of_button_that_is_handled(world: World) -> None:
    handlers = [one for one in world.app.handlers[0] if isinstance(one, CallbackQueryHandler)]

    assert {getattr(one.pattern, "pattern", one.pattern) for one in handlers} == FORGED.keys()


async def ids_of(world: World, rows: list[Any]) -> dict[str, int]:
    """What the victim's things are called in buttons."""
    return {
        "case": next(row.id for row in rows if getattr(row, "stage", None) and hasattr(row, "source_message_id")),
        "pairing": next(row.id for row in rows if getattr(row, "pack", None) and hasattr(row, "text")),
        "customer": next(row.id for row in rows if hasattr(row, "sort_name")),
        "follow_up": next(row.id for row in rows if hasattr(row, "due_day")),
        "touch": next(row.id for row in rows if hasattr(row, "channel")),
        "undo": next(row.id for row in rows if getattr(row, "what", None) == "edit"),
        "file": next(row.id for row in rows if hasattr(row, "file_id") and hasattr(row, "counts")),
        "invite": next(row.id for row in rows if hasattr(row, "token_hash")),
        "graded": next(row.id for row in rows if getattr(row, "what", None) == "grade"),
        "broadcast": next(row.broadcast_id for row in rows if hasattr(row, "delivery_key")),
        "line": next(row.id for row in rows if getattr(row, "state", None) == "live"),
        "draft": next(row.id for row in rows if getattr(row, "state", None) == "draft"),
        "team": next(row.team_id for row in rows if hasattr(row, "left_at")),
        "handover": await handover_of(world, 1),
    }


@pytest.mark.parametrize("pattern", FORGED)
async def test_with_another_persons_ids_a_button_does_nothing_of_theirs(
    world: World, victim: Phone, pattern: str | None
) -> None:
    intruder = await in_trade(world, "beauty", world.rep(user_id=2))
    await world.say(intruder, "记下 王姐")
    mine = next(button.data or "" for button in intruder.last.flat if "✓" in button.text).rpartition(":")[2]
    await world.say(intruder, "/pair 20岁")
    before = await world.services.database.write(lambda connection: rows_of(connection, 1))
    ids = {**await ids_of(world, before), "mine": mine}
    theirs = [message.text for message in victim.messages]

    for data in FORGED[pattern]:
        await forged(world, intruder, data.format(**ids))

        assert await world.services.database.write(lambda connection: rows_of(connection, 1)) == before, data
        assert [message.text for message in victim.messages] == theirs, data
        shown = [text for one in intruder.messages for text in (one.text, *(button.copy or "" for button in one.flat))]
        assert not any(CANARY in text or "42" in text for text in shown), data
        assert intruder.last.from_bot, data
        assert world.services.watch.updates.keys() == {"done"}, data


async def test_a_message_id_of_another_chat_is_no_way_to_reword_a_case(world: World, victim: Phone) -> None:
    intruder = world.rep(user_id=2)
    before = await world.services.database.write(lambda connection: rows_of(connection, 1))
    raw = intruder.edit(intruder.send("你好")["message"]["message_id"], "话不多")
    for row in before:
        if getattr(row, "source_message_id", None):
            raw["edited_message"]["message_id"] = row.source_message_id
            await world.process(raw)

    assert await world.services.database.write(lambda connection: rows_of(connection, 1)) == before
