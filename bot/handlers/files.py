"""Files from and to a chat. They stay at Telegram; here they are only looked at."""

from telegram.error import BadRequest

from bot.messenger import Messenger
from bot.sheets.refusals import too_heavy
from bot.sheets.table import MOST_BYTES

_TOO_BIG = "file is too big"


class FileGoneError(Exception):
    """Telegram no longer has the file."""


async def fetched(bot: Messenger, file_id: str, size: int | None = None) -> bytes:
    """A file's bytes. Raises SheetError for more than a bot may download, FileGoneError when it is no more."""
    if (size or 0) > MOST_BYTES:
        raise too_heavy()
    try:
        file = await bot.get_file(file_id)
        return bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if _TOO_BIG in error.message.lower():
            raise too_heavy() from None
        raise FileGoneError from None
