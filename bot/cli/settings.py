"""The settings, or one clear sentence for each that is wrong."""

from pydantic import ValidationError

from bot.cli.error import CommandError
from bot.settings import Settings


def read_settings() -> Settings:
    """The settings of the environment and ``.env``. Raises CommandError naming every wrong one, without values."""
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for details in error.errors(include_url=False, include_input=False):
            name = "_".join(("BIRDCALL", *map(str, details["loc"]))).upper() if details["loc"] else ""
            lines.append(f"{name}: {details['msg'].removeprefix('Value error, ')}".removeprefix(": "))
        raise CommandError(
            "\n".join([*lines, "Correct it in the environment or in .env; .env.example explains each."])
        ) from error
