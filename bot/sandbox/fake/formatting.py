"""From a text and its parse mode to what Telegram shows."""

from collections.abc import Sequence
from typing import Any

from bot.sandbox.fake.detect import detect
from bot.sandbox.fake.entities import CLEANED, Formatted, trim, utf16_length
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.markup import parse_html
from bot.sandbox.fake.spans import add_found, settle
from bot.sandbox.fake.wire import Json


def formatted(text: str, parse_mode: str = "", entities: Sequence[Any] = ()) -> Formatted:
    """The text as it will stand in the chat; ``parse_mode`` is HTML or nothing, and then ``entities`` count."""
    if not is_unicode(text):
        raise bad_request("strings must be encoded in UTF-8")
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        shown = parse_html(text)
    else:
        shown = trim(text.translate(CLEANED), settle(given(entities, utf16_length(text))))
    found = detect(shown.text)
    return Formatted(shown.text, tuple(add_found(shown.entities, found))) if found else shown


def is_unicode(text: str) -> bool:
    """Whether the text can be written as UTF-8: half a surrogate pair can not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def given(entities: Sequence[Any], length: int) -> list[Json]:
    """The entities the caller gave, which must lie within the text of ``length`` UTF-16 units."""
    for entity in entities:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise bad_request("can't parse MessageEntity: type, offset and length are needed")
        if entity["offset"] < 0 or entity["length"] < 0 or entity["offset"] + entity["length"] > length:
            raise bad_request(f"entity beginning at UTF-16 offset {entity['offset']} ends outside of the text")
    return [dict(entity) for entity in entities]
