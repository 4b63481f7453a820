"""What kind of failure it was decides what is done about it."""

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.failures import Failure, NotSentError, failure_of, halt_of, may_have_arrived
from bot.store.database import StorageDownError

pytestmark = pytest.mark.filterwarnings("ignore:.*retry_after")


@pytest.mark.parametrize(
    ("make", "kind", "arrived"),
    [
        (lambda: Forbidden("Forbidden: bot was blocked by the user"), Failure.BLOCKED, False),
        (lambda: BadRequest("Chat not found"), Failure.GONE, False),
        (lambda: BadRequest("PEER_ID_INVALID"), Failure.GONE, False),
        (lambda: BadRequest("Query is too old and response timeout expired"), Failure.GONE, False),
        (lambda: BadRequest("Can't parse entities"), Failure.BUG, False),
        (lambda: ChatMigrated(-100), Failure.MOVED, False),
        (lambda: RetryAfter(3), Failure.FLOOD, False),
        (lambda: NotSentError("no route"), Failure.PASSING, False),
        (lambda: Conflict("another poller"), Failure.PASSING, False),
        (lambda: InvalidToken("revoked"), Failure.PASSING, False),
        (TimedOut, Failure.PASSING, True),
        (lambda: NetworkError("Bad Gateway"), Failure.PASSING, True),
        (lambda: TelegramError("Invalid server response"), Failure.PASSING, True),
        (lambda: StorageDownError("full"), Failure.PASSING, False),
        (LookupError, Failure.BUG, False),
    ],
)
def test_each_error_has_its_kind_and_may_have_had_its_effect_or_not(
    make: type[Exception], kind: Failure, arrived: bool
) -> None:
    error = make()

    assert (failure_of(error), may_have_arrived(error)) == (kind, arrived)


def test_a_flood_says_how_long_it_lasts() -> None:
    assert halt_of(RetryAfter(37)) == 37.0
