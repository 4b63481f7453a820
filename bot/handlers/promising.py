"""A line that wants something done for a customer by a day."""

from dataclasses import replace
from functools import partial

from bot.core.book.to_do import ToDo, to_do
from bot.core.dates.understanding import dates_in
from bot.flows import desks, meant_customers
from bot.flows.rescheduling import set_up, wanted
from bot.flows.services import Sender
from bot.handlers.context import Context
from bot.handlers.sending import send
from bot.screens import rescheduling as screens


async def told(sender: Sender, context: Context, text: str, _: int) -> bool:
    """A follow-up for the one customer who is called so; with none or several of them it means something else."""
    services = context.bot_data
    days = dates_in(text, sender.now)
    found = to_do(text, days, services.library.engine.writing)
    if found is None:
        return False
    whom = await _who(sender, context, found)
    if whom is None:
        return False
    desk = await desks.desk_of(services, sender)
    said = next(iter(dates_in(text, desk.hours.local(sender.now))), days[0])
    want = wanted(said)
    done = await set_up(services, sender, whom, replace(want, words=found.words))
    if done:
        await send(context.bot, sender.chat_id, screens.echo(done, want, sender.now), done.card.language)
    return done is not None


async def _who(sender: Sender, context: Context, found: ToDo) -> int | None:
    writing = context.bot_data.library.engine.writing
    look = partial(meant_customers.customers_called, person_id=sender.person_id, name=found.name, writing=writing)
    meant = await context.bot_data.database.read(look)
    return meant.who[0].id if meant.sure and len(meant.who) == 1 else None
