"""What a button about a broadcast says: ``w:ID:VERB[:ARGUMENT…]``, 64 bytes at most; ID 0 where it is about none."""

from dataclasses import dataclass
from hashlib import blake2s

from bot.screens.callbacks import WithArguments


@dataclass(frozen=True, slots=True)
class Call(WithArguments):
    """A tap on such a button."""

    id: int
    verb: str
    arguments: tuple[str, ...]


def call(broadcast_id: int, verb: str, *arguments: object) -> str:
    """The data of a button."""
    return ":".join(("w", str(broadcast_id), verb, *map(str, arguments)))


def read_call(data: str) -> Call:
    """The tap behind the data of one of these."""
    _, number, verb, *arguments = data.split(":")
    return Call(int(number), verb, tuple(arguments))


def tag_key(tag: str) -> str:
    """What stands for a tag in the data of a button: people write them, at any length."""
    return blake2s(tag.encode(), digest_size=6).hexdigest()
