"""Which addresses Telegram takes as links."""

import re
from urllib.parse import urlsplit

PERSON = re.compile(r"tg:/*user\?id=(\d+)$")
DOMAIN = re.compile(r"[^\s/?#@]+\.[^\s/?#@.]{2,}$")


def person_of(url: str) -> int | None:
    """The user id in ``tg://user?id=…``, or None."""
    match = PERSON.match(url)
    return int(match[1]) if match else None


def checked_link(url: str) -> str:
    """The address as Telegram stores it: http:// and a first slash are added; empty when it is no address."""
    url = url.strip()
    if url.startswith("tg:"):
        return url
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not (DOMAIN.match(host) or host.replace(".", "").isdigit()):
        return ""
    return parts._replace(path=parts.path or "/").geturl()
