"""Ids that a database gives out: none twice, also after a backup was restored."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, text

from bot.store.bare_tables import BareTable

_SEQUENCE = "pg_get_serial_sequence(:name, :key)"
_GO_ON = {
    "sqlite": (
        "DELETE FROM sqlite_sequence WHERE name = :name",
        "INSERT INTO sqlite_sequence SELECT name, :last FROM sqlite_master "
        "WHERE type = 'table' AND name = :name AND sql LIKE '%AUTOINCREMENT%'",
    ),
    "postgresql": (f"SELECT setval({_SEQUENCE}, :last) WHERE {_SEQUENCE} IS NOT NULL",),
}


def last_ids(connection: Connection, tables: Sequence[BareTable]) -> dict[str, int]:
    """The last id given out by each table that gives out ids, also those of rows long erased."""
    if connection.dialect.name == "sqlite":
        return {row.name: row.seq for row in connection.execute(text("SELECT name, seq FROM sqlite_sequence"))}
    query = text(f"SELECT pg_sequence_last_value({_SEQUENCE}::regclass)")
    found = {each.name: connection.execute(query, {"name": each.name, "key": each.key[0]}).scalar() for each in tables}
    return {name: last for name, last in found.items() if last}


def go_on_after(connection: Connection, tables: Sequence[BareTable], ids: dict[str, int]) -> None:
    """From now on give out no id up to those of ``ids``, nor up to those of the rows that are there."""
    for each in tables:
        key = each.clause.columns[each.key[0]]
        there = connection.execute(select(key).order_by(key.desc()).limit(1)).scalar()
        last = max(ids.get(each.name, 0), there if isinstance(there, int) else 0)
        if len(each.key) > 1 or last < 1:
            continue
        for statement in _GO_ON[connection.dialect.name]:
            values = {"name": each.name, "key": key.name, "last": last}
            connection.execute(text(statement), {name: values[name] for name in values if f":{name}" in statement})
