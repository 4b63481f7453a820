"""Bring a database to the tables this release expects."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The newest step. A database that is there already needs no Alembic, whose import costs a third of the start."""

_HISTORY = Path(__file__).with_name("migrations")


class UnknownStepError(ValueError):
    """There is no such step in the history; the message names it."""


def revision(engine: Engine) -> str | None:
    """The step the database is at; None when it is new."""
    file = engine.url.database
    if file and not Path(file).exists():
        return None  # looking must not create it
    with engine.connect().execution_options(read_only=True) as connection:
        try:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
        except OperationalError:
            if inspect(connection).has_table("alembic_version"):
                raise
            return None


def migrate(engine: Engine, target: str = HEAD) -> None:
    """Go up or down to ``target`` ("base" undoes everything). One transaction. Raises UnknownStepError."""
    from alembic import command  # noqa: PLC0415  # see HEAD
    from alembic.util import CommandError  # noqa: PLC0415  # as above

    with engine.connect() as connection, connection.begin():
        config = _config(connection)
        try:
            if target == "base" or target < (_current(connection) or ""):
                command.downgrade(config, target)
            else:
                command.upgrade(config, target)
        except CommandError as error:
            raise UnknownStepError(f"There is no step “{target}”; the newest is {HEAD}, base undoes all.") from error


def bring_up_to_date(engine: Engine) -> bool:
    """Migrate unless the database is at ``HEAD`` already. Returns whether anything was done."""
    if revision(engine) == HEAD:
        return False
    migrate(engine)
    return True


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415  # see HEAD

    config = Config()
    config.set_main_option("script_location", str(_HISTORY))
    config.attributes["connection"] = connection
    return config


def _current(connection: Connection) -> str | None:
    from alembic.migration import MigrationContext  # noqa: PLC0415  # see HEAD

    return MigrationContext.configure(connection).get_current_revision()
