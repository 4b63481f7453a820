"""What tests of imports and exports share: sending a file, reading one, looking at the book."""

from typing import Any

from sqlalchemy import select

from bot.sandbox.fake import Phone
from bot.sheets.reading import read_table
from bot.sheets.table import Table
from bot.store import many_customers
from bot.store.database import Connection
from bot.store.schema import metadata
from tests.conftest import World

BOOK = ("customers", "customer_terms", "follow_ups", "grade_changes", "purchases", "import_changes")


async def send(world: World, rep: Phone, text: str | bytes, name: str = "list.csv") -> str:
    """Send a file; what the bot then says."""
    await world.process(rep.send_document(name, text if isinstance(text, bytes) else text.encode()))
    return rep.last.text


async def book(world: World, person: int = 101) -> dict[str, Any]:
    """Everybody in a rep's book, by name."""
    rows = await world.services.database.write(
        lambda connection: many_customers.page(connection, person_id=person, after=0, most=50_000)
    )
    return {row.name: row for row in rows}


async def rows(world: World, *names: str) -> list[Any]:
    """Every row of these tables."""

    def look(connection: Connection) -> list[Any]:
        tables = [metadata.tables[name] for name in names or BOOK]
        return [
            tuple(row)
            for table in tables
            for row in connection.execute(select(table).order_by(*table.primary_key.columns))
        ]

    return await world.services.database.write(look)


def sent_file(rep: Phone) -> bytes:
    """The bytes of the newest message, which is a file."""
    return rep.file(rep.last.message_id).upload.content


def sent_table(rep: Phone) -> Table:
    """The same, as a table."""
    return read_table(sent_file(rep), "sent.xlsx")
