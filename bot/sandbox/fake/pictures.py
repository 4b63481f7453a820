"""How large a picture is, read from its first bytes."""

from collections.abc import Iterator

from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.wire import Json

LONGEST_SIDES = 10_000
LEAST_FLATNESS = 20
SIZES = (90, 1280)
"""Telegram keeps a picture within squares of these many pixels."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers that a JPEG's size stands behind."""


def shape_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for anything else."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR":
        return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    if content.startswith(_JPEG):
        return next(_frames(content), None)
    return None


def check_picture(content: bytes) -> None:
    """Refuse what Telegram does not take as a photo: no picture, or one too large or too flat (Bot API: sendPhoto)."""
    shape = shape_of(content)
    if shape is None or 0 in shape:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(shape) > LONGEST_SIDES or max(shape) > LEAST_FLATNESS * min(shape):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def sizes_of(content: bytes) -> list[Json]:
    """What a message tells of a picture's sizes, the largest last; of what nobody can read, a square."""
    width, height = shape_of(content) or (SIZES[-1], SIZES[-1])
    shrunk = (min(1, most / max(width, height)) for most in SIZES)
    return [{"width": max(1, round(width * by)), "height": max(1, round(height * by))} for by in shrunk]


def _frames(content: bytes) -> Iterator[tuple[int, int]]:
    at = len(_JPEG)
    while at + 9 <= len(content) and content[at] == _MARKER:
        if content[at + 1] in _FRAMES:
            yield int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
