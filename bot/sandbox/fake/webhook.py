"""Updates brought to the bot instead of fetched (Bot API: setWebhook)."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import msgspec

from bot.sandbox.fake.updates import Pending, UpdateQueue
from bot.sandbox.fake.wire import Json

PROOF_HEADER = "X-Telegram-Bot-Api-Secret-Token"
TAKEN = range(200, 300)
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0

Receiver = Callable[[str, Mapping[str, str], bytes], Awaitable[int]]
"""The bot's web server: (url, headers, body) → HTTP status."""


@dataclass(slots=True)
class Webhook:
    """Where updates go; without a ``url`` they wait to be polled."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    last_error: tuple[int, str] | None = None
    receiver: Receiver | None = field(default=None, repr=False)

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


async def deliver(webhook: Webhook, queue: UpdateQueue, now: int) -> int:
    """Bring what waits and count what was taken: lanes side by side, each in order up to its first refusal."""
    if webhook.receiver is None or not webhook.url:
        return 0
    post = partial(webhook.receiver, webhook.url, webhook.headers)
    lanes: dict[str, list[Pending]] = defaultdict(list)
    for pending in queue.pending():
        lanes[pending.lane].append(pending)
    gate = asyncio.Semaphore(webhook.max_connections)

    async def deliver_lane(lane: list[Pending]) -> int:
        for taken, pending in enumerate(lane):
            async with gate:
                status = await post(msgspec.json.encode(pending.update))
            if status not in TAKEN:
                webhook.last_error = (now, f"Wrong response from the webhook: {status}")
                return taken
            queue.remove(pending)
        return len(lane)

    return sum(await asyncio.gather(*(deliver_lane(lane) for lane in lanes.values())))


async def keep_delivering(webhook: Callable[[], Webhook], queue: UpdateQueue, clock: Callable[[], float]) -> None:
    """Deliver until cancelled; after a refusal the pause doubles, up to a minute."""
    pause = FIRST_PAUSE
    while True:
        if await deliver(webhook(), queue, int(clock())):
            pause = FIRST_PAUSE
        elif len(queue):
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            await queue.arrival()
