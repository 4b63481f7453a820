"""A rep's day: whom to contact, in what order, and who has to wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from bot.core.book.customer import Customer
from bot.core.book.history import FollowUp
from bot.core.book.opening import openings
from bot.core.engine import Engine
from bot.core.rhythm.day_plan import DayPlan, Waiting, plan_day
from bot.core.rhythm.due import overdue_workdays
from bot.core.rhythm.festivals import on_day
from bot.core.schemes import Festival
from bot.core.teams.figures import Progress
from bot.core.teams.own_lines import NO_LINES, OwnLines
from bot.core.text import Language, Text
from bot.flows.desks import RepDesk, desk_in
from bot.flows.own_lines import own_lines
from bot.flows.profiles import profile_of
from bot.flows.progress import progress_in
from bot.flows.services import Sender, Services
from bot.flows.stored_customers import customer_of, follow_up_of
from bot.store import customers, follow_ups, touches
from bot.store.customers import CustomerRow
from bot.store.database import Connection
from bot.store.follow_ups import FollowUpRow
from bot.store.people import Profile

WEEK = 7
"""Days that are looked ahead."""

FAR = timedelta(days=60)
"""So far ahead it is known how many are due on a day, for others to give way."""


@dataclass(frozen=True, slots=True)
class Item:
    """A follow-up with its customer. ``late`` are the workdays by which it is overdue since its first day.

    ``top``: the customer is of the best tier.
    """

    follow_up: FollowUp
    customer: Customer
    late: int
    top: bool


@dataclass(frozen=True)
class Agenda:
    """A day of a rep's: ``items`` most important first; ``later`` are follow-ups that have to wait, with their new day.

    ``done`` counts the contacts logged that day; ``book`` the customers there are; ``reviews`` the grades to be looked
    at again and ``silent`` those who were not heard of for as long as data is kept, where it is the day to say so; into
    ``watched`` customers leads looked since the last workday; ``progress`` is towards
    what the rep's team aims at, where it aims at something; ``own`` are the lines of that team.
    """

    engine: Engine
    language: Language
    desk: RepDesk
    day: date
    items: tuple[Item, ...]
    later: tuple[tuple[int, date], ...]
    done: int
    book: int
    festivals: tuple[Festival, ...]
    reviews: int = 0
    silent: int = 0
    watched: int = 0
    progress: Progress | None = None
    own: OwnLines = NO_LINES

    def line(self, item: Item) -> Text | None:
        """How to open with this customer; None when nothing is known of their ways."""
        if item.follow_up.why == "birthday" and self.engine.library.calendar:
            greetings = self.engine.library.calendar.birthday.greetings
            return greetings[item.customer.id % len(greetings)].text if greetings else None
        customer = item.customer
        lines = openings(self.engine.library, customer.types, customer.stage, customer.pack, self.own)
        return lines[0].advice.text if lines else None


@dataclass(frozen=True)
class Week:
    """The next days of a rep's, today with what is overdue first; each with what is due on it, as it stands."""

    engine: Engine
    language: Language
    desk: RepDesk
    days: tuple[tuple[date, tuple[Item, ...]], ...]


async def today_of(services: Services, sender: Sender) -> Agenda:
    """This person's day as it is now; looking moves nothing."""
    profile = await profile_of(services, sender)
    engine = services.library.engine
    work = partial(own_agenda, engine=engine, profile=profile, sender=sender)
    return await services.database.write(work)


async def week_of(services: Services, sender: Sender) -> Week:
    """This person's next seven days."""
    profile = await profile_of(services, sender)
    engine = services.library.engine
    return await services.database.write(partial(_week_in, engine=engine, profile=profile, sender=sender))


def agenda_in(
    connection: Connection, *, engine: Engine, profile: Profile, desk: RepDesk, person_id: int, now: datetime
) -> Agenda:
    """The day of this person at ``now``, within a transaction or a reading."""
    hours = desk.hours
    today = hours.local(now).date()
    rows = follow_ups.due_by(connection, person_id=person_id, day=today)
    theirs = customers.several(connection, customer_ids={row.customer_id for row in rows})
    rows = [row for row in rows if row.customer_id in theirs]
    load = follow_ups.load(connection, person_id=person_id, since=today + timedelta(days=1), until=today + FAR)
    plan = _plan(rows, theirs, today, desk, load)
    by_id = {row.id: row for row in rows}
    start = hours.moment(today, desk.hours.wakes.min)
    end = hours.moment(today + timedelta(days=1), desk.hours.wakes.min)
    calendar = engine.library.calendar
    return Agenda(
        engine,
        profile.language,
        desk,
        today,
        tuple(_item(by_id[number], theirs, desk, today) for number in plan.today),
        plan.later,
        touches.count_between(connection, person_id=person_id, since=start, until=end),
        customers.count(connection, person_id=person_id),
        on_day(calendar, today, hours) if calendar else (),
        progress=progress_in(connection, person_id=person_id, hours=hours, now=now),
        own=own_lines(connection, engine, person_id=person_id, language=profile.language),
    )


def own_agenda(connection: Connection, *, engine: Engine, profile: Profile, sender: Sender) -> Agenda:
    """As ``today_of``, within a transaction."""
    desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
    return agenda_in(connection, engine=engine, profile=profile, desk=desk, person_id=sender.person_id, now=sender.now)


def _week_in(connection: Connection, *, engine: Engine, profile: Profile, sender: Sender) -> Week:
    desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
    today = desk.hours.local(sender.now).date()
    end = today + timedelta(days=WEEK)
    rows = follow_ups.due_by(connection, person_id=sender.person_id, day=today)
    rows += follow_ups.between(connection, person_id=sender.person_id, since=today + timedelta(days=1), until=end)
    theirs = customers.several(connection, customer_ids={row.customer_id for row in rows})
    days = []
    for ahead in range(WEEK):
        day = today + timedelta(days=ahead)
        due = [row for row in rows if max(row.day, today) == day and row.customer_id in theirs]
        days.append((day, tuple(_item(row, theirs, desk, today) for row in due)))
    return Week(engine, profile.language, desk, tuple(days))


def _plan(
    rows: Sequence[FollowUpRow], theirs: dict[int, CustomerRow], today: date, desk: RepDesk, load: dict[date, int]
) -> DayPlan:
    """What was on the list of its day and came back undone has waited since that day."""
    hours = desk.hours
    waiting = []
    for row in rows:
        customer = theirs[row.customer_id]
        touched = hours.local(customer.last_touch_at).date() if customer.last_touch_at else None
        returns = overdue_workdays(row.day, today, hours)
        waiting.append(Waiting(row.id, row.due_day, row.at_time, row.why, customer.rank, touched, row.moved, returns))
    return plan_day(waiting, today, hours, load)


def _item(row: FollowUpRow, theirs: dict[int, CustomerRow], desk: RepDesk, today: date) -> Item:
    late = overdue_workdays(row.due_day, today, desk.hours)
    customer = theirs[row.customer_id]
    return Item(follow_up_of(row), customer_of(customer, [row], desk.hours), late, customer.rank == 0)
