"""Which tags Telegram knows, and the entity each becomes."""

import re
from dataclasses import dataclass, field

from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.links import checked_link, person_of
from bot.sandbox.fake.wire import Json

STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "pre": "pre",
    "code": "code",
}
TAGS = frozenset(STYLES) | {"a", "blockquote", "tg-emoji", "tg-time"}
DATE_FORMAT = re.compile(r"(?:r|w?[dD]?[tT]?)$")
LANGUAGE = "language-"


@dataclass(slots=True)
class Tag:
    """An opened tag; ``offset`` is where its text begins in UTF-16 units, ``begin`` in characters."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    offset: int = 0
    begin: int = 0


def entity_of(tag: Tag, text: str, length: int) -> Json | None:
    """The ``MessageEntity`` of a closed tag around ``text``, ``length`` UTF-16 units; None for a link to nowhere."""
    entity: Json = {"type": STYLES.get(tag.name, ""), "offset": tag.offset, "length": length}
    match tag.name:
        case "a":
            return link_entity(entity, tag.attributes.get("href") or text)
        case "blockquote":
            return entity | {"type": "expandable_blockquote" if "expandable" in tag.attributes else "blockquote"}
        case "tg-emoji":
            return entity | emoji_fields(tag.attributes.get("emoji-id", ""))
        case "tg-time":
            return entity | time_fields(tag.attributes)
        case "code" if tag.attributes.get("class", "").startswith(LANGUAGE):
            return entity | {"language": tag.attributes["class"].removeprefix(LANGUAGE)}
    return entity


def link_entity(entity: Json, url: str) -> Json | None:
    """A link, or the mention of a person for ``tg://user?id=…``."""
    person = person_of(url)
    if person is not None:
        return entity | {"type": "text_mention", "user": {"id": person, "is_bot": False, "first_name": ""}}
    link = checked_link(url)
    return entity | {"type": "text_link", "url": link} if link else None


def emoji_fields(emoji_id: str) -> Json:
    """What a custom emoji carries besides its place."""
    if not emoji_id.isdecimal() or int(emoji_id) == 0:
        raise bad_request("can't parse entities: Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": emoji_id}


def time_fields(attributes: dict[str, str]) -> Json:
    """What a date carries besides its place (Bot API 9.5: ``unix`` and ``format``)."""
    unix, written = attributes.get("unix", ""), attributes.get("format", "")
    if not unix.isdecimal():
        raise bad_request("can't parse entities: Invalid date specified")
    if not DATE_FORMAT.match(written):
        raise bad_request("can't parse entities: Invalid date format specified")
    fields: Json = {"type": "date_time", "unix_time": int(unix)}
    return fields | {"date_time_format": written} if written else fields
