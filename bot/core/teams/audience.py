"""Whom a broadcast is for: conditions that all must hold, and people picked by hand beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Holding:
    """What one customer in a rep's book must be like: in the tier ``scheme:tier``, of a type, overdue; all at once.

    Empty: any tier, any type.
    """

    tier: str = ""
    type: str = ""
    overdue: bool = False

    def __bool__(self) -> bool:
        """Whether it asks for anything."""
        return bool(self.tier or self.type or self.overdue)


@dataclass(frozen=True, slots=True)
class Audience:
    """The team's reps who have one of the ``tags``, a customer like ``holding`` and did not answer the broadcast
    ``silent``; of those that are given, all must hold. ``picked`` are readers whatever holds.

    With ``by_hand`` nobody is but the picked.
    """

    tags: tuple[str, ...] = ()
    holding: Holding = Holding()
    silent: int | None = None
    picked: tuple[int, ...] = ()
    by_hand: bool = False

    @property
    def everyone(self) -> bool:
        """Whether no condition narrows it."""
        return not (self.by_hand or self.tags or self.holding or self.silent is not None)

    def toggled(self, person_id: int) -> "Audience":
        """Somebody is picked, or not any more."""
        others = tuple(one for one in self.picked if one != person_id)
        return replace(self, picked=others if person_id in self.picked else tuple(sorted((*others, person_id))))

    def tagged(self, tag: str) -> "Audience":
        """A tag is asked for, or not any more. Conditions count again."""
        others = tuple(one for one in self.tags if one != tag)
        return replace(self, by_hand=False, tags=others if tag in self.tags else (*others, tag))


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the team. ``holds`` a customer as asked for; ``silent``: was asked then and did not answer."""

    person_id: int
    name: str
    tags: tuple[str, ...] = ()
    rep: bool = True
    holds: bool = True
    silent: bool = True


def readers(audience: Audience, members: Iterable[Member], author_id: int) -> list[Member]:
    """Who is meant, in the order of their ids; never who wrote it. Conditions choose among reps; anybody is picked."""
    meant = (one for one in members if one.person_id != author_id and _meant(audience, one))
    return sorted(meant, key=lambda one: one.person_id)


def _meant(audience: Audience, member: Member) -> bool:
    if member.person_id in audience.picked:
        return True
    if audience.by_hand or not member.rep:
        return False
    tagged = not audience.tags or bool(set(audience.tags) & set(member.tags))
    holds = not audience.holding or member.holds
    return tagged and holds and (audience.silent is None or member.silent)
