"""What the page sends: small JSON bodies, read strictly."""

from typing import Annotated, Literal, TypeVar

import msgspec
from starlette.exceptions import HTTPException

from bot.core.text import Language
from bot.sandbox.fake.limits import INLINE_QUERY
from bot.sandbox.fake.wire import Place
from bot.sandbox.time_bar import Jump

LongestText = Annotated[str, msgspec.Meta(min_length=1, max_length=4096)]


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A body with exactly the fields named."""


class SendBody(Body, frozen=True):
    """A text to the bot."""

    text: LongestText


class EditBody(Body, frozen=True):
    """A new wording of an own message."""

    message_id: int
    text: LongestText


class TapBody(Body, frozen=True):
    """A press on the inline button of a message with this callback data."""

    message_id: int
    data: str


class AttachBody(Body, frozen=True):
    """Something other than text."""

    kind: Literal["photo", "sticker", "voice"]


class ContactBody(Body, frozen=True):
    """Somebody's card."""

    first_name: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    phone_number: Annotated[str, msgspec.Meta(pattern=r"^\+?[0-9][0-9 ()-]{2,30}$")]


class InlineBody(Body, frozen=True):
    """What was typed after the bot's name, and in which chat; ``offset`` asks for more results."""

    place: Place
    query: Annotated[str, msgspec.Meta(max_length=INLINE_QUERY)]
    offset: str = ""


class ChooseBody(Body, frozen=True):
    """One result of an inline query."""

    query_id: str
    result_id: str


class LanguageBody(Body, frozen=True):
    """Another language of the person's Telegram app, as an IETF tag (``zh-hans``)."""

    language_code: Annotated[str, msgspec.Meta(min_length=2, max_length=16, pattern="^[A-Za-z-]+$")]


class InspectBody(Body, frozen=True):
    """A description to explain."""

    text: LongestText
    language: Language


class JumpBody(Body, frozen=True):
    """How far to put the clock forward."""

    to: Jump


B = TypeVar("B", bound=Body)


def read(kind: type[B], body: bytes) -> B:
    """The body as a value; HTTP 400 with the reason when it does not fit."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise HTTPException(400, str(problem)) from None
