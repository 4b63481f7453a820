"""A grade given in a few words: "王姐 A级", "Mrs Smith grade B"."""

from dataclasses import dataclass

from bot.core.grading.said import grade_said
from bot.core.schemes import Scheme
from bot.flows.grading import Grades, grade, grades_of
from bot.flows.meant_customers import customers_called
from bot.flows.services import Sender, Services


@dataclass(frozen=True)
class Heard:
    """The grade that was ``given``, or a ``letter`` that several of the schemes in use have."""

    grades: Grades
    letter: str
    schemes: tuple[Scheme, ...]
    given: bool


async def hear(services: Services, sender: Sender, text: str) -> Heard | None:
    """None when ``text`` gives no grade, or to nobody in the book for sure."""
    writing = services.library.engine.writing
    said = grade_said(text, writing)
    if said is None:
        return None
    meant = await services.database.read(
        lambda connection: customers_called(connection, person_id=sender.person_id, name=said.name, writing=writing)
    )
    grades = await grades_of(services, sender, meant.who[0].id) if meant.sure and len(meant.who) == 1 else None
    schemes = _having(grades, said.tier) if grades else ()
    if grades is None or not schemes:
        return None
    if len(schemes) > 1:
        return Heard(grades, said.tier, schemes, given=False)
    given = await grade(services, sender, grades.card.customer.id, schemes[0].id, said.tier, "hand")
    return Heard(given, said.tier, schemes, given=True) if given else None


def _having(grades: Grades, letter: str) -> tuple[Scheme, ...]:
    """The schemes in use for this customer that have such a tier: the one that sets the rhythm, and those graded by."""
    driving = grades.card.desk.scheme
    in_use = [scheme for scheme in grades.schemes if scheme.id == driving or grades.tier(scheme)]
    return tuple(scheme for scheme in in_use if letter in scheme.tiers)
