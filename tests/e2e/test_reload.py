"""A saved edit serves without a restart; a bad one does not, and the owner hears why."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import build_application
from bot.content.files import LIBRARY
from bot.content.live import LiveLibrary
from bot.flows.services import Services
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.request import InProcessRequest
from bot.store.database import Database
from tests.conftest import OWNER, Clock, World

TEXT = "声音很大，说话特别快，直接问最好的是哪款"


@pytest.fixture
def eagle(tmp_path: Path) -> Path:
    shutil.copytree(LIBRARY, tmp_path / "library")
    return tmp_path / "library" / "types" / "eagle.yaml"


@pytest.fixture
async def edited_world(eagle: Path, database: Database, library_cache: Path) -> AsyncIterator[World]:
    clock = Clock()
    fake = FakeTelegram(clock=clock.unix)
    services = Services(clock, LiveLibrary(eagle.parents[1], library_cache), database, "Acme", "@acme", OWNER)
    request = InProcessRequest(fake)
    app = build_application(services, token=fake.token, request=request, poll_request=request)
    await app.initialize()
    yield World(app, fake, clock, services)
    await app.shutdown()


async def look(world: World) -> None:
    """One tick of the clock."""
    assert world.app.job_queue is not None
    for job in world.app.job_queue.jobs():
        await job.run(world.app)


async def test_a_saved_edit_serves_at_the_next_look(edited_world: World, eagle: Path) -> None:
    rep = edited_world.rep()
    text = eagle.read_text(encoding="utf-8")
    eagle.write_text(text.replace("老鹰型", "雄鹰型"), encoding="utf-8")

    await look(edited_world)

    assert "🦅 雄鹰型" in await edited_world.say(rep, TEXT)


async def test_a_bad_edit_leaves_the_last_good_library_and_tells_the_owner_once(
    edited_world: World, eagle: Path
) -> None:
    rep, owner = edited_world.rep(), edited_world.fake.phone(OWNER, "Owner", "en")
    good = eagle.read_text(encoding="utf-8")
    eagle.write_text(good.replace("emoji:", "emojy:"), encoding="utf-8")

    await look(edited_world)
    await look(edited_world)

    told = [message.text for message in owner.messages if message.from_bot]
    assert "🦅 老鹰型" in await edited_world.say(rep, TEXT)
    assert len(told) == 1
    assert "types/eagle.yaml:2:" in told[0]
    assert "emojy" in told[0]

    eagle.write_text(good.replace("老鹰型", "雄鹰型"), encoding="utf-8")
    await look(edited_world)

    assert "🦅 雄鹰型" in await edited_world.say(rep, TEXT)
