"""Who uses the bots in a run: those who describe customers, and those who keep them."""

from collections.abc import Iterator
from random import Random
from typing import Final

from bot.bench.chaos.book_crowd import Keeper
from bot.bench.chaos.book_ledger import BookLedger
from bot.bench.chaos.clocks import Clocks
from bot.bench.chaos.crowd import Rep
from bot.bench.chaos.ledger import Ledger
from bot.bench.load import descriptions
from bot.core.engine import Engine
from bot.core.text import Language
from bot.sandbox.fake import FakeTelegram

FIRST_REP: Final = 1000
FIRST_KEEPER: Final = 5000

KEEPERS: Final = 5
"""One in so many keeps customers."""


def keepers_among(reps: int) -> int:
    """How many of so many keep customers."""
    return reps // KEEPERS


def crowd(
    fake: FakeTelegram, engine: Engine, ledger: Ledger, books: BookLedger, clocks: Clocks, reps: int, chance: Random
) -> Iterator[Rep | Keeper]:
    """So many people; each has their own customers and acts by chances of their own."""
    texts, waits = descriptions(), fake.state.updates.holds
    keeping = keepers_among(reps)
    for number in range(reps - keeping):
        language = _language(number)
        phone = fake.phone(FIRST_REP + number, "Rep", _app(language))
        yield Rep(phone, language, engine, ledger, texts, Random(chance.random()), waits)
    for number in range(keeping):
        language = _language(number)
        phone = fake.phone(FIRST_KEEPER + number, "Rep", _app(language))
        yield Keeper(phone, language, books, clocks, Random(chance.random()), waits)


def _language(number: int) -> Language:
    return "zh" if number % 3 else "en"


def _app(language: Language) -> str:
    return "zh-hans" if language == "zh" else "en"
