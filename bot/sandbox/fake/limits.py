"""The numbers of the Bot API, and what is said when one is passed."""

from bot.sandbox.fake.entities import Formatted, is_empty, utf16_length
from bot.sandbox.fake.errors import bad_request

TEXT = 4096
CAPTION = 1024
ENTITIES = 100
CALLBACK_DATA_BYTES = 64
COPY_TEXT = 256
PLACEHOLDER = 64
CALLBACK_ANSWER = 200
BUTTONS = 100
BUTTONS_IN_A_ROW = 8
COMMANDS = 100
COMMAND_DESCRIPTION = 256
NAME = 64
SHORT_DESCRIPTION = 120
DESCRIPTION = 512
POLL_UPDATES = 100
POLL_SECONDS = 50
MESSAGE_WAITS = 24 * 3600
CALLBACK_WAITS = 150
DELETABLE_SECONDS = 48 * 3600
INLINE_QUERY = 256
INLINE_RESULTS = 50
RESULT_ID_BYTES = 64
NEXT_OFFSET_BYTES = 64
START_PARAMETER = 64
INLINE_CACHE_SECONDS = 24 * 3600
INLINE_QUERY_WAITS = 30
INLINE_ANSWER_WAITS = 10
CHOSEN_RESULT_WAITS = 600
DOWNLOAD_BYTES = 20 * 1024 * 1024
UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024


def check_text(formatted: Formatted, too_long: str = "message is too long") -> Formatted:
    """A text of 1–4096 UTF-16 units after parsing, with at most 100 entities; ``too_long`` is said of a longer one."""
    if is_empty(formatted.text):
        raise bad_request("text must be non-empty")
    return check_size(formatted, TEXT, too_long)


def check_caption(formatted: Formatted) -> Formatted:
    """A caption of 0–1024 UTF-16 units after parsing, with at most 100 entities."""
    return check_size(formatted, CAPTION, "message caption is too long")


def check_size(formatted: Formatted, most: int, too_long: str) -> Formatted:
    """Refuse what Telegram refuses, and more than 100 entities, which it drops without a word."""
    if utf16_length(formatted.text) > most:
        raise bad_request(too_long)
    if len(formatted.entities) > ENTITIES:
        raise bad_request("ENTITIES_TOO_LONG")
    return formatted
