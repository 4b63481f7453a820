"""What a rep was asked to write next. Kept in the database, so that a restart in between loses nothing."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from bot.flows.applying import once
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import applied, prompts
from bot.store.database import Connection

WAITED_FOR: timedelta = timedelta(minutes=30)
"""So long the next text is taken for the answer; after that a description is a description again."""

_PLACE = "prompt"

_BY = "asked_by"
"""Beside what it is about: the update that had it asked, which is no answer to it when it is processed again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``what`` the rep was asked for (the name of a ``handlers.prompted`` entry), and ``about`` what."""

    what: str
    about: Mapping[str, Any]


async def ask(services: Services, sender: Sender, what: str, **about: Any) -> None:
    """The rep's next text answers this; what was asked before is not waited for any more."""
    await profile_of(services, sender)
    services.known.prompt(sender.person_id, True)
    told = {**about, _BY: sender.update_id}
    put = partial(prompts.ask, person_id=sender.person_id, what=what, about=told, now=sender.now)
    await services.database.write(put)


async def taken(services: Services, sender: Sender, only: Collection[str] | None = None) -> Asked | None:
    """What the rep was asked lately and answers by this update; nothing is waited for any more then.

    With ``only`` it answers nothing but one of these; what else was asked is waited for still. Processed again, the
    same update answers the same.
    """
    if services.known.prompted(sender.person_id) is False:
        return None
    found = await services.database.write(partial(_take, sender=sender, only=only))
    if found or only is None:
        services.known.prompt(sender.person_id, None if found else False)
    return Asked(**found) if found else None


async def withdraw(services: Services, sender: Sender) -> None:
    """It was answered, or the rep did something else."""
    if services.known.prompted(sender.person_id) is False:
        return
    await services.database.write(partial(prompts.withdraw, person_id=sender.person_id))
    services.known.prompt(sender.person_id, False)


def _take(connection: Connection, *, sender: Sender, only: Collection[str] | None) -> dict[str, Any] | None:
    row = prompts.asked(connection, person_id=sender.person_id, since=sender.now - WAITED_FOR)
    if row is None or row.about[_BY] == sender.update_id:
        done: dict[str, Any] | None = applied.found(
            connection, person_id=sender.person_id, update_id=sender.update_id, place=_PLACE
        )
        return done
    if only is not None and row.what not in only:
        return None

    def take() -> dict[str, Any]:
        prompts.withdraw(connection, person_id=sender.person_id)
        about = {name: value for name, value in row.about.items() if name != _BY}
        return {"what": row.what, "about": about}

    answered: dict[str, Any] = once(connection, sender, _PLACE, take)
    return answered
