"""Why something could not be done, as far as it decides what to do next."""

from datetime import timedelta
from enum import Enum
from typing import Final

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

from bot.store.database import StorageDownError


class NotSentError(NetworkError):
    """The connection was never made: the call cannot have arrived."""


class NotSentInTimeError(NotSentError, TimedOut):
    """No connection was there in time: likewise."""


class Failure(Enum):
    """What kind of failure it was. Only ``BUG`` is a mistake of ours."""

    BLOCKED = "blocked"
    GONE = "gone"
    MOVED = "moved"
    FLOOD = "flood"
    PASSING = "passing"
    BUG = "bug"


_GONE: Final = (
    "chat not found",
    "user not found",
    "group chat was deleted",
    "chat was deleted",
    "peer_id_invalid",
    "query is too old",
)
"""What Telegram says of a chat, or a tap, that is no more (healthchecks: hc/integrations/telegram/transport.py)."""


_REFUSALS: Final = (BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, NotSentError)
"""With these the call had no effect for sure."""


def failure_of(error: BaseException) -> Failure:
    """The kind of an error of Telegram's library or of the database; whatever else is raised is a mistake of ours."""
    match error:
        case Forbidden():
            return Failure.BLOCKED
        case ChatMigrated():
            return Failure.MOVED
        case RetryAfter():
            return Failure.FLOOD
        case BadRequest():
            return Failure.GONE if any(word in error.message.lower() for word in _GONE) else Failure.BUG
        case TelegramError() | StorageDownError():
            return Failure.PASSING
    return Failure.BUG


def may_have_arrived(error: BaseException) -> bool:
    """Whether a call that failed like this may all the same have had its effect: no answer came, or no clear one."""
    return isinstance(error, TelegramError) and not isinstance(error, _REFUSALS)


def halt_of(error: RetryAfter) -> float:
    """For how many seconds Telegram wants nothing (Bot API: ResponseParameters, retry_after)."""
    wait = error.retry_after
    seconds: float = wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
    return seconds


def place_of(error: BaseException) -> str:
    """``module:line`` of the innermost frame: enough to find the bug, nothing of what was said."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
