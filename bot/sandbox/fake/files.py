"""Files that went through Telegram, and how a message tells of them."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.sandbox.fake.errors import ApiError, bad_request
from bot.sandbox.fake.limits import DOWNLOAD_BYTES
from bot.sandbox.fake.pictures import sizes_of
from bot.sandbox.fake.wire import Json, Upload

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f8ff1f0003030200efbf8b1c0000000049454e44ae426082"
)
"""A picture of one pixel, for people who send "a photo"."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One file under its id."""

    file_id: str
    upload: Upload
    path: str

    @property
    def kind(self) -> str:
        """As what it went: photo, document, voice or sticker."""
        return self.path.partition("/")[0].removesuffix("s")

    @property
    def is_photo(self) -> bool:
        """Whether it went as a picture to look at."""
        return self.kind == "photo"

    def as_json(self) -> Json:
        """The fields every kind of file has (Bot API: File)."""
        return {
            "file_id": self.file_id,
            "file_unique_id": f"u{self.file_id}",
            "file_size": len(self.upload.content),
        }


class Files:
    """All files of the bot, by id and by download path."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}

    def store(self, upload: Upload, folder: str) -> Stored:
        """Keep a file; the same bytes twice are two files."""
        number = len(self._by_id) + 1
        suffix = PurePosixPath(upload.name).suffix
        stored = Stored(f"{folder}-{number}", upload, f"{folder}/file_{number}{suffix}")
        self._by_id[stored.file_id] = self._by_path[stored.path] = stored
        return stored

    def get(self, file_id: str) -> Stored:
        """A stored file; raises ApiError 400 for an id that was never given."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return stored

    def download(self, path: str) -> bytes:
        """The bytes at a download path; raises ApiError 404 when there is nothing, or more than 20 MB."""
        stored = self._by_path.get(path)
        if stored is None or len(stored.upload.content) > DOWNLOAD_BYTES:
            raise ApiError(404, "Not Found")
        return stored.upload.content


def file_of(media: Mapping[str, Any]) -> Json | None:
    """What a message with these fields tells of its file; of a photo, the largest size."""
    for kind in ("document", "voice", "sticker"):
        if kind in media:
            told: Json = media[kind]
            return told
    return media["photo"][-1] if "photo" in media else None


def photo_fields(stored: Stored) -> Json:
    """The message fields of a photo."""
    return {"photo": [stored.as_json() | size for size in sizes_of(stored.upload.content)]}


def document_fields(stored: Stored) -> Json:
    """The message fields of a document."""
    guessed = mimetypes.guess_type(stored.upload.name)[0]
    kind = guessed or stored.upload.mime_type
    return {"document": stored.as_json() | {"file_name": stored.upload.name, "mime_type": kind}}


def voice_fields(stored: Stored, seconds: int) -> Json:
    """The message fields of a voice note."""
    return {"voice": stored.as_json() | {"duration": seconds, "mime_type": "audio/ogg"}}


def sticker_fields(stored: Stored, emoji: str) -> Json:
    """The message fields of a sticker."""
    shape: Json = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": stored.as_json() | shape | {"emoji": emoji}}
