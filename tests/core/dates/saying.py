"""Moments at which dates are said in tests, and how what was understood is written in their tables."""

from datetime import datetime, timedelta, timezone

from bot.core.dates.understanding import SaidDate, dates_in

BEIJING = timezone(timedelta(hours=8))
FRIDAY = datetime(2026, 11, 20, 10, 30, tzinfo=BEIJING)


def at(written: str) -> datetime:
    """A moment in Beijing: ``2026-11-20 10:30``."""
    return datetime.fromisoformat(written).replace(tzinfo=BEIJING)


def told(said: SaidDate) -> str:
    """``Wed 25 Nov 2026 10:00 on``, then other days that may be meant."""
    time = f" {said.time:%H:%M}" if said.time else ""
    others = "".join(f" or {day:%a %-d %b %Y}" for day in said.others)
    return f"{said.day:%a %-d %b %Y}{time} {said.kind}{others}"


def understood(text: str, now: datetime = FRIDAY) -> str:
    """All dates of a text as they are written in tables."""
    return "; ".join(told(said) for said in dates_in(text, now))
