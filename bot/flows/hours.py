"""What a rep changes about their hours, one thing at a time."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import Final

from bot.core.rhythm.said import leave_said, time_said, workday_said
from bot.core.rhythm.zones import COMMON, zone_said
from bot.flows.briefings import reckon_anew
from bot.flows.desks import RepDesk, change_desk, with_hours
from bot.flows.services import Sender, Services

Change = Callable[[RepDesk], RepDesk]

MOST_CAP: Final = 60
MOST_SILENCE: Final = 366


class HoursError(ValueError):
    """What was asked for contradicts the other hours; nothing changed."""


async def change(services: Services, sender: Sender, how: Change) -> RepDesk:
    """Work otherwise from now on, and hear of a team at other moments. Raises HoursError."""
    try:
        desk = await change_desk(services, sender, how)
    except ValueError as error:
        raise HoursError from error
    await services.database.write(partial(reckon_anew, person_id=sender.person_id, now=sender.now))
    return desk


def tapped_change(name: str, argument: str, today: date) -> Change | None:
    """What a button of a page asks for; None when there is no such thing."""
    make = _TAPPED.get(name)
    return make(argument, today) if make and argument else None


def written_change(name: str, text: str, now: datetime) -> Change | None:
    """What the rep's words ask for, or None when they are not understood; ``now`` is local."""
    if name == "zone":
        zone = zone_said(text, now)
        return (lambda desk: with_hours(desk, zone=zone)) if zone else None
    if name == "leave":
        leave = leave_said(text, now)
        return (lambda desk: _with_leave(desk, leave, now.date())) if leave else None
    if name == "over":
        day = workday_said(text, now)
        return (lambda desk: _with_override(desk, day, now.date())) if day else None
    at = time_said(text)
    return (lambda desk: with_hours(desk, **{name: at})) if at is not None and name in _CLOCKS else None


_CLOCKS: Final = ("starts", "ends", "digest", "wakes", "sleeps")


def _zone(argument: str, today: date) -> Change | None:
    del today
    place = _number(argument, len(COMMON) - 1)
    return (lambda desk: with_hours(desk, zone=COMMON[place])) if place is not None else None


def _workday(argument: str, today: date) -> Change | None:
    del today
    day = _number(argument, 7)
    return (lambda desk: with_hours(desk, workdays=desk.hours.workdays ^ {day})) if day else None


def _cap(argument: str, today: date) -> Change | None:
    del today
    cap = _number(argument, MOST_CAP)
    return (lambda desk: with_hours(desk, cap=cap)) if cap else None


def _silence(argument: str, today: date) -> Change | None:
    del today
    days = _number(argument, MOST_SILENCE)
    return (lambda desk: replace(desk, silence_days=days)) if days else None


def _holidays(argument: str, today: date) -> Change | None:
    del argument, today
    return lambda desk: with_hours(desk, holidays="none" if desk.hours.holidays == "cn" else "cn")


def _digest(argument: str, today: date) -> Change | None:
    if argument in ("on", "off"):
        return lambda desk: replace(desk, digests=argument == "on")
    return _clock("digest")(argument, today)


def _clock(name: str) -> Callable[[str, date], Change | None]:
    def make(argument: str, today: date) -> Change | None:
        del today
        number = _number(argument, 2359)
        if number is None or number % 100 > 59:  # noqa: PLR2004  # minutes of an hour
            return None
        return lambda desk: with_hours(desk, **{name: time(number // 100, number % 100)})

    return make


def _no_leave(argument: str, today: date) -> Change | None:
    del today

    def change(desk: RepDesk) -> RepDesk:
        kept = tuple(one for one in desk.hours.leave if f"{one[0]:%Y%m%d}" != argument)
        return with_hours(desk, leave=kept)

    return change


def _no_override(argument: str, today: date) -> Change | None:
    del today

    def change(desk: RepDesk) -> RepDesk:
        kept = tuple(one for one in desk.hours.overrides if f"{one[0]:%Y%m%d}" != argument)
        return with_hours(desk, overrides=kept)

    return change


def _with_leave(desk: RepDesk, leave: tuple[date, date], today: date) -> RepDesk:
    kept = {one for one in desk.hours.leave if one[1] >= today} | {leave}
    return with_hours(desk, leave=tuple(sorted(kept)))


def _with_override(desk: RepDesk, day: tuple[date, bool], today: date) -> RepDesk:
    kept = {one: works for one, works in desk.hours.overrides if one >= today} | {day[0]: day[1]}
    return with_hours(desk, overrides=tuple(sorted(kept.items())))


def _number(written: str, most: int) -> int | None:
    digits = written.isdecimal() and written.isascii() and len(written) <= len(str(most))
    return int(written) if digits and int(written) <= most else None


_TAPPED: Mapping[str, Callable[[str, date], Change | None]] = {
    "zone": _zone,
    "days": _workday,
    "cap": _cap,
    "silence": _silence,
    "holidays": _holidays,
    "digest": _digest,
    "leave": _no_leave,
    "over": _no_override,
    **{name: _clock(name) for name in ("starts", "ends", "wakes", "sleeps")},
}
