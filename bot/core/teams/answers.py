"""What readers of a broadcast answer, and what became of it in numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

Answer = Literal["seen", "done", "cannot"]
ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)

Group = Literal["silent", "cannot", "done", "seen", "waiting", "unreached"]
GROUPS: Final[tuple[Group, ...]] = get_args(Group)
"""Each reader is in one of them; who a lead has to think of comes first."""

REASONS: Final = ("away", "price", "stock", "busy", "not_mine")
"""Why something cannot be done, as buttons offer it; whoever has another reason writes it."""

LONGEST_REASON: Final = 200

ANSWERED_FOR: Final = timedelta(days=30)
"""So long after a broadcast was sent an answer still counts."""


def may_answer(state: str, ended_at: datetime | None, now: datetime) -> bool:
    """Whether an answer to a broadcast in this state still counts."""
    return state == "sending" or (state == "sent" and (ended_at is None or now - ended_at <= ANSWERED_FOR))


def reason_of(text: str) -> str:
    """A reason as it is kept: on one line, without its full stop, 200 characters at most."""
    return " ".join(text.split()).rstrip(" 。.!！~～")[:LONGEST_REASON]


def group_of(state: str, answer: str | None) -> Group:
    """Where a reader belongs; who answered had it, whatever is known of the delivery."""
    if answer in ANSWERS:
        return answer
    if state == "waiting":
        return "waiting"
    return "silent" if state == "sent" else "unreached"


@dataclass(frozen=True, slots=True)
class Tally:
    """Readers of a broadcast, counted: ``groups`` holds each reader once, ``unreached`` says why they were not.

    ``reasons`` are those of who cannot, the most frequent first.
    """

    groups: Mapping[Group, int]
    unreached: Mapping[str, int]
    reasons: tuple[tuple[str, int], ...] = ()

    @property
    def readers(self) -> int:
        """How many it is for."""
        return sum(self.groups.values())

    @property
    def delivered(self) -> int:
        """How many have it."""
        return self.readers - self.of("waiting") - self.of("unreached")

    def of(self, group: Group) -> int:
        """How many are in this group."""
        return self.groups.get(group, 0)


def tally(counted: Iterable[tuple[str, str | None, int]], reasons: Iterable[tuple[str, int]] = ()) -> Tally:
    """Of readers counted by state and answer. Reasons in the same words, but for case, are one."""
    groups: Counter[Group] = Counter()
    unreached: Counter[str] = Counter()
    for state, answer, count in counted:
        group = group_of(state, answer)
        groups[group] += count
        if group == "unreached":
            unreached[state] += count
    return Tally(dict(groups), dict(unreached), _merged(reasons))


def _merged(reasons: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    spelled: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for reason, count in sorted(reasons, key=lambda one: (-one[1], one[0])):
        counts[spelled.setdefault(reason.casefold(), reason)] += count
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
