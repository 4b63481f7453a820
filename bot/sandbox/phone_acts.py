"""What a person can do on a phone of the page, by the last word of the address."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from starlette.exceptions import HTTPException

from bot.sandbox.bodies import (
    AttachBody,
    ChooseBody,
    ContactBody,
    EditBody,
    InlineBody,
    LanguageBody,
    SendBody,
    TapBody,
    read,
)
from bot.sandbox.fake import ApiError, Phone

PHOTO = Path(__file__).with_name("page") / "samples" / "photo.png"

PhoneAct = Callable[[Phone, bytes], None]


def possible(act: PhoneAct) -> PhoneAct:
    """What a Telegram app would not let a person do becomes HTTP 400 with the reason."""

    def checked(phone: Phone, body: bytes) -> None:
        try:
            act(phone, body)
        except (LookupError, PermissionError, ApiError) as refusal:
            raise HTTPException(400, str(refusal)) from None

    return checked


def send(phone: Phone, body: bytes) -> None:
    """Write a message."""
    phone.send(read(SendBody, body).text)


def edit(phone: Phone, body: bytes) -> None:
    """Change an own message."""
    change = read(EditBody, body)
    phone.edit(change.message_id, change.text)


def tap(phone: Phone, body: bytes) -> None:
    """Press an inline button."""
    press = read(TapBody, body)
    phone.tap(data=press.data, message_id=press.message_id)


def attach(phone: Phone, body: bytes) -> None:
    """Send a picture, a sticker or a voice note."""
    match read(AttachBody, body).kind:
        case "photo":
            phone.send_photo(content=PHOTO.read_bytes())
        case "sticker":
            phone.send_sticker()
        case "voice":
            phone.send_voice()


def document(name: str) -> PhoneAct:
    """Send the body as a file of this name."""

    def act(phone: Phone, body: bytes) -> None:
        phone.send_document(name, body)

    return possible(act)


def contact(phone: Phone, body: bytes) -> None:
    """Share a contact."""
    card = read(ContactBody, body)
    phone.send_contact(card.phone_number, card.first_name)


def customer(phone: Phone, body: bytes) -> None:
    """Write to the customer."""
    phone.tell_customer(read(SendBody, body).text)


def inline(phone: Phone, body: bytes) -> None:
    """Type the bot's name and a query."""
    asked = read(InlineBody, body)
    phone.inline(asked.query, place=asked.place, offset=asked.offset)


def choose(phone: Phone, body: bytes) -> None:
    """Send a result of an inline query."""
    choice = read(ChooseBody, body)
    phone.choose(result_id=choice.result_id, query_id=choice.query_id)


def language(phone: Phone, body: bytes) -> None:
    """Switch the Telegram app to another language."""
    phone.language_code = read(LanguageBody, body).language_code


PHONE_ACTS: Mapping[str, PhoneAct] = MappingProxyType(
    {act.__name__: possible(act) for act in (send, edit, tap, attach, contact, customer, inline, choose, language)}
)
