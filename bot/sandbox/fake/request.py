"""The door without a network: what python-telegram-bot takes for its HTTP client."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import msgspec
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData

from bot.sandbox.fake.errors import ApiError, ConnectionCutError
from bot.sandbox.fake.telegram import FakeTelegram
from bot.sandbox.fake.wire import Upload

NO_DATA: Mapping[str, Any] = {}


class InProcessRequest(BaseRequest):
    """Bot API calls straight into a FakeTelegram; answers are real JSON bytes, refusals real statuses."""

    def __init__(self, fake: FakeTelegram) -> None:
        self._fake = fake

    @property
    def read_timeout(self) -> float | None:
        """No limit: there is no network to wait for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        """Answer one call (POST) or download (GET) as (status, body); raises NetworkError for a cut connection."""
        try:
            if method == "GET":
                return 200, self._download(url)
            return 200, await self._call(url, request_data)
        except ApiError as error:
            return error.code, msgspec.json.encode(error.as_json())
        except ConnectionCutError as cut:
            raise NetworkError(cut.description) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The object in an answer."""
        try:
            return msgspec.json.decode(payload)
        except msgspec.DecodeError as error:
            raise TelegramError("Invalid server response") from error

    async def _call(self, url: str, data: RequestData | None) -> bytes:
        front, _, method = url.rpartition("/")
        self._fake.check_token(front.rpartition("/bot")[2])
        params = data.parameters if data is not None else NO_DATA
        result = await self._fake.call(
            method, params, uploads(data) if data is not None and data.contains_files else None
        )
        return msgspec.json.encode({"ok": True, "result": result})

    def _download(self, url: str) -> bytes:
        token, _, path = unquote(url).partition("/file/bot")[2].partition("/")
        self._fake.check_token(token)
        return self._fake.download(path)


def uploads(data: RequestData) -> Mapping[str, Upload]:
    """The files of a call, by the name of their part."""
    return {part: Upload(name, bytes_of(content), kind) for part, (name, content, kind) in data.multipart_data.items()}


def bytes_of(content: Any) -> bytes:
    """The contents of a file or an open file handle."""
    return bytes(content if isinstance(content, bytes) else content.read())
