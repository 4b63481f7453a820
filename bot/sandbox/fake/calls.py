"""A Bot API method as a function: its name, its parameters, how they are read."""

import inspect
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

import msgspec

from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.keyboards import ReplyMarkup, read_markup
from bot.sandbox.fake.wire import NOWHERE, ChatId, Json, Upload

YES = frozenset({"true", "yes", "1"})
ATTACHED = "attach://"

Reader = Callable[[str, Any], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """``run`` takes the state and keyword arguments; parameters in ``ignoring`` are read by Telegram only."""

    name: str
    run: Callable[..., Any]
    readers: Mapping[str, Reader]
    ignoring: frozenset[str]

    def arguments(self, params: Mapping[str, Any], files: Mapping[str, Upload]) -> dict[str, Any]:
        """The keyword arguments of a call; raises ApiError 400 naming a parameter the method does not have."""
        arguments: dict[str, Any] = {}
        for name, value in {**files_for(self.readers, files), **params}.items():
            if value is None or name in self.ignoring:
                continue
            reader = self.readers.get(name)
            if reader is None:
                raise bad_request(f'unknown parameter "{name}" of {self.name}')
            arguments[name] = reader(name, attached(value, files))
        return arguments


def method(run: Callable[..., Any], ignoring: Collection[str] = ()) -> Method:
    """Describe a function: ``send_message`` is ``sendMessage``, and its annotations say how parameters are read."""
    hints = get_type_hints(run)
    names = [
        name
        for name, parameter in inspect.signature(run).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    ]
    first, *rest = run.__name__.split("_")
    readers = {name: READERS[hints[name]] for name in names}
    return Method(first + "".join(word.capitalize() for word in rest), run, readers, frozenset(ignoring))


def files_for(readers: Mapping[str, Reader], files: Mapping[str, Upload]) -> Mapping[str, Upload]:
    """Files sent under the name of a parameter; the others are reached by ``attach://``."""
    return {name: upload for name, upload in files.items() if name in readers} if files else files


def attached(value: Any, files: Mapping[str, Upload]) -> Any:
    """The file that ``attach://name`` means, or the value itself."""
    if isinstance(value, str) and value.startswith(ATTACHED) and value.removeprefix(ATTACHED) in files:
        return files[value.removeprefix(ATTACHED)]
    return value


def string(name: str, value: Any) -> str:
    """Text; a number is read as its digits, as in a form."""
    if isinstance(value, (dict, list)):
        raise bad_request(f'parameter "{name}" must be of type String')
    return value if isinstance(value, str) else str(value)


def integer(name: str, value: Any) -> int:
    """A whole number, or its digits."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise bad_request(f'parameter "{name}" must be of type Integer') from None


def boolean(_: str, value: Any) -> bool:
    """True for true, yes and 1, as the Bot API server reads them."""
    return value if isinstance(value, bool) else str(value).strip().lower() in YES


def chat_id(_: str, value: Any) -> ChatId:
    """The id of a chat; a @name is not known to anyone here."""
    try:
        return ChatId(int(value))
    except (TypeError, ValueError):
        raise bad_request("chat_id is empty" if value == "" else "chat not found") from None


def decoded(name: str, value: Any) -> Any:
    """A JSON value, which a form carries as a string."""
    if not isinstance(value, str):
        return value
    try:
        return msgspec.json.decode(value)
    except msgspec.DecodeError:
        raise bad_request(f"can't parse {name} JSON object") from None


def json_object(name: str, value: Any) -> Json:
    """A JSON object."""
    found = decoded(name, value)
    if not isinstance(found, dict):
        raise bad_request(f"can't parse {name} JSON object")
    return found


def json_array(name: str, value: Any) -> list[Any]:
    """A JSON array."""
    found = decoded(name, value)
    if not isinstance(found, list):
        raise bad_request(f'parameter "{name}" must be of type Array')
    return found


def markup(name: str, value: Any) -> ReplyMarkup:
    """A keyboard of any kind."""
    return read_markup(decoded(name, value))


def upload(name: str, value: Any) -> Upload | str:
    """A file sent along, or the id of one Telegram has."""
    return value if isinstance(value, Upload) else string(name, value)


READERS: Mapping[object, Reader] = {
    str: string,
    int: integer,
    bool: boolean,
    ChatId: chat_id,
    Json | None: json_object,
    list[Any] | None: json_array,
    ReplyMarkup | None: markup,
    Upload | str | None: upload,
}


def chat_of(params: Mapping[str, Any]) -> int | None:
    """The chat a call is about, if it names one."""
    try:
        return int(params.get("chat_id", NOWHERE)) or None
    except (TypeError, ValueError):
        return None
