"""How the Bot API says no."""


class ApiError(Exception):
    """A refused call: ``code`` is the HTTP status, ``description`` Telegram's text, ``retry_after`` seconds (429)."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def as_json(self) -> dict[str, object]:
        """The body of the HTTP answer (Bot API: Making requests)."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


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
