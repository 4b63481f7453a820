"""What a rep was asked to write next. Kept in the database, so that a restart in between loses nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import prompts

WAITED_FOR: timedelta = timedelta(minutes=30)
"""So long the next text is taken for the answer; after that a description is a description again."""


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
    """What the rep was asked lately and has not answered."""
    if services.known.prompted(sender.person_id) is False:
        return None
    look = partial(prompts.asked, person_id=sender.person_id, since=sender.now - WAITED_FOR)
    row = await services.database.read(look)
    services.known.prompt(sender.person_id, row is not None)
    return Asked(row.what, row.about) if row else None


async def withdraw(services: Services, sender: Sender) -> None:
    """It was answered, or the rep did something else."""
    if services.known.prompted(sender.person_id) is False:
        return
    await services.database.write(partial(prompts.withdraw, person_id=sender.person_id))
    services.known.prompt(sender.person_id, False)
