"""Reminders, days and hours fit a phone, however long the names and words."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.book.history import FollowUp, Why
from bot.core.engine import Engine
from bot.core.text import LANGUAGES, Language
from bot.flows.agendas import Agenda, Item, Week
from bot.flows.book import CustomerCard
from bot.flows.reminding import Reminder
from bot.flows.rescheduling import Wanted
from bot.screens import agenda, handing_over, hours, reminder, rescheduling
from bot.screens.hours import HoursShown
from bot.screens.reminder_calls import Tap
from bot.screens.screen import Screen
from tests.e2e.test_limits import assert_fits, crowded

DAY, NOW = date(2026, 11, 20), datetime(2026, 11, 20, 9, tzinfo=UTC)
WHYS: tuple[Why, ...] = ("promise", "by_hand", "rhythm", "silence", "birthday")


def reminders(card: CustomerCard) -> list[Reminder]:
    """One of every kind, open and ended."""
    due = [FollowUp(10**12, why, "timing:A" if why == "rhythm" else "说过的话" * 50, DAY, time(10, 30)) for why in WHYS]
    whole = [Reminder(replace(card, follow_ups=(one,)), one, tell_at=NOW + timedelta(hours=1)) for one in due]
    return [
        *whole,
        *(replace(one, ended=how, note="因为" * 99) for one in whole for how in ("done", "dropped", "replaced")),
    ]


def screens_of(shown: Reminder) -> list[Screen]:
    card, call = shown.card, Tap("f", 10**17, "when", ())
    want = Wanted(DAY + timedelta(days=1), time(22), words="说" * 99, others=(DAY + timedelta(days=3),) * 3)
    return [
        *(reminder.reminder(shown, turn, again=True) for turn in range(3)),
        *(show(shown) for show in (reminder.outcomes, reminder.snoozing, reminder.dropping, reminder.dropped)),
        reminder.snoozed(shown, NOW),
        reminder.asking(shown, "?" * 100, "drop"),
        reminder.logged(card, "missed"),
        reminder.resting(card, 10**17),
        reminder.going_on(card),
        handing_over.handover(shown),
        handing_over.handed_over(card),
        rescheduling.picker(card, call, "?" * 100),
        rescheduling.picker(card, Tap("k", 10**17, "when", ()), ""),
        rescheduling.times(card, call, DAY + timedelta(days=400)),
        rescheduling.echo(shown, want, NOW),
        rescheduling.settled(shown),
        rescheduling.asking(card, "f:1:when"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_of_a_reminder_fits(engine: Engine, language: Language) -> None:
    for card in crowded(engine, language):
        for shown in reminders(card):
            for screen in screens_of(shown):
                assert_fits(screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_full_days_and_weeks_fit(engine: Engine, language: Language) -> None:
    card = next(crowded(engine, language))
    items = tuple(Item(one.follow_up, one.card.customer, 30, True) for one in reminders(card)) * 3
    later = tuple((number, DAY + timedelta(days=number % 9 + 1)) for number in range(99))
    festivals = engine.library.calendar.festivals[:2] if engine.library.calendar else ()
    shown = Agenda(engine, language, card.desk, DAY, items, later, 99, 9999, festivals)
    week = Week(engine, language, card.desk, tuple((DAY + timedelta(days=ahead), items) for ahead in range(7)))
    digest = agenda.digest(shown)
    assert digest
    for screen in (digest, agenda.today(shown, 1), agenda.week(week), agenda.week_day(week, DAY, 2)):
        assert_fits(screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_the_hours_fits(engine: Engine, language: Language) -> None:
    card = next(crowded(engine, language))
    leave = tuple((DAY + timedelta(days=9 * one), DAY + timedelta(days=9 * one + 5)) for one in range(3))
    busy = replace(card.desk, hours=replace(card.desk.hours, leave=leave, overrides=((DAY, True), (DAY, False))))
    shown = HoursShown(engine.library, language, busy, NOW)
    names = ("zone", "days", "starts", "ends", "digest", "wakes", "sleeps", "cap", "leave", "over", "silence", "scheme")
    for name in names:
        assert_fits(hours.page(shown, name, hours.contradiction(shown, name)))
    assert_fits(hours.hours(shown))
    assert_fits(hours.asking(shown, "leave"))
