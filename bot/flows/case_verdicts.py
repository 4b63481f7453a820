"""What a case says of a customer in the book."""

from datetime import datetime
from typing import Any

from bot.core.case import Case
from bot.store import histories
from bot.store.database import Connection

SUREST = 0.999
"""The highest confidence of a judgement that is kept; 1 is the rep's own choice."""


def types_of(case: Case) -> list[list[Any]]:
    """The types of a verdict that are kept, as a column: those in play with their confidence, leading first."""
    if not case.verdict:
        return []
    return [
        [one.type, 1.0 if one.type == case.corrected_to else min(SUREST, round(one.confidence, 3))]
        for one in case.verdict.in_play
    ]


def judge(connection: Connection, *, customer_id: int, case: Case, now: datetime) -> None:
    """Remember what the customer was taken for."""
    values = {"customer_id": customer_id, "at": now, "stage": case.stage, "text": case.text, "types": types_of(case)}
    histories.judged(connection, values=values)
