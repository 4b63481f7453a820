"""Telegram's HTML: text and entities out of tags, with the refusals of the Bot API server.

Rules: Bot API, "Formatting options"; wording and corner cases as in the open-source server (tdlib, MessageEntity.cpp).
"""

import re

from bot.sandbox.fake.entities import CLEANED, Formatted, trim, utf16_length
from bot.sandbox.fake.scanner import Scanner, cannot_parse
from bot.sandbox.fake.spans import settle
from bot.sandbox.fake.tags import Tag, entity_of
from bot.sandbox.fake.wire import Json

SPECIAL = re.compile(r"[<&]")
SURROGATE = re.compile("[\ud800-\udfff]")


def parse_html(source: str) -> Formatted:
    """The trimmed text and entities of Telegram HTML; raises ApiError 400 "can't parse entities: …"."""
    if SPECIAL.search(source) is None:
        return trim(source.translate(CLEANED), [])
    parser = Parser(source)
    parser.run()
    return trim(whole("".join(parser.written)), settle(parser.entities))


def whole(text: str) -> str:
    """Join pairs of surrogates that were written as references; one that stands alone is refused."""
    if SURROGATE.search(text) is None:
        return text
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise cannot_parse(
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        ) from None


class Parser:
    """One pass over the source: what is written so far, the tags still open, the entities of the closed ones."""

    def __init__(self, source: str) -> None:
        self._scanner = Scanner(source)
        self._open: list[Tag] = []
        self._offset = 0
        self.written: list[str] = []
        self.entities: list[Json] = []

    def run(self) -> None:
        """Read all of the source; every tag must be closed."""
        scanner = self._scanner
        while (special := SPECIAL.search(scanner.source, scanner.at)) is not None:
            self._write(scanner.source[scanner.at : special.start()])
            scanner.at = special.start()
            if special.group() == "&":
                self._write(scanner.reference())
            elif scanner.sees("</"):
                self._close()
            else:
                self._start()
        self._write(scanner.source[scanner.at :])
        if self._open:
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        self._forget_languages()

    def _write(self, text: str) -> None:
        if text:
            clean = text.translate(CLEANED)
            self.written.append(clean)
            self._offset += utf16_length(clean)

    def _start(self) -> None:
        tag = self._scanner.start_tag()
        tag.offset, tag.begin = self._offset, len(self.written)
        self._open.append(tag)

    def _close(self) -> None:
        tag = self._open[-1] if self._open else None
        self._scanner.end_tag(tag)
        if tag is None:
            return
        self._open.pop()
        length = self._offset - tag.offset
        if length == 0:
            return
        entity = entity_of(tag, "".join(self.written[tag.begin :]), length)
        if entity is not None:
            self._add(entity)

    def _add(self, entity: Json) -> None:
        """``<pre><code class="language-…">``, in either order, is one entity."""
        last = self.entities[-1] if self.entities else {}
        if {last.get("type"), entity["type"]} == {"pre", "code"} and same_place(last, entity):
            code = last if last["type"] == "code" else entity
            if code.get("language"):
                self.entities[-1] = last | {"type": "pre", "language": code["language"]}
                return
        self.entities.append(entity)

    def _forget_languages(self) -> None:
        """A language on code that is not in a block says nothing."""
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)


def same_place(one: Json, other: Json) -> bool:
    """Whether two entities cover the same text."""
    return bool(one["offset"] == other["offset"] and one["length"] == other["length"])
