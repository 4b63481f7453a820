"""What is due, and how it is said: each look finds what there is, writes it down and tells how much that was."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Final, NamedTuple

from bot.core.teams.briefing import Kind
from bot.core.text import Language
from bot.flows import (
    asking_again,
    briefings,
    digesting,
    escalating,
    fanning_out,
    handing_back,
    settling,
    team_rhythm,
    telling,
    telling_handovers,
)
from bot.flows.agendas import Agenda
from bot.flows.briefings import Shown
from bot.flows.reporting import Report
from bot.flows.services import Services
from bot.flows.stored_broadcasts import Broadcast
from bot.handlers.asking_again import reminder_for
from bot.handlers.for_readers import as_read
from bot.handlers.sending import delivery, edit
from bot.messenger import Messenger
from bot.screens import agenda, briefing, broadcast_report, broadcasts, handover_news, overseeing, reminder

AT_ONCE: Final = timedelta(seconds=1)
SOON: Final = timedelta(minutes=1)

Work = Callable[[Services, Messenger], Awaitable[int]]


class Look(NamedTuple):
    """``work`` is done again and again, ``every`` so often; ``told``: what the log calls what it did."""

    told: str
    every: timedelta
    work: Work


async def _reminders(services: Services, bot: Messenger) -> int:
    return await telling.tell(services, lambda found: delivery(bot, reminder.reminder(found, again=found.told)))


async def _digests(services: Services, bot: Messenger) -> int:
    def render(found: Agenda) -> dict[str, Any] | None:
        screen = agenda.digest(found)
        return delivery(bot, screen) if screen else None

    return await digesting.make_digests(services, render)


async def _briefings(services: Services, bot: Messenger) -> int:
    def render(kind: Kind, found: Shown) -> dict[str, Any] | None:
        screen = briefing.briefing(kind, found)
        return delivery(bot, screen) if screen else None

    return await briefings.make_briefings(services, render)


async def _rhythms(services: Services, _: Messenger) -> int:
    return await team_rhythm.follow_teams(services)


async def _broadcasts(services: Services, bot: Messenger) -> int:
    def explain(found: Broadcast, language: Language) -> dict[str, Any]:
        return delivery(bot, broadcasts.called_off(found, language))

    return await fanning_out.fan_out(services, partial(as_read, bot, services.library.engine), explain)


async def _reports(services: Services, bot: Messenger) -> int:
    async def show(found: Report, message_id: int) -> bool:
        return await edit(bot, found.author_id, message_id, broadcast_report.report(found, services.clock()))

    def render(found: Report) -> dict[str, Any]:
        return delivery(bot, broadcast_report.report(found, services.clock()))

    return await settling.settle(services, show, render)


async def _silent(services: Services, bot: Messenger) -> int:
    return await asking_again.ask_silent(services, partial(reminder_for, bot, services.library.engine))


async def _covers(services: Services, _: Messenger) -> int:
    return await handing_back.send_back(services)


async def _handovers(services: Services, bot: Messenger) -> int:
    return await telling_handovers.tell(services, lambda found: delivery(bot, handover_news.news(found)))


async def _missed(services: Services, bot: Messenger) -> int:
    return await escalating.escalate(services, lambda found: delivery(bot, overseeing.missed_list(found)))


LOOKS: Final[Sequence[Look]] = (
    Look("broadcasts went on", AT_ONCE, _broadcasts),
    Look("broadcasts settled", AT_ONCE, _reports),
    Look("readers asked again", AT_ONCE, _silent),
    Look("covers ended", AT_ONCE, _covers),
    Look("handovers told", AT_ONCE, _handovers),
    Look("missed follow-ups told", SOON, _missed),
    Look("reminders written", AT_ONCE, _reminders),
    Look("digests written", AT_ONCE, _digests),
    Look("briefings written", AT_ONCE, _briefings),
    Look("rhythms of teams followed", SOON, _rhythms),
)
"""All that people are told without having asked, in this order."""
