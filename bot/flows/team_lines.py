"""The team's own lines as a member sees them: the list, one line, the texts it had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, Literal, cast

from bot.core.book.phones import phones_in
from bot.core.engine import Engine
from bot.core.teams.line_acts import State, seen
from bot.core.teams.line_writing import names_in
from bot.core.teams.own_lines import key_of
from bot.core.text import Language
from bot.flows.access import Standing, own_team, standing
from bot.flows.desks import RepDesk, desk_in
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import customers, team_lines, teams
from bot.store.database import Connection
from bot.store.people import Profile
from bot.store.team_lines import LineRow

Tab = Literal["live", "proposed", "old"]

TABS: Final[Mapping[Tab, Sequence[State]]] = {
    "live": ("live",),
    "proposed": ("proposed",),
    "old": ("withdrawn", "declined"),
}
"""What a lead looks through. A rep sees what is live, and under "proposed" all they suggested themselves."""

_OWN: Final[Sequence[State]] = ("proposed", "declined")

ON_A_PAGE, VERSIONS_ON_A_PAGE = 8, 5


@dataclass(frozen=True, slots=True)
class Written:
    """A line as it stands, whatever became of it."""

    id: int
    state: State
    language: Language
    text: str
    type_id: str
    stage: str
    objection: str
    version: int

    @property
    def key(self) -> str:
        """What it is counted and sent on by."""
        return key_of(self.id)


@dataclass(frozen=True, slots=True)
class LinesHome:
    """A page of the list. ``counts`` are those of the tabs, ``draft`` what the reader has begun to write."""

    engine: Engine
    language: Language
    team: str
    leads: bool
    tab: Tab
    page: int
    pages: int
    counts: Mapping[Tab, int]
    lines: tuple[Written, ...]
    draft: int | None


@dataclass(frozen=True, slots=True)
class Private:
    """``names`` of customers in somebody's book, and whether there is a ``phone`` number: not for the whole team."""

    names: tuple[str, ...]
    phone: bool

    def __bool__(self) -> bool:
        return bool(self.names) or self.phone


@dataclass(frozen=True, slots=True)
class LinePage:
    """One line. ``author`` and ``reviewer`` are names, empty when they are nobody's any more.

    ``leads``, ``mine``: the reader may publish, wrote it. ``private`` is what of the reader's customers stands in it.
    """

    engine: Engine
    language: Language
    line: Written
    leads: bool
    mine: bool
    author: str
    reviewer: str
    private: Private


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a line had, by whom and since when (in the reader's zone)."""

    number: int
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LineHistory:
    """A page of the texts that a line had, newest first."""

    page: LinePage
    place: int
    more: bool
    versions: tuple[Version, ...]


async def home(services: Services, sender: Sender, tab: Tab = "live", page: int = 0) -> LinesHome | None:
    """The lines of the team this person works in; None: they are in no team."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def look(connection: Connection) -> LinesHome | None:
        here = own_team(connection, person_id=sender.person_id)
        return _home(connection, engine, profile, here, tab, page) if here and here.may("suggest_line") else None

    return await services.database.read(look)


async def line_page(services: Services, sender: Sender, line_id: int) -> LinePage | None:
    """One line; None when there is none such for this person."""
    profile = await profile_of(services, sender)
    return await services.database.read(partial(page_in, services=services, profile=profile, sender=sender, of=line_id))


async def history(services: Services, sender: Sender, line_id: int, place: int) -> LineHistory | None:
    """The texts that a line had, for who may go back to one."""
    profile = await profile_of(services, sender)

    def work(connection: Connection) -> LineHistory | None:
        page = page_in(connection, services=services, profile=profile, sender=sender, of=line_id)
        row = team_lines.of(connection, line_id=line_id)
        if page is None or row is None or not page.leads:
            return None
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
        return _history(connection, row, page, desk, place)

    return await services.database.write(work)


def page_in(
    connection: Connection, *, services: Services, profile: Profile, sender: Sender, of: int
) -> LinePage | None:
    """As ``line_page``, within a transaction."""
    row = team_lines.of(connection, line_id=of)
    here = standing(connection, person_id=sender.person_id, team_id=row.team_id) if row is not None else None
    if row is None or here is None:
        return None
    mine, leads = row.author_id == sender.person_id, here.may("publish_line")
    if not seen(row.state, author=mine, leads=leads):
        return None
    engine, people = services.library.engine, [row.author_id, row.reviewed_by or 0]
    names = teams.names(connection, team_id=row.team_id, person_ids=people)
    author, reviewer = (names.get(person, "") for person in people)
    private = private_in(connection, engine, sender, row.text)
    return LinePage(engine, profile.language, written(row), leads, mine, author, reviewer, private)


def private_in(connection: Connection, engine: Engine, sender: Sender, text: str) -> Private:
    """What of the sender's customers stands in a text."""
    alike = customers.named_within(connection, person_id=sender.person_id, text=text)
    return Private(names_in(text, alike), bool(phones_in(engine.writing.level(text))))


def written(row: LineRow) -> Written:
    """The line of a row."""
    places = row.type_id or "", row.stage or "", row.objection or ""
    return Written(row.id, row.state, row.language, row.text, *places, row.version)


def _home(connection: Connection, engine: Engine, profile: Profile, here: Standing, tab: Tab, page: int) -> LinesHome:
    leads = here.may("publish_line")
    all_of, own = (team_lines.counts(connection, team_id=here.team_id, author_id=by) for by in (None, here.person_id))
    if leads:
        counts = {name: sum(all_of.get(state, 0) for state in states) for name, states in TABS.items()}
    else:
        tab = "proposed" if tab == "proposed" else "live"
        counts = {"live": all_of.get("live", 0), "proposed": sum(own.get(state, 0) for state in _OWN)}
    by = here.person_id if tab == "proposed" and not leads else None
    pages = max(1, -(-counts[tab] // ON_A_PAGE))
    page = min(page, pages - 1)
    rows = team_lines.page(
        connection, team_id=here.team_id, states=_OWN if by else TABS[tab], author_id=by,
        start=page * ON_A_PAGE, most=ON_A_PAGE,
    )  # fmt: skip
    drafts = team_lines.drafts(connection, team_id=here.team_id, author_id=here.person_id)
    begun = drafts[-1].id if drafts else None
    lines, shown = tuple(map(written, rows)), cast(Mapping[Tab, int], counts)
    return LinesHome(engine, profile.language, here.team, leads, tab, page, pages, shown, lines, begun)


def _history(connection: Connection, row: Any, page: LinePage, desk: RepDesk, place: int) -> LineHistory:
    start = place * VERSIONS_ON_A_PAGE
    found = team_lines.versions(connection, line_id=row.id, start=start, most=VERSIONS_ON_A_PAGE + 1)
    names = teams.names(connection, team_id=row.team_id, person_ids=[one.by_id for one in found])
    told = [
        Version(one.version, one.text, names.get(one.by_id, ""), desk.hours.local(one.at))
        for one in found[:VERSIONS_ON_A_PAGE]
    ]
    return LineHistory(page, place, len(found) > VERSIONS_ON_A_PAGE, tuple(told))
