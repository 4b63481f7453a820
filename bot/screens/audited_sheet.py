"""Who did what, as a workbook."""

from bot.flows.auditing import Audit, Entry
from bot.screens.team_wording import TeamWords, team_words
from bot.sheets.writing import Sheet, workbook


def audit_file(found: Audit) -> bytes:
    """An xlsx with the latest entry first, in the reader's language and hours."""
    say = team_words(found.language)
    rows = [
        (
            one.number,
            found.hours.local(one.at),
            one.actor,
            one.team,
            say.actions.get(one.action, one.action),
            _about(say, one),
        )
        for one in found.entries
    ]
    return workbook([Sheet(say.audit, say.audit_headers, rows)])


def _about(say: TeamWords, one: Entry) -> str:
    return f"{say.things.get(one.kind, one.kind)} {one.which}".strip()
