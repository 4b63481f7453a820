"""The clock only ticks: what is due is found by looking."""

import asyncio
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from telegram.ext import JobQueue

from bot.core.teams.briefing import Kind
from bot.core.text import Language
from bot.flows import (
    alerting,
    briefings,
    digesting,
    escalating,
    fanning_out,
    handing_back,
    pruning,
    purchase_grades,
    team_rhythm,
    telling,
    telling_handovers,
)
from bot.flows.agendas import Agenda
from bot.flows.briefings import Shown
from bot.flows.escalating import MissedList
from bot.flows.reminding import Reminder
from bot.flows.services import Services
from bot.flows.stored_broadcasts import Broadcast
from bot.flows.telling_handovers import Told
from bot.handlers.context import Context
from bot.handlers.for_readers import as_read
from bot.handlers.sending import delivery
from bot.messenger import Messenger
from bot.screens import agenda, briefing, broadcasts, handover_news, overseeing, owner, reminder
from bot.screens.general import KEPT_DAYS

log = structlog.get_logger()

LIBRARY_LOOK = timedelta(seconds=2)
"""How often the library's files are looked at: a saved edit serves before its author has picked up the phone."""

DUE_LOOK = timedelta(seconds=1)
"""How often it is looked what reps are to be told now."""

TEAM_LOOK = timedelta(seconds=5)
"""How often it is looked whose book is to follow what their team has agreed on."""

LOOKING_AFTER = timedelta(minutes=1)
"""How often it is looked whether the owner must hear of something."""

PRUNING = timedelta(hours=1)
"""How often old rows are erased: often, so that each time there are few."""


def _add_reminding(queue: JobQueue[Context], services: Services) -> None:
    """Reps hear what is due, of their day, and what their lead has to say."""

    async def tell_what_is_due(context: Context) -> None:
        told = await telling.tell(services, partial(_reminder, context.bot))
        if told:
            log.info("reminders written", count=told)

    async def make_digests(context: Context) -> None:
        made = await digesting.make_digests(services, partial(_digest, context.bot))
        if made:
            log.info("digests written", count=made)

    async def fan_out(context: Context) -> None:
        steps = await fanning_out.fan_out(
            services, partial(as_read, context.bot, services.library.engine), partial(_called_off, context.bot)
        )
        if steps:
            log.info("broadcasts went on", steps=steps)

    queue.run_repeating(fan_out, DUE_LOOK)
    queue.run_repeating(tell_what_is_due, DUE_LOOK)
    queue.run_repeating(make_digests, DUE_LOOK)


def _add_briefing(queue: JobQueue[Context], services: Services) -> None:
    """Leads hear of their team, and everybody's book follows what it has agreed on."""

    async def make_briefings(context: Context) -> None:
        made = await briefings.make_briefings(services, partial(_briefing, context.bot))
        if made:
            log.info("briefings written", count=made)

    async def follow_teams(_: Context) -> None:
        followed = await team_rhythm.follow_teams(services)
        if followed:
            log.info("rhythms of teams followed", count=followed)

    queue.run_repeating(make_briefings, DUE_LOOK)
    queue.run_repeating(follow_teams, TEAM_LOOK)


def _add_handing_over(queue: JobQueue[Context], services: Services) -> None:
    """Customers come back when a cover is over; those whom a handover, or what was missed, concerns hear of it."""

    async def send_back(_: Context) -> None:
        ended = await handing_back.send_back(services)
        if ended:
            log.info("covers ended", count=ended)

    async def tell_handovers(context: Context) -> None:
        told = await telling_handovers.tell(services, partial(_news, context.bot))
        if told:
            log.info("handovers told", count=told)

    async def tell_missed(context: Context) -> None:
        told = await escalating.escalate(services, partial(_missed, context.bot))
        if told:
            log.info("missed follow-ups told", count=told)

    queue.run_repeating(send_back, DUE_LOOK)
    queue.run_repeating(tell_missed, LOOKING_AFTER)
    queue.run_repeating(tell_handovers, DUE_LOOK)


def _news(bot: Messenger, found: Told) -> dict[str, Any]:
    return delivery(bot, handover_news.news(found))


def _missed(bot: Messenger, found: MissedList) -> dict[str, Any]:
    return delivery(bot, overseeing.missed_list(found))


def _reminder(bot: Messenger, found: Reminder) -> dict[str, Any]:
    return delivery(bot, reminder.reminder(found, again=found.told))


def _called_off(bot: Messenger, found: Broadcast, language: Language) -> dict[str, Any]:
    return delivery(bot, broadcasts.called_off(found, language))


def _digest(bot: Messenger, found: Agenda) -> dict[str, Any] | None:
    screen = agenda.digest(found)
    return delivery(bot, screen) if screen else None


def _briefing(bot: Messenger, kind: Kind, found: Shown) -> dict[str, Any] | None:
    screen = briefing.briefing(kind, found)
    return delivery(bot, screen) if screen else None


def add_ticks(queue: JobQueue[Context], services: Services) -> None:
    """Have the clock tick."""

    async def look_at_library(context: Context) -> None:
        problems = await asyncio.to_thread(services.library.refresh)
        if problems is None:
            return
        version = services.library.engine.library.version
        log.info("library looked at", problems=len(problems), serving=version)
        if problems and services.owner:
            await context.bot.send_message(services.owner, owner.edit_refused(problems))

    async def prune(_: Context) -> None:
        erased = await pruning.prune(services, KEPT_DAYS)
        log.info("old rows erased", count=erased)

    async def tell_owner(context: Context) -> None:
        found = await alerting.alert(services) if services.owner else None
        if found and services.owner:
            await context.bot.send_message(services.owner, owner.alert(found).text)

    async def rank_books(_: Context) -> None:
        changed = await purchase_grades.rank_books(services)
        log.info("books ranked by purchases", changed=changed)

    _add_reminding(queue, services)
    _add_briefing(queue, services)
    _add_handing_over(queue, services)
    queue.run_repeating(rank_books, PRUNING, first=timedelta(minutes=2))
    queue.run_repeating(look_at_library, LIBRARY_LOOK)
    queue.run_repeating(tell_owner, LOOKING_AFTER)
    queue.run_repeating(prune, PRUNING, first=timedelta(minutes=1))
