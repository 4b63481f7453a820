"""Who someone is to us: their language and trade."""

from functools import partial

from bot.core.text import Language
from bot.flows.services import Sender, Services
from bot.store import people
from bot.store.people import Profile


async def profile_of(services: Services, sender: Sender) -> Profile:
    """How this person wants to be served; someone new is written down. A trade that is no more counts as none."""
    known = services.known.of(sender)
    if known is None:
        known = await services.database.write(
            partial(people.meet, person_id=sender.person_id, language=sender.app_language, now=sender.now)
        )
        services.known.remember(sender, known)
    if known.pack and known.pack not in services.library.engine.library.packs:
        return known._replace(pack="")
    return known


async def language_of(services: Services, sender: Sender) -> Language:
    """The language this person wants."""
    return (await profile_of(services, sender)).language


async def choose_language(services: Services, sender: Sender, language: Language) -> None:
    """From now on in ``language``."""
    await profile_of(services, sender)
    await services.database.write(partial(people.choose_language, person_id=sender.person_id, language=language))
    services.known.forget(sender)


async def choose_pack(services: Services, sender: Sender, pack: str | None) -> None:
    """From now on in this trade; None: in none in particular."""
    await profile_of(services, sender)
    await services.database.write(partial(people.choose_pack, person_id=sender.person_id, pack=pack))
    services.known.forget(sender)
