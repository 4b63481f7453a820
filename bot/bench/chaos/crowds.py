"""Who uses the bots in a run: those who describe customers, and those who keep them."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final

from bot.bench.chaos.book_crowd import Keeper
from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crews import Crew, crews
from bot.bench.chaos.crowd import Rep
from bot.bench.chaos.leading import Lead
from bot.bench.chaos.ledger import Ledger
from bot.bench.chaos.reading import Reader
from bot.bench.load import descriptions
from bot.core.engine import Engine
from bot.core.text import Language
from bot.sandbox.fake import FakeTelegram

FIRST_REP: Final = 1000
FIRST_KEEPER: Final = 5000
FIRST_LEAD: Final = 8000

KEEPERS: Final = 5
"""One in so many keeps customers."""


def keepers_among(reps: int) -> int:
    """How many of so many keep customers."""
    return reps // KEEPERS


def crews_among(reps: int) -> list[Crew]:
    """The teams of those who keep customers."""
    numbers = range(keepers_among(reps))
    chats = [FIRST_KEEPER + number for number in numbers]
    return list(crews(chats, FIRST_LEAD, [_language(number) for number in numbers]))


def crowd(
    fake: FakeTelegram,
    engine: Engine,
    ledger: Ledger,
    books: BookLedger,
    clocks: Clocks,
    reps: int,
    crews: Sequence[Crew],
    chance: Random,
) -> Iterator[Rep | Keeper | Reader | Lead]:
    """So many people; each acts by chances of their own."""
    texts, waits = descriptions(), fake.state.updates.holds
    for number in range(reps - keepers_among(reps)):
        language = _language(number)
        phone = fake.phone(FIRST_REP + number, "Rep", _app(language))
        yield Rep(phone, language, engine, ledger, texts, Random(chance.random()), waits)
    for crew in crews:
        for chat in crew.reps:
            phone = fake.phone(chat, "Rep", _app(crew.languages[chat]))
            yield Keeper(phone, crew, books, clocks, Random(chance.random()), waits)
            yield Reader(phone, books, Random(chance.random()), waits)
        lead = fake.phone(crew.lead, "Lead", _app(crew.languages[crew.lead]))
        yield Lead(lead, crew, books, clocks, Random(chance.random()), waits)


def _language(number: int) -> Language:
    return "zh" if number % 3 else "en"


def _app(language: Language) -> str:
    return "zh-hans" if language == "zh" else "en"
