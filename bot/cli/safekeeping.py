"""Who else on this machine can read what was entrusted to the bot."""

import os
from collections.abc import Iterator
from pathlib import Path

from bot.cli.finding import Finding
from bot.settings import Settings
from bot.store.engines import sqlite_file

ENV_FILE = Path(".env")


def safekeeping(settings: Settings) -> Iterator[Finding]:
    """Encryption at rest, and the rights of database, backups, settings and keys."""
    file = sqlite_file(settings.database)
    yield _encryption(settings, file)
    files = (settings.token_file, settings.webhook_secret_file, settings.database_key_file, settings.backup_key_file)
    keys = [file for file in files if file]
    open_to_others = list(_open_to_others(file, settings.backups, [ENV_FILE, *keys]))
    yield from open_to_others
    if not open_to_others:
        yield Finding("files", "good", "only their owner can read them")
    beside = settings.database_key_file
    if file and beside and beside.expanduser().resolve().parent == file.resolve().parent:
        yield Finding("key", "note", "lies beside the database: who takes the one takes the other; move it elsewhere")


def _encryption(settings: Settings, file: Path | None) -> Finding:
    if file is None:
        return Finding("encryption", "note", "the server's own: have the storage of PostgreSQL encrypted")
    if settings.database_key is None:
        return Finding("encryption", "note", "none; to encrypt the database file, see BIRDCALL_DATABASE_KEY")
    return Finding("encryption", "good", "the database file is encrypted")


def _open_to_others(file: Path | None, backups: Path, secrets: list[Path]) -> Iterator[Finding]:
    database = [file.with_name(file.name + end) for end in ("", "-wal", "-shm")] if file else []
    for subject, paths, mode in (("database", database, 600), ("backups", [backups], 700), ("secrets", secrets, 600)):
        opened = [str(path) for path in map(Path.expanduser, paths) if _others_may(path)]
        if opened:
            names = " ".join(opened)
            yield Finding(subject, "bad", f"others on this machine can read {names}; run: chmod {mode} {names}")


def _others_may(path: Path) -> bool:
    """Windows has no such rights."""
    return os.name == "posix" and path.exists() and bool(path.stat().st_mode & 0o077)
