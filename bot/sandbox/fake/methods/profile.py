"""What the bot tells of itself (Bot API: setMyCommands, setMyName and their kin)."""

import re
from typing import Any

from bot.sandbox.fake.calls import chat_id
from bot.sandbox.fake.chats import PrivateChat
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.fields import only
from bot.sandbox.fake.limits import COMMAND_DESCRIPTION, COMMANDS, DESCRIPTION, NAME, SHORT_DESCRIPTION
from bot.sandbox.fake.profile import DEFAULT
from bot.sandbox.fake.state import State
from bot.sandbox.fake.wire import NOWHERE, ChatId, Json

COMMAND = re.compile(r"[a-z0-9_]{1,32}$")
LANGUAGE = re.compile(r"(?:[a-z]{2})?$")
PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
MENU_BUTTONS = frozenset({"commands", "web_app", "default"})


def set_my_commands(
    state: State, *, commands: list[Any] | None = None, scope: Json | None = None, language_code: str = ""
) -> bool:
    """Bot API: setMyCommands; at most 100, for one scope and language."""
    read = [command_of(command) for command in commands or ()]
    if len(read) > COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    state.profile.commands[scope_key(state, scope), checked_language(language_code)] = read
    tell_everyone(state)
    return True


def get_my_commands(state: State, *, scope: Json | None = None, language_code: str = "") -> list[Json]:
    """Bot API: getMyCommands; exactly this scope and language."""
    return state.profile.commands.get((scope_key(state, scope), checked_language(language_code)), [])


def delete_my_commands(state: State, *, scope: Json | None = None, language_code: str = "") -> bool:
    """Bot API: deleteMyCommands; a wider scope then shows through."""
    state.profile.commands.pop((scope_key(state, scope), checked_language(language_code)), None)
    tell_everyone(state)
    return True


def set_my_name(state: State, *, name: str = "", language_code: str = "") -> bool:
    """Bot API: setMyName; 0–64 characters."""
    state.profile.names[checked_language(language_code)] = limited(name, NAME, "name")
    return True


def set_my_description(state: State, *, description: str = "", language_code: str = "") -> bool:
    """Bot API: setMyDescription; 0–512 characters."""
    text = limited(description, DESCRIPTION, "description")
    state.profile.descriptions[checked_language(language_code)] = text
    return True


def set_my_short_description(state: State, *, short_description: str = "", language_code: str = "") -> bool:
    """Bot API: setMyShortDescription; 0–120 characters."""
    text = limited(short_description, SHORT_DESCRIPTION, "short description")
    state.profile.short_descriptions[checked_language(language_code)] = text
    return True


def set_chat_menu_button(state: State, *, chat_id: ChatId = NOWHERE, menu_button: Json | None = None) -> bool:
    """Bot API: setChatMenuButton; without a chat, the default for all."""
    button = menu_button or {"type": "default"}
    if button.get("type") not in MENU_BUTTONS:
        raise bad_request("can't parse menu button: MenuButton has unsupported type")
    if chat_id != NOWHERE:
        state.chat(chat_id)
    state.profile.menu_buttons[chat_id] = button
    return True


def command_of(command: Any) -> Json:
    """One command: 1–32 of a-z, 0-9 and _, with a description of 1–256 characters."""
    if not isinstance(command, dict) or command.keys() != {"command", "description"}:
        raise bad_request("can't parse BotCommand: command and description are needed")
    name, description = str(command["command"]).removeprefix("/"), str(command["description"])
    if not COMMAND.match(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= COMMAND_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def scope_key(state: State, scope: Json | None) -> str:
    """A scope as a key; a chat named in it must be known."""
    scope = scope or {"type": DEFAULT}
    only(scope, {"type", "chat_id"}, "BotCommandScope")
    kind = scope.get("type")
    if kind in PLAIN_SCOPES:
        return str(kind)
    if kind == "chat":
        return f"chat:{state.chat(chat_id('chat_id', scope.get('chat_id', NOWHERE))).chat_id}"
    raise bad_request("can't parse BotCommandScope: unsupported type for private chats")


def checked_language(code: str) -> str:
    """Two letters, or nothing for any language."""
    if not LANGUAGE.match(code):
        raise bad_request("invalid language code specified")
    return code


def limited(text: str, most: int, what: str) -> str:
    """A text of at most ``most`` characters."""
    if len(text) > most:
        raise bad_request(f"{what} is too long")
    return text


def tell_everyone(state: State) -> None:
    """Every open page may now show other commands."""
    for chat in state.chats.values():
        if isinstance(chat, PrivateChat):
            state.tell_commands(chat)
