"""What an operator sets: one model, read from the environment and ``.env`` by entry points only."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, StringConstraints, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

CACHE = Path("~/.cache/birdcall").expanduser()
"""Where the compiled library is kept unless the operator says otherwise."""


class Settings(BaseSettings):
    """Every setting, named ``BIRDCALL_…`` in the environment. ``.env.example`` explains each.

    What is or may hold a secret is not shown by ``repr``, nor in what is said of a wrong setting.
    """

    model_config = SettingsConfigDict(
        env_prefix="BIRDCALL_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    token_file: Path | None = None
    database: Annotated[str, Field(repr=False)] = "sqlite:///birdcall.db"
    database_key: SecretStr | None = None
    database_key_file: Path | None = None
    backups: Path = Path("backups")
    backup_key: SecretStr | None = None
    backup_key_file: Path | None = None
    library: Path | None = None
    cache: Path = CACHE
    owner: int | None = None

    api_url: str = "https://api.telegram.org"
    proxy: Annotated[str | None, Field(repr=False)] = None
    concurrency: Annotated[int, Field(ge=1, le=256)] = 16

    messages_per_second: Annotated[float, Field(ge=1, le=1000)] = 28.5
    replica: Annotated[str, StringConstraints(pattern="^[A-Za-z0-9._-]{1,48}$")] | None = None

    webhook_url: Annotated[str | None, Field(repr=False)] = None
    webhook_secret: SecretStr | None = None
    webhook_secret_file: Path | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Annotated[int, Field(ge=1, le=65535)] = 8080

    watch_host: str = "127.0.0.1"
    watch_port: Annotated[int, Field(ge=1, le=65535)] | None = None

    operator_name: Annotated[str, StringConstraints(min_length=1)] = "the operator of this bot"
    operator_contact: Annotated[str, StringConstraints(min_length=1)] = "the person who invited you"
    log: Literal["console", "json"] = "console"

    @model_validator(mode="after")
    def _secrets_are_read_from_their_files(self) -> "Settings":
        for name in ("token", "webhook_secret", "database_key", "backup_key"):
            file: Path | None = getattr(self, f"{name}_file")
            if file is None:
                continue
            setting = f"BIRDCALL_{name.upper()}"
            if getattr(self, name):
                raise ValueError(f"{setting} and {setting}_FILE are both set; keep one")
            setattr(self, name, SecretStr(_secret_in(file, f"{setting}_FILE")))
        return self

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError(
                "BIRDCALL_WEBHOOK_URL needs BIRDCALL_WEBHOOK_SECRET: "
                "1-256 letters, digits, _ or -, the longer the safer"
            )
        return self


def _secret_in(file: Path, setting: str) -> str:
    """The first line that is no comment, as age-keygen writes a key. Raises ValueError."""
    try:
        lines = file.expanduser().read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise ValueError(f"{setting}: {file} cannot be read ({reason})") from error
    lines = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not lines:
        raise ValueError(f"{setting}: {file} holds nothing")
    return lines[0]


def secret(value: SecretStr | None) -> str | None:
    """The secret itself, for those who need it."""
    return value.get_secret_value() if value else None
