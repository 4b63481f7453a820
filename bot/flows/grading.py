"""Which scheme drives a rep's rhythm."""

from dataclasses import replace

from bot.flows.desks import RepDesk, change_desk
from bot.flows.services import Sender, Services


async def drive_by(services: Services, sender: Sender, scheme: str) -> RepDesk:
    """From now on the tiers of this scheme bring customers back."""
    return await change_desk(services, sender, lambda desk: replace(desk, scheme=scheme))
