"""What one person does with the bot in inline mode, in the chat with it or with a customer."""

from bot.sandbox.fake.acts import Acts
from bot.sandbox.fake.bounded import keep_newest
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.formatting import formatted
from bot.sandbox.fake.inline import InlineQuery, InlineResult
from bot.sandbox.fake.limits import CHOSEN_RESULT_WAITS, INLINE_QUERY, INLINE_QUERY_WAITS, check_text
from bot.sandbox.fake.messages import ShownMessage
from bot.sandbox.fake.screen import labelled
from bot.sandbox.fake.wire import Json, Place

CHAT_TYPES: dict[Place, str] = {"bot": "sender", "customer": "private"}
"""What the bot is told of the chat (Bot API: InlineQuery)."""


class MissingResultError(LookupError):
    """The person looked for a result that is not in the list."""


class InlineActs(Acts):
    """Typing "@bot query", choosing a result, tapping a button that types it, and writing to the customer."""

    @property
    def results(self) -> list[InlineResult]:
        """The list above the composer: what the bot answered to the newest inline query."""
        query = self._state.inline.newest(self.user_id)
        return list(query.answer.results) if query and query.answer else []

    def inline(self, query: str, *, place: Place = "bot", offset: str = "") -> Json | None:
        """Type "@bot " and at most 256 characters; None when inline mode is off or a cached answer serves.

        ``offset`` is the ``next_offset`` of the answer before.
        """
        if len(query) > INLINE_QUERY:
            raise bad_request(f"an inline query has at most {INLINE_QUERY} characters")
        if not self._state.inline.enabled:
            return None
        asked = self._state.inline.begin(self.user_id, place, query, offset)
        if asked.answer is not None:
            self._state.tell_inline(asked)
            return None
        told: Json = {
            "id": asked.query_id,
            "from": self._chat.person.as_user(),
            "query": query,
            "offset": offset,
            "chat_type": CHAT_TYPES[place],
        }
        return self._put_inline("inline_query", told, INLINE_QUERY_WAITS)

    def switch(self, label: str, *, place: Place | None = None, message_id: int | None = None) -> Json | None:
        """Tap a button that types an inline query, and pick the chat it goes to; returns what ``inline`` does.

        Without ``place`` it is the first chat the button allows, the customer's before the bot's. Raises
        MissingButtonError, and PermissionError for a chat the button does not allow.
        """
        message, button = self.find(label, labelled(label, lambda button: button.switch_inline is not None), message_id)
        here: Place = "customer" if message.message_id in self._customer else "bot"
        allowed = (here,) if button.switch_to is None else button.switch_to
        if not allowed or place not in {None, *allowed}:
            raise PermissionError(f"{label!r} may not be switched to {place or 'any chat of this phone'}")
        return self.inline(button.switch_inline or "", place=place or allowed[0])

    def choose(
        self, title: str | None = None, *, result_id: str | None = None, query_id: str | None = None
    ) -> list[Json]:
        """Send the result with this title (exact, else containing it) or id into the chat the query was typed in.

        Of the newest query, or of the one named. Returns the updates the bot gets: the message, when it is in its own
        chat, and with inline feedback the choice. Raises MissingResultError, which says what is there.
        """
        inline = self._state.inline
        query = inline.newest(self.user_id) if query_id is None else inline.of(self.user_id, query_id)
        if query is None:
            raise MissingResultError("nothing was asked inline")
        result = found(query, title, result_id)
        updates = []
        if query.place == "bot":
            message = self._via(result)
            updates.append(self._send(message))
        else:
            message = self._to_customer(self._via(result))
        if inline.feedback:
            updates.append(self._chosen(query, result, message))
        return updates

    def tell_customer(self, text: str) -> ShownMessage:
        """Write to the customer; nobody reads it."""
        content = check_text(formatted(text))
        return self._to_customer(self._message(text=content.text, entities=content.entities))

    def _via(self, result: InlineResult) -> ShownMessage:
        return self._message(
            text=result.content.text,
            entities=result.content.entities,
            buttons=result.buttons,
            markup=result.markup,
            via=self._state.bot,
        )

    def _to_customer(self, message: ShownMessage) -> ShownMessage:
        self._customer[message.message_id] = message
        keep_newest(self._customer, self._chat.kept)
        self._state.events.publish(
            lambda: {"type": "customer_message", "user_id": self.user_id, "message": message.as_json()}
        )
        return message

    def _chosen(self, query: InlineQuery, result: InlineResult, message: ShownMessage) -> Json:
        told: Json = {"result_id": result.result_id, "from": self._chat.person.as_user(), "query": query.text}
        if message.inline_message_id:
            told["inline_message_id"] = message.inline_message_id
        return self._put_inline("chosen_inline_result", told, CHOSEN_RESULT_WAITS)

    def _put_inline(self, kind: str, body: Json, lasts: float) -> Json:
        return self._state.updates.put(kind, body, f"{kind} of {self.user_id}", lasts)


def found(query: InlineQuery, title: str | None, result_id: str | None) -> InlineResult:
    """The result with this title, else one containing it, or with this id."""
    results = query.answer.results if query.answer else ()
    if title is None:
        fitting = [result for result in results if result.result_id == result_id]
    else:
        fitting = [result for result in results if result.title == title]
        fitting = fitting or [result for result in results if title in result.title]
    if not fitting:
        there = " | ".join(result.title for result in results) or "none"
        raise MissingResultError(f"no result {title or result_id!r}; there are: {there}")
    return fitting[0]
