"""Files in both directions (Bot API: sendPhoto, sendDocument, sendVoice, getFile)."""

from typing import Any

from bot.sandbox.fake.errors import ApiError, bad_request
from bot.sandbox.fake.files import Stored, document_fields, photo_fields, voice_fields
from bot.sandbox.fake.formatting import formatted
from bot.sandbox.fake.keyboards import ReplyMarkup
from bot.sandbox.fake.limits import DOWNLOAD_BYTES, PHOTO_BYTES, UPLOAD_BYTES, check_caption
from bot.sandbox.fake.methods.sending import send
from bot.sandbox.fake.pictures import check_picture
from bot.sandbox.fake.state import State
from bot.sandbox.fake.wire import NOWHERE, ChatId, Json, Upload


def send_photo(
    state: State,
    *,
    chat_id: ChatId = NOWHERE,
    photo: Upload | str | None = None,
    caption: str = "",
    parse_mode: str = "",
    caption_entities: list[Any] | None = None,
    reply_markup: ReplyMarkup | None = None,
    reply_parameters: Json | None = None,
) -> Json:
    """Bot API: sendPhoto."""
    content = check_caption(formatted(caption, parse_mode, caption_entities or ()))
    stored = stored_file(state, photo, "photo")
    chat = state.reachable(chat_id)
    parts: Json = {"kind": "photo", "media": photo_fields(stored), "text": content.text, "entities": content.entities}
    return send(state, chat, reply_markup, reply_parameters, **parts)


def send_document(
    state: State,
    *,
    chat_id: ChatId = NOWHERE,
    document: Upload | str | None = None,
    caption: str = "",
    parse_mode: str = "",
    caption_entities: list[Any] | None = None,
    reply_markup: ReplyMarkup | None = None,
    reply_parameters: Json | None = None,
) -> Json:
    """Bot API: sendDocument."""
    content = check_caption(formatted(caption, parse_mode, caption_entities or ()))
    stored = stored_file(state, document, "document")
    chat = state.reachable(chat_id)
    parts: Json = {
        "kind": "document",
        "media": document_fields(stored),
        "text": content.text,
        "entities": content.entities,
    }
    return send(state, chat, reply_markup, reply_parameters, **parts)


def send_voice(
    state: State,
    *,
    chat_id: ChatId = NOWHERE,
    voice: Upload | str | None = None,
    caption: str = "",
    parse_mode: str = "",
    caption_entities: list[Any] | None = None,
    duration: int = 0,
    reply_markup: ReplyMarkup | None = None,
    reply_parameters: Json | None = None,
) -> Json:
    """Bot API: sendVoice."""
    content = check_caption(formatted(caption, parse_mode, caption_entities or ()))
    stored = stored_file(state, voice, "voice")
    chat = state.reachable(chat_id)
    media = voice_fields(stored, duration)
    parts: Json = {"kind": "voice", "media": media, "text": content.text, "entities": content.entities}
    return send(state, chat, reply_markup, reply_parameters, **parts)


def get_file(state: State, *, file_id: str = "") -> Json:
    """Bot API: getFile; the path is good for a download."""
    stored = state.files.get(file_id)
    if len(stored.upload.content) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return stored.as_json() | {"file_path": stored.path}


def stored_file(state: State, given: Upload | str | None, kind: str) -> Stored:
    """A file sent along, or one Telegram has; raises ApiError 400 when there is neither, or it is empty or too big.

    At most 10 MB for a photo, which must be one, else 413 for more than 50 MB. What Telegram has may be of any size,
    and stays of its kind.
    """
    if not given:
        raise bad_request(f"there is no {kind} in the request")
    if isinstance(given, str):
        return known_file(state, given, kind)
    if not given.content:
        raise bad_request("file must be non-empty")
    size = len(given.content)
    if size > UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and size > PHOTO_BYTES:
        raise bad_request(f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes")
    if kind == "photo":
        check_picture(given.content)
    return state.files.store(given, f"{kind}s")


def known_file(state: State, file_id: str, kind: str) -> Stored:
    """A file by its id; a picture does not become a document, nor anything else another kind."""
    stored = state.files.get(file_id)
    if stored.kind != kind:
        raise bad_request(f"can't use file of type {stored.kind.capitalize()} as {kind.capitalize()}")
    return stored
