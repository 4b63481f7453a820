"""What the database says: what is under way, what is left, and whether every case is as the ledger has it."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select, text

from bot.bench.chaos.crowds import FIRST_KEEPER
from bot.bench.chaos.ledger import Ledger
from bot.store import outbox
from bot.store.columns import UtcDateTime
from bot.store.consultations import CONSULTATIONS

_BEGUN = text("SELECT count(*) FROM updates WHERE state = 'waiting' AND starts > 0 AND owner = :owner")
_SENDING = text("SELECT count(*) FROM deliveries WHERE state = 'waiting' AND begun_at IS NOT NULL AND holder = :owner")
_LEFT = text(
    "SELECT (SELECT count(*) FROM updates WHERE state = 'waiting')"
    " + (SELECT count(*) FROM deliveries WHERE state = 'waiting' AND due_at <= :until)"
    " + (SELECT count(*) FROM broadcasts WHERE report_at <= :until OR (state = 'sending' AND report_at IS NULL))"
).bindparams(bindparam("until", type_=UtcDateTime))
_WAITING = (
    text(
        "SELECT update_id, chat_id, owner, starts, failures, error, received_at FROM updates"
        " WHERE state = 'waiting' ORDER BY update_id LIMIT :most"
    ),
    text(
        "SELECT id, chat_id, holder, due_at, lease_until, begun_at, attempts, outcome FROM deliveries"
        " WHERE state = 'waiting' ORDER BY due_at LIMIT :most"
    ),
)
_PARKED = text(
    "SELECT (SELECT count(*) FROM updates WHERE state = 'parked')"
    " + (SELECT count(*) FROM deliveries WHERE state NOT IN ('waiting', 'sent', 'cancelled'))"
)


def in_flight(connection: Connection, *, owner: str) -> int:
    """What this replica had begun and not ended."""
    begun: int = connection.execute(_BEGUN, {"owner": owner}).scalar_one()
    sending: int = connection.execute(_SENDING, {"owner": owner}).scalar_one()
    return begun + sending


def left(connection: Connection, *, until: datetime) -> int:
    """What still waits, and is to be told by then; and reports of broadcasts that are not what they will be then."""
    return int(connection.execute(_LEFT, {"until": until}).scalar_one())


def still_waiting(connection: Connection, most: int = 5) -> list[str]:
    """Some of what still waits, and what is known of it."""
    return [str(row._asdict()) for query in _WAITING for row in connection.execute(query, {"most": most})]


def given_up(connection: Connection) -> int:
    """What was parked, failed or came too late; what was cancelled was no longer needed."""
    return int(connection.execute(_PARKED).scalar_one())


def deliver(connection: Connection, *, first: int, chats: list[int], now: datetime) -> None:
    """Write deliveries down, one a chat, numbered from ``first``."""
    for number, chat_id in enumerate(chats, first):
        content = {"method": "sendMessage", "text": f"回访提醒 #{number}#"}
        outbox.put(connection, key=f"chaos {number}", chat_id=chat_id, content=content, due_at=now)


def wrong_cases(connection: Connection, *, ledger: Ledger) -> tuple[int, list[str]]:
    """How many descriptions are not stored; and the cases that are not as the ledger has them, with what was done.

    What somebody else writes after the bot has ceased to wait for it is taken for a description, and does not count.
    """
    theirs = select(CONSULTATIONS).where(CONSULTATIONS.c.chat_id < FIRST_KEEPER)
    rows = {(row.chat_id, row.source_message_id): row for row in connection.execute(theirs)}
    lost = len(ledger.told.keys() - rows.keys())
    wrong = [f"nobody told of {key}" for key in rows.keys() - ledger.told.keys()]
    for key, told in ledger.told.items():
        row, case = rows.get(key), told.case
        if row is None:
            continue
        found = (row.answers, row.pending, row.stage, row.line, row.corrected_to, row.text)
        meant = (case.answers, case.pending, case.stage, case.line, case.corrected_to, case.text)
        if found != meant:
            wrong.append(f"case {row.id}: {found} where {meant} was meant; update {row.update_id}; {told.steps}")
    return lost, wrong
