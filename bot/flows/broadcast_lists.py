"""A team's broadcasts as a list, a page at a time."""

from dataclasses import dataclass

from bot.core.text import Language
from bot.flows.access import own_team
from bot.flows.profiles import language_of
from bot.flows.services import Sender, Services
from bot.flows.stored_broadcasts import Broadcast, broadcast_of
from bot.store import broadcasts
from bot.store.database import Connection

A_PAGE = 6
"""Broadcasts of a page: what a phone shows at once."""


@dataclass(frozen=True, slots=True)
class Home:
    """A page of a team's broadcasts; ``pages`` is 1 at least."""

    language: Language
    team: str
    broadcasts: tuple[Broadcast, ...]
    page: int
    pages: int


async def home_of(services: Services, sender: Sender, page: int = 0) -> Home | None:
    """The page, of the team this lead works in; None to whom leads none. A page behind the last is the last."""
    language = await language_of(services, sender)

    def look(connection: Connection) -> Home | None:
        standing = own_team(connection, person_id=sender.person_id)
        if standing is None or not standing.may("broadcast"):
            return None
        whose = {"team_id": standing.team_id, "author_id": sender.person_id}
        pages = max(1, -(-broadcasts.count(connection, **whose) // A_PAGE))
        shown = min(page, pages - 1)
        rows = broadcasts.listed(connection, **whose, offset=shown * A_PAGE, most=A_PAGE)
        return Home(language, standing.team, tuple(map(broadcast_of, rows)), shown, pages)

    return await services.database.read(look)
