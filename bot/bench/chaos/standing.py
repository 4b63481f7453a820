"""The bots of a run and what stands between them and Telegram."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bot.bench.chaos.bots import Bot
from bot.bench.chaos.databases import Kind
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.balancer import Balancer
from bot.sandbox.fake.hosting import hosted, listening

NAMES: Final[Mapping[Kind, tuple[str, ...]]] = {"sqlite": ("alone",), "postgresql": ("left", "right")}
"""Of the bots: one that polls beside SQLite; two replicas behind a webhook beside PostgreSQL."""

SILENT = 5.0
"""Seconds after which a replica that took an update and does not answer is not waited for any more."""

SECRET = "chaos"  # noqa: S105  # of a webhook on this computer


def skew_of(folder: Path, name: str) -> Path:
    """The file that says by how much the clock of this bot is wrong."""
    return folder / f"{name}.skew"


@asynccontextmanager
async def standing(
    kind: Kind, fake: FakeTelegram, folder: Path, settings: Mapping[str, str]
) -> AsyncIterator[list[Bot]]:
    """The bots, which do not run yet; what they are told besides ``settings`` follows from where they stand."""
    async with hosted(fake) as url:
        common = {
            "BIRDCALL_TOKEN": fake.token,
            "BIRDCALL_API_URL": url,
            "BIRDCALL_MESSAGES_PER_SECOND": "1000",  # replies and deliveries together are more than Telegram would take
            "BIRDCALL_LOG": "json",
            **settings,
        }
        if kind == "sqlite":
            yield [_bot(name, folder, common) for name in NAMES[kind]]
            return
        ports = {name: str(_free_port()) for name in NAMES[kind]}
        async with Balancer([f"http://127.0.0.1:{port}" for port in ports.values()], SILENT) as balancer:
            fake.deliver_to(balancer)
            bringing = asyncio.ensure_future(fake.keep_delivering())
            webhook = {"BIRDCALL_WEBHOOK_URL": "https://bot.example/hook", "BIRDCALL_WEBHOOK_SECRET": SECRET}
            own = {
                name: {**common, **webhook, "BIRDCALL_WEBHOOK_PORT": port, "BIRDCALL_REPLICA": name}
                for name, port in ports.items()
            }
            try:
                yield [_bot(name, folder, own[name]) for name in NAMES[kind]]
            finally:
                bringing.cancel()


def _bot(name: str, folder: Path, settings: dict[str, str]) -> Bot:
    return Bot(name, folder, settings, skew_of(folder, name))


def _free_port() -> int:
    with listening() as found:
        port: int = found.getsockname()[1]
        return port
