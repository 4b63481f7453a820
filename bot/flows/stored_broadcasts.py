"""From a stored broadcast to what it says, and back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

import msgspec

from bot.core.teams.audience import Audience
from bot.core.teams.message import Message
from bot.core.teams.timing import At, Now, OwnHour, Repeat, Timing
from bot.store.broadcasts import BroadcastRow

State = Literal["draft", "planned", "sending", "sent", "cancelled"]

_TIMINGS: Mapping[str, type[Timing]] = {"now": Now, "at": At, "own": OwnHour, "repeat": Repeat}
_NAMES: Mapping[type[Timing], str] = {made: name for name, made in _TIMINGS.items()}


@dataclass(frozen=True, slots=True)
class Broadcast:
    """A broadcast. One that repeats is planned until it is cancelled; planned without ``next_at`` it pauses."""

    id: int
    team_id: int
    author_id: int
    state: State
    title: str
    template: str | None
    message: Message
    audience: Audience
    timing: Timing
    asks: bool
    pings_allowed: int
    ping_hours: int
    of_id: int | None
    next_at: datetime | None
    started_at: datetime | None
    created_at: datetime
    updated_at: datetime
    message_id: int | None

    @property
    def version(self) -> int:
        """Another one whenever it was changed: who confirms it confirms what they saw."""
        return int(self.updated_at.timestamp() * 1000)

    @property
    def paused(self) -> bool:
        """Whether it repeats, but not for now."""
        return self.state == "planned" and self.next_at is None


def broadcast_of(row: BroadcastRow) -> Broadcast:
    """The broadcast of a row."""
    return Broadcast(
        id=row.id,
        team_id=row.team_id,
        author_id=row.author_id,
        state=cast(State, row.state),
        title=row.title,
        template=row.template,
        message=msgspec.convert(row.content, Message),
        audience=msgspec.convert(row.audience, Audience),
        timing=timing_from(row.timing),
        asks=row.asks,
        pings_allowed=row.pings_allowed,
        ping_hours=row.ping_hours,
        of_id=row.of_id,
        next_at=row.next_at,
        started_at=row.started_at,
        created_at=row.created_at,
        updated_at=row.updated_at,
        message_id=row.message_id,
    )


def timing_from(stored: Mapping[str, Any]) -> Timing:
    """The timing of a row."""
    rest = {name: value for name, value in stored.items() if name != "kind"}
    return msgspec.convert(rest, _TIMINGS[stored["kind"]])


def stored_timing(timing: Timing) -> dict[str, Any]:
    """What is stored of a timing."""
    return {"kind": _NAMES[type(timing)], **msgspec.to_builtins(timing)}


def stored(value: Message | Audience) -> dict[str, Any]:
    """What is stored of a message or an audience."""
    return cast(dict[str, Any], msgspec.to_builtins(value))
