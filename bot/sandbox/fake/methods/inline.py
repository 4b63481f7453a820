"""Answers to inline queries (Bot API: answerInlineQuery)."""

import re
from typing import Any

from bot.sandbox.fake.articles import read_results
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.fields import only
from bot.sandbox.fake.inline import InlineAnswer
from bot.sandbox.fake.limits import INLINE_CACHE_SECONDS, NEXT_OFFSET_BYTES, START_PARAMETER
from bot.sandbox.fake.state import State
from bot.sandbox.fake.wire import Json

START = re.compile(r"[A-Za-z0-9_-]+$")


def answer_inline_query(
    state: State,
    *,
    inline_query_id: str = "",
    results: list[Any] | None = None,
    cache_time: int = 300,
    is_personal: bool = False,
    next_offset: str = "",
    button: Json | None = None,
) -> bool:
    """Bot API: answerInlineQuery; a refused answer leaves the query open."""
    if len(next_offset.encode()) > NEXT_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = InlineAnswer(read_results(results or []), next_offset, results_button(button) if button else None)
    seconds = max(0, min(cache_time, INLINE_CACHE_SECONDS))
    query = state.inline.answer(inline_query_id, answer, seconds, is_personal=is_personal)
    state.tell_inline(query)
    return True


def results_button(button: Json) -> Json:
    """The button above the results: it opens a Mini App, or the bot's chat with ``/start`` and 1–64 characters."""
    only(button, {"text", "web_app", "start_parameter"}, "InlineQueryResultsButton")
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("can't parse inline query results button: Can't find field \"text\"")
    actions = button.keys() & {"web_app", "start_parameter"}
    if len(actions) != 1:
        raise bad_request("can't parse inline query results button: exactly one of web_app, start_parameter is allowed")
    if "start_parameter" in actions:
        return {"text": text, "start": start_parameter(button["start_parameter"])}
    app = button["web_app"]
    url = app.get("url", "") if isinstance(app, dict) else ""
    if not str(url).startswith("https://"):
        raise bad_request(f"inline query results button Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    return {"text": text, "url": url}


def start_parameter(parameter: Any) -> str:
    """1–64 of A-Z, a-z, 0-9, _ and -."""
    if not isinstance(parameter, str) or not parameter:
        raise bad_request("can't use empty start_parameter")
    if len(parameter) > START_PARAMETER:
        raise bad_request("too long start_parameter specified")
    if not START.match(parameter):
        raise bad_request("unallowed characters in start_parameter are used")
    return parameter
