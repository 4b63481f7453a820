"""Commands, names and menu buttons reach the people they are meant for."""

from typing import Any

import pytest

from bot.sandbox.fake import ApiError, FakeTelegram, Phone

PRIVATE = {"type": "all_private_chats"}


async def set_commands(fake: FakeTelegram, name: str, **where: Any) -> None:
    await fake.call("setMyCommands", {"commands": [{"command": name, "description": name}], **where})


def menu(phone: Phone) -> list[str]:
    return [command["command"] for command in phone.commands]


async def test_the_narrowest_scope_and_then_the_language_decides(fake: FakeTelegram, phone: Phone) -> None:
    seen = [menu(phone)]
    for name, where in (
        ("any", {}),
        ("any_zh", {"language_code": "zh"}),
        ("private", {"scope": PRIVATE}),
        ("mine", {"scope": {"type": "chat", "chat_id": 101}}),
        ("mine_zh", {"scope": {"type": "chat", "chat_id": "101"}, "language_code": "zh"}),
    ):
        await set_commands(fake, name, **where)
        seen.append(menu(phone))

    assert seen == [[], ["any"], ["any_zh"], ["private"], ["mine"], ["mine_zh"]]
    assert menu(fake.phone(102, "Mia", "en")) == ["private"]


async def test_another_app_language_shows_other_commands(fake: FakeTelegram, phone: Phone) -> None:
    await set_commands(fake, "yes")
    await set_commands(fake, "dui", language_code="zh")

    before = menu(phone)
    phone.language_code = "en"

    assert (before, menu(phone)) == (["dui"], ["yes"])
    assert phone.send("a")["message"]["from"]["language_code"] == "en"


async def test_deleted_commands_let_the_wider_scope_through(fake: FakeTelegram, phone: Phone) -> None:
    await set_commands(fake, "any")
    await set_commands(fake, "private", scope=PRIVATE)

    assert await fake.call("getMyCommands", {"scope": PRIVATE}) == [{"command": "private", "description": "private"}]
    await fake.call("deleteMyCommands", {"scope": PRIVATE})

    assert menu(phone) == ["any"]
    assert await fake.call("getMyCommands", {"scope": PRIVATE}) == []


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("setMyCommands", {"commands": [{"command": "Help", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a", "description": "a"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 7}}, "chat not found"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": "@nobody"}}, "chat not found"),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat", "user_id": 7}},
            'BotCommandScope has no field "user_id"',
        ),
        ("setMyName", {"name": "a" * 65}, "name is too long"),
        ("setMyDescription", {"description": "a" * 513}, "description is too long"),
        ("setMyShortDescription", {"short_description": "a" * 121}, "short description is too long"),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "app"}},
            "can't parse menu button: MenuButton has unsupported type",
        ),
    ],
)
async def test_a_profile_telegram_would_refuse_is_refused(
    fake: FakeTelegram, method: str, params: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ApiError) as refused:
        await fake.call(method, params)

    assert refused.value.description == f"Bad Request: {reason}"


async def test_descriptions_and_menu_buttons_are_kept(fake: FakeTelegram, phone: Phone) -> None:
    await fake.call("setMyDescription", {"description": "教练", "language_code": "zh"})
    await fake.call("setMyShortDescription", {"short_description": "coach"})
    await fake.call("setChatMenuButton", {"chat_id": phone.user_id, "menu_button": {"type": "commands"}})

    profile = fake.state.profile
    assert (profile.descriptions, profile.short_descriptions) == ({"zh": "教练"}, {"": "coach"})
    assert profile.menu_buttons == {101: {"type": "commands"}}
