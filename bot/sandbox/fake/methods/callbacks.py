"""Answers to button presses (Bot API: answerCallbackQuery)."""

from bot.sandbox.fake.chats import Toast
from bot.sandbox.fake.errors import bad_request
from bot.sandbox.fake.limits import CALLBACK_ANSWER
from bot.sandbox.fake.state import State


def answer_callback_query(
    state: State, *, callback_query_id: str = "", text: str = "", show_alert: bool = False, url: str = ""
) -> bool:
    """Bot API: answerCallbackQuery; once a press, within 150 seconds, with at most 200 characters."""
    if len(text) > CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    user_id = state.taps.answer(callback_query_id)
    state.chats[user_id].toast(Toast(text, show_alert, url or None))
    if text:
        state.events.publish(lambda: {"type": "toast", "user_id": user_id, "text": text, "alert": show_alert})
    return True
