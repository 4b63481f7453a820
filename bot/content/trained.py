"""The trained reader that comes with Birdcall, and where it is kept."""

from pathlib import Path

import msgspec

from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.trained import TrainedReader, Weights

FILE = Path(__file__).with_name("trained_reader.bin")
"""What ``birdcall train`` writes."""


def engine_of(library: Library) -> Engine:
    """The library made ready to think with, and the reader that comes with Birdcall."""
    return Engine.of(library, open_trained(library))


def open_trained(library: Library, file: Path = FILE) -> TrainedReader | None:
    """The reader, or None for another library than it was made for: one with less than half of the types it learnt."""
    reader = TrainedReader(read_weights(file))
    return reader if 2 * len(reader.types & library.types.keys()) >= len(reader.types) else None


def read_weights(file: Path) -> Weights:
    """What is learnt. Raises OSError when it is not there, ValueError when it is not such a file."""
    try:
        return msgspec.msgpack.decode(file.read_bytes(), type=Weights)
    except msgspec.MsgspecError as error:
        raise ValueError(f"{file} is not a trained reader; make it again: birdcall train") from error


def write_weights(file: Path, weights: Weights) -> None:
    """Keep what is learnt; readers never see half a file. It is not packed: unpacking would take longest of all."""
    part = file.with_suffix(".part")
    part.write_bytes(msgspec.msgpack.encode(weights))
    part.replace(file)
