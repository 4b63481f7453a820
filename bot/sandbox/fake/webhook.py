"""Updates brought to the bot instead of fetched (Bot API: setWebhook)."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

import msgspec

from bot.sandbox.fake.updates import Pending, UpdateQueue
from bot.sandbox.fake.wire import Json

PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
TAKEN = range(200, 300)

Receiver = Callable[[str, Mapping[str, str], bytes], Awaitable[int]]
"""The bot's web server: (url, headers, body) → HTTP status; OSError when it can not be reached."""


@dataclass(slots=True)
class Webhook:
    """Where updates go; without a ``url`` they wait to be polled. ``over`` is set once another took its place."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    last_error: tuple[int, str] | None = field(default=None, compare=False)
    receiver: Receiver | None = field(default=None, repr=False)
    over: asyncio.Event = field(default_factory=asyncio.Event, repr=False, compare=False)

    @property
    def goes_somewhere(self) -> bool:
        """Whether updates can be brought."""
        return bool(self.url) and self.receiver is not None

    @property
    def headers(self) -> Mapping[str, str]:
        """What every request carries; the secret proves that it is Telegram."""
        headers = {"content-type": "application/json"}
        return headers | {PROOF_HEADER: self.secret_token} if self.secret_token else headers

    def as_json(self, queue: UpdateQueue) -> Json:
        """The Bot API object ``WebhookInfo``."""
        info: Json = {"url": self.url, "has_custom_certificate": False, "pending_update_count": len(queue)}
        if not self.url:
            return info
        info["max_connections"] = self.max_connections
        if self.ip_address:
            info["ip_address"] = self.ip_address
        if self.last_error is not None:
            info["last_error_date"], info["last_error_message"] = self.last_error
        return info


async def post(webhook: Webhook, pending: Pending, now: int) -> bool:
    """Bring one update; False when it was refused, or there was nobody to take it."""
    if webhook.receiver is None:
        return False
    try:
        status = await webhook.receiver(webhook.url, webhook.headers, msgspec.json.encode(pending.update))
    except OSError:
        webhook.last_error = (now, "Connection failed")
        return False
    if status not in TAKEN:
        webhook.last_error = (now, f"Wrong response from the webhook: {status}")
    return status in TAKEN


async def deliver(webhook: Webhook, queue: UpdateQueue, now: int) -> int:
    """Bring what waits and count what was taken: lanes side by side, each in order up to its first refusal."""
    if not webhook.goes_somewhere:
        return 0
    lanes: dict[str, list[Pending]] = defaultdict(list)
    for pending in queue.pending():
        lanes[pending.lane].append(pending)
    gate = asyncio.Semaphore(webhook.max_connections)

    async def deliver_lane(lane: list[Pending]) -> int:
        for taken, pending in enumerate(lane):
            async with gate:
                if not await post(webhook, pending, now):
                    return taken
            queue.remove(pending)
        return len(lane)

    return sum(await asyncio.gather(*(deliver_lane(lane) for lane in lanes.values())))
