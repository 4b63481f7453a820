"""What the buttons of a lead say who sees to customers: ``o:l:TEAM.PERSON:ORDER:PAGE``, ``o:c:CUSTOMER``."""

import re
from dataclasses import dataclass

from bot.flows.listing import Listing
from bot.screens.book_calls import ORDERS

_ID = "([0-9]{1,18})"
_LIST = re.compile(rf"o:l:{_ID}\.{_ID}:([a-z]+):([0-9]{{1,4}})")
_ABOUT = re.compile(rf"o:([a-z]):{_ID}")


@dataclass(frozen=True, slots=True)
class RepList:
    """A list of what somebody has of a team's customers."""

    team_id: int
    person_id: int
    listing: Listing


def rep_list(team_id: int, person_id: int, listing: Listing | None = None, page: int | None = None) -> str:
    """The data of the button that shows it."""
    shown = listing or Listing()
    return f"o:l:{team_id}.{person_id}:{shown.order}:{shown.page if page is None else page}"


def read_list(data: str) -> RepList | None:
    """The list behind the data, or None."""
    found = _LIST.fullmatch(data)
    order = next((one for one in ORDERS if found and one == found[3]), None)
    return RepList(int(found[1]), int(found[2]), Listing(order, int(found[4]))) if found and order else None


def read_about(data: str) -> tuple[str, int] | None:
    """The verb, and the id of what it is about; None when it is no such button."""
    found = _ABOUT.fullmatch(data)
    return (found[1], int(found[2])) if found else None
