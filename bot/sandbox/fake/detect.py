"""What Telegram finds in a text by itself: commands, mentions, tags, addresses."""

import re
from collections.abc import Sequence

from bot.sandbox.fake.entities import utf16_length
from bot.sandbox.fake.wire import Json

FOUND = re.compile(
    r"(?P<url>(?:https?://|www\.)[^\s<>\"'，。；：！？、）》」”]*[^\s<>\"'，。；：！？、）》」”.,:;!?)\]])"
    r"|(?P<email>[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<!\w)(?P<mention>@[A-Za-z0-9_]{2,32})(?!\w)"
    r"|(?<!\w)(?P<hashtag>#(?=\w*[^\W\d_])\w{1,256})(?![\w#])"
)
MARKS = ("/", "@", "#", "www.")


def detect(text: str) -> Sequence[Json]:
    """The entities in plain ``text``; Telegram also finds bare domains, cashtags and phone numbers."""
    if not any(mark in text for mark in MARKS):
        return ()
    return [
        {"type": match.lastgroup, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match.group())}
        for match in FOUND.finditer(text)
    ]
