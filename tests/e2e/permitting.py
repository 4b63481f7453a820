"""Everybody who may stand to a team somehow, and what each action of ``core.teams.roles.MAY`` takes in the chat."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select

from bot.core.teams.roles import Action
from bot.flows.desks import desk_in
from bot.sandbox.fake import Phone
from bot.store import invites, people, prompts
from bot.store.database import Connection
from bot.store.schema import metadata
from tests.broadcasting import News
from tests.conftest import OWNER, World
from tests.guarding import CANARY
from tests.teaming import Team, forged

ROLES: Mapping[str, int] = {"owner": OWNER, "lead": 1, "rep": 3, "nobody": 6, "removed": 5}
"""Who acts, by what they are: in the first team, to the bot, or no more."""

SECRET = f"外组{CANARY}"
"""In everything of the second team, in which none of them is."""

INSIDE = f"本组{CANARY}"
"""In every customer of the first one."""

_NOISE = {"applied", "updates", "leases", "prompts"}
"""Tables that tell what was asked, not what is so."""


@dataclass(frozen=True)
class Place:
    """A team: who else is in it, and what can be done something to there."""

    team: Team
    lead: int
    rep: int
    colleague: int
    customer: int
    mine: int
    invite: int
    news: int
    line: int

    def fill(self, data: str) -> str:
        """Data of a button with the numbers of this place."""
        names = ("lead", "rep", "colleague", "customer", "mine", "invite", "news", "line")
        return data.format(team=self.team.id, **{name: getattr(self, name) for name in names})


class Cast:
    """Two teams in a world, and the people of ``ROLES``."""

    def __init__(self, world: World, phones: Mapping[str, Phone], own: Place, other: Place) -> None:
        self.world, self.phones, self.own, self.other = world, phones, own, other

    @classmethod
    async def gathered(cls, world: World) -> "Cast":
        """All of them, each with a desk."""
        phones = {role: world.rep(user_id=number) for role, number in ROLES.items()}
        own = await _place(world, f"一组{CANARY}", INSIDE, (1, 2, 3, 4))
        other = await _place(world, f"二组{SECRET}", SECRET, (11, 12, 13, 14))
        await own.team.join(phones["removed"])
        await own.team.leave(phones["removed"])
        await world.services.database.write(partial(_meet, world=world))
        return cls(world, phones, own, other)

    async def kept(self) -> Mapping[str, list[Any]]:
        """All that is kept, but what was asked."""
        return await self.world.services.database.write(_everything)

    async def act(self, role: str, way: "Way", place: Place) -> str:
        """Somebody goes this way; all that their messages said and their buttons copied in the meantime."""
        shown = []
        for step in way.steps:
            await step(self, self.phones[role], place)
            shown += [
                part for one in self.phones[role].messages for part in (one.text, *(b.copy or "" for b in one.flat))
            ]
        return "\n".join(shown)


Step = Callable[[Cast, Phone, Place], Awaitable[None]]
"""Something that takes a right."""


def tap(data: str) -> Step:
    """Tap a button with this data, whether it is shown or not."""

    async def step(cast: Cast, phone: Phone, place: Place) -> None:
        await forged(cast.world, phone, place.fill(data))

    return step


def write(what: str, text: str, **about: str) -> Step:
    """Answer what was asked for, as if it had been."""

    async def step(cast: Cast, phone: Phone, place: Place) -> None:
        numbers = {name: int(place.fill(value)) for name, value in about.items()}
        told = {**numbers, "asked_by": 0}
        ask = partial(prompts.ask, person_id=phone.user_id, what=what, about=told, now=cast.world.clock.now)
        await cast.world.services.database.write(ask)
        cast.world.services.known.prompt(phone.user_id, None)
        await cast.world.say(phone, text)

    return step


def say(text: str) -> Step:
    """Send a command."""

    async def step(cast: Cast, phone: Phone, place: Place) -> None:
        await cast.world.say(phone, place.fill(text))

    return step


@dataclass(frozen=True)
class Way:
    """What an action takes. ``shows``: a pattern of what whoever may do it sees; without it, something changes.

    ``anywhere``: the action is not of one team, and what it brings is that of one's own.
    """

    steps: Sequence[Step]
    shows: str = ""
    anywhere: bool = False

    def was_shown(self, text: str) -> bool:
        """Whether a message shows what this brings."""
        return bool(self.shows) and re.search(self.shows, text) is not None


WAYS: Mapping[Action, Way] = {
    "make_team": Way([tap("m:new:0"), write("team_name", "新组", team="0")], anywhere=True),
    "close_team": Way([tap("m:close:{team}"), tap("m:closed:{team}")]),
    "rename_team": Way([tap("m:rename:{team}"), write("team_name", "改过的名", team="{team}")]),
    "see_members": Way([tap("m:team:{team}"), tap("m:member:{team}:{rep}")], shows="小陈(4|14)秘密"),
    "invite_rep": Way([tap("m:invite:{team}"), tap("m:link:{team}:rep"), tap("m:withdraw:{team}:{invite}")]),
    "invite_lead": Way([tap("m:link:{team}:lead")]),
    "remove_rep": Way([tap("m:remove:{team}:{rep}"), tap("m:give:{team}:{rep}:{colleague}")]),
    "remove_lead": Way([tap("m:remove:{team}:{lead}"), tap("m:give:{team}:{lead}:{colleague}")]),
    "change_role": Way([tap("m:role:{team}:{rep}:lead")]),
    "tag_member": Way(
        [tap("m:tag:{team}:{rep}"), write("member_tags", "门店A", team="{team}", who="{rep}")],
    ),
    "broadcast": Way([tap("w:{news}:stop"), tap("w:{news}:cancel")]),
    "see_report": Way([tap("y:{news}"), tap("y:{news}:who")], shows="清零秘密"),
    "open_customer": Way([tap("o:l:{team}.{rep}:due:0"), tap("o:c:{customer}")], shows="组秘密乙"),
    "reassign": Way([tap("o:h:c{customer}:{lead}:o:0:y"), tap("o:w:{customer}")]),
    "hand_over_own": Way([tap("o:h:c{mine}"), tap("o:h:c{mine}:{rep}:o:0:y")]),
    "set_rules": Way([tap("n:rules:{team}"), tap("n:rules:{team}:cap:300")]),
    "see_team_day": Way(
        [tap("n:day:{team}:0"), tap("n:week:{team}"), tap("n:pic:{team}:books"), tap("n:xlsx:{team}")],
        shows="这一周（|每人多少位客户",
    ),
    "see_own_day": Way([tap("n:day:{team}:0"), tap("n:goal:{team}:on")], shows="大家一起"),
    "suggest_line": Way([say("/lines 您先看这款，合适再说。")], anywhere=True),
    "publish_line": Way([tap("p:{line}"), tap("p:{line}:publish"), tap("p:{line}:withdraw")]),
    "export_audit": Way([tap("m:audit:{team}")], shows="操作记录 [0-9]+ 条"),
}
"""By action. Whoever adds an action adds its way."""


async def _place(world: World, name: str, customers: str, who: tuple[int, int, int, int]) -> Place:
    lead, second, rep, colleague = (world.rep(user_id=number) for number in who)
    team = await Team.of(world, name, lead=lead, reps=[rep, colleague])
    await team.join(second, "lead")
    mine = await team.keep(rep, f"{customers}甲")
    customer = await team.keep(colleague, f"{customers}乙")
    until = world.clock.now.replace(year=2027)
    put = partial(
        invites.put, token=f"token of {team.id}", team_id=team.id, role="rep", tags=(), by=who[0],
        now=world.clock.now, until=until,
    )  # fmt: skip
    invite = await world.services.database.write(put)
    news = await News.sent(world, team, [rep, colleague], report=False)
    line = await _suggested(world, rep)
    return Place(team, second.user_id, colleague.user_id, rep.user_id, customer, mine, invite, news.id, line)


async def _suggested(world: World, rep: Phone) -> int:
    """A line that somebody suggested to their team; its number."""
    await world.say(rep, "/lines 您慢慢看，不着急。")
    await world.tap(rep, "推荐给组里")
    return int(next(button.data for button in rep.last.flat if button.data).split(":")[1])


def _meet(connection: Connection, *, world: World) -> None:
    for number in ROLES.values():
        people.meet(connection, person_id=number, language="zh", now=world.clock.now)
        desk_in(connection, person_id=number, language="zh", now=world.clock.now)


def _everything(connection: Connection) -> Mapping[str, list[Any]]:
    tables = [table for table in metadata.sorted_tables if table.name not in _NOISE]
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
        for table in tables
    }
