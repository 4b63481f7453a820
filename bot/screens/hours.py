"""A rep's hours on one living message: what they are, and a page for each that can be changed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape

from bot.core.library import Library
from bot.core.rhythm.hours import Hours
from bot.core.rhythm.zones import COMMON
from bot.core.text import Language
from bot.flows.desks import RepDesk
from bot.screens.days import day_month, weekday
from bot.screens.hours_wording import HoursWords, hours_words
from bot.screens.reminder_calls import written_day, written_time
from bot.screens.screen import Button, Rows, Screen, grid, short

CAPS = (4, 6, 8, 10, 12, 15, 20, 30)
SILENCES = (14, 21, 30, 45, 60, 90)
CLOCKS: Mapping[str, tuple[int, ...]] = {
    "starts": (7, 8, 9, 10, 11, 12),
    "ends": (16, 17, 18, 19, 20, 21),
    "digest": (7, 8, 9, 10, 12, 18),
    "wakes": (6, 7, 8, 9, 10, 11),
    "sleeps": (18, 19, 20, 21, 22, 23),
}
"""Full hours offered for each; others can be written."""

_MONDAY = date(2026, 11, 23)


@dataclass(frozen=True)
class HoursShown:
    """What the pages show; ``now`` is aware."""

    library: Library
    language: Language
    desk: RepDesk
    now: datetime

    @property
    def today(self) -> date:
        """The rep's day."""
        return self.desk.hours.local(self.now).date()


def hours(shown: HoursShown, said: str = "") -> Screen:
    """All of it; ``said`` goes before, when something could not be changed."""
    say = hours_words(shown.language)
    desk, at = shown.desk, shown.desk.hours
    digest = (say.digest if desk.digests else say.no_digest).format(digest=_clock(at.digest), cap=at.cap)
    scheme = shown.library.schemes.get(desk.scheme)
    parts = [
        f"<b>{say.title.format(now=at.local(shown.now).strftime('%H:%M'))}</b>",
        *([said] if said else []),
        say.zone.format(zone=escape(at.zone)),
        _work(at, say, shown.language),
        digest,
        say.quiet.format(sleeps=_clock(at.sleeps), wakes=_clock(at.wakes)),
        *_exceptions(shown, say),
        say.silence.format(days=desk.silence_days, scheme=escape(scheme.name.in_(shown.language) if scheme else "–")),
    ]
    buttons = [Button(label, f"h:{name}") for name, label in say.labels.items()]
    return Screen("\n".join(parts), grid(buttons, 3))


def page(shown: HoursShown, name: str, said: str = "") -> Screen:
    """The page for one of them; the first page when there is none of that name."""
    make = _PAGES.get(name)
    if make is None:
        return hours(shown, said)
    say = hours_words(shown.language)
    lines, rows = make(shown, say, name)
    parts = [f"<b>{say.labels[name]}</b>", *([said] if said else []), say.choose[name], *lines]
    own = (Button(say.add if name in ("leave", "over") else say.own_words, f"h:{name}:own"),) if name in say.ask else ()
    return Screen("\n".join(parts), (*rows, (*own, Button(say.back, "h:show"))))


def asking(shown: HoursShown, name: str) -> Screen:
    """The rep is to write it."""
    say = hours_words(shown.language)
    return Screen(f"<b>{say.labels[name]}</b>\n{say.ask[name]}", ((Button(say.back, f"h:{name}"),),))


def contradiction(shown: HoursShown, name: str) -> str:
    """Why what was chosen cannot be."""
    say, at = hours_words(shown.language), shown.desk.hours
    if name == "days":
        return say.no_workday
    return say.contradiction.format(wakes=_clock(at.wakes), sleeps=_clock(at.sleeps))


def _zones(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    del say
    buttons = []
    for place, zone in enumerate(COMMON):
        city = zone.rpartition("/")[2].replace("_", " ")
        buttons.append(_choice(f"h:{name}:{place}", city, chosen=zone == shown.desk.hours.zone))
    return [], grid(buttons, 3)


def _weekdays(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    del say
    worked = shown.desk.hours.workdays
    days = [(number, weekday(shown.language, _MONDAY.replace(day=22 + number))) for number in range(1, 8)]
    return [], grid([_choice(f"h:{name}:{number}", label, chosen=number in worked) for number, label in days], 4)


def _clocks(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    now: time = getattr(shown.desk.hours, name)
    times = sorted({now, *(time(hour) for hour in CLOCKS[name])})
    rows = grid([_choice(f"h:{name}:{written_time(one)}", _clock(one), chosen=one == now) for one in times], 4)
    if name != "digest":
        return [], rows
    on, off = shown.desk.digests, not shown.desk.digests
    toggle = (
        _choice("h:digest:on", say.digests_on, chosen=on),
        _choice("h:digest:off", say.digests_off, chosen=off),
    )
    return [], (*rows, toggle)


def _caps(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    now = shown.desk.hours.cap
    options = [(number, say.customers_a_day.format(count=number)) for number in sorted({now, *CAPS})]
    return [], grid([_choice(f"h:{name}:{number}", label, chosen=number == now) for number, label in options], 3)


def _silences(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    now = shown.desk.silence_days
    options = [(number, say.days.format(count=number)) for number in sorted({now, *SILENCES})]
    return [], grid([_choice(f"h:{name}:{number}", label, chosen=number == now) for number, label in options], 3)


def _schemes(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    """Those that say how often a customer comes back."""
    del say
    driving = [one for one in shown.library.schemes.values() if any(tier.cadence for tier in one.tiers.values())]
    buttons = [
        _choice(f"h:{name}:{one.id}", one.name.in_(shown.language), chosen=one.id == shown.desk.scheme)
        for one in driving
    ]
    return [], grid(buttons, 2)


def _leaves(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    coming = [leave for leave in shown.desk.hours.leave if leave[1] >= shown.today]
    buttons = [
        Button(short(say.remove.format(days=_span(shown.language, *leave))), f"h:{name}:{written_day(leave[0])}")
        for leave in coming
    ]
    return ([] if coming else [say.none_yet]), grid(buttons, 1)


def _single_days(shown: HoursShown, say: HoursWords, name: str) -> tuple[list[str], Rows]:
    coming = [one for one in shown.desk.hours.overrides if one[0] >= shown.today]
    buttons = []
    for day, works in coming:
        label = f"{_span(shown.language, day, day)} {say.works if works else say.off}"
        buttons.append(Button(short(say.remove.format(days=label)), f"h:{name}:{written_day(day)}"))
    return ([] if coming else [say.none_yet]), grid(buttons, 1)


_Page = Callable[[HoursShown, HoursWords, str], tuple[list[str], Rows]]
_PAGES: Mapping[str, _Page] = {
    "zone": _zones,
    "days": _weekdays,
    **dict.fromkeys(CLOCKS, _clocks),
    "cap": _caps,
    "leave": _leaves,
    "over": _single_days,
    "silence": _silences,
    "scheme": _schemes,
}


def _work(at: Hours, say: HoursWords, language: Language) -> str:
    names = [weekday(language, _MONDAY.replace(day=22 + number)) for number in sorted(at.workdays)]
    in_a_row = len(names) > 2 and max(at.workdays) - min(at.workdays) == len(names) - 1  # noqa: PLR2004  # worth a dash
    days = f"{names[0]}–{names[-1]}" if in_a_row else " ".join(names)
    holidays = say.holidays_cn if at.holidays == "cn" else say.holidays_none
    return say.work.format(days=days, starts=_clock(at.starts), ends=_clock(at.ends), holidays=holidays)


def _exceptions(shown: HoursShown, say: HoursWords) -> list[str]:
    separator = "、" if shown.language == "zh" else ", "
    leave = [_span(shown.language, *one) for one in shown.desk.hours.leave if one[1] >= shown.today]
    single = [
        f"{day_month(shown.language, day)} {say.works if works else say.off}"
        for day, works in shown.desk.hours.overrides
        if day >= shown.today
    ]
    told = [(say.leave, leave), (say.overrides, single)]
    return [words.format(days=separator.join(days)) for words, days in told if days]


def _span(language: Language, first: date, last: date) -> str:
    return day_month(language, first) if first == last else f"{day_month(language, first)}–{day_month(language, last)}"


def _clock(at: time) -> str:
    return f"{at:%H:%M}"


def _choice(data: str, label: str, *, chosen: bool) -> Button:
    return Button(short(f"✓ {label}" if chosen else label), data)
