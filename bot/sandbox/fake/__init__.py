"""FakeTelegram: a Bot API server in memory, and the people who write to the bot."""

from bot.sandbox.fake.chance import Rates
from bot.sandbox.fake.chats import Group, Toast
from bot.sandbox.fake.clock import HandClock
from bot.sandbox.fake.errors import ApiError, ConnectionCutError
from bot.sandbox.fake.events import Subscription
from bot.sandbox.fake.inline import InlineResult
from bot.sandbox.fake.inline_acts import MissingResultError
from bot.sandbox.fake.journal import JournalEntry
from bot.sandbox.fake.messages import Button, ShownMessage
from bot.sandbox.fake.pace import Pace
from bot.sandbox.fake.phones import Phone
from bot.sandbox.fake.screen import MissingButtonError
from bot.sandbox.fake.telegram import FakeTelegram
from bot.sandbox.fake.wire import Upload

__all__ = [
    "ApiError",
    "Button",
    "ConnectionCutError",
    "FakeTelegram",
    "Group",
    "HandClock",
    "InlineResult",
    "JournalEntry",
    "MissingButtonError",
    "MissingResultError",
    "Pace",
    "Phone",
    "Rates",
    "ShownMessage",
    "Subscription",
    "Toast",
    "Upload",
]
