"""How a rep works: hours, leave, which scheme brings customers back. Who never said so works as most do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.core.schemes import DEFAULT_SCHEME, Tier
from bot.core.text import Language
from bot.flows.applying import once
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import desks, follow_ups, people
from bot.store.database import Connection
from bot.store.desks import DeskRow
from bot.store.people import Profile

WHERE: dict[Language, str] = {"zh": "Asia/Shanghai", "en": "Europe/London"}
"""The zone a rep is taken to be in until they say so: Telegram does not tell."""

UNHEARD: Language = "en"
"""What somebody is taken to speak whom the bot never met."""


@dataclass(frozen=True, slots=True)
class RepDesk:
    """``silence_days`` without contact raise a customer whom no tier brings back; ``keep_months`` end their stay."""

    hours: Hours
    scheme: str = DEFAULT_SCHEME
    silence_days: int = 30
    keep_months: int = 24
    digests: bool = True

    def next_digest(self, after: datetime) -> datetime | None:
        """When the next digest is owed after this moment; None to whom wants none."""
        return self.hours.next_digest(after) if self.digests else None

    def tier(self, library: Library, grades: dict[str, str]) -> Tier | None:
        """The tier that drives the rhythm of a customer with these grades; None when they have none."""
        return library.tier(self.scheme, grades.get(self.scheme, ""))

    def rank(self, library: Library, grades: dict[str, str]) -> int:
        """How far from the top that tier is, from 0; 99 without one."""
        tier, scheme = self.tier(library, grades), library.schemes.get(self.scheme)
        return list(scheme.tiers).index(tier.id) if tier and scheme else 99


def desk_in(connection: Connection, *, person_id: int, language: Language, now: datetime) -> RepDesk:
    """The desk of this person; from its first use on, and after they could not be reached, they are owed digests."""
    row = desks.of(connection, person_id=person_id)
    if row is not None:
        desk = desk_from(row)
        if row.unreachable_at is not None:
            back = {"unreachable_at": None, "digest_at": desk.next_digest(now)}
            desks.change(connection, person_id=person_id, values=back)
        return desk
    fresh = usual_desk(language)
    values = {"person_id": person_id, "digest_at": fresh.next_digest(now), **columns_of(fresh)}
    desks.set_up(connection, values=values)
    return fresh


def usual_desk(language: Language) -> RepDesk:
    """How somebody works who never said so."""
    return RepDesk(Hours(WHERE[language], holidays="cn" if language == "zh" else "none"))


def known_desk(connection: Connection, *, person_id: int) -> RepDesk | None:
    """The desk of a person who has one."""
    row = desks.of(connection, person_id=person_id)
    return desk_from(row) if row is not None else None


def desk_for(connection: Connection, *, person_id: int) -> RepDesk:
    """The desk of somebody who is not at it now; who has none works as most do."""
    known = known_desk(connection, person_id=person_id)
    return known or usual_desk(people.spoken_by(connection, person_id=person_id) or UNHEARD)


def hours_of(connection: Connection, profiles: Mapping[int, Profile]) -> dict[int, Hours]:
    """The hours of these people, as ``desk_for`` has them."""
    rows = desks.several(connection, person_ids=list(profiles))
    return {
        number: (desk_from(rows[number]) if number in rows else usual_desk(profile.language)).hours
        for number, profile in profiles.items()
    }


def desk_from_now_on(connection: Connection, *, person_id: int, now: datetime) -> RepDesk:
    """The desk of somebody who is not at it now, and is given work: who had none has one from now on."""
    known = known_desk(connection, person_id=person_id)
    language = people.spoken_by(connection, person_id=person_id) or UNHEARD
    return known or desk_in(connection, person_id=person_id, language=language, now=now)


async def desk_of(services: Services, sender: Sender) -> RepDesk:
    """The desk of this person."""
    profile = await profile_of(services, sender)
    row = await services.database.read(partial(desks.of, person_id=sender.person_id))
    if row is not None and row.unreachable_at is None:
        return desk_from(row)
    return await services.database.write(partial(_set_up, sender=sender, profile=profile))


async def back_again(services: Services, sender: Sender) -> None:
    """Whoever could not be reached is owed digests again, for here they are; without a desk nobody is owed any."""
    row = await services.database.read(partial(desks.of, person_id=sender.person_id))
    if row is not None and row.unreachable_at is not None:
        await desk_of(services, sender)


async def change_desk(services: Services, sender: Sender, change: Callable[[RepDesk], RepDesk]) -> RepDesk:
    """Work otherwise from now on. Raises ValueError where hours contradict each other; then nothing changes."""
    profile = await profile_of(services, sender)

    def work(connection: Connection) -> RepDesk:
        desk = desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)

        def apply() -> None:
            after = change(desk)
            owed = desks.of(connection, person_id=sender.person_id)
            late = owed is not None and owed.digest_at is not None and owed.digest_at <= sender.now
            digest = sender.now if late and after.digests else after.next_digest(sender.now)
            desks.change(connection, person_id=sender.person_id, values={**columns_of(after), "digest_at": digest})
            if after.hours.zone != desk.hours.zone:
                _set_clocks(connection, sender, after.hours)

        once(connection, sender, "desk", apply)
        return desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)

    return await services.database.write(work)


def _set_clocks(connection: Connection, sender: Sender, hours: Hours) -> None:
    """What was promised for ten o'clock is told at ten o'clock where the rep is now."""
    for row in follow_ups.timed(connection, person_id=sender.person_id):
        at = max(hours.moment(row.day, row.at_time), sender.now)
        follow_ups.change(connection, follow_up_id=row.id, values={"tell_at": hours.next_awake(at)})


def desk_from(row: DeskRow) -> RepDesk:
    """The desk of a row."""
    hours = msgspec.convert(row.hours, Hours)
    return RepDesk(hours, row.scheme, row.silence_days, row.keep_months, row.digests)


def columns_of(desk: RepDesk) -> dict[str, Any]:
    """The columns that keep a desk."""
    return {
        "hours": msgspec.to_builtins(desk.hours),
        "scheme": desk.scheme,
        "silence_days": desk.silence_days,
        "keep_months": desk.keep_months,
        "digests": desk.digests,
    }


def with_hours(desk: RepDesk, **changes: Any) -> RepDesk:
    """The same desk at other hours. Raises ValueError where they contradict each other."""
    return replace(desk, hours=replace(desk.hours, **changes))


def _set_up(connection: Connection, *, sender: Sender, profile: Profile) -> RepDesk:
    return desk_in(connection, person_id=sender.person_id, language=profile.language, now=sender.now)
