"""How the Bot API says no."""

from typing import TypeAlias


class ApiError(Exception):
    """A refused call: ``code`` is the HTTP status, ``description`` Telegram's text.

    ``retry_after`` are seconds to wait (429), ``migrate_to`` is the id a group has now (400).
    """

    def __init__(
        self, code: int, description: str, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to

    def as_json(self) -> dict[str, object]:
        """The body of the HTTP answer (Bot API: Making requests)."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        if self.migrate_to is not None:
            body["parameters"] = {"migrate_to_chat_id": self.migrate_to}
        return body


class ConnectionCutError(ConnectionError):
    """The connection ends where an answer should come: a door must cut it, and say nothing."""

    description = "the connection was cut"


Trouble: TypeAlias = ApiError | ConnectionCutError
"""What a call may meet instead of its result."""


def bad_request(reason: str) -> ApiError:
    """400, ``Bad Request: {reason}``."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """403, ``Forbidden: {reason}``."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """409, ``Conflict: {reason}``."""
    return ApiError(409, f"Conflict: {reason}")


def flood(retry_after: int) -> ApiError:
    """429: nothing more is taken for ``retry_after`` whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after)
