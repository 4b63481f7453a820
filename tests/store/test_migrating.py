"""A database is brought to the tables that the models describe, and back."""

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from bot.store import migrating
from bot.store.database import DatabaseError, open_engine
from bot.store.migrating import HEAD, UnknownStepError, bring_up_to_date, migrate, revision
from bot.store.schema import metadata
from tests.databases import PostgresDatabases

from .rows import consultation, count, meet


@pytest.fixture
def engine(empty_url: str) -> Iterator[Engine]:
    engine = open_engine(empty_url)
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


def test_the_models_alone_would_build_the_same_tables_in_sqlite_to_the_letter(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'birdcall.db'}")
    migrate(engine)
    other = open_engine(f"sqlite:///{tmp_path / 'models.db'}")
    metadata.create_all(other)

    found = {name: written(engine, name) for name in metadata.tables}
    described = {name: written(other, name) for name in metadata.tables}
    engine.dispose()
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


def test_looking_at_a_sqlite_file_that_is_not_there_does_not_create_it(tmp_path: Path) -> None:
    step = revision(open_engine(f"sqlite:///{tmp_path / 'birdcall.db'}"))

    assert step is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("others", [1, 3])
def test_of_several_that_start_at_once_one_migrates_and_none_fails(empty_url: str, others: int) -> None:
    start = threading.Barrier(others + 1)

    def start_up(_: int) -> bool:
        engine = open_engine(empty_url)
        start.wait(10)
        done = migrate(engine)
        engine.dispose()
        return done

    with ThreadPoolExecutor() as replicas:
        done = list(replicas.map(start_up, range(others + 1)))

    assert sorted(done) == [False] * others + [True]


def test_postgresql_gives_up_on_a_table_that_others_use_and_changes_nothing(
    postgres: PostgresDatabases, tmp_path: Path
) -> None:
    url = postgres.empty(tmp_path)
    engine = open_engine(url)
    migrate(engine, "0001")

    with engine.connect() as user:
        user.execute(text("SELECT count(*) FROM people"))
        with pytest.raises(DatabaseError) as caught:
            migrate(engine, HEAD, patience=0.05)

    assert str(caught.value) == (
        "The tables are in use, nothing was changed; end what works on them for long, then: birdcall migrate"
    )
    assert revision(engine) == "0001"
    engine.dispose()
    postgres.drop(url)


def test_head_is_the_newest_step_of_the_history() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).with_name("migrations")))

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]
