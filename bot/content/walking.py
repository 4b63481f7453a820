"""Every part of a shaped entry, with its place in the file."""

from collections.abc import Iterator

from pydantic import BaseModel

from bot.content.source import Key

Path = tuple[Key, ...]


def parts(shape: object, path: Path = ()) -> Iterator[tuple[Path, BaseModel]]:
    """``shape`` itself and every shape inside it, outer before inner."""
    if isinstance(shape, BaseModel):
        yield path, shape
        for name, value in shape.__dict__.items():
            if isinstance(value, BaseModel | list | dict):
                yield from parts(value, (*path, name))
    elif isinstance(shape, list):
        for index, value in enumerate(shape):
            if not isinstance(value, str):  # most lists are of wordings: ten thousand cues
                yield from parts(value, (*path, index))
    elif isinstance(shape, dict):
        for name, value in shape.items():
            if not isinstance(value, str):
                yield from parts(value, (*path, name))
