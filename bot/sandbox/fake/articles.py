"""Reading the results of an inline answer (Bot API: InlineQueryResultArticle). Other types are not simulated."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.sandbox.fake.entities import Formatted
from bot.sandbox.fake.errors import ApiError, bad_request
from bot.sandbox.fake.fields import only, typed
from bot.sandbox.fake.formatting import formatted
from bot.sandbox.fake.inline import InlineResult
from bot.sandbox.fake.keyboards import Inline, read_markup
from bot.sandbox.fake.limits import INLINE_RESULTS, RESULT_ID_BYTES, check_text
from bot.sandbox.fake.links import checked_link
from bot.sandbox.fake.wire import Json

WORDS = ("title", "url", "description", "thumbnail_url")
SIZES = ("thumbnail_width", "thumbnail_height")
ARTICLE = frozenset({"type", "id", "input_message_content", "reply_markup", *WORDS, *SIZES})
TEXT = frozenset({"message_text", "parse_mode", "entities", "link_preview_options"})
OTHER_TYPES = frozenset(
    {"audio", "contact", "document", "game", "gif", "location", "mpeg4_gif", "photo", "sticker", "venue", "video"}
    | {"voice"}
)
CANNOT_PARSE = "Bad Request: can't parse "


def read_results(results: list[Any]) -> tuple[InlineResult, ...]:
    """At most 50 results with ids of their own; raises ApiError 400 in Telegram's words."""
    if len(results) > INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    with inside_a_result():
        read = tuple(read_article(result) for result in results)
    if len({result.result_id for result in read}) < len(read):
        raise bad_request("RESULT_ID_DUPLICATE")
    return read


@contextmanager
def inside_a_result() -> Iterator[None]:
    """What could not be read is told as part of the result; what was read and is not allowed is told as it is."""
    try:
        yield
    except ValueError as problem:
        raise cannot_parse_result(str(problem)) from None
    except ApiError as error:
        if not error.description.startswith(CANNOT_PARSE):
            raise
        raise cannot_parse_result(f"C{error.description.removeprefix('Bad Request: c')}") from None


def read_article(result: Any) -> InlineResult:
    """One result; raises ValueError for what can not be read and ApiError for what is not allowed."""
    check_type(result)
    only(result, ARTICLE, "InlineQueryResultArticle")
    result_id, title = required(result, "id"), required(result, "title")
    words = {name: typed(result, name, str) or "" for name in WORDS}
    for name in SIZES:
        typed(result, name, int)
    content = read_content(typed(result, "input_message_content", dict))
    markup = read_buttons(result.get("reply_markup"))
    if not result_id:
        raise bad_request("RESULT_ID_EMPTY")
    if len(result_id.encode()) > RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if any(words[name] and not checked_link(words[name]) for name in ("url", "thumbnail_url")):
        raise bad_request("WEBDOCUMENT_URL_INVALID")
    return InlineResult(result_id, title, content, words["description"], markup.rows, markup.raw)


def check_type(result: Any) -> None:
    """Only articles pass."""
    if not isinstance(result, dict):
        raise ValueError("Inline query result must be an object")
    kind = required(result, "type").lower()
    if kind in OTHER_TYPES:
        raise bad_request(f'inline query results of type "{kind}" are not simulated')
    if kind != "article":
        raise ValueError(f'type "{kind}" is unsupported for the inline query result')


def read_content(content: Json | None) -> Formatted:
    """The text the result becomes: 1–4096 characters, by its parse mode or its entities."""
    if content is None:
        raise ValueError("Input message content is not specified")
    only(content, TEXT, "InputTextMessageContent")
    text, parse_mode = required(content, "message_text"), typed(content, "parse_mode", str) or ""
    if not text:
        raise ValueError("Message text is empty")
    return check_text(formatted(text, parse_mode, typed(content, "entities", list) or ()), "MESSAGE_TOO_LONG")


def read_buttons(markup: Any) -> Inline:
    """Inline buttons or none; a Mini App opens from the bot's own chat only."""
    if markup is None:
        return Inline((), None)
    read = read_markup(markup)
    if not isinstance(read, Inline):
        raise bad_request("inline keyboard expected")
    if any("web_app" in button for row in markup["inline_keyboard"] for button in row):
        raise bad_request("BUTTON_TYPE_INVALID")
    return read


def required(value: Json, name: str) -> str:
    """A text that must be there, though it may be empty."""
    found = typed(value, name, str)
    if found is None:
        raise ValueError(f'Can\'t find field "{name}"')
    return str(found)


def cannot_parse_result(reason: str) -> ApiError:
    """400 for a result."""
    return bad_request(f"can't parse inline query result: {reason}")
