"""Encryption of backups with age (age-encryption.org), as a stream of any length."""

import errno
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

from bot.store.failures import missing

MARK = b"age-encryption.org/v1"
"""How an encrypted file begins."""


class BackupError(Exception):
    """A backup cannot be made or used; the message says why and what to do."""


def new_key() -> tuple[str, str]:
    """A pair: the secret key, and the public one, which is enough to back up. Raises BackupError without the extra."""
    identity = _age().x25519.Identity.generate()
    return str(identity), str(identity.to_public())


@contextmanager
def sealing(target: BinaryIO, key: str) -> Iterator[BinaryIO]:
    """What is written to the yielded file arrives in ``target`` encrypted. ``key`` is either half of a pair."""
    age, recipient = _age(), _recipient(key)
    read_end, write_end = os.pipe()

    def encrypt() -> None:
        with open(read_end, "rb") as plain:  # noqa: PTH123  # a descriptor has no path
            age.encrypt_io(plain, target, [recipient])

    with ThreadPoolExecutor(1) as helper:
        done = helper.submit(encrypt)
        with suppress(BrokenPipeError), open(write_end, "wb") as plain:  # noqa: PTH123  # as above
            yield plain
        if error := done.exception():
            raise OSError(errno.EIO, str(error))


@contextmanager
def unsealing(source: BinaryIO, key: str | None) -> Iterator[BinaryIO]:
    """The yielded file is ``source`` decrypted. Raises BackupError when it was not made for this secret ``key``."""
    age, identity = _age(), _identity(key)
    read_end, write_end = os.pipe()

    def decrypt() -> None:
        with open(write_end, "wb") as plain:  # noqa: PTH123  # as above
            age.decrypt_io(source, plain, [identity])

    with ThreadPoolExecutor(1) as helper:
        done = helper.submit(decrypt)
        try:
            with open(read_end, "rb") as plain:  # noqa: PTH123  # as above
                yield plain
        except (EOFError, OSError):
            _refuse_another_key(done)
            raise
        if done.exception() is not None:
            raise EOFError("the end does not decrypt")


def _refuse_another_key(done: Future[None]) -> None:
    if "matching key" in str(done.exception()):
        raise BackupError("The backup was made for another key than BIRDCALL_BACKUP_KEY; give the one it was made for.")


def _recipient(key: str) -> Any:
    x25519 = _age().x25519
    try:
        return x25519.Recipient.from_str(key) if key.startswith("age1") else x25519.Identity.from_str(key).to_public()
    except Exception:  # noqa: BLE001  # pyrage's errors; what they say may hold the key
        raise BackupError(
            "BIRDCALL_BACKUP_KEY is no age key (age1… or AGE-SECRET-KEY-1…); make a pair: birdcall backup --new-key"
        ) from None


def _identity(key: str | None) -> Any:
    if key is None or key.startswith("age1"):
        raise BackupError("The backup is encrypted; set BIRDCALL_BACKUP_KEY to its secret key, AGE-SECRET-KEY-1…")
    _recipient(key)  # says so if it is no key
    return _age().x25519.Identity.from_str(key)


def _age() -> Any:
    try:
        import pyrage  # noqa: PLC0415  # an extra that only a key needs
    except ImportError as error:
        raise BackupError(missing("BIRDCALL_BACKUP_KEY", "encrypted")) from error
    return pyrage
