"""How the bot gets its updates (Bot API: Getting updates)."""

import re
from collections.abc import Awaitable
from typing import Any

from bot.sandbox.fake.errors import bad_request, conflict
from bot.sandbox.fake.limits import POLL_UPDATES
from bot.sandbox.fake.state import State
from bot.sandbox.fake.webhook import Webhook
from bot.sandbox.fake.wire import Json

SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}$")
CONNECTIONS = range(1, 101)


def get_me(state: State) -> Json:
    """Bot API: getMe."""
    return state.bot | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": state.inline.enabled,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_updates(
    state: State,
    *,
    offset: int = 0,
    limit: int = POLL_UPDATES,
    timeout: int = 0,
    allowed_updates: list[Any] | None = None,
) -> Awaitable[list[Json]]:
    """Bot API: getUpdates; a long poll."""
    if state.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    if allowed_updates is not None:
        state.updates.allow(allowed_updates)
    return state.updates.poll(offset, limit, timeout)


def set_webhook(
    state: State,
    *,
    url: str = "",
    secret_token: str = "",
    max_connections: int = 40,
    ip_address: str = "",
    allowed_updates: list[Any] | None = None,
    drop_pending_updates: bool = False,
) -> bool:
    """Bot API: setWebhook; ends a poll that is waiting. No url means no webhook."""
    if not url:
        return delete_webhook(state, drop_pending_updates=drop_pending_updates)
    if not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not SECRET.match(secret_token):
        raise bad_request("secret token contains unallowed characters")
    if max_connections not in CONNECTIONS:
        raise bad_request("max_connections must be between 1 and 100")
    if allowed_updates is not None:
        state.updates.allow(allowed_updates)
    if drop_pending_updates:
        state.updates.clear()
    state.updates.interrupt(conflict("terminated by setWebhook request"))
    state.put_webhook(Webhook(url, secret_token, max_connections, ip_address, receiver=state.webhook.receiver))
    return True


def delete_webhook(state: State, *, drop_pending_updates: bool = False) -> bool:
    """Bot API: deleteWebhook."""
    if drop_pending_updates:
        state.updates.clear()
    state.put_webhook(Webhook(receiver=state.webhook.receiver))
    return True


def get_webhook_info(state: State) -> Json:
    """Bot API: getWebhookInfo."""
    info = state.webhook.as_json(state.updates)
    return info if state.updates.allowed is None else info | {"allowed_updates": sorted(state.updates.allowed)}
