"""What only the bot's owner sees: how it is doing, and what goes wrong."""

from collections.abc import Sequence
from datetime import datetime

from bot import __version__
from bot.content.problems import Problem
from bot.core.text import LANGUAGES, Language
from bot.flows.alerting import LATE, Alert
from bot.flows.services import Services
from bot.flows.state import State
from bot.screens.screen import Screen
from bot.screens.wording import Words, words


def status(language: Language, services: Services, state: State) -> Screen:
    """/status. Counts are of this process since its start, what waits is of the database."""
    say, watch = words(language), services.watch
    text = say.status.format(
        verdict=_verdict(say, state),
        version=__version__,
        since=_moment(watch.since),
        done=watch.updates["done"],
        again=watch.updates["again"] + watch.updates["failed"],
        waiting=state.updates_waiting,
        parked=state.updates_parked,
        sent=watch.deliveries["sent"],
        due=state.due,
        lag=round(state.lag_seconds),
        lost=state.deliveries_parked,
        library=services.library.engine.library.version,
        database="PostgreSQL" if services.database.shared else "SQLite",
    )
    return Screen(text)


def alert(found: Alert) -> Screen:
    """What the owner hears unasked, in both languages: it may come at any time, to whoever is there."""
    lines = []
    for language in LANGUAGES:
        say = words(language)
        lines += [say.status_late.format(minutes=round(found.late / 60))] if found.late else []
        lines += [say.status_given_up.format(count=found.given_up)] if found.given_up else []
    return Screen("⚠️ " + "\n".join(lines))


def _verdict(say: Words, state: State) -> str:
    given_up = state.updates_parked + state.deliveries_parked
    if state.lag_seconds > LATE:
        return f"⚠️ {say.status_late.format(minutes=round(state.lag_seconds / 60))}"
    return f"⚠️ {say.status_given_up.format(count=given_up)}" if given_up else f"✅ {say.status_fine}"


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else "–"


def edit_refused(problems: Sequence[Problem], most: int = 8) -> str:
    """What the owner is told when an edit of the library cannot serve. At most about 3,000 characters."""
    lines = [str(problem)[:320] for problem in problems[:most]]
    rest = f"\n(+{len(problems) - most})" if len(problems) > most else ""
    head = "改动没有生效，还在用上一版。 / The library edit is not in use; the last good one still serves."
    return "\n\n".join([head, *lines]) + rest
