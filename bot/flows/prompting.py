"""What a rep was asked to write next. Kept in the database, so that a restart in between loses nothing."""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Asked:
    """``what`` the rep was asked for (the name of a ``handlers.prompted`` entry), and ``about`` what."""

    what: str
    about: Mapping[str, Any]


async def ask(services: Services, sender: Sender, what: str, **about: Any) -> None:
    """The rep's next text answers this; what was asked before is not waited for any more."""
    await profile_of(services, sender)
    services.known.prompt(sender.person_id, True)
    put = partial(prompts.ask, person_id=sender.person_id, what=what, about=about, now=sender.now)
    await services.database.write(put)


async def asked(services: Services, sender: Sender) -> Asked | None:
    """What the rep was asked lately and has not answered, or answered by this very update."""
    if services.known.prompted(sender.person_id) is False:
        return None
    found = await services.database.read(partial(_asked, sender=sender))
    services.known.prompt(sender.person_id, found is not None)
    return found


async def withdraw(services: Services, sender: Sender) -> None:
    """It was answered, or the rep did something else. Processed again, this update still finds it asked."""
    if services.known.prompted(sender.person_id) is False:
        return
    await services.database.write(partial(_withdraw, sender=sender))
    services.known.look_up_prompt(sender.person_id)


def _asked(connection: Connection, *, sender: Sender) -> Asked | None:
    by = sender.person_id, sender.update_id
    answered = applied.result_of(connection, person_id=by[0], update_id=by[1], place=_PLACE)
    if answered:
        return Asked(*answered)
    row = prompts.asked(connection, person_id=sender.person_id, since=sender.now - WAITED_FOR)
    return Asked(row.what, row.about) if row else None


def _withdraw(connection: Connection, *, sender: Sender) -> None:
    def apply() -> list[Any] | None:
        found = _asked(connection, sender=sender)
        prompts.withdraw(connection, person_id=sender.person_id)
        return [found.what, dict(found.about)] if found else None

    once(connection, sender, _PLACE, apply)
