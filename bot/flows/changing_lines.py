"""What a rep and a lead do with the team's own lines: every act is asked for, written down, and can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from bot.core.teams.line_acts import ACTS, MOST_LIVE, MOST_PROPOSED, State, Verb, needed, needed_to_change
from bot.core.teams.line_writing import language_of
from bot.flows import line_news
from bot.flows.access import note, permitted
from bot.flows.applying import once
from bot.flows.line_news import Tell
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.team_lines import LinePage, page_in
from bot.store import team_lines
from bot.store.database import Connection
from bot.store.team_lines import LineRow

LONGEST_WORD = 200
"""Characters of a lead's word to the author that are passed on."""

Place = Literal["type_id", "stage", "objection"]
"""What a line may be written for."""

Outcome = dict[str, Any]
"""What came of it: ``done`` (a verb, ``place``, ``edit``, ``back``) or ``refused`` (why); ``undo`` takes it back."""

Work = Callable[[Connection, LineRow], Outcome | None]
"""Changes a line; None: not possible, or not permitted."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The line as it is now (None: gone, or not this person's to see), and what came of what they did."""

    page: LinePage | None
    outcome: Outcome | None

    @property
    def undo(self) -> str:
        """What the button says that takes it back, empty without."""
        return str(self.outcome.get("undo", "")) if self.outcome else ""


async def act(services: Services, sender: Sender, line_id: int, verb: Verb, tell: Tell, word: str = "") -> Changed:
    """Have something become of a line; ``word`` is what a lead says to the author when declining."""
    work = partial(_act, services=services, sender=sender, verb=verb, tell=tell, word=word.strip()[:LONGEST_WORD])
    return await change_line(services, sender, line_id, work)


async def belong(services: Services, sender: Sender, line_id: int, place: Place, to: str) -> Changed:
    """The line is for this type, stage or objection; empty: for any."""
    library = services.library.engine.library
    known = {"type_id": library.types, "stage": library.stages, "objection": library.objections}[place]

    def work(connection: Connection, row: LineRow) -> Outcome | None:
        before = getattr(row, place) or ""
        if (to and to not in known) or to == before or not may_change(connection, services, sender, row):
            return None
        team_lines.change(connection, line_id=line_id, values={place: to or None, "updated_at": sender.now})
        noted(connection, sender, row, "place")
        return {"done": "place", "undo": f"{_SAYS[place]}:{before or '-'}"}

    return await change_line(services, sender, line_id, work)


async def roll_back(services: Services, sender: Sender, line_id: int, number: int) -> Changed:
    """The line says again what it said at this version."""

    def work(connection: Connection, row: LineRow) -> Outcome | None:
        version = team_lines.version(connection, line_id=line_id, number=number)
        if version is None or number == row.version or not may_change(connection, services, sender, row):
            return None
        show_version(connection, sender, row, number, version.text)
        return {"done": "back", "undo": f"back:{row.version}"}

    return await change_line(services, sender, line_id, work)


async def change_line(services: Services, sender: Sender, line_id: int, work: Work) -> Changed:
    """Do ``work`` to a line, once for each update; how it then is."""
    profile = await profile_of(services, sender)

    def apply(connection: Connection) -> Outcome | None:
        row = team_lines.of(connection, line_id=line_id)
        return work(connection, row) if row is not None else None

    def write(connection: Connection) -> Changed:
        outcome = once(connection, sender, "line", partial(apply, connection))
        page = page_in(connection, services=services, profile=profile, sender=sender, of=line_id)
        return Changed(page, outcome)

    return await services.database.write(write)


def may_change(connection: Connection, services: Services, sender: Sender, row: LineRow) -> bool:
    """Whether the sender may word it anew or have it belong elsewhere."""
    action = needed_to_change(row.state, author=row.author_id == sender.person_id)
    return action is not None and permitted(connection, services, sender, row.team_id, action) is not None


def show_version(connection: Connection, sender: Sender, row: LineRow, number: int, text: str) -> None:
    """This version is on show from now on."""
    values = {"version": number, "text": text, "language": language_of(text), "updated_at": sender.now}
    team_lines.change(connection, line_id=row.id, values=values)
    noted(connection, sender, row, "edit")


def noted(connection: Connection, sender: Sender, row: LineRow, what: str) -> None:
    """Written down; who has read what is live reads it anew. A draft is nobody's business."""
    if row.state == "live" or what in ("publish", "revive"):
        team_lines.changed(connection, team_id=row.team_id)
    if row.state != "draft" or what in ("publish", "suggest"):
        about = f"line:{row.id}"
        note(connection, by=sender.person_id, team_id=row.team_id, action=f"line_{what}", about=about, now=sender.now)


def _act(
    connection: Connection, row: LineRow, *, services: Services, sender: Sender, verb: Verb, tell: Tell, word: str
) -> Outcome | None:
    action = needed(verb, row.state, author=row.author_id == sender.person_id)
    if action is None:
        return None
    if not permitted(connection, services, sender, row.team_id, action):
        return {"refused": "lead"}
    if full := _full(connection, row, verb):
        return {"refused": full}
    after = ACTS[verb].after
    if after is None:
        team_lines.remove(connection, line_id=row.id)
        return {"done": verb}
    lead = {"reviewed_by": sender.person_id} if action == "publish_line" else {}
    team_lines.change(connection, line_id=row.id, values={"state": after, "updated_at": sender.now, **lead})
    noted(connection, sender, row, verb)
    _tell(connection, sender, row, verb, tell, word)
    return {"done": verb, "undo": ACTS[verb].undo}


def _full(connection: Connection, row: LineRow, verb: Verb) -> State | None:
    """The state that no more lines may have."""
    after = ACTS[verb].after
    if after == "live" and team_lines.counts(connection, team_id=row.team_id).get("live", 0) >= MOST_LIVE:
        return after
    theirs = team_lines.counts(connection, team_id=row.team_id, author_id=row.author_id)
    return after if verb == "suggest" and theirs.get("proposed", 0) >= MOST_PROPOSED else None


def _tell(connection: Connection, sender: Sender, row: LineRow, verb: Verb, tell: Tell, word: str) -> None:
    if verb == "suggest":
        line_news.tell_leads(connection, sender, row, tell)
    elif verb in ("retract", "publish", "decline"):
        line_news.untell_leads(connection, sender, row)
    elif verb in ("reopen", "withdraw"):
        line_news.untell_author(connection, sender, row)
    if verb in ("publish", "decline"):
        kind: Literal["published", "declined"] = "published" if verb == "publish" else "declined"
        line_news.tell_author(connection, sender, row, kind, word, tell)


_SAYS: dict[Place, str] = {"type_id": "is", "stage": "at", "objection": "to"}
"""What the button says that has a line belong."""
