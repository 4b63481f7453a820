"""What the database says of broadcasts, beside what leads confirmed, readers got and readers answered."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from sqlalchemy import Connection, bindparam, func, select

from bot.bench.chaos.broadcast_ledger import BroadcastLedger, Sent
from bot.flows.access import standing
from bot.flows.reporting import report_in
from bot.screens.broadcast_report import report
from bot.store import audit, people
from bot.store.broadcasts import BROADCASTS, READERS, BroadcastRow
from bot.store.outbox import DELIVERIES
from bot.store.readers import ReaderRow

Shown = Callable[[int, int], str | None]
"""What a message of a chat says."""


Key = tuple[int, int, bool]
"""A broadcast's id, its reader, and whether it asks again."""


@dataclass(frozen=True, slots=True)
class Mail:
    """What became of broadcasts: what is wrong, in words; how many there were, copies, answers; repeats."""

    wrong: list[str]
    broadcasts: int
    copies: int
    answers: int
    stopped: int
    repeats: int
    unmarked: int


def mail(connection: Connection, *, ledger: BroadcastLedger, today: int, shown: Shown, now: datetime) -> Mail:
    """All of it, when nothing is under way any more."""
    every = {row.id: row for row in connection.execute(select(BROADCASTS))}
    rows = {number: row for number, row in every.items() if row.state != "draft"}
    wrong = [f"broadcast {number} was confirmed by nobody" for number in rows.keys() - ledger.sent.keys()]
    wrong += [f"lost broadcast {number}: {_draft(every.get(number))}" for number in ledger.sent.keys() - rows.keys()]
    owed, left = _owed(connection)
    for number in ledger.sent.keys() & rows.keys():
        row, sent = rows[number], ledger.sent[number]
        theirs = {one.person_id: one for one in connection.execute(_READERS, {"number": number})}
        found = [*_wrong(row, sent, theirs, today), *_wrong_answers(row, sent, theirs, ledger)]
        found += _wrong_report(connection, row, shown, now)
        wrong += [f"broadcast {number}: {one}" for one in found]
        wrong += _never_came(number, sent, ledger, left)
    repeats, unmarked = _repeats(ledger, owed)
    broken = audit.broken_at(connection)
    wrong += [f"the audit is broken at {broken}"] if broken is not None else []
    answers = connection.execute(_ANSWERED).scalar_one()
    stopped = sum(row.state == "cancelled" for row in rows.values())
    return Mail(wrong, len(rows), ledger.copies.total(), answers, stopped, repeats, unmarked)


def _draft(row: BroadcastRow | None) -> str:
    """What is there of one that was confirmed, and is not on its way."""
    told = (row.audience, row.timing, row.content, row.updated_at) if row else ()
    return " ".join(map(str, told)) or "no draft"


_READERS = select(READERS).where(READERS.c.broadcast_id == bindparam("number"))
_ANSWERED = select(func.count()).select_from(READERS).where(READERS.c.answer.is_not(None))


def _owed(connection: Connection) -> tuple[Counter[Key], Counter[Key]]:
    """How often a reader may have got it, and did: what was called off while it left may have arrived."""
    owed: Counter[Key] = Counter()
    left: Counter[Key] = Counter()
    theirs = select(DELIVERIES.c.key, DELIVERIES.c.state).where(DELIVERIES.c.key.startswith("broadcast:"))
    for written, state in connection.execute(theirs):
        number, chat, pings = map(int, written.split(":")[1:])
        owed[number, chat, pings > 0] += 1
        left[number, chat, pings > 0] += state == "sent"
    return owed, left


def _never_came(number: int, sent: Sent, ledger: BroadcastLedger, left: Counter[Key]) -> Iterator[str]:
    for (_, chat, again), times in ((key, times) for key, times in left.items() if key[0] == number):
        came = sum(ledger.came(sent.tag, chat, again=again))
        if came < times:
            yield f"broadcast {number} came to {chat} {came} times of {times}"


def _repeats(ledger: BroadcastLedger, owed: Counter[Key]) -> tuple[int, int]:
    """Copies beyond what was written down, and those of them that do not say so."""
    ids = {sent.tag: number for number, sent in ledger.sent.items()}
    repeats = unmarked = 0
    for tag, chat, again in {key[:3] for key in ledger.copies}:
        plain, marked = ledger.came(tag, chat, again=again)
        times = owed[ids.get(tag, 0), chat, again]
        repeats += max(0, plain + marked - times)
        unmarked += max(0, plain - times)
    return repeats, unmarked


def _wrong(row: BroadcastRow, sent: Sent, theirs: Mapping[int, ReaderRow], today: int) -> Iterator[str]:
    over = {"sent", "cancelled"} if sent.stopped is not None else {"sent"}
    early = {"planned", "sending"} if sent.day >= today else set()
    if row.state not in over | early:
        yield f"is {row.state}"
    if unmeant := theirs.keys() - set(sent.audience):
        yield f"went to {sorted(unmeant)}, who were not meant"
    if row.state == "sent" and (lost := set(sent.audience) - theirs.keys()):
        yield f"lost {sorted(lost)}"
    for one in theirs.values():
        states = {"sent"} | ({"cancelled"} if row.state == "cancelled" else set()) | ({"waiting"} if early else set())
        if one.state not in states and one.answer is None:  # who answers before it is known that it came has it
            yield f"is {one.state} for {one.person_id}"


def _wrong_answers(
    row: BroadcastRow, sent: Sent, theirs: Mapping[int, ReaderRow], ledger: BroadcastLedger
) -> Iterator[str]:
    """The last answer counts; of a broadcast that was called off it may be any that was not before that."""
    for chat, one in theirs.items():
        given = ledger.answers.get((row.id, chat), [])
        sure = [answer for answer in given if row.state != "cancelled" or answer.update <= (sent.stopped or 0)]
        allowed: set[tuple[str | None, str]] = {(answer.answer, answer.reason) for answer in given[len(sure) :]}
        allowed.add((sure[-1].answer, sure[-1].reason) if sure else (None, ""))
        if (one.answer, one.reason) not in allowed:
            yield f"{chat} answered {given[-1:]}, and {one.answer} {one.reason} is stored"


def _wrong_report(connection: Connection, row: BroadcastRow, shown: Shown, now: datetime) -> Iterator[str]:
    """Whatever its author's message says of numbers, but for the times of day."""
    stands = standing(connection, person_id=row.author_id, team_id=row.team_id)
    language = people.spoken_by(connection, person_id=row.author_id)
    if row.message_id is None or row.started_at is None or stands is None or language is None:
        return
    found = report(report_in(connection, row, stands, language), now).text.splitlines()[1:]
    meant = {unescape(re.sub("<[^>]*>", "", line)) for line in found if not line.startswith("<i>")}
    told = shown(row.author_id, row.message_id)
    if told is not None and not meant <= set(told.splitlines()):
        yield f"the report says {told!r} where {meant} was meant"
