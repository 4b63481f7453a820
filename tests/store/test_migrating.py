"""A database is brought to the tables that the models describe, and back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from bot.store import migrating
from bot.store.database import open_engine
from bot.store.migrating import HEAD, UnknownStepError, bring_up_to_date, migrate, revision
from bot.store.schema import metadata

from .rows import consultation, count, meet


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'birdcall.db'}")
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"sqlite_sequence"}


def test_a_new_database_gets_every_table(engine: Engine) -> None:
    done = bring_up_to_date(engine)

    assert done
    assert tables(engine) == {*metadata.tables, "alembic_version"}
    assert revision(engine) == HEAD


def test_a_database_that_is_up_to_date_is_left_alone(engine: Engine) -> None:
    bring_up_to_date(engine)

    assert not bring_up_to_date(engine)


def test_the_migrations_build_what_the_models_describe(engine: Engine) -> None:
    migrate(engine)

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, metadata)

    assert differences == []


def test_the_models_alone_would_build_the_same_tables(engine: Engine, tmp_path: Path) -> None:
    migrate(engine)
    other = open_engine(f"sqlite:///{tmp_path / 'models.db'}")
    metadata.create_all(other)

    found = {name: written(engine, name) for name in metadata.tables}
    described = {name: written(other, name) for name in metadata.tables}
    other.dispose()

    assert found == described


def written(engine: Engine, table: str) -> set[str]:
    """The parts of a table's definition, whatever their order and line breaks."""
    with engine.connect() as connection:
        query = text("SELECT sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL")
        statements = connection.execute(query, {"table": table}).scalars().all()
    parts = (part for sql in statements for part in re.split(r",\s|\n", sql))
    return {" ".join(part.strip().rstrip(",").split()) for part in parts if part.strip()}


def test_down_takes_everything_away_and_up_brings_it_back(engine: Engine) -> None:
    migrate(engine)
    migrate(engine, "base")
    after_down = tables(engine), revision(engine)

    migrate(engine)

    assert after_down == ({"alembic_version"}, None)
    assert tables(engine) == {*metadata.tables, "alembic_version"}


def test_going_to_the_step_it_is_at_keeps_what_is_in_it(engine: Engine) -> None:
    migrate(engine)
    with engine.begin() as connection:
        meet(connection)
        consultation(connection)

    migrate(engine, HEAD)

    with engine.connect() as connection:
        assert (count(connection, "people"), count(connection, "consultations")) == (1, 1)


@pytest.mark.parametrize("step", ["9999", "0000", "nonsense"])
def test_an_unknown_step_is_refused_and_changes_nothing(engine: Engine, step: str) -> None:
    migrate(engine)

    with pytest.raises(UnknownStepError) as caught:
        migrate(engine, step)

    assert str(caught.value) == f"There is no step “{step}”; the newest is {HEAD}, base undoes all."
    assert revision(engine) == HEAD


def test_looking_at_a_database_that_is_not_there_does_not_create_it(engine: Engine, tmp_path: Path) -> None:
    step = revision(engine)

    assert step is None
    assert list(tmp_path.iterdir()) == []


def test_head_is_the_newest_step_of_the_history() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).with_name("migrations")))

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
