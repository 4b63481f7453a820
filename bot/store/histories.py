"""Queries about what a customer was taken for, graded as, and bought."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update

from bot.store.book_tables import GradeChange, Judgement, Purchase
from bot.store.customers import CUSTOMERS
from bot.store.follow_ups import FOLLOW_UPS
from bot.store.touches import TOUCHES

JUDGEMENTS = cast(Table, Judgement.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
GRADES = cast(Table, GradeChange.__table__)  # type: ignore[attr-defined]  # as above
PURCHASES = cast(Table, Purchase.__table__)  # type: ignore[attr-defined]  # as above
_HANGING = {table.name: table for table in (JUDGEMENTS, GRADES, PURCHASES, TOUCHES, FOLLOW_UPS)}


def judged(connection: Connection, *, values: Mapping[str, Any]) -> None:
    """Remember what a customer was taken for."""
    connection.execute(insert(JUDGEMENTS), values)


def judgements(connection: Connection, *, customer_id: int, most: int) -> list[Row[Any]]:
    """What a customer was taken for, latest first."""
    statement = select(JUDGEMENTS).where(JUDGEMENTS.c.customer_id == customer_id)
    return list(connection.execute(statement.order_by(JUDGEMENTS.c.at.desc(), JUDGEMENTS.c.id.desc()).limit(most)))


def unjudge(connection: Connection, *, customer_id: int, text: str) -> None:
    """What was made of this description was somebody else's."""
    connection.execute(delete(JUDGEMENTS).where(JUDGEMENTS.c.customer_id == customer_id, JUDGEMENTS.c.text == text))


def graded(connection: Connection, *, values: Sequence[Mapping[str, Any]]) -> None:
    """Remember changes of grade."""
    if values:
        connection.execute(insert(GRADES), list(values))


def unimport_grades(connection: Connection, *, customer_id: int, at: datetime) -> None:
    """What an import at that moment changed of a customer's grades is taken back."""
    that = GRADES.c.customer_id == customer_id, GRADES.c.how == "import", GRADES.c.at == at
    connection.execute(delete(GRADES).where(*that))


def graded_once(connection: Connection, *, values: Mapping[str, Any]) -> int:
    """Remember one change of grade; its id."""
    return cast(int, connection.execute(insert(GRADES).values(**values).returning(GRADES.c.id)).scalar_one())


def explain_grade(connection: Connection, *, change_id: int, customer_id: int, reason: str) -> bool:
    """Write down why that change of this customer's grade was made; False when it was taken back."""
    mine = GRADES.c.id == change_id, GRADES.c.customer_id == customer_id
    return connection.execute(update(GRADES).where(*mine).values(reason=reason)).rowcount > 0


def ungrade(connection: Connection, *, change_id: int) -> None:
    """That change of grade was taken back."""
    connection.execute(delete(GRADES).where(GRADES.c.id == change_id))


def grade_changes(connection: Connection, *, customer_id: int, most: int) -> list[Row[Any]]:
    """The changes of a customer's grades, latest first."""
    statement = select(GRADES).where(GRADES.c.customer_id == customer_id)
    return list(connection.execute(statement.order_by(GRADES.c.at.desc(), GRADES.c.id.desc()).limit(most)))


def bought(connection: Connection, *, values: Sequence[Mapping[str, Any]]) -> None:
    """Write purchases down."""
    if values:
        connection.execute(insert(PURCHASES), list(values))


def purchases(connection: Connection, *, person_id: int, since: date) -> list[Row[Any]]:
    """For each customer of a rep who bought since then: ``customer_id``, ``last`` day, ``times``, ``amount`` in all."""
    columns = (
        PURCHASES.c.customer_id,
        func.max(PURCHASES.c.day).label("last"),
        func.count().label("times"),
        func.sum(PURCHASES.c.amount).label("amount"),
    )
    of_rep = select(CUSTOMERS.c.id).where(CUSTOMERS.c.person_id == person_id, CUSTOMERS.c.erased_at.is_(None))
    statement = select(*columns).where(PURCHASES.c.customer_id.in_(of_rep), PURCHASES.c.day >= since)
    return list(connection.execute(statement.group_by(PURCHASES.c.customer_id)))


def belongings(connection: Connection, *, customer_id: int) -> dict[str, list[int]]:
    """The ids of everything that hangs on a customer, by table."""
    return {
        name: list(connection.execute(select(table.c.id).where(table.c.customer_id == customer_id)).scalars())
        for name, table in _HANGING.items()
    }


def hand_over(connection: Connection, *, belongings: Mapping[str, Collection[int]], to: int) -> None:
    """What is told by ``belongings`` hangs on that customer."""
    for name, ids in belongings.items():
        table = _HANGING[name]
        connection.execute(table.update().where(table.c.id.in_(ids)).values(customer_id=to))
