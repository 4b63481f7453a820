"""``birdcall doctor``: what is wrong with this installation, and what to do about it."""

import argparse
import asyncio
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

import aiohttp
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.cli.error import CommandError
from bot.cli.finding import Finding
from bot.cli.safekeeping import safekeeping
from bot.cli.settings import read_settings
from bot.content.coverage import measure_coverage
from bot.content.files import LIBRARY
from bot.content.opening import open_library
from bot.content.problems import LibraryError
from bot.content.trained import open_trained
from bot.settings import Settings, secret
from bot.store.database import DatabaseError, opened
from bot.store.migrating import HEAD, revision
from bot.transport import AiohttpRequest

MOST_DRIFT = 30
"""Seconds this machine's clock may differ from Telegram's before reminders come at the wrong time."""

_SIGN = {"good": "✓", "note": "·", "bad": "✗"}


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("--json", action="store_true", help="for a program to read")


def run(arguments: argparse.Namespace) -> int:
    """Look at settings, library, database, files, token and clock. Exit code 1 when anything is wrong."""
    findings = list(_look())
    if arguments.json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{_SIGN[finding.state]} {finding.subject}: {finding.message}")
    return 1 if any(finding.state == "bad" for finding in findings) else 0


def _look() -> Iterator[Finding]:
    try:
        settings = read_settings()
    except CommandError as error:
        yield Finding("settings", "bad", str(error))
        return
    yield Finding("settings", "good", "read")
    yield _library(settings)
    yield _database(settings)
    yield from safekeeping(settings)
    yield from asyncio.run(_telegram(settings))


def _library(settings: Settings) -> Finding:
    try:
        library = open_library(settings.library or LIBRARY, settings.cache)
    except LibraryError as error:
        return Finding("library", "bad", f"{len(error.problems)} problems; see: birdcall library check")
    holes = len(measure_coverage(library).holes)
    state: Literal["good", "note"] = "note" if holes else "good"
    reader = "with the trained reader" if open_trained(library) else "without the trained reader: it learnt other types"
    return Finding("library", state, f"{len(library.types)} types, {holes} holes in the coverage grid; {reader}")


def _database(settings: Settings) -> Finding:
    try:
        with opened(settings.database, secret(settings.database_key)) as engine:
            step = revision(engine)
    except DatabaseError as error:
        return Finding("database", "bad", str(error))
    if step is None:
        return Finding("database", "note", "new; birdcall run will create its tables")
    if step != HEAD:
        return Finding("database", "bad", f"at step {step}, {HEAD} expected; run: birdcall migrate")
    return Finding("database", "good", f"up to date (step {step})")


async def _telegram(settings: Settings) -> list[Finding]:
    if settings.token is None:
        return [
            Finding("token", "bad", "none; birdcall run says how to get one, birdcall demo works without"),
            Finding("clock", "note", "not compared: that needs a token"),
        ]
    request = AiohttpRequest(proxy=settings.proxy)
    url = f"{settings.api_url}/bot"
    try:
        async with Bot(settings.token.get_secret_value(), url, request=request, get_updates_request=request) as bot:
            token = Finding("token", "good", f"is that of @{bot.username}")
    except InvalidToken:
        token = Finding("token", "bad", "Telegram does not know it; copy it again from @BotFather into BIRDCALL_TOKEN")
    except (TelegramError, ValueError) as error:
        token = Finding("token", "bad", f"Telegram cannot be asked ({error}); check the network and BIRDCALL_PROXY")
    return [token, await _clock(settings)]


async def _clock(settings: Settings) -> Finding:
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session,
            session.head(settings.api_url, proxy=settings.proxy, allow_redirects=False) as answer,
        ):
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, KeyError, ValueError):
        return Finding("clock", "note", "Telegram's clock could not be read")
    drift = abs((datetime.now(UTC) - theirs).total_seconds())
    if drift > MOST_DRIFT:
        return Finding("clock", "bad", f"{drift:.0f} s away from Telegram's; turn on time synchronisation")
    return Finding("clock", "good", f"within {drift:.0f} s of Telegram's")
