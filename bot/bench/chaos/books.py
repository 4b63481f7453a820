"""What the database says: what is under way, what is left, and whether every case is as the ledger has it."""

from datetime import datetime

from sqlalchemy import Connection, select, text

from bot.bench.chaos.ledger import Ledger
from bot.store import outbox
from bot.store.consultations import CONSULTATIONS

_BEGUN = text("SELECT count(*) FROM updates WHERE state = 'waiting' AND starts > 0 AND owner = :owner")
_SENDING = text("SELECT count(*) FROM deliveries WHERE state = 'waiting' AND begun_at IS NOT NULL")
_LEFT = text(
    "SELECT (SELECT count(*) FROM updates WHERE state = 'waiting')"
    " + (SELECT count(*) FROM deliveries WHERE state = 'waiting')"
)
_PARKED = text(
    "SELECT (SELECT count(*) FROM updates WHERE state = 'parked')"
    " + (SELECT count(*) FROM deliveries WHERE state NOT IN ('waiting', 'sent'))"
)


def in_flight(connection: Connection, *, owner: str) -> int:
    """What this replica had begun and not ended."""
    begun: int = connection.execute(_BEGUN, {"owner": owner}).scalar_one()
    sending: int = connection.execute(_SENDING).scalar_one()
    return begun + sending


def left(connection: Connection) -> int:
    """What still waits."""
    return int(connection.execute(_LEFT).scalar_one())


def given_up(connection: Connection) -> int:
    """What was parked or failed."""
    return int(connection.execute(_PARKED).scalar_one())


def deliver(connection: Connection, *, first: int, chats: list[int], now: datetime) -> None:
    """Write deliveries down, one a chat, numbered from ``first``."""
    for number, chat_id in enumerate(chats, first):
        content = {"method": "sendMessage", "text": f"回访提醒 #{number}#"}
        outbox.put(connection, key=f"chaos {number}", chat_id=chat_id, content=content, due_at=now)


def wrong_cases(connection: Connection, *, ledger: Ledger) -> tuple[int, int]:
    """Descriptions that are not stored, and cases that are not as the ledger has them."""
    rows = {(row.chat_id, row.source_message_id): row for row in connection.execute(select(CONSULTATIONS))}
    lost = len(ledger.told.keys() - rows.keys())
    wrong = len(rows.keys() - ledger.told.keys())
    for key, told in ledger.told.items():
        row, case = rows.get(key), told.case
        if row is not None:
            found = (row.text, row.answers, row.pending, row.stage, row.line, row.corrected_to)
            wrong += found != (case.text, case.answers, case.pending, case.stage, case.line, case.corrected_to)
    return lost, wrong
