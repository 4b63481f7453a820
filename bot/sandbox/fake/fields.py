"""Which fields a Bot API object has, and of what type they are."""

from typing import Any

from bot.sandbox.fake.errors import ApiError, bad_request
from bot.sandbox.fake.wire import Json

TYPES = {str: "String", bool: "Boolean", int: "Integer", dict: "Object", list: "Array"}


def only(value: Json, fields: frozenset[str] | set[str], kind: str) -> None:
    """Refuse a field Telegram does not have, which it would ignore: it is a slip of ours."""
    unknown = value.keys() - fields
    if unknown:
        raise bad_request(f'{kind} has no field "{min(unknown)}"')


def typed(value: Json, name: str, kind: type[Any]) -> Any:
    """A field of this type, or None when it is missing or null; raises ValueError in Telegram's words."""
    found = value.get(name)
    if found is not None and (not isinstance(found, kind) or isinstance(found, bool) is not (kind is bool)):
        raise ValueError(f'Field "{name}" must be of type {TYPES[kind]}')
    return found


def cannot_parse_inline(reason: str) -> ApiError:
    """400 for an inline button."""
    return bad_request(f"can't parse inline keyboard button: {reason}")
