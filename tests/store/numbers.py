"""A database with one table of unique numbers, and work on it."""

import threading

from sqlalchemy import Column, Connection, Integer, MetaData, Table, text

from bot.store.database import MOST_IN_A_COMMIT, open_engine
from bot.store.engines import reading

TABLES = MetaData()
Table("numbers", TABLES, Column("place", Integer, primary_key=True), Column("number", Integer, unique=True))

MANY = 3 * MOST_IN_A_COMMIT


def put(connection: Connection, number: int) -> int:
    connection.execute(text("INSERT INTO numbers (number) VALUES (:number)"), {"number": number})
    return number


def put_and_fail(connection: Connection, number: int) -> int:
    put(connection, number)
    raise LookupError(f"after {number}")


def numbers(connection: Connection) -> list[int]:
    return list(connection.execute(text("SELECT number FROM numbers ORDER BY place")).scalars())


def kept(url: str) -> list[int]:
    """What is in the database, seen from outside."""
    engine = open_engine(url)
    with reading(engine).connect() as connection:
        found = numbers(connection)
    engine.dispose()
    return found


class Hold:
    """Work that keeps the writer busy until told, so that what is given meanwhile shares a commit."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.go_on = threading.Event()

    def __call__(self, connection: Connection) -> None:
        self.begun.set()
        self.go_on.wait(10)
