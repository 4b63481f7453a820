"""A real bot process that nobody owns yet: its console shows a code, its log does not."""

import asyncio
import re
import signal
import sys
from pathlib import Path

from bot.bench.processes import environment
from bot.running import the_time
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.hosting import hosted

PATIENCE = 60.0
GREETING = re.compile(
    r"Nobody owns this bot yet. Within 24 hours, send this to the bot once:  /owner ((?:[A-Z2-9]{4}-?){4})\n"
    r"or open: https://t\.me/(\w+)\?start=owner_\1\n"
)


async def run(fake: FakeTelegram, url: str, folder: Path, **settings: str) -> tuple[str, str]:
    """Have the bot start and stop; what it printed, and what it logged."""
    told = {
        "BIRDCALL_TOKEN": fake.token,
        "BIRDCALL_API_URL": url,
        "BIRDCALL_DATABASE": f"sqlite:///{folder / 'birdcall.db'}",
        "BIRDCALL_CACHE": str(folder / "cache"),
    }
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", stdout=pipe, stderr=pipe, env={**environment(), **told, **settings},
        cwd=folder,
    )  # fmt: skip
    async with asyncio.timeout(PATIENCE):
        while not fake.journal.of("deleteWebhook"):  # noqa: ASYNC110  # it happens in another process
            await asyncio.sleep(0.02)
        process.send_signal(signal.SIGTERM)
        printed, logged = await process.communicate()
    return printed.decode(), logged.decode()


async def test_the_console_shows_a_code_and_a_link_and_the_log_neither(tmp_path: Path) -> None:
    fake = FakeTelegram(clock=lambda: the_time().timestamp())
    async with hosted(fake) as url:
        printed, logged = await run(fake, url, tmp_path)

    shown = GREETING.fullmatch(printed)
    assert shown
    assert shown[2] == "birdcall_demo_bot"
    assert shown[1] not in logged
    assert shown[1].replace("-", "") not in logged


async def test_where_an_owner_is_set_the_console_shows_none(tmp_path: Path) -> None:
    fake = FakeTelegram(clock=lambda: the_time().timestamp())
    async with hosted(fake) as url:
        printed, _ = await run(fake, url, tmp_path, BIRDCALL_OWNER="7")

    assert printed == ""
