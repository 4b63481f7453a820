"""Tokens, keys and passwords stay where they belong: not in an error, a log, or what a settings object shows."""

import asyncio
import logging
import socket
import subprocess
import sys
import traceback
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from structlog.testing import capture_logs
from telegram.error import TelegramError

from bot.app import App, build_application
from bot.content.files import LIBRARY
from bot.content.live import LiveLibrary
from bot.flows.services import Services
from bot.messenger import Messenger
from bot.polling import PollingRefusedError
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.request import InProcessRequest
from bot.serving import listen
from bot.settings import Settings
from bot.store.database import Database, DatabaseError, opened
from bot.transport import AiohttpRequest
from tests.conftest import Clock

SECRET = "AAEkeptElsewhere"
TOKEN = f"123456:{SECRET}"
HOOK_SECRET = "a-Secret_1"
HOOK = "https://bot.example.org/a-path-nobody-guesses"


@pytest.fixture
def closed_port() -> int:
    """A port nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


def told(error: BaseException) -> str:
    """All that an error would show if somebody printed it with its causes."""
    return "".join(traceback.format_exception(error)) + repr(error)


@pytest.fixture
async def unreachable(closed_port: int) -> AsyncIterator[Messenger]:
    """A bot whose Telegram refuses connections."""
    request, polling = AiohttpRequest(), AiohttpRequest()
    address = f"http://127.0.0.1:{closed_port}/bot"
    yield Messenger(TOKEN, base_url=address, request=request, get_updates_request=polling, sleep=_at_once)
    await request.shutdown()
    await polling.shutdown()


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)


async def test_no_error_of_a_call_that_fails_shows_the_token(unreachable: Messenger) -> None:
    for call in (
        unreachable.post(1, "x", None),
        unreachable.repost(1, 1, "x", None),
        unreachable.fetch(None, 0, ()),
        unreachable.set_webhook(HOOK, secret_token=SECRET),
    ):
        with pytest.raises(TelegramError) as failed:
            await call

        assert SECRET not in told(failed.value)


def application(fake: FakeTelegram, database: Database, cache: Path, token: str) -> App:
    services = Services(Clock(), LiveLibrary(LIBRARY, cache), database, "Acme", "@acme")
    request = InProcessRequest(fake)
    return build_application(services, token=token, request=request, poll_request=request)


@pytest.mark.parametrize("known", [True, False])
async def test_serving_behind_a_webhook_tells_neither_token_nor_secret_nor_path(
    database: Database, library_cache: Path, known: bool, closed_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "uvicorn")
    fake, stop, problem = FakeTelegram(token=TOKEN, clock=Clock().unix), asyncio.Event(), ""
    app = application(fake, database, library_cache, TOKEN if known else f"7:{SECRET}")
    asyncio.get_running_loop().call_later(0.5, stop.set)

    with capture_logs() as lines:
        try:
            await listen(app, 4, stop, url=HOOK, secret=HOOK_SECRET, host="127.0.0.1", port=closed_port)
        except PollingRefusedError as error:
            problem = told(error)

    logged = f"{lines} {caplog.text} {problem}"
    assert [line["event"] for line in lines][:1] == (["listening"] if known else [])
    assert not any(secret in logged for secret in (SECRET, HOOK_SECRET, "a-path-nobody-guesses"))


NOISE = """
import logging
from bot.logs import QUIET, set_up_logs
set_up_logs("json")
for name in (*QUIET, "telegram.request.BaseRequest", "aiohttp.access", "uvicorn.error", "asyncio"):
    logging.getLogger(name).info("POST https://api.telegram.org/bot%s/getMe", "1:secret-token")
for name in (*QUIET, "telegram.request.BaseRequest", "aiohttp.client", "uvicorn.error"):
    logging.getLogger(name).error("POST https://api.telegram.org/bot%s/getMe", "1:secret-token")
logging.getLogger("another").error("this is told")
"""


def test_what_quotes_addresses_and_texts_is_kept_from_the_log() -> None:
    command = [sys.executable, "-c", NOISE]
    ended = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603  # our own words

    assert ended.stderr == "ERROR:another:this is told\n"
    assert ended.stdout == ""


def test_settings_show_no_secret_however_they_are_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "key").write_text(SECRET)
    for name, value in {
        "TOKEN": TOKEN,
        "DATABASE": f"postgresql://birdcall:{SECRET}@db.example.org/birdcall",
        "DATABASE_KEY": SECRET,
        "BACKUP_KEY_FILE": str(tmp_path / "key"),
        "PROXY": f"http://user:{SECRET}@proxy.example.org:3128",
        "WEBHOOK_URL": f"https://bot.example.org/{SECRET}",
        "WEBHOOK_SECRET": SECRET,
    }.items():
        monkeypatch.setenv(f"BIRDCALL_{name}", value)

    settings = Settings()

    assert SECRET not in repr(settings)
    assert SECRET not in str(settings)
    assert settings.backup_key is not None
    assert settings.backup_key.get_secret_value() == SECRET


def test_settings_that_do_not_fit_are_told_without_any_value(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BIRDCALL_TOKEN", TOKEN)
    monkeypatch.setenv("BIRDCALL_WEBHOOK_URL", HOOK)

    with pytest.raises(ValueError, match="BIRDCALL_WEBHOOK_SECRET") as refused:
        Settings()

    assert SECRET not in told(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://birdcall:{SECRET}@127.0.0.1/birdcall",
        f"birdcall:{SECRET}@127.0.0.1/birdcall",
        f"postgresql://birdcall:{SECRET}@127.0.0.1:{{port}}/birdcall",
        f"postgresql://birdcall:{SECRET}@127.0.0.1:not-a-port/birdcall",
        f"postgresql://birdcall:{SECRET}@no-such-host.invalid/birdcall",
    ],
)
def test_a_database_that_does_not_open_is_told_without_its_password(url: str, closed_port: int) -> None:
    with (
        pytest.raises(DatabaseError) as failed,
        opened(url.replace("{port}", str(closed_port)), None) as engine,
        engine.connect(),
    ):
        pass

    assert SECRET not in told(failed.value)


async def test_of_a_database_that_is_away_neither_errors_nor_logs_tell_the_password(closed_port: int) -> None:
    database = Database(f"postgresql://birdcall:{SECRET}@127.0.0.1:{closed_port}/birdcall")

    with capture_logs() as lines:
        database.note(lambda connection: connection.execute(text("SELECT 1")))
        results = await asyncio.gather(database.ping(), database.write(Connection.commit), return_exceptions=True)
        database.close()

    failures = [told(result) for result in results if isinstance(result, BaseException)]
    assert len(failures) == 2
    assert [line["log_level"] for line in lines] == ["error"]
    assert SECRET not in f"{failures} {lines}"
