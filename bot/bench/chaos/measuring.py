"""What a run of harm came to, as figures."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from bot.bench.chaos.databases import Kind, database
from bot.bench.chaos.running import Run
from bot.bench.chaos.runs import Outcome, Size
from bot.bench.report import Table
from bot.bench.targets import BIRDCALL


async def measure(library: Path, kind: Kind, size: Size) -> tuple[list[Table], list[str]]:
    """The ledger, and the harm that it stands; and in words what is wrong. Raises BenchError when it does not end."""
    with tempfile.TemporaryDirectory(prefix="birdcall-chaos-") as name, database(kind, Path(name)) as place:
        run = Run(Path(name), library, place, kind, size)
        outcome = await run.run()
        return _tables(run, outcome), outcome.wrong[:5]


def _tables(run: Run, outcome: Outcome) -> list[Table]:
    ledger, harm, shelf, mail = run.ledger, outcome.harm, outcome.shelf, outcome.mail
    repeats = ledger.repeats() + shelf.repeats + mail.repeats
    possible = ledger.in_flight + ledger.answers_lost + run.books.answers_lost
    counted = {
        "lost": outcome.lost + ledger.unseen() + shelf.unanswered,
        "wrong": len(outcome.wrong),
        "given up": outcome.given_up,
        "repeats not marked": ledger.unmarked_repeats() + shelf.unmarked + mail.unmarked,
        "repeats": repeats,
        "in flight at kills, answers lost": possible,
        "repeats beyond those": max(0, repeats - possible),
    }
    done = {
        "updates": ledger.updates + run.books.updates,
        "descriptions": len(ledger.told),
        "deliveries": ledger.deliveries,
        "customers": shelf.customers,
        "touches": shelf.touches,
        "days": run.clocks.today,
        "reminders": shelf.reminders,
        "digests": shelf.digests,
        "broadcasts": mail.broadcasts,
        "called off": mail.stopped,
        "copies": mail.copies,
        "answers": mail.answers,
        "handovers": shelf.handed,
        "handovers back": shelf.returned,
        "kills": sum(bot.kills for bot in run.bots),
        "stood still past their lease": sum(bot.sleeps for bot in run.bots),
        "ended by themselves": sum(bot.ends for bot in run.bots),
        "crashes of the database": harm.crashes,
        "disk full": harm.floods,
        "jumps of the clock": harm.jumps,
        "seconds until calm": outcome.calm,
    }
    return [_single("ledger", "the ledger at the end", counted), _single("harm", "what was done", done)]


def _single(name: str, title: str, figures: Mapping[str, float]) -> Table:
    return Table(name, title, "", BIRDCALL, [{name: float(figure) for name, figure in figures.items()}])
