"""The clock only ticks: what is due is found by looking."""

import asyncio
from datetime import timedelta

import structlog
from telegram.ext import JobQueue

from bot.due import LOOKS, Look
from bot.flows import alerting, owning, pruning, purchase_grades
from bot.flows.services import Services
from bot.handlers.context import Context
from bot.screens import owner
from bot.screens.general import KEPT_DAYS

log = structlog.get_logger()

APART = timedelta(milliseconds=90)
"""Between one look and the next: a rep's reply then waits for one of them at the most."""

LIBRARY_LOOK = timedelta(seconds=2)
"""How often the library's files are looked at: a saved edit serves before its author has picked up the phone."""

LOOKING_AFTER = timedelta(minutes=1)
"""How often it is looked whether the owner must hear of something."""

PRUNING = timedelta(hours=1)
"""How often old rows are erased: often, so that each time there are few."""


def add_ticks(queue: JobQueue[Context], services: Services) -> None:
    """Have the clock tick."""

    async def look_at_library(context: Context) -> None:
        problems = await asyncio.to_thread(services.library.refresh)
        if problems is None:
            return
        version = services.library.engine.library.version
        log.info("library looked at", problems=len(problems), serving=version)
        for chat in await owning.owners_of(services) if problems else ():
            await context.bot.send_message(chat, owner.edit_refused(problems))

    async def prune(_: Context) -> None:
        erased = await pruning.prune(services, KEPT_DAYS)
        log.info("old rows erased", count=erased)

    async def tell_owner(context: Context) -> None:
        owners = await owning.owners_of(services)
        found = await alerting.alert(services) if owners else None
        if found is None:
            return
        for chat in owners:
            await context.bot.send_message(chat, owner.alert(found).text)

    async def rank_books(_: Context) -> None:
        changed = await purchase_grades.rank_books(services)
        log.info("books ranked by purchases", changed=changed)

    for place, look in enumerate(LOOKS):
        _add(queue, services, look, first=look.every + place * APART)
    queue.run_repeating(rank_books, PRUNING, first=timedelta(minutes=2))
    queue.run_repeating(look_at_library, LIBRARY_LOOK, LIBRARY_LOOK + len(LOOKS) * APART)
    queue.run_repeating(tell_owner, LOOKING_AFTER)
    queue.run_repeating(prune, PRUNING, first=timedelta(minutes=1))


def _add(queue: JobQueue[Context], services: Services, look: Look, first: timedelta) -> None:
    async def work(context: Context) -> None:
        done = await look.work(services, context.bot)
        if done:
            log.info(look.told, count=done)

    queue.run_repeating(work, look.every, first, name=look.told)
