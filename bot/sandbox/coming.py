"""What the bot is going to do by itself, so that the demo can jump there."""

from datetime import datetime

from bot.flows.services import Services


async def next_due(_: Services) -> datetime | None:
    """When the bot will next write of its own accord; None: nothing is due."""
    return None
