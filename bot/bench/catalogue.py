"""What ``birdcall bench`` can measure: each sub-command with its options, and where it is measured."""

from dataclasses import dataclass

CLIENTS = ("python-telegram-bot", "httpx", "sniffio", "aiogram", "aiohttp", "uvloop")
LIBRARIES = ("pyahocorasick", "PyYAML", "pydantic", "msgspec", "OpenCC")
STORES = ("SQLAlchemy", "psycopg", "APScheduler")


@dataclass(frozen=True, slots=True)
class Option:
    """``--name``, a positive number unless there are ``choices``; of the type of its default."""

    name: str
    default: float | str
    help: str
    choices: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """A sub-command. The ``measure`` of each of its ``modules``, imported when it is called, takes library and options.

    It gives tables, or tables and notes. ``packages`` are those whose versions matter.
    """

    summary: str
    modules: tuple[str, ...]
    packages: tuple[str, ...]
    options: tuple[Option, ...]


def _rounds(number: int = 7) -> Option:
    return Option("rounds", number, "all variants once a round")


def _chats(number: int) -> Option:
    return Option("chats", number, "chats they come from")


_UPDATES = Option("updates", 1000, "descriptions sent")

BENCHES = {
    "chat": Bench(
        "descriptions answered: over loopback beside bare echo bots, and in process",
        ("loopback", "in_process"), CLIENTS, (_rounds(), _UPDATES, _chats(50)),
    ),
    "intake": Bench(
        "what it costs to write every update down before it is answered",
        ("taking",), CLIENTS, (_rounds(), _UPDATES, _chats(200)),
    ),
    "latency": Bench(
        "from an update to its reply, beside bare echo bots",
        ("waiting",), CLIENTS, (_rounds(5), Option("seconds", 10.0, "how long updates come"), _chats(200)),
    ),
    "due": Bench(
        "what is due found and worked off, beside APScheduler; taken in hand by several processes",
        ("due", "reminding"), STORES,
        (_rounds(3), Option("rows", 1_000_000, "deliveries stored"), Option("due", 1000, "how many of them are due")),
    ),
    "book": Bench(
        "a customer book of thousands opened, listed and searched, told of in the morning, ranked",
        ("book",), (*CLIENTS, *STORES),
        (_rounds(5), Option("customers", 20_000, "in the book"), Option("touches", 300, "of the card that is opened")),
    ),
    "broadcast": Bench(
        "a message to many, and what those who write meanwhile notice",
        ("broadcasting",), CLIENTS,
        (
            _rounds(1),
            Option("readers", 5000, "how many get it"),
            Option("seconds", 30.0, "how long nobody gets it"),
            Option("kill", "no", "once more, with the bot killed halfway", ("no", "yes")),
        ),
    ),
    "month": Bench(
        "memory and data of a bot after a month of simulated time",
        ("month",), (*CLIENTS, *STORES),
        (Option("reps", 1000, "who use it"), Option("days", 30, "how long, of which the first fifth is warm-up")),
    ),
    "classify": Bench(
        "reading a description beside its floor, and opening the library", ("classifying",), LIBRARIES, (_rounds(),)
    ),
    "find": Bench(
        "finding lines by a few words, beside plain scans", ("finding",), ("rapidfuzz", "pypinyin"), (_rounds(),)
    ),
    "reload": Bench(
        "a library reloaded beside an event loop that must not wait", ("reloading",), LIBRARIES, (_rounds(),)
    ),
    "chaos": Bench(
        "bots killed while a crowd uses them: nothing lost, nothing twice",
        ("chaos.measuring",), CLIENTS,
        (
            Option("minutes", 1.0, "how long harm is done"),
            Option("database", "sqlite", "where the bots keep their data", ("sqlite", "postgresql")),
            Option("seed", 1, "another sequence of events"),
            Option("updates", 90, "a second"),
            Option("deliveries", 35, "a second"),
            Option("kill-every", 2.7, "seconds on average"),
        ),
    ),
    "startup": Bench("from the start of the process to work", ("starting",), (*CLIENTS, *LIBRARIES), (_rounds(),)),
    "memory": Bench(
        "memory held after the start and after work", ("memory",), CLIENTS, (_rounds(), _UPDATES, _chats(50))
    ),
}  # fmt: skip
"""By name, in the order of ``--help``."""
