"""The lines of a person's team as they are at this moment, whichever replica changed them last."""

from typing import Final

from bot.core.engine import Engine
from bot.core.teams.own_lines import NO_LINES, OwnLines, own_line
from bot.core.text import Language
from bot.store import team_lines
from bot.store.database import Connection

MOST_TEAMS: Final = 200
"""Teams and languages whose lines are kept at hand."""


def own_lines(connection: Connection, engine: Engine, *, person_id: int, language: Language) -> OwnLines:
    """What somebody's team has live in this language.

    Its version is read each time, its lines only when that is another than at hand (docs/decisions/0022).
    """
    shelf = team_lines.shelf_of(connection, person_id=person_id)
    if shelf is None:
        return NO_LINES
    key = shelf.team_id, language
    known = engine.own_lines.get(key)
    if known is None or known.version != shelf.version:
        rows = team_lines.live(connection, team_id=shelf.team_id, language=language)
        lines = [own_line(engine.library, row.id, row.text, row.type_id, row.stage, row.objection) for row in rows]
        known = OwnLines(lines, shelf.version)
        if len(engine.own_lines) >= MOST_TEAMS:
            engine.own_lines.clear()
        engine.own_lines[key] = known
    return known
