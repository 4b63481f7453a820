"""What one person sees."""

from collections.abc import Callable, Iterable, Sequence

from bot.sandbox.fake.chats import PrivateChat, Toast
from bot.sandbox.fake.files import Stored, file_of
from bot.sandbox.fake.messages import Button, ShownMessage
from bot.sandbox.fake.state import State
from bot.sandbox.fake.wire import Json

Test = Callable[[Button], bool]


class MissingButtonError(LookupError):
    """The person looked for a button that is not on their screen."""


class Screen:
    """One person's private chat with the bot, as their app shows it now, and the one they have with a customer.

    The chat with the customer is between two people: the bot is not in it and hears nothing of it.
    """

    def __init__(self, state: State, chat: PrivateChat) -> None:
        self._state = state
        self._chat = chat
        self._customer: dict[int, ShownMessage] = {}

    @property
    def user_id(self) -> int:
        """The person's Telegram id, which is also the id of this chat."""
        return self._chat.chat_id

    @property
    def messages(self) -> list[ShownMessage]:
        """Both sides, in order, as they stand now."""
        return list(self._chat.messages.values())

    @property
    def customer_messages(self) -> list[ShownMessage]:
        """What this person sent to the customer, in order."""
        return list(self._customer.values())

    @property
    def last(self) -> ShownMessage:
        """The newest message of the bot; raises LookupError when it has not written yet."""
        for message in self._chat.newest():
            if message.from_bot:
                return message
        raise LookupError("the bot has not written yet")

    def file(self, message_id: int) -> Stored:
        """The file a message carries, of any size; raises LookupError for a message without one."""
        message = self._chat.messages.get(message_id)
        told = file_of(message.media) if message else None
        if told is None:
            raise LookupError("there is no file in this message")
        return self._state.files.get(told["file_id"])

    @property
    def keyboard(self) -> list[list[str]] | None:
        """The tiles below the input field, row by row; None when there are none."""
        tiles = self._chat.tiles
        return [list(row) for row in tiles.rows] if tiles and tiles.rows else None

    @property
    def placeholder(self) -> str | None:
        """The hint in the empty input field."""
        return self._chat.tiles.placeholder if self._chat.tiles else None

    @property
    def toasts(self) -> list[Toast]:
        """The answers to this person's presses, oldest first; one without text only ended the spinner."""
        return list(self._chat.toasts)

    @property
    def spinning(self) -> list[str]:
        """The ids of presses the bot has not answered, oldest first."""
        return self._state.taps.unanswered(self.user_id)

    @property
    def commands(self) -> list[Json]:
        """The commands in this person's menu, by their scope and app language."""
        return self._state.profile.commands_for(self.user_id, self._chat.person.language_code)

    @property
    def typing(self) -> bool:
        """Whether "typing…" shows."""
        return self._state.clock() < self._chat.typing_until

    @property
    def language_code(self) -> str | None:
        """The language of the person's Telegram app."""
        return self._chat.person.language_code

    @language_code.setter
    def language_code(self, code: str | None) -> None:
        self._chat.person.language_code = code
        self._state.tell_commands(self._chat)

    def as_json(self) -> Json:
        """The phone on the demo page."""
        tiles = self._chat.tiles
        return {
            "user_id": self.user_id,
            "name": self._chat.person.name,
            "language_code": self.language_code,
            "title": self._state.profile.name_for(self.language_code),
            "messages": [message.as_json() for message in self._chat.messages.values()],
            "keyboard": tiles.as_json() if tiles else None,
            "placeholder": self.placeholder,
            "commands": self.commands,
            "typing": self.typing,
            "bot": self._state.bot["username"],
            "customer": [message.as_json() for message in self._customer.values()],
        }

    def find(self, wanted: str, tests: Sequence[Test], message_id: int | None = None) -> tuple[ShownMessage, Button]:
        """The button passing the first test it can, on the newest message of the bot with one, or on the one named.

        A message sent by way of the bot is as good as its own; in the chat with the customer it must be named.
        Raises MissingButtonError, which says what is there.
        """
        for message in self._chat.newest() if message_id is None else self._named(message_id):
            if not message.from_bot and not message.via:
                continue
            for test in tests:
                for button in message.flat:
                    if test(button):
                        return message, button
        raise missing(wanted, self.labels)

    def _named(self, message_id: int) -> Iterable[ShownMessage]:
        message = self._chat.messages.get(message_id) or self._customer.get(message_id)
        return [message] if message else []

    @property
    def labels(self) -> list[str]:
        """The labels of all inline buttons on the screen, oldest first."""
        return [button.text for message in self.messages for button in message.flat]


def missing(wanted: str, labels: list[str]) -> MissingButtonError:
    """The complaint about a button that is not there."""
    return MissingButtonError(f"no button {wanted!r}; there are: {' | '.join(labels) or 'none'}")


def labelled(label: str, kind: Test) -> list[Test]:
    """Buttons of one kind with exactly this label, else those containing it."""
    return [
        lambda button: kind(button) and button.text == label,
        lambda button: kind(button) and label in button.text,
    ]
