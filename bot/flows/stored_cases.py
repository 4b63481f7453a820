"""From a stored consultation to the case it was, and back."""

from dataclasses import dataclass
from typing import Any

from bot.core.case import Case
from bot.core.choice import offered_by
from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.teams.own_lines import OwnLines
from bot.flows.own_lines import own_lines
from bot.flows.services import Sender
from bot.store.consultations import ConsultationRow
from bot.store.database import Connection
from bot.store.people import Profile


@dataclass(frozen=True, slots=True)
class StoredCases:
    """What turns a stored row of this sender into a case again."""

    engine: Engine
    profile: Profile
    sender: Sender

    def case(self, connection: Connection, row: ConsultationRow) -> Case:
        """The case of a row, with the team's lines as they are now; what the library no longer has is left out."""
        known = self.engine.library
        return Case(
            self.engine,
            self.profile.language,
            row.text,
            row.stage,
            row.id,
            row.answers,
            row.pending if _known(known, row.pending or "") else None,
            row.line,
            row.corrected_to if row.corrected_to in known.types else None,
            self.profile.pack,
            self.own(connection),
        )

    def own(self, connection: Connection) -> OwnLines:
        """The lines of the sender's team."""
        person, language = self.sender.person_id, self.profile.language
        return own_lines(connection, self.engine, person_id=person, language=language)


def values_of(case: Case, sender: Sender) -> dict[str, Any]:
    """The columns that a step with a case changes."""
    return {
        "text": case.text,
        "answers": dict(case.answers),
        "pending": case.pending,
        "stage": case.stage,
        "line": case.line,
        "corrected_to": case.corrected_to,
        "updated_at": sender.now,
        "update_id": sender.update_id,
    }


def _known(library: Library, key: str) -> bool:
    """Does the library still have what this question asks about?"""
    offered = offered_by(key)
    return all(kind in library.types for kind in offered) if offered else key in library.signals
