"""What the database says of the customers kept in a run, beside what the ledger says must have come of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from bot.bench.chaos.book_ledger import Book, BookLedger, Kept
from bot.core.schemes import DEFAULT_SCHEME
from bot.flows.following import CLOCKS, PROMISES
from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.handovers import HANDOVERS
from bot.store.outbox import DELIVERIES
from bot.store.touches import TOUCHES

COUNTED = "follow_up:", "digest:", "broadcast:"
"""Deliveries that are told apart by what is in them; of others their number must be right."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What became of the books: what is wrong in them, in words; how much there is; repeats, and unmarked ones."""

    wrong: list[str]
    customers: int
    touches: int
    reminders: int
    digests: int
    repeats: int
    unmarked: int
    unanswered: int
    handed: int
    returned: int


def shelf(connection: Connection, *, ledger: BookLedger) -> Shelf:
    """All of it, when nothing is under way any more."""
    customers, touched = _by(connection, CUSTOMERS, "person_id"), _by(connection, TOUCHES, "customer_id")
    due = _by(connection, FOLLOW_UPS, "customer_id")
    wrong = [f"{chat} keeps what nobody said" for chat in customers.keys() - ledger.books.keys()]
    for chat, book in ledger.books.items():
        wrong += _wrong_book(book, customers.get(chat, []), touched, due)
    sent = connection.execute(select(DELIVERIES).where(~DELIVERIES.c.key.startswith("chaos "))).all()
    sent = [row for row in sent if row.state == "sent"]
    wrong += [
        f"{row.key} is sent, and never came" for row in sent if (row.chat_id, row.message_id) not in ledger.messages
    ]
    news = Counter(row.chat_id for row in sent if not row.key.startswith(COUNTED))
    brought = Counter(int(row.key.split(":")[1]) for row in sent if row.key.startswith("follow_up:"))
    twice, unmarked = _repeats(ledger, brought)
    repeats, others = ledger.repeats(news)
    digests = sum(row.key.startswith("digest:") for row in sent)
    handed, returned = _handed(connection)
    if (handed, returned) != (ledger.handed, ledger.returned):
        wrong.append(f"{handed} handovers and {returned} back, not {ledger.handed} and {ledger.returned}")
    return Shelf(
        [*wrong, *ledger.missing()], sum(map(len, customers.values())), sum(map(len, touched.values())),
        brought.total(), digests, repeats + twice, unmarked + others, ledger.unanswered(news), handed, returned,
    )  # fmt: skip


def _handed(connection: Connection) -> tuple[int, int]:
    """How often customers changed hands, and how often they went back."""
    went = connection.execute(select(HANDOVERS.c.of_id)).scalars().all()
    return went.count(None), len(went) - went.count(None)


def _wrong_book(book: Book, rows: list[Any], touched: dict[int, list[Any]], due: dict[int, list[Any]]) -> Iterator[str]:
    numbers = Counter(row.name for row in rows)
    yield from (f"{book.chat_id} keeps {name} {times} times" for name, times in numbers.items() if times > 1)
    yield from (f"{book.chat_id} lost {name}" for name in book.customers.keys() - numbers.keys())
    for row in rows:
        kept = book.customers.get(row.name)
        found = _wrong(row, kept, touched.get(row.id, []), due.get(row.id, [])) if kept else ["is not theirs"]
        yield from (f"customer {row.id} of {book.chat_id}: {wrong}" for wrong in found)


def _wrong(row: Any, kept: Kept, touched: Iterable[Any], due: Iterable[Any]) -> Iterator[str]:
    if row.phone != kept.phone or row.grades.get(DEFAULT_SCHEME) != kept.grade:
        yield f"{row.phone} {row.grades} where {kept.phone} {kept.grade} was meant"
    said = Counter(int("".join(filter(str.isdigit, one.text))[:4]) for one in touched if one.text)
    if said != Counter(kept.told):
        yield f"lost contacts {set(kept.told) - set(said)}, twice or unheard of {said - Counter(kept.told)}"
    tapped = sum(not one.text for one in touched)
    if tapped != kept.tapped:
        yield f"{tapped} contacts logged by tapping where {kept.tapped} were"
    waiting = [one for one in due if one.ended_at is None]
    if others := {one.person_id for one in waiting} - {row.person_id}:
        yield f"follow-ups are for {others} to do"
    promised = sum(one.why in PROMISES for one in waiting)
    if promised != bool(kept.promise):
        yield f"{promised} promises open where {kept.promise} was meant"
    if not waiting or sum(one.why in CLOCKS for one in waiting) > 1:
        yield f"{len(waiting)} follow-ups are open"
    if waiting and row.next_day != min(one.day for one in waiting):
        yield f"is due on {row.next_day}, not on the day of what is open"


def _repeats(ledger: BookLedger, brought: Counter[int]) -> tuple[int, int]:
    """Reminders beyond those that were written down, by follow-up; and those of them that do not say so."""
    came: Counter[int] = Counter()
    for (number, _), count in ledger.reminders.items():
        came[number] += count
    unmarked = sum(
        max(0, count - brought[number]) for (number, marked), count in ledger.reminders.items() if not marked
    )
    return (came - brought).total(), unmarked


def _by(connection: Connection, table: Table, column: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in connection.execute(select(table)):
        found.setdefault(getattr(row, column), []).append(row)
    return found
