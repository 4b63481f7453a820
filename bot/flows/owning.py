"""Who runs the bot: the first one comes by a code that only its console shows; codes open once and for a day."""

import re
import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Literal, cast

from bot.flows.access import is_owner, note
from bot.flows.services import Sender, Services
from bot.flows.team_changes import changed
from bot.store import applied, invites, teams
from bot.store.database import Connection

OPEN_FOR: Final = timedelta(hours=24)
"""So long a code can be used."""

LINK: Final = "owner_"
"""Before a code, in what a link has /start say."""

MOST_WRONG: Final = 5
"""Wrong codes of one person within an hour; after that none is looked at."""

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""None that is taken for another."""

_WRONG: Final = "wrong"
_TRIED: Final = "owner_code"

Claim = Literal["done", "already", "wrong", "too_often"]
"""The sender runs the bot now, did before, the code opens nothing, or there were too many wrong ones."""


def new_code() -> str:
    """Sixteen letters and digits by chance, four by four: 80 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def link(bot: str, code: str) -> str:
    """What sends the code when it is opened; ``bot`` is the bot's username."""
    return f"https://t.me/{bot}?start={LINK}{code}"


def plain(code: str) -> str:
    """A code however it was typed."""
    return re.sub("[^0-9A-Z]", "", code.upper())


def put_code(connection: Connection, *, code: str, now: datetime) -> None:
    """``code`` makes its first user an owner; those given before open nothing any more."""
    invites.withdraw_all(connection, team_id=None, now=now)
    invites.put(connection, token=plain(code), team_id=None, role="owner", tags=(), by=0, now=now, until=now + OPEN_FOR)
    note(connection, by=0, team_id=None, action="owner_code", now=now)


async def code_if_unowned(services: Services) -> str | None:
    """A fresh code when nobody runs the bot; None when somebody does."""
    code = new_code()

    def work(connection: Connection) -> str | None:
        if services.owner is not None or teams.owners(connection):
            return None
        put_code(connection, code=code, now=services.clock())
        return code

    return await services.database.write(work)


async def owns(services: Services, sender: Sender) -> bool:
    """Whether the sender runs the bot."""
    ask = partial(is_owner, person_id=sender.person_id, owner=services.owner)
    return await services.database.read(ask)


async def owners_of(services: Services) -> list[int]:
    """Who runs the bot: whoever was set to, and who was made an owner in the chat."""
    made = await services.database.read(teams.owners)
    return made if services.owner is None or services.owner in made else [services.owner, *made]


async def claim(services: Services, sender: Sender, code: str) -> Claim:
    """The sender runs the bot from now on, if the code is good."""

    def work(connection: Connection) -> Claim:
        if is_owner(connection, person_id=sender.person_id, owner=services.owner):
            return "already"
        if _wrong_ones(connection, sender) >= MOST_WRONG:
            return "too_often"
        row = invites.by_token(connection, token=plain(code))
        if row is None or row.team_id is not None or not _opened(connection, sender, row.id):
            _count_wrong(connection, sender)
            return "wrong"
        teams.own(connection, person_id=sender.person_id, since=sender.now)
        note(
            connection, by=sender.person_id, team_id=None, action="became_owner", about=f"person:{sender.person_id}",
            now=sender.now,
        )  # fmt: skip
        return "done"

    return cast(Claim, await changed(services, sender, work))


async def resign(services: Services, sender: Sender) -> Literal["done", "last_owner"] | None:
    """The sender runs the bot no more. ``last_owner``: nobody else would; None: they do not, or it is a setting."""

    def work(connection: Connection) -> str | None:
        if not teams.owns(connection, person_id=sender.person_id):
            return None
        if is_last_owner(connection, person_id=sender.person_id, owner=services.owner):
            return "last_owner"
        teams.own(connection, person_id=sender.person_id, since=None)
        about = f"person:{sender.person_id}"
        note(connection, by=sender.person_id, team_id=None, action="stopped_owning", about=about, now=sender.now)
        return "done"

    return cast(Literal["done", "last_owner"] | None, await changed(services, sender, work))


def is_last_owner(connection: Connection, *, person_id: int, owner: int | None) -> bool:
    """Whether nobody else runs the bot; ``owner`` is who was set to, and goes on to as long as that is set."""
    return owner is None and teams.owners(connection) == [person_id]


def _opened(connection: Connection, sender: Sender, invite_id: int) -> bool:
    return invites.use(connection, invite_id=invite_id, person_id=sender.person_id, now=sender.now)


def _wrong_ones(connection: Connection, sender: Sender) -> int:
    tried = applied.lately(connection, person_id=sender.person_id, place=_TRIED, since=sender.now - timedelta(hours=1))
    return len(tried)


def _count_wrong(connection: Connection, sender: Sender) -> None:
    applied.once(
        connection, person_id=sender.person_id, update_id=sender.update_id, place=_TRIED, now=sender.now,
        work=lambda: _WRONG,
    )  # fmt: skip
