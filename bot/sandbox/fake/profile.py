"""What the bot tells of itself, per language and per audience."""

from dataclasses import dataclass, field

from bot.sandbox.fake.wire import Json

DEFAULT = "default"
ALL_PRIVATE = "all_private_chats"


@dataclass(slots=True)
class Profile:
    """Names, descriptions and menu buttons by language or chat; commands by scope and language ("" for any)."""

    name: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)

    def name_for(self, language_code: str | None) -> str:
        """The bot's name in a person's language."""
        return self.names.get(short(language_code)) or self.names.get("") or self.name

    def commands_for(self, user_id: int, language_code: str | None) -> list[Json]:
        """The commands one person sees: those of the narrowest scope, and there of their language first."""
        for scope in (f"chat:{user_id}", ALL_PRIVATE, DEFAULT):
            for language in (short(language_code), ""):
                commands = self.commands.get((scope, language))
                if commands:
                    return commands
        return []


def short(language_code: str | None) -> str:
    """The two-letter form of an app language: ``zh-hans`` is ``zh``."""
    return (language_code or "").partition("-")[0].lower()
