"""Reading the tags and character references of Telegram's HTML, one at a time."""

import re
from dataclasses import dataclass

from bot.sandbox.fake.errors import ApiError, bad_request
from bot.sandbox.fake.tags import TAGS, Tag

SPACE = " \t\r\n\0\x0b"
SPACES = re.compile(rf"[{SPACE}]*")
TAG_NAME = re.compile(rf"[^{SPACE}>]*")
ATTRIBUTE_NAME = re.compile(rf"[^{SPACE}=>/\"']*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9A-Fa-f]*)|#(?P<decimal>[0-9]*)|(?P<name>[A-Za-z]*));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LONGEST_REFERENCE = 10
LAST_CODE = 0x10FFFF


def cannot_parse(reason: str) -> ApiError:
    """400 for a text that is not well formed."""
    return bad_request(f"can't parse entities: {reason}")


@dataclass(slots=True)
class Scanner:
    """A place in ``source``; every method reads one thing from ``at`` and moves past it."""

    source: str
    at: int = 0

    def reference(self) -> str:
        """The character a reference stands for; one that Telegram does not know is only an ampersand."""
        match = REFERENCE.match(self.source, self.at)
        character = None if match is None else referred(match)
        self.at = self.at + 1 if match is None or character is None else match.end()
        return "&" if character is None else character

    def start_tag(self) -> Tag:
        """An opening tag with its attributes; raises ApiError for a tag Telegram does not know or cannot read."""
        begin = self.at
        self.at += 1
        tag = Tag(self.take(TAG_NAME).lower())
        if self.ended:
            raise cannot_parse(f"Unclosed start tag at byte offset {self.byte_offset(begin)}")
        if tag.name not in TAGS:
            raise cannot_parse(f'Unsupported start tag "{tag.name}" at byte offset {self.byte_offset(begin)}')
        while not self.sees(">"):
            self.take(SPACES)
            if self.sees(">"):
                break
            self.attribute(tag, begin)
        self.at += 1
        if tag.name == "span" and tag.attributes.get("class") != "tg-spoiler":
            raise cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte_offset(begin)}')
        return tag

    def end_tag(self, expected: Tag | None) -> None:
        """A closing tag, which must close ``expected``; ``</>`` closes anything."""
        begin = self.at
        if expected is None:
            raise cannot_parse(f"Unexpected end tag at byte offset {self.byte_offset(begin)}")
        self.at += 2
        name = self.take(TAG_NAME).lower()
        self.take(SPACES)
        if not self.sees(">"):
            raise cannot_parse(f"Unclosed end tag at byte offset {self.byte_offset(begin)}")
        self.at += 1
        if name not in {"", expected.name}:
            raise cannot_parse(
                f"Unmatched end tag at byte offset {self.byte_offset(begin)}, "
                f'expected "</{expected.name}>", found "</{name}>"'
            )

    def attribute(self, tag: Tag, begin: int) -> None:
        """One attribute of ``tag``, whose ``<`` is at ``begin``; without a value it is there and empty."""
        name = self.take(ATTRIBUTE_NAME)
        if not name:
            raise cannot_parse(f'Empty attribute name in the tag "{tag.name}" at byte offset {self.byte_offset(begin)}')
        self.take(SPACES)
        if self.ended:
            raise self.unclosed(tag, begin)
        if not self.sees("="):
            tag.attributes[name] = ""
            return
        self.at += 1
        self.take(SPACES)
        if self.ended:
            raise self.unclosed(tag, begin)
        tag.attributes[name] = self.literal() if self.source[self.at] in "'\"" else self.name_token()
        if self.ended:
            raise cannot_parse(f"Unclosed start tag at byte offset {self.byte_offset(begin)}")

    def literal(self) -> str:
        """A value in quotes; character references count."""
        quote = self.source[self.at]
        self.at += 1
        value: list[str] = []
        while not self.ended and not self.sees(quote):
            if self.sees("&"):
                value.append(self.reference())
            else:
                value.append(self.source[self.at])
                self.at += 1
        self.at += 1
        return "".join(value)

    def name_token(self) -> str:
        """A value without quotes: letters, digits, dots and hyphens, read in lower case."""
        begin = self.at
        value = self.take(NAME_TOKEN).lower()
        if not self.ended and self.source[self.at] not in SPACE + ">":
            raise cannot_parse(f"Unexpected end of name token at byte offset {self.byte_offset(begin)}")
        return value

    def take(self, pattern: re.Pattern[str]) -> str:
        """What ``pattern``, which also matches nothing, finds here."""
        match = pattern.match(self.source, self.at)
        found = match.group() if match is not None else ""
        self.at += len(found)
        return found

    def sees(self, text: str) -> bool:
        """Whether ``text`` comes next."""
        return self.source.startswith(text, self.at)

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.source)

    def byte_offset(self, index: int) -> int:
        """Where a character is in the UTF-8 form, as Telegram's refusals say it."""
        return len(self.source[:index].encode("utf-8", "surrogatepass"))

    def unclosed(self, tag: Tag, begin: int) -> ApiError:
        """The refusal of a text that ends within ``tag``."""
        return cannot_parse(f'Unclosed start tag "{tag.name}" at byte offset {self.byte_offset(begin)}')


def referred(match: re.Match[str]) -> str | None:
    """The character of a reference; None for an unknown name, for 0, out of range, or written too long."""
    if match["name"] is not None:
        return NAMED.get(match["name"])
    code = int(match["hex"] or "0", 16) if match["hex"] is not None else int(match["decimal"] or "0")
    short = len(match.group().rstrip(";")) < LONGEST_REFERENCE
    return chr(code) if short and 0 < code < LAST_CODE else None
