"""Inline queries, their answers, and how long an answer serves again (Bot API: Inline mode)."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.fake.bounded import keep_newest
from bot.sandbox.fake.entities import Formatted
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.limits import INLINE_ANSWER_WAITS
from bot.sandbox.fake.messages import Button
from bot.sandbox.fake.wire import Json, Place

FIRST_ID = 7_215_000_000_000_000_000
KEPT = 2_000
"""Queries and cached answers remembered; an answer is large, and a long run has many."""


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One article: what the list shows of it, and the message it becomes; ``markup`` as the bot gave it."""

    result_id: str
    title: str
    content: Formatted
    description: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    markup: Json | None = None

    def as_json(self) -> Json:
        """The result in the list on the demo page."""
        return {"id": self.result_id, "title": self.title, "description": self.description}


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot answered; ``button`` stands above the list as ``{text, start}`` or ``{text, url}``."""

    results: tuple[InlineResult, ...] = ()
    next_offset: str = ""
    button: Json | None = None


@dataclass(slots=True)
class InlineQuery:
    """What a person typed after the bot's name in one of their chats, and the answer once there is one."""

    query_id: str
    user_id: int
    place: Place
    text: str
    offset: str
    at: float
    answer: InlineAnswer | None = None

    def as_json(self) -> Json:
        """The list above the composer on the demo page."""
        answer = self.answer or InlineAnswer()
        return {
            "query_id": self.query_id,
            "place": self.place,
            "query": self.text,
            "offset": self.offset,
            "results": [result.as_json() for result in answer.results],
            "next_offset": answer.next_offset,
            "button": answer.button,
        }


class InlineQueries:
    """Every query is answered once, within 10 seconds (as bots find; Telegram does not say how long).

    ``enabled`` and ``feedback`` are what @BotFather calls inline mode and inline feedback.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._next_id = FIRST_ID
        self._queries: dict[str, InlineQuery] = {}
        self._newest: dict[int, InlineQuery] = {}
        self._cache: dict[tuple[str, str, int | None], tuple[InlineAnswer, float]] = {}
        self.enabled = True
        self.feedback = True

    def begin(self, user_id: int, place: Place, text: str, offset: str) -> InlineQuery:
        """Remember a query; it has its answer already when one in the cache serves."""
        self._next_id += 1
        query_id = str(self._next_id)
        answer = self._cached(text, offset, user_id) or self._cached(text, offset, None)
        query = InlineQuery(query_id, user_id, place, text, offset, self._clock(), answer)
        self._queries[query_id] = self._newest[user_id] = query
        keep_newest(self._queries, KEPT)
        return query

    def answer(self, query_id: str, answer: InlineAnswer, cache_time: int, *, is_personal: bool) -> InlineQuery:
        """Answer a query, and the same ones for ``cache_time`` seconds: of anyone, or of this person only.

        Raises ApiError 400 for an unknown, answered or old query.
        """
        query = self._queries.get(query_id)
        if query is None or query.answer is not None or self._clock() - query.at > INLINE_ANSWER_WAITS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answer = answer
        if cache_time > 0:
            key = (query.text, query.offset, query.user_id if is_personal else None)
            self._cache[key] = (answer, self._clock() + cache_time)
            keep_newest(self._cache, KEPT)
        return query

    def newest(self, user_id: int) -> InlineQuery | None:
        """What this person asked last."""
        return self._newest.get(user_id)

    def of(self, user_id: int, query_id: str) -> InlineQuery | None:
        """A query of this person."""
        query = self._queries.get(query_id)
        return query if query and query.user_id == user_id else None

    def _cached(self, text: str, offset: str, user_id: int | None) -> InlineAnswer | None:
        answer, until = self._cache.get((text, offset, user_id), (None, 0.0))
        return answer if self._clock() < until else None
