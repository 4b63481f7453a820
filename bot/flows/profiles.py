"""Who someone is to us: their language, and being forgotten."""

from functools import partial

from bot.core.text import Language
from bot.flows.services import Sender, Services
from bot.store import people


async def language_of(services: Services, sender: Sender) -> Language:
    """The language this person wants; someone new is written down."""
    known = services.known.of(sender)
    if known is not None:
        return known
    language = await services.database.write(
        partial(people.meet, person_id=sender.person_id, language=sender.app_language, now=sender.now)
    )
    services.known.remember(sender, language)
    return language


async def choose_language(services: Services, sender: Sender, language: Language) -> None:
    """From now on in ``language``."""
    await language_of(services, sender)
    await services.database.write(partial(people.choose_language, person_id=sender.person_id, language=language))
    services.known.forget(sender)


async def forget(services: Services, sender: Sender) -> None:
    """Erase everything that is kept of this person."""
    services.known.forget(sender)
    await services.database.write(partial(people.forget, person_id=sender.person_id))
