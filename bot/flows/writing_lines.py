"""Lines written for the team: a new one, or other words for one."""

from bot.core.teams.line_writing import Flaw, flaw_in, language_of, one_line
from bot.flows.access import own_team, permitted
from bot.flows.applying import once
from bot.flows.changing_lines import Changed, Outcome, change_line, may_change, show_version
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.flows.team_lines import LinePage, page_in, private_in
from bot.store import team_lines
from bot.store.database import Connection
from bot.store.team_lines import LineRow


def flaw_of(services: Services, text: str) -> Flaw | None:
    """Why this can't be a line; None: it can."""
    return flaw_in(services.library.engine, one_line(text))


async def begin(services: Services, sender: Sender, text: str) -> LinePage | None:
    """A draft with this text, without a flaw, in place of one begun before; None: the sender is in no team."""
    profile, told = await profile_of(services, sender), one_line(text)

    def apply(connection: Connection) -> int | None:
        here = own_team(connection, person_id=sender.person_id)
        if here is None or not permitted(connection, services, sender, here.team_id, "suggest_line"):
            return None
        for old in team_lines.drafts(connection, team_id=here.team_id, author_id=sender.person_id):
            team_lines.remove(connection, line_id=old.id)
        values = {
            "team_id": here.team_id, "state": "draft", "language": language_of(told), "text": told,
            "author_id": sender.person_id, "created_at": sender.now, "updated_at": sender.now,
        }  # fmt: skip
        return team_lines.add(connection, values=values)

    def work(connection: Connection) -> LinePage | None:
        number = once(connection, sender, "line", lambda: apply(connection))
        if number is None:
            return None
        return page_in(connection, services=services, profile=profile, sender=sender, of=number)

    return await services.database.write(work)


async def reword(services: Services, sender: Sender, line_id: int, text: str) -> Changed:
    """Other words, without a flaw, for a line.

    Of a draft nobody has seen the old ones. Else they are a new version. Where the line is live and something of the
    sender's customers stands in it, it is asked first (``ask``, with its number): everybody would read it at once.
    """
    told = one_line(text)

    def work(connection: Connection, row: LineRow) -> Outcome | None:
        if not may_change(connection, services, sender, row) or told == row.text:
            return None
        if row.state == "draft":
            values = {"text": told, "language": language_of(told), "updated_at": sender.now}
            team_lines.change(connection, line_id=line_id, values=values)
            team_lines.reword(connection, line_id=line_id, text=told)
            return {"done": "edit"}
        number = team_lines.write_version(connection, line_id=line_id, text=told, by=sender.person_id, now=sender.now)
        if row.state == "live" and private_in(connection, services.library.engine, sender, told):
            return {"done": "ask", "version": number}
        show_version(connection, sender, row, number, told)
        return {"done": "edit", "undo": f"back:{row.version}"}

    return await change_line(services, sender, line_id, work)
