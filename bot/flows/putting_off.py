"""What is left of today is for the next workday."""

from datetime import date, timedelta
from functools import partial

from bot.flows.agendas import Agenda, own_agenda
from bot.flows.applying import once
from bot.flows.profiles import profile_of
from bot.flows.services import Sender, Services
from bot.store import follow_ups
from bot.store.database import Connection


async def put_off(services: Services, sender: Sender, day: date) -> Agenda:
    """Move what is due today and has no time to the next workday, if today is ``day``; how today then is."""
    profile, engine = await profile_of(services, sender), services.library.engine

    def work(connection: Connection) -> Agenda:
        load = partial(own_agenda, connection, engine=engine, profile=profile, sender=sender)

        def apply() -> None:
            agenda = load()
            if agenda.day != day:
                return
            movable = [
                item for item in agenda.items if item.follow_up.time is None and item.follow_up.why != "birthday"
            ]
            next_day = agenda.desk.hours.workday_from(agenda.day + timedelta(days=1))
            ids = [item.follow_up.id for item in movable]
            follow_ups.unsay(connection, follow_up_ids=ids, now=sender.now)
            follow_ups.move(connection, days=dict.fromkeys(ids, next_day))

        once(connection, sender, "put off", apply)
        return load()

    return await services.database.write(work)
